import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { residenceWords } from '@shared/words/residence';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, Card, Field, notify, TextInput } from '@/ui';
import { AreaChoice } from './area-choice';

type Mine = Reply<'residence.mine'>;

interface Props {
  before: Mine['residence'];
  onCancel: () => void;
  onDone: (mine: Mine) => void;
}

/** Village from the list, the rest typed. Refused before: both are there to be corrected. */
export function ResidenceForm({ before, onCancel, onDone }: Props) {
  const w = useWords(residenceWords);
  const kept = before !== null && before.state === 'refused' ? before : null;
  const [area, setArea] = useState<{ code: string; path: string } | null>(
    kept === null ? null : { code: kept.areaCode, path: kept.areaName },
  );
  const [detail, setDetail] = useState(kept?.detail ?? '');
  const [error, setError] = useState<string>();
  const send = async () => {
    if (area === null) return notify(w.areaNeeded, 'error');
    if (detail.trim().length < limits.addressMin) return setError(w.detailNeeded);
    setError(undefined);
    try {
      const mine = await call('residence.file', { body: { areaCode: area.code, detail: detail.trim() } });
      notify(w.sent);
      onDone(mine);
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  return (
    <>
      <Field label={w.area}>
        {area === null ? (
          <AreaChoice onChoose={setArea} />
        ) : (
          <Card>
            <View className='family-form'>
              <Text className='family__text'>{area.path}</Text>
              <Button kind='soft' size='small' block={false} onTap={() => setArea(null)}>
                {w.rechoose}
              </Button>
            </View>
          </Card>
        )}
      </Field>
      <Field label={w.detail} hint={w.detailHint} error={error}>
        <TextInput
          label={w.detail}
          kind='multi'
          value={detail}
          maxLength={limits.addressMax}
          error={error !== undefined}
          onChange={(value) => {
            setDetail(value);
            setError(undefined);
          }}
        />
      </Field>
      {before?.state === 'confirmed' ? <Text className='family__note'>{w.moveNote}</Text> : null}
      <Button onTap={send}>{w.send}</Button>
      <Button kind='quiet' onTap={onCancel}>
        {w.cancel}
      </Button>
    </>
  );
}

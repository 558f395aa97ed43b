import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { limits } from '@shared/limits';
import { addDays, civilDay } from '@shared/time/civil';
import { catalogueWords } from '@shared/words/catalogue';
import { useNow } from '@/services/now';
import { useWords } from '@/services/settings';
import { Button, Chips, DateInput, Field, Sheet, TextInput } from '@/ui';
import type { Service } from './draft';

interface PauseSheetProps {
  service: Service;
  onClose: () => void;
  onPause: (pause: { reason: string; until: string | null }) => Promise<void>;
}

/** Why a service is paused, until when as far as anybody knows, and what stands meanwhile. */
export function PauseSheet({ service, onClose, onPause }: PauseSheetProps) {
  const w = useWords(catalogueWords).state;
  const tomorrow = addDays(civilDay(useNow()), 1);
  const { paused, ahead } = service;
  const [reason, setReason] = useState(paused?.reason ?? '');
  const [isKnown, setKnown] = useState(paused !== null && paused.until !== null);
  const [until, setUntil] = useState(paused?.until ?? '');
  const [isStrict, setStrict] = useState(false);
  const tooShort = reason.trim().length < limits.reasonMin;
  const tooEarly = isKnown && until < tomorrow;
  const pause = async () => {
    setStrict(true);
    if (!tooShort && !tooEarly) await onPause({ reason: reason.trim(), until: isKnown ? until : null });
  };
  return (
    <Sheet
      open
      title={w.pauseTitle}
      onClose={onClose}
      foot={<Button onTap={pause}>{paused === null ? w.pause : w.keep}</Button>}
    >
      <View className='ui-stack'>
        <Text className='ui-text'>{w.pauseStays(ahead)}</Text>
        <Field label={w.why} hint={w.whyHint} error={isStrict && tooShort ? w.whyBad(limits.reasonMin) : undefined}>
          <TextInput
            label={w.why}
            value={reason}
            maxLength={limits.reasonMax}
            error={isStrict && tooShort}
            onChange={setReason}
          />
        </Field>
        <Field label={w.back}>
          <Chips<'unknown' | 'day'>
            all
            label={w.back}
            options={[
              { value: 'unknown', word: w.backChoices.unknown },
              { value: 'day', word: w.backChoices.day },
            ]}
            value={isKnown ? 'day' : 'unknown'}
            onChange={(choice) => setKnown(choice === 'day')}
          />
        </Field>
        {isKnown && (
          <Field label={w.backOn} error={isStrict && tooEarly ? w.backBad : undefined}>
            <DateInput label={w.backOn} value={until} min={tomorrow} error={isStrict && tooEarly} onChange={setUntil} />
          </Field>
        )}
        <Text className='ui-note'>{w.pauseLine}</Text>
      </View>
    </Sheet>
  );
}

import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { limits } from '@shared/limits';
import { fullDateWords } from '@shared/time/words';
import { lotteryWords } from '@shared/words/lottery';
import { lotteryDeskWords } from '@shared/words/lottery-desk';
import { asApiError, call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { Button, Field, notify, Sheet, TextInput } from '@/ui';
import { timeLanguage, type DeskDraw } from './when';

interface Props {
  draw: DeskDraw;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** The public number as one of two people has read it; nobody sees the other's. */
export function ValueSheet({ draw, onClose, onDone }: Props) {
  const w = useWords(lotteryDeskWords).sheet;
  const what = useWords(lotteryWords).beacons[draw.beacon];
  const { language } = useSettings();
  const now = useNow();
  const [value, setValue] = useState('');
  const [error, setError] = useState<string | null>(null);
  const is3d = draw.beacon === 'welfare_3d';
  const save = async () => {
    if (value.trim() === '') return setError(w.needed);
    try {
      const after = await call('lottery.enterValue', { params: { slotId: draw.slotId }, body: { value } });
      onClose();
      notify(after.value === null ? w.saved : w.savedDrawn);
    } catch (failure) {
      setError(asApiError(failure).message);
    }
    await onDone();
    return undefined;
  };
  return (
    <Sheet
      open
      title={w.title(what)}
      onClose={onClose}
      foot={
        <Button icon='check' onTap={save}>
          {w.save}
        </Button>
      }
    >
      <View className='value-sheet'>
        <Text className='value-sheet__on'>{w.on(fullDateWords(draw.beaconOn, now, timeLanguage(language)))}</Text>
        <Field label={w.label} hint={is3d ? w.hint3d : w.hintKl8} error={error ?? undefined}>
          <TextInput
            value={value}
            onChange={(text) => {
              setValue(text);
              setError(null);
            }}
            label={w.label}
            kind={is3d ? 'digits' : 'multi'}
            maxLength={limits.lotteryValueMax}
            error={error !== null}
            big={is3d}
            onDone={save}
          />
        </Field>
        <Text className='value-sheet__note'>{w.note}</Text>
      </View>
    </Sheet>
  );
}

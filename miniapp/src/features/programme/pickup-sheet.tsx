import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { programmePickupWords } from '@shared/words/programme-pickup';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, ChoiceCards, Field, notify, Sheet } from '@/ui';

interface Props {
  line: ItemOf<'programmeSession.roll'>;
  sessionId: string;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Who takes a child home: chosen from its guardians and those whom the family has named. */
export function PickupSheet({ line, sessionId, onClose, onDone }: Props) {
  const w = useWords(programmePickupWords);
  const [pickerId, setPickerId] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const picker = line.pickers.find(({ id }) => id === pickerId);
  const save = async () => {
    if (picker === undefined) return;
    try {
      await call('programmeSession.pickUp', {
        params: { sessionId, bookingId: line.bookingId },
        body: { kind: picker.kind, pickerId: picker.id },
      });
      notify(w.noted(picker.name));
      onClose();
    } catch (failure) {
      setError(asApiError(failure).message);
    }
    await onDone();
  };
  return (
    <Sheet
      open
      title={w.pickUpOf(line.personName)}
      onClose={onClose}
      foot={
        <Button icon='check' disabled={picker === undefined} onTap={save}>
          {w.note}
        </Button>
      }
    >
      {line.pickers.length === 0 ? (
        <Text className='ui-text'>{w.nobody}</Text>
      ) : (
        <View className='ui-stack'>
          <Field label={w.who} hint={w.whoHint} error={error ?? undefined}>
            <ChoiceCards
              label={w.who}
              options={line.pickers.map(({ id, name, phoneTail }) => ({
                value: id,
                title: name || w.noName,
                note: phoneTail === null ? w.guardian : w.tail(phoneTail),
              }))}
              value={pickerId}
              onChange={(id) => {
                setPickerId(id);
                setError(null);
              }}
              columns={1}
            />
          </Field>
        </View>
      )}
    </Sheet>
  );
}

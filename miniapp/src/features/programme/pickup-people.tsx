import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { programmePickupWords } from '@shared/words/programme-pickup';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { ask, Button, Card, Field, notify, Section, Sheet, TextInput } from '@/ui';

type Seen = Reply<'programme.attendance'>;

interface Props {
  bookingId: string;
  /** The child's name. */
  name: string;
  seen: Seen;
  onChanged: () => Promise<unknown>;
  /** Whether one more is being named now. */
  adding: boolean;
  onAdding: (adding: boolean) => void;
}

/** Who may take a child home: its guardians, and whoever they name with the last digits of a phone. */
export function PickupPeople({ bookingId, name: child, seen, onChanged, adding, onAdding }: Props) {
  const w = useWords(programmePickupWords);
  const { changePickup } = seen.may;
  const remove = async ({ id: pickupPersonId, name }: Seen['pickupPeople'][number]) => {
    if (!(await ask({ title: w.sure(name), text: w.sureText, yes: w.yes, no: w.no }))) return;
    try {
      await call('pickupPerson.remove', { params: { bookingId, pickupPersonId } });
      notify(w.removed);
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
    await onChanged();
  };
  return (
    <Section title={w.title(child)}>
      <Card>
        <View className='ui-stack'>
          <Text className='season__note'>{w.lead}</Text>
          <View className='season-sessions'>
            {seen.guardians.map(({ name }, n) => (
              <View key={`${n}${name}`} className='season-session'>
                <Text className='season-session__day'>{name || w.noName}</Text>
                <Text className='season__note'>{w.guardian}</Text>
              </View>
            ))}
            {seen.pickupPeople.map((one) => (
              <View key={one.id} className='season-session'>
                <View className='season-session__words'>
                  <Text className='season-session__day'>{one.name}</Text>
                  <Text className='season__note'>{w.tail(one.phoneTail)}</Text>
                </View>
                {changePickup && (
                  <Button
                    kind='quiet'
                    size='small'
                    block={false}
                    label={w.removeOf(one.name)}
                    onTap={() => remove(one)}
                  >
                    {w.remove}
                  </Button>
                )}
              </View>
            ))}
          </View>
          {changePickup && seen.pickupPeople.length < limits.pickupPeople && (
            <Button kind='soft' icon='plus' onTap={() => onAdding(true)}>
              {w.add}
            </Button>
          )}
        </View>
      </Card>
      {adding && <AddSheet bookingId={bookingId} onClose={() => onAdding(false)} onDone={onChanged} />}
    </Section>
  );
}

interface AddProps {
  bookingId: string;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

function AddSheet({ bookingId, onClose, onDone }: AddProps) {
  const w = useWords(programmePickupWords);
  const [name, setName] = useState('');
  const [phoneTail, setPhoneTail] = useState('');
  const [fault, setFault] = useState<'badName' | 'badPhone' | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = async () => {
    if (name.trim() === '') return setFault('badName');
    if (!/^\d{4}$/.test(phoneTail)) return setFault('badPhone');
    try {
      await call('pickupPerson.add', { params: { bookingId }, body: { name: name.trim(), phoneTail } });
      notify(w.added);
      onClose();
    } catch (failure) {
      setRefusal(asApiError(failure).message);
    }
    await onDone();
    return undefined;
  };
  const isBadName = fault === 'badName' || refusal !== null;
  return (
    <Sheet
      open
      title={w.addTitle}
      onClose={onClose}
      foot={
        <Button icon='check' onTap={save}>
          {w.save}
        </Button>
      }
    >
      <View className='ui-stack'>
        <Field label={w.name} hint={w.nameHint} error={fault === 'badName' ? w.badName : (refusal ?? undefined)}>
          <TextInput
            label={w.name}
            value={name}
            onChange={(text) => {
              setName(text);
              setFault(null);
              setRefusal(null);
            }}
            maxLength={limits.nameMax}
            error={isBadName}
          />
        </Field>
        <Field label={w.phone} hint={w.phoneHint} error={fault === 'badPhone' ? w.badPhone : undefined}>
          <TextInput
            kind='digits'
            label={w.phone}
            value={phoneTail}
            onChange={(text) => {
              setPhoneTail(text);
              setFault(null);
            }}
            maxLength={4}
            error={fault === 'badPhone'}
            onDone={save}
          />
        </Field>
      </View>
    </Sheet>
  );
}

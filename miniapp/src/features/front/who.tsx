import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { consentTexts, currentConsentText, witnessMethods, type WitnessMethod } from '@shared/enums';
import { limits } from '@shared/limits';
import { typedDay } from '@shared/time/words';
import { frontWords } from '@shared/words/front-desk';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, Card, ChoiceCards, Field, Segmented, TextInput } from '@/ui';

/** Somebody who was found or noted, to be booked for. */
export type Found = ItemOf<'deskBooking.find'>;
type By = 'phone' | 'name' | 'new';
const ways: readonly By[] = ['phone', 'name', 'new'];

/** Who has come or called: looked for, or noted with their yes. */
export function Who({ centreId, onFound }: { centreId: string; onFound: (people: Found[]) => void }) {
  const w = useWords(frontWords);
  const [by, setBy] = useState<By>('phone');
  const [phone, setPhone] = useState('');
  const [name, setName] = useState('');
  const [born, setBorn] = useState('');
  const [method, setMethod] = useState<WitnessMethod>('call_back');
  const [fault, setFault] = useState<string | null>(null);
  const bornOn = typedDay(born);
  const wrongOf = (): string | null => {
    if (by === 'phone') return phone.trim().length < limits.phoneMin ? w.phoneNeeded : null;
    if (name.trim() === '') return w.nameNeeded;
    return bornOn === null && (by === 'name' || born.trim() !== '') ? w.bornWrong : null;
  };
  const send = async () => {
    const wrong = wrongOf();
    setFault(wrong);
    if (wrong !== null) return;
    if (by === 'phone') {
      onFound((await call('deskBooking.find', { body: { centreId, phone } })).items);
    } else if (by === 'name') {
      onFound((await call('deskBooking.find', { body: { centreId, name, bornOn: bornOn ?? '' } })).items);
    } else {
      const more = { ...(bornOn === null ? {} : { bornOn }), ...(phone.trim() === '' ? {} : { phone }) };
      const body = { centreId, name, ...more, method, textVersion: currentConsentText ?? consentTexts[0] };
      onFound([await call('deskBooking.register', { body })]);
    }
  };
  return (
    <Card>
      <View className='ui-stack'>
        <Segmented<By>
          label={w.by.label}
          options={ways.map((value) => ({ value, word: w.by[value] }))}
          value={by}
          onChange={(next) => {
            setBy(next);
            setFault(null);
          }}
        />
        {by !== 'phone' && (
          <>
            <Field label={w.name}>
              <TextInput label={w.name} value={name} onChange={setName} maxLength={limits.nameMax} />
            </Field>
            <Field label={w.born} hint={by === 'new' ? w.bornOptional : w.bornHint}>
              <TextInput kind='digits' label={w.born} value={born} onChange={setBorn} maxLength={10} />
            </Field>
          </>
        )}
        {by !== 'name' && (
          <Field label={w.phone} hint={by === 'new' ? w.phoneOptional : w.phoneHint}>
            <TextInput kind='tel' label={w.phone} value={phone} onChange={setPhone} maxLength={limits.phoneMax} />
          </Field>
        )}
        {by === 'new' && (
          <>
            <Field label={w.consent}>
              <Text>{w.consentText}</Text>
            </Field>
            <Field label={w.method}>
              <ChoiceCards
                label={w.method}
                options={witnessMethods.map((value) => ({ value, title: w.methods[value] }))}
                value={method}
                onChange={setMethod}
              />
            </Field>
          </>
        )}
        {fault !== null && (
          <Field label='' error={fault}>
            {null}
          </Field>
        )}
        <Button icon={by === 'new' ? undefined : 'search'} onTap={send}>
          {by === 'new' ? w.register : w.find}
        </Button>
      </View>
    </Card>
  );
}

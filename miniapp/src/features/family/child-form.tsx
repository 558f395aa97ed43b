import { View } from '@tarojs/components';
import { useState } from 'react';
import { consentTexts, currentConsentText, type Relation } from '@shared/enums';
import { limits } from '@shared/limits';
import { typedDay } from '@shared/time/words';
import { familyConsent } from '@shared/words/family-consent';
import { familyWords } from '@shared/words/family';
import { familyAddWords } from '@shared/words/family-add';
import { back } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, Card, Field, notify, TextInput } from '@/ui';
import { BirthdayField } from './birthday-field';
import { ConsentCard } from './consent-card';
import { RelationChoice } from './relation-choice';

const textVersion = currentConsentText ?? consentTexts[0];

/** A child under 14, with its guardian's consent on the same page. */
export function ChildForm() {
  const w = useWords(familyAddWords);
  const words = useWords(familyWords);
  const consent = useWords(familyConsent[textVersion]);
  const [name, setName] = useState('');
  const [born, setBorn] = useState('');
  const [relation, setRelation] = useState<Relation>('child');
  const [wrong, setWrong] = useState<{ name?: string; born?: string }>({});
  const add = async () => {
    const bornOn = typedDay(born);
    if (name.trim() === '') return setWrong({ name: w.nameNeeded });
    if (bornOn === null) return setWrong({ born: w.bornWrong });
    setWrong({});
    try {
      await call('family.addChild', { body: { name: name.trim(), bornOn, relation, textVersion } });
      notify(w.added(name.trim()));
      await back();
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  return (
    <View className='family'>
      <Card>
        <View className='family-form'>
          <Field label={w.name} hint={w.nameHint} error={wrong.name}>
            <TextInput
              label={w.name}
              value={name}
              maxLength={limits.nameMax}
              error={wrong.name !== undefined}
              onChange={(value) => {
                setName(value);
                setWrong(({ born: still }) => ({ born: still }));
              }}
            />
          </Field>
          <BirthdayField
            value={born}
            onChange={(value) => {
              setBorn(value);
              setWrong(({ name: still }) => ({ name: still }));
            }}
            error={wrong.born}
          />
          <RelationChoice value={relation} onChange={setRelation} />
        </View>
      </Card>
      <ConsentCard title={w.consent} lines={consent.guardian(name.trim() || words.child)} kept={consent.kept} />
      <Button onTap={add}>{w.addChild}</Button>
    </View>
  );
}

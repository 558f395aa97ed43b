import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { consentTexts, currentConsentText, type Relation } from '@shared/enums';
import { limits } from '@shared/limits';
import { typedDay } from '@shared/time/words';
import { familyAddWords } from '@shared/words/family-add';
import { back } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useNow } from '@/services/now';
import { useWords } from '@/services/settings';
import { Button, Card, Field, notify, TextInput } from '@/ui';
import { BirthdayField } from './birthday-field';
import { PowerChoice, type Power } from './power-choice';
import { RelationChoice } from './relation-choice';
import { lastOnOf } from './when';

const textVersion = currentConsentText ?? consentTexts[0];

interface Wrong {
  name?: string;
  born?: string;
  scopes?: string;
}

/** Somebody grown without WeChat, new or of my household: staff reads the words to them and hears their yes. */
export function InPersonForm({ member }: { member?: { memberId: string; name: string } }) {
  const w = useWords(familyAddWords);
  const now = useNow();
  const [name, setName] = useState(member?.name ?? '');
  const [born, setBorn] = useState('');
  const [relation, setRelation] = useState<Relation>('parent');
  const [power, setPower] = useState<Power>({ scopes: member === undefined ? [] : ['view', 'book'], span: 'year' });
  const [wrong, setWrong] = useState<Wrong>({});
  /** What is being put right is no longer called wrong. */
  const mend =
    <T,>(field: keyof Wrong, set: (value: T) => void) =>
    (value: T) => {
      setWrong((before) => ({ ...before, [field]: undefined }));
      set(value);
    };
  const send = async () => {
    const bornOn = typedDay(born);
    if (name.trim() === '') return setWrong({ name: w.nameNeeded });
    if (born !== '' && bornOn === null) return setWrong({ born: w.bornWrong });
    if (member !== undefined && power.scopes.length === 0) return setWrong({ scopes: w.scopesNeeded });
    setWrong({});
    const who =
      member === undefined
        ? { name: name.trim(), ...(bornOn === null ? {} : { bornOn }) }
        : { memberId: member.memberId };
    const acting = power.scopes.length === 0 ? {} : { scopes: [...power.scopes], lastOn: lastOnOf(power.span, now) };
    try {
      await call('family.askInPerson', { body: { ...who, ...acting, relation, textVersion } });
      notify(w.asked(name.trim()));
      await back();
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  return (
    <View className='family'>
      <Card>
        <View className='family-form'>
          <Text className='family__text'>{w.staffHow}</Text>
          {member === undefined ? (
            <>
              <Field label={w.name} hint={w.nameHint} error={wrong.name}>
                <TextInput
                  label={w.name}
                  value={name}
                  maxLength={limits.nameMax}
                  error={wrong.name !== undefined}
                  onChange={mend('name', setName)}
                />
              </Field>
              <BirthdayField value={born} onChange={mend('born', setBorn)} optional error={wrong.born} />
            </>
          ) : (
            <Text className='family__strong'>{member.name}</Text>
          )}
          <RelationChoice value={relation} onChange={setRelation} />
          <PowerChoice
            label={w.scopes}
            hint={member === undefined ? w.scopesHint : undefined}
            error={wrong.scopes}
            value={power}
            onChange={mend('scopes', setPower)}
          />
        </View>
      </Card>
      <Button onTap={send}>{w.askStaff}</Button>
    </View>
  );
}

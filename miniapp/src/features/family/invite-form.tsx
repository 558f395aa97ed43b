import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Relation } from '@shared/enums';
import { limits } from '@shared/limits';
import { familyAddWords } from '@shared/words/family-add';
import { asApiError, call } from '@/services/api';
import { useNow } from '@/services/now';
import { useWords } from '@/services/settings';
import { Button, Card, Field, notify, TextInput } from '@/ui';
import type { Made } from './made-code';
import { PowerChoice, type Power } from './power-choice';
import { RelationChoice } from './relation-choice';
import { lastOnOf } from './when';

/** Somebody with WeChat: to join, perhaps to be acted for; with a child, to be its guardian too. */
export function InviteForm({ childId, onMade }: { childId?: string; onMade: (made: Made) => void }) {
  const w = useWords(familyAddWords);
  const now = useNow();
  const [name, setName] = useState('');
  const [relation, setRelation] = useState<Relation>(childId === undefined ? 'parent' : 'spouse');
  const [power, setPower] = useState<Power>({ scopes: [], span: 'year' });
  const [error, setError] = useState<string>();
  const send = async () => {
    if (name.trim() === '') return setError(w.nameNeeded);
    setError(undefined);
    const acting = power.scopes.length === 0 ? {} : { scopes: [...power.scopes], lastOn: lastOnOf(power.span, now) };
    const what =
      childId === undefined ? { kind: 'member' as const, ...acting } : { kind: 'guardian' as const, childId };
    try {
      const made = await call('family.invite', { body: { ...what, relation, name: name.trim() } });
      onMade({ ...made, name: name.trim() });
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  return (
    <View className='family'>
      <Card>
        <View className='family-form'>
          <Field label={w.name} error={error}>
            <TextInput
              label={w.name}
              value={name}
              maxLength={limits.nameMax}
              error={error !== undefined}
              onChange={(value) => {
                setName(value);
                setError(undefined);
              }}
            />
          </Field>
          <RelationChoice value={relation} onChange={setRelation} />
          {childId === undefined ? (
            <PowerChoice label={w.scopes} hint={w.scopesHint} value={power} onChange={setPower} />
          ) : null}
        </View>
      </Card>
      <Button onTap={send}>{w.makeCode}</Button>
    </View>
  );
}

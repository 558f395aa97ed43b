import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Role } from '@shared/enums';
import type { Reply } from '@shared/contract/types';
import { clockWords } from '@shared/time/words';
import { deskLoginWords } from '@shared/words/desk-login';
import { signInWords } from '@shared/words/ui';
import { useCareBar } from '@/shell/care-bar';
import { canScan, scan } from '@/platform/device';
import { back } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, Card, ChoiceCards, Facts, Field, notify, Screen, TextInput } from '@/ui';
import './desk-login.scss';

type Seen = Reply<'deskLogin.look'>;

/** The phone's side of a desk login: scan or type the key, see whom one would let in, decide. */
export default function ScanPage() {
  const w = useWords(deskLoginWords).scan;
  const bar = useCareBar();
  const [key, setKey] = useState('');
  const [seen, setSeen] = useState<Seen | null>(null);
  const [error, setError] = useState<string>();

  const look = async (text: string) => {
    if (text.trim() === '') return;
    try {
      setError(undefined);
      setSeen(await call('deskLogin.look', { body: { key: text.trim() } }));
      setKey(text.trim());
    } catch (failure) {
      setError(asApiError(failure).fields.length > 0 ? w.hint : asApiError(failure).message);
    }
  };
  const camera = async () => {
    const found = await scan();
    if (found !== null) await look(found);
  };
  if (seen !== null) return <Decide login={seen} loginKey={key} />;
  return (
    <Screen title={w.title} bar={bar}>
      <Card>
        <View className='ui-stack'>
          {canScan && (
            <Button icon='scan-qr-code' onTap={camera}>
              {w.camera}
            </Button>
          )}
          <Text className='ui-text'>{w.lead}</Text>
          <Field label={w.label} hint={w.hint} error={error}>
            <TextInput
              big
              label={w.label}
              value={key}
              maxLength={40}
              error={error !== undefined}
              onChange={(text) => {
                setKey(text);
                setError(undefined);
              }}
              onDone={() => look(key)}
            />
          </Field>
          <Button kind={canScan ? 'secondary' : 'primary'} onTap={() => look(key)}>
            {w.look}
          </Button>
        </View>
      </Card>
    </Screen>
  );
}

function Decide({ login, loginKey }: { login: Seen; loginKey: string }) {
  const w = useWords(deskLoginWords).scan;
  const { roles } = useWords(signInWords);
  const [role, setRole] = useState<Role>(login.choices[0]?.role ?? 'staff');
  const decide = async (yes: boolean) => {
    try {
      if (yes) await call('deskLogin.confirm', { body: { key: loginKey, role } });
      else await call('deskLogin.refuse', { body: { key: loginKey } });
      notify(yes ? w.done : w.refused, yes ? 'ok' : 'info');
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
    await back();
  };
  return (
    <Screen
      title={w.title}
      bar={
        <View className='ui-pair'>
          <Button kind='secondary' onTap={() => decide(false)}>
            {w.refuse}
          </Button>
          <Button onTap={() => decide(true)}>{w.confirm}</Button>
        </View>
      }
    >
      <View className='ui-stack'>
        <Card>
          <View className='ui-stack'>
            <Text className='desk-login__question'>{w.question[login.purpose]}</Text>
            <Facts
              items={[
                { label: w.browser, value: login.browser },
                { label: w.address, value: login.address },
                { label: w.begun, value: clockWords(new Date(login.begunAt)) },
              ]}
            />
          </View>
        </Card>
        <ChoiceCards<Role>
          label={w.role}
          options={login.choices.map((choice) => ({
            value: choice.role,
            title: roles[choice.role],
            note: choice.places.join('、'),
          }))}
          value={role}
          onChange={setRole}
        />
        <Card tone='warn'>
          <Text className='ui-text'>{w.warn}</Text>
        </Card>
      </View>
    </Screen>
  );
}

import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { deskLoginWords } from '@shared/words/desk-login';
import { goInstead, goTab, useParams } from '@/platform/navigate';
import { asApiError, call, callAs } from '@/services/api';
import { deskRoles, landingOf } from '@/services/desk-home';
import { deskOver } from '@/services/desk-presence';
import { useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { useStore } from '@/services/store';
import { keepTokens, tokens, type Tokens } from '@/services/tokens';
import { DemoConfirm } from '@/sheets/demo-confirm';
import { DeskKey } from '@/sheets/desk-key';
import { Button, Card, Field, Screen, Segmented, TextInput } from '@/ui';
import { RoleChoice } from './role-choice';
import './desk-login.scss';

/** The way into a desk, in a wide browser: by the phone, or by password and code when it is away. */
export default function DeskLoginPage() {
  const w = useWords(deskLoginWords);
  const { next } = useParams<{ next: string }>();
  const [way, setWay] = useState<'scan' | 'password'>('scan');
  const [key, setKey] = useState<string | null>(null);
  const over = useStore(deskOver);
  const [choosing, setChoosing] = useState<Tokens | null>(null);
  const { me, atDesk } = useSession();
  const byPhone = me !== null && !atDesk;
  const enter = async (session: Tokens) => {
    deskOver.set(null);
    await leavePhoneSession();
    keepTokens(session);
    const url = landingOf(session.me.role, next);
    await (url === null ? goTab('mine') : goInstead(url));
  };
  /** The phone asks for the role itself; a password does not know which one is meant. */
  const enterByPassword = async (session: Tokens) => {
    if (deskRoles(session.me).length > 1) setChoosing(session);
    else await enter(session);
  };
  return (
    <Screen title={w.title} wide>
      <View className='desk-login'>
        <View className='desk-login__main'>
          <Text className='desk-login__title'>{w.title}</Text>
          <Text className='ui-text'>{w.lead}</Text>
          {over !== null && (
            <Card tone='warn'>
              <Text className='ui-text'>{w.over}</Text>
            </Card>
          )}
          {byPhone && (
            <Card tone='brand'>
              <Text className='ui-text'>{w.byPhone(me.name)}</Text>
            </Card>
          )}
          <Card>
            <View className='ui-stack'>
              {choosing === null && (
                <Segmented<'scan' | 'password'>
                  label={w.title}
                  options={[
                    { value: 'scan', word: w.tabs.scan },
                    { value: 'password', word: w.tabs.password },
                  ]}
                  value={way}
                  onChange={setWay}
                />
              )}
              {choosing !== null ? (
                <RoleChoice session={choosing} onDone={enter} />
              ) : way === 'scan' ? (
                <>
                  <DeskKey purpose='login' onKey={setKey} onDone={(session) => session && enter(session)} />
                  <Text className='ui-note'>{w.key.how}</Text>
                </>
              ) : (
                <PasswordForm onDone={enterByPassword} />
              )}
            </View>
          </Card>
        </View>
        {way === 'scan' && <DemoConfirm loginKey={key} />}
      </View>
    </Screen>
  );
}

/** A browser holds one session: the phone's that was here is not left behind, good for a month and known to nobody. */
async function leavePhoneSession(): Promise<void> {
  const held = tokens();
  if (held === null || held.kind === 'desk') return;
  try {
    await callAs(held.token, 'identity.logout');
  } catch {
    // It is over already, or out of reach: the desk opens all the same.
  }
}

function PasswordForm({ onDone }: { onDone: (session: Tokens) => Promise<void> }) {
  const w = useWords(deskLoginWords).form;
  const [loginName, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const send = async () => {
    if (loginName.trim() === '' || password === '' || code.trim() === '') {
      setError(w.needed);
      return;
    }
    try {
      setError(undefined);
      await onDone(await call('deskLogin.password', { body: { loginName, password, code } }));
    } catch (failure) {
      setError(asApiError(failure).message);
      setCode('');
    }
  };
  return (
    <View className='ui-stack'>
      <Field label={w.name}>
        <TextInput label={w.name} value={loginName} onChange={setName} maxLength={60} />
      </Field>
      <Field label={w.password}>
        <TextInput kind='password' label={w.password} value={password} onChange={setPassword} maxLength={128} />
      </Field>
      <Field label={w.code} hint={w.codeHint} error={error}>
        <TextInput label={w.code} value={code} onChange={setCode} maxLength={40} onDone={send} />
      </Field>
      <Button onTap={send}>{w.send}</Button>
    </View>
  );
}

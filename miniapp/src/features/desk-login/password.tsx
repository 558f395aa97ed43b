import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { deskLoginWords } from '@shared/words/desk-login';
import { copy } from '@/platform/device';
import { back } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { ask, Button, Card, Field, Loaded, notify, QrCode, Screen, TextInput } from '@/ui';
import './desk-login.scss';

/** Sets up, changes or ends the way in by password: name and password, an authenticator, codes on paper. */
export default function PasswordPage() {
  const w = useWords(deskLoginWords).set;
  const access = useLoad(() => call('deskAccess.get'), []);
  const [begun, setBegun] = useState<Reply<'deskAccess.begin'> | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const remove = async () => {
    if (!(await ask({ title: w.removeAsk, yes: w.remove, danger: true }))) return;
    try {
      await call('deskAccess.remove');
      notify(w.removed);
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
    await back();
  };
  return (
    <Screen title={w.title}>
      <Loaded load={access}>
        {({ loginName, lockedUntil }) => (
          <View className='ui-stack'>
            {lockedUntil !== null && (
              <Card tone='error'>
                <Text className='ui-text'>{w.locked}</Text>
              </Card>
            )}
            <Card>
              {codes !== null ? (
                <Codes codes={codes} />
              ) : begun !== null ? (
                <FirstCode begun={begun} onDone={setCodes} />
              ) : (
                <NameAndPassword before={loginName ?? ''} onDone={setBegun} />
              )}
            </Card>
            {loginName !== null && begun === null && (
              <Button kind='quiet' onTap={remove}>
                {w.remove}
              </Button>
            )}
          </View>
        )}
      </Loaded>
    </Screen>
  );
}

interface FirstProps {
  before: string;
  onDone: (begun: Reply<'deskAccess.begin'>) => void;
}

function NameAndPassword({ before, onDone }: FirstProps) {
  const w = useWords(deskLoginWords).set;
  const [loginName, setName] = useState(before);
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<{ field: 'name' | 'password'; text: string }>();
  const send = async () => {
    try {
      setWrong(undefined);
      onDone(await call('deskAccess.begin', { body: { loginName, password } }));
    } catch (failure) {
      const refused = asApiError(failure);
      const isName = refused.fieldMessage('loginName') !== undefined || refused.code === 'desk.name_taken';
      if (isName) setWrong({ field: 'name', text: refused.code === 'desk.name_taken' ? refused.message : w.nameHint });
      else setWrong({ field: 'password', text: refused.code === 'input.invalid' ? w.passwordHint : refused.message });
    }
  };
  return (
    <View className='ui-stack'>
      <Text className='ui-text'>{w.lead}</Text>
      <Field label={w.name} hint={w.nameHint} error={wrong?.field === 'name' ? wrong.text : undefined}>
        <TextInput label={w.name} value={loginName} onChange={setName} maxLength={30} />
      </Field>
      <Field label={w.password} hint={w.passwordHint} error={wrong?.field === 'password' ? wrong.text : undefined}>
        <TextInput kind='password' label={w.password} value={password} onChange={setPassword} maxLength={128} />
      </Field>
      <Button onTap={send}>{w.next}</Button>
    </View>
  );
}

interface CodeProps {
  begun: Reply<'deskAccess.begin'>;
  onDone: (codes: readonly string[]) => void;
}

function FirstCode({ begun, onDone }: CodeProps) {
  const w = useWords(deskLoginWords);
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const send = async () => {
    try {
      onDone((await call('deskAccess.confirm', { body: { code } })).recoveryCodes);
    } catch (failure) {
      const refused = asApiError(failure);
      setError(refused.code === 'input.invalid' ? w.form.code : refused.message);
    }
  };
  return (
    <View className='ui-stack'>
      <Text className='ui-text'>{w.set.qr}</Text>
      <View className='desk-set__qr'>
        <QrCode value={begun.uri} size={208} label={w.set.qr} />
      </View>
      <Text className='ui-note'>{w.set.secret}</Text>
      <Text className='desk-set__secret' selectable>
        {begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}
      </Text>
      <Field label={w.form.code} error={error}>
        <TextInput big kind='digits' label={w.form.code} value={code} onChange={setCode} maxLength={6} onDone={send} />
      </Field>
      <Button onTap={send}>{w.set.confirm}</Button>
    </View>
  );
}

function Codes({ codes }: { codes: readonly string[] }) {
  const w = useWords(deskLoginWords).set;
  const keep = async () => {
    if (await copy(codes.join('\n'))) notify(w.copied);
  };
  return (
    <View className='ui-stack'>
      <Text className='desk-login__question'>{w.codes}</Text>
      <Text className='ui-text'>{w.codesLead}</Text>
      {codes.map((code) => (
        <Text key={code} className='desk-set__secret' selectable>
          {code}
        </Text>
      ))}
      <Button kind='secondary' icon='copy' onTap={keep}>
        {w.copy}
      </Button>
      <Button onTap={() => back()}>{w.done}</Button>
    </View>
  );
}

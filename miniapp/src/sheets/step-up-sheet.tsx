import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { deskLoginWords } from '@shared/words/desk-login';
import { isH5 } from '../platform/target';
import { asApiError, call } from '../services/api';
import { stepUpAsk } from '../services/desk-presence';
import { useSession } from '../services/session';
import { useWords } from '../services/settings';
import { useStore } from '../services/store';
import { tokens } from '../services/tokens';
import { Button, Field, Segmented, Sheet, TextInput } from '../ui';
import { DemoConfirm } from './demo-confirm';
import { DeskKey } from './desk-key';

/** Asks who sits here to confirm that it is still them: with the phone, or by a one-time code. */
export function StepUpSheet() {
  const asked = useStore(stepUpAsk);
  return asked ? <StepUp answer={asked.answer} /> : null;
}

function StepUp({ answer }: { answer: (confirmed: boolean) => void }) {
  const w = useWords(deskLoginWords);
  const { me } = useSession();
  const canScan = isH5 && tokens()?.kind === 'desk';
  const [way, setWay] = useState<'scan' | 'code'>(canScan ? 'scan' : 'code');
  const [key, setKey] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const send = async () => {
    try {
      await call('deskSession.stepUp', { body: { code: code.trim() } });
      answer(true);
    } catch (failure) {
      setError(asApiError(failure).message);
    }
  };
  return (
    <Sheet
      open
      title={w.stepUp.title}
      onClose={() => answer(false)}
      foot={way === 'code' ? <Button onTap={send}>{w.stepUp.send}</Button> : undefined}
    >
      <View className='ui-stack'>
        <Text className='ui-text'>{w.stepUp.text}</Text>
        {canScan && (
          <Segmented<'scan' | 'code'>
            label={w.stepUp.title}
            options={[
              { value: 'scan', word: w.tabs.scan },
              { value: 'code', word: w.stepUp.byCode },
            ]}
            value={way}
            onChange={setWay}
          />
        )}
        {way === 'scan' ? (
          <>
            <DeskKey purpose='step_up' onKey={setKey} onDone={() => answer(true)} />
            <DemoConfirm loginKey={key} isFor={({ name, role }) => name === me?.name && role === me.role} />
          </>
        ) : (
          <Field label={w.form.code} hint={w.form.codeHint} error={error}>
            <TextInput
              big
              kind='digits'
              label={w.form.code}
              value={code}
              maxLength={6}
              error={error !== undefined}
              onChange={(text) => {
                setCode(text);
                setError(undefined);
              }}
              onDone={send}
            />
          </Field>
        )}
      </View>
    </Sheet>
  );
}

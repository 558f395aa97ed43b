import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { spanWords } from '@shared/time/words';
import { visitWords } from '@shared/words/visit';
import { canScan, scan } from '@/platform/device';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { inLanguage } from '@/services/in-language';
import { signIn, useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { Button, Card, ChoiceCards, Empty, Field, Screen, TextInput } from '@/ui';
import { spoken } from '@/ui/a11y';

type Scanned = Reply<'visit.scan'>;
const codeDigits = 6;

/** Checks oneself in by the screen in the room; where several could be meant, says who has come. */
export default function ScanPage() {
  const w = useWords(visitWords);
  const { signedIn } = useSession();
  const [digits, setDigits] = useState('');
  const { language } = useSettings();
  const [answer, setResult] = useState<Scanned | null>(null);
  const result = inLanguage(answer, language);
  const send = async (code: string) => {
    setResult(await call('visit.scan', { body: { code } }));
    setDigits('');
  };
  const scanNow = async () => {
    const code = await scan();
    if (code !== null) await send(code);
  };
  const choose = async (bookingId: string) => {
    const body = { pass: result?.pass ?? '', bookingIds: [bookingId] };
    const { checkedIn } = await call('visit.choose', { body });
    setResult({ checkedIn, choices: [], pass: null });
  };
  if (!signedIn) {
    return (
      <Screen title={w.scanTitle}>
        <Empty icon='log-in' title={w.scanTitle} hint={w.scanHint} action={{ word: w.send, onTap: () => signIn() }} />
      </Screen>
    );
  }
  if (result !== null && result.choices.length > 0) {
    return <Choices choices={result.choices} onChoose={choose} />;
  }
  if (result !== null) return <Done result={result} onAgain={() => setResult(null)} />;
  return (
    <Screen
      title={w.scanTitle}
      bar={
        canScan ? (
          <Button icon='scan-qr-code' onTap={scanNow}>
            {w.scan}
          </Button>
        ) : undefined
      }
    >
      <View className='ui-stack'>
        <Card>
          <Text>{w.scanHint}</Text>
        </Card>
        <Card>
          <View className='ui-stack'>
            <Field label={w.digits} hint={w.digitsHint}>
              <TextInput big kind='digits' label={w.digits} value={digits} onChange={setDigits} maxLength={7} />
            </Field>
            <Button
              kind={canScan ? 'secondary' : 'primary'}
              disabled={digits.replace(/\s/g, '').length !== codeDigits}
              onTap={() => send(digits)}
            >
              {w.send}
            </Button>
          </View>
        </Card>
      </View>
    </Screen>
  );
}

function Choices({ choices, onChoose }: { choices: Scanned['choices']; onChoose: (id: string) => Promise<void> }) {
  const w = useWords(visitWords);
  const [chosen, setChosen] = useState<string | null>(null);
  const name = choices.find(({ id }) => id === chosen)?.beneficiaryName ?? '';
  return (
    <Screen
      title={w.who}
      bar={
        <Button disabled={chosen === null} onTap={() => (chosen === null ? undefined : onChoose(chosen))}>
          {chosen === null ? w.who : w.check(name)}
        </Button>
      }
    >
      <View className='ui-stack'>
        <Text>{w.whoHint}</Text>
        <ChoiceCards
          label={w.who}
          options={choices.map((one) => ({
            value: one.id,
            title: one.beneficiaryName,
            note: `${one.serviceName} · ${spanWords(new Date(one.startAt), new Date(one.endAt))}`,
          }))}
          value={chosen}
          onChange={setChosen}
        />
      </View>
    </Screen>
  );
}

function Done({ result, onAgain }: { result: Scanned; onAgain: () => void }) {
  const w = useWords(visitWords);
  const [first] = result.checkedIn;
  return (
    <Screen
      title={w.scanTitle}
      bar={
        <Button kind='secondary' icon='scan-qr-code' onTap={onAgain}>
          {w.again}
        </Button>
      }
    >
      <View {...spoken({ role: 'status', live: 'assertive' })}>
        <Empty
          icon='circle-check'
          title={w.done(result.checkedIn.length)}
          hint={result.checkedIn.map((one) => `${one.beneficiaryName} · ${one.serviceName} · ${one.place}`).join('\n')}
          action={
            first === undefined
              ? undefined
              : { word: w.toBooking, onTap: () => go('/features/booking/booking', { bookingId: first.id }) }
          }
        />
      </View>
    </Screen>
  );
}

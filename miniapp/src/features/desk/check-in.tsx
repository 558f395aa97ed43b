import { View } from '@tarojs/components';
import { useState } from 'react';
import { clockWords } from '@shared/time/words';
import { checkInWords } from '@shared/words/desk-check-in';
import { deskWords } from '@shared/words/desk';
import { canScan, scan } from '@/platform/device';
import { useWords } from '@/services/settings';
import { Button, Card, Field, Row, Rows, Screen, Section, TextInput } from '@/ui';
import { CheckInResult } from './check-in-face';
import './desk.scss';
import { Gate } from './gate';
import type { RosterBooking } from './grid-rules';
import { useActs } from './use-acts';
import { codeMost, useCheckIn } from './use-check-in';
import { nameOf } from './words-of';

const recentMost = 10;

/** One person after the other on a phone: scan, or type the six digits. */
export default function CheckInPage() {
  return <Gate>{() => <Counter />}</Gate>;
}

function Counter() {
  const w = useWords(checkInWords);
  const desk = useWords(deskWords);
  const [text, setText] = useState('');
  const [recent, setRecent] = useState<RosterBooking[]>([]);
  const checkIn = useCheckIn((booking) =>
    setRecent((old) => [booking, ...old.filter(({ id }) => id !== booking.id)].slice(0, recentMost)),
  );
  const [undoing, setUndoing] = useState<string | null>(null);
  const acts = useActs(
    () => Promise.resolve(),
    () => {
      checkIn.clear();
      setRecent((old) => old.filter(({ id }) => id !== undoing));
    },
  );
  const undo = (booking: RosterBooking) => {
    setUndoing(booking.id);
    acts.undo(booking);
  };
  const send = () => {
    if (checkIn.submit(text)) setText('');
  };
  const scanNext = async () => {
    const scanned = await scan();
    if (scanned !== null) checkIn.submit(scanned);
  };
  // The page's own button is then that of the answer; another code has one beside it.
  const asksWho = checkIn.face?.kind === 'who';
  return (
    <Screen
      title={w.title}
      bar={
        canScan ? (
          <Button icon='scan-qr-code' onTap={scanNext}>
            {checkIn.face === null ? w.scan : w.scanAgain}
          </Button>
        ) : asksWho ? undefined : (
          <Button onTap={send}>{w.send}</Button>
        )
      }
    >
      <View className='ui-stack'>
        <CheckInResult face={checkIn.face} onWho={checkIn.submitWho} onUndo={undo} />
        <Card>
          <Field label={canScan ? w.typeInstead : w.typeLabel} hint={w.counterHint} error={checkIn.fault ?? undefined}>
            <TextInput
              big
              kind='digits'
              label={w.typeLabel}
              value={text}
              onChange={setText}
              maxLength={codeMost}
              error={checkIn.fault !== null}
              onDone={send}
            />
          </Field>
          {(canScan || asksWho) && (
            <View className='desk-type'>
              <Button kind='secondary' onTap={send}>
                {w.send}
              </Button>
            </View>
          )}
        </Card>
        {recent.length > 0 && (
          <Section title={w.recent}>
            <Rows>
              {recent.map((booking) => (
                <Row
                  key={booking.id}
                  icon='circle-check'
                  title={nameOf(booking, desk)}
                  note={booking.serviceName}
                  value={booking.attendedAt === null ? undefined : clockWords(new Date(booking.attendedAt))}
                />
              ))}
            </Rows>
          </Section>
        )}
      </View>
      {acts.sheets}
    </Screen>
  );
}

import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { limits } from '@shared/limits';
import { clockWords, spanWords } from '@shared/time/words';
import { checkInWords } from '@shared/words/desk-check-in';
import { deskWords } from '@shared/words/desk';
import { useWords } from '@/services/settings';
import { Button, Card, cx, Field, Icon, TextInput } from '@/ui';
import { spoken } from '@/ui/a11y';
import type { RosterBooking } from './grid-rules';
import { PersonHints } from './roster-rows';
import type { CheckInFace } from './use-check-in';
import { nameOf } from './words-of';

interface CheckInResultProps {
  face: CheckInFace | null;
  onWho: (code: string, who: string) => void;
  onUndo: (booking: RosterBooking) => void;
  /** Opens the roster of the slot; left out where it is not at hand. */
  onSlot?: (booking: RosterBooking) => unknown;
  onClear?: () => void;
}

/** What came of a code, large enough to be read across the counter. */
export function CheckInResult({ face, onWho, onUndo, onSlot, onClear }: CheckInResultProps) {
  return (
    <>
      <View {...spoken({ role: 'status', live: 'assertive' })}>
        <Told face={face} onUndo={onUndo} onSlot={onSlot} onClear={onClear} />
      </View>
      {face?.kind === 'who' && <WhoField key={face.code} onWho={(who) => onWho(face.code, who)} />}
    </>
  );
}

/** Who has said these digits: asked right where the answer of the code stands. */
function WhoField({ onWho }: { onWho: (who: string) => void }) {
  const w = useWords(checkInWords);
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const send = () => {
    const who = text.normalize('NFKC').trim();
    setMissing(who === '');
    if (who !== '') onWho(who);
  };
  return (
    <Card className='desk-who'>
      <Field label={w.whoLabel} hint={w.whoHint} error={isMissing ? w.whoMissing : undefined}>
        <TextInput
          label={w.whoLabel}
          value={text}
          onChange={setText}
          maxLength={limits.nameMax}
          error={isMissing}
          onDone={send}
          autoFocus
        />
      </Field>
      <View className='desk-type'>
        <Button onTap={send}>{w.send}</Button>
      </View>
    </Card>
  );
}

function Told({ face, onUndo, onSlot, onClear }: Omit<CheckInResultProps, 'onWho'>) {
  const w = useWords(checkInWords);
  const desk = useWords(deskWords);
  return (
    <>
      {face?.kind === 'who' && (
        <View className='desk-result is-noted'>
          <Icon name='user-round' size={40} />
          <View className='desk-result__words'>
            <Text className='desk-result__title'>{w.who}</Text>
            <Text className='desk-result__note'>{w.whoText}</Text>
          </View>
        </View>
      )}
      {face?.kind === 'waiting' && (
        <View className='desk-result is-waiting'>
          <Icon name='loader-circle' size={28} className='ui-spin' />
          <Text className='desk-result__title'>{w.waiting}</Text>
        </View>
      )}
      {face?.kind === 'refused' && (
        <View className='desk-result is-refused'>
          <Icon name='circle-x' size={40} />
          <View className='desk-result__words'>
            <Text className='desk-result__title'>{w.refused}</Text>
            <Text className='desk-result__what'>{face.message}</Text>
            <Text className='desk-result__note'>{face.hint}</Text>
          </View>
        </View>
      )}
      {face?.kind === 'noted' && (
        <View className='desk-result is-noted'>
          <Icon name='wifi-off' size={40} />
          <View className='desk-result__words'>
            <Text className='desk-result__title'>{face.title}</Text>
            <Text className='desk-result__note'>{face.message}</Text>
          </View>
        </View>
      )}
      {face?.kind === 'done' && (
        <View className={cx('desk-result is-done')}>
          <Icon name='circle-check' size={40} />
          <View className='desk-result__words'>
            <Text className='desk-result__title'>{`${nameOf(face.booking, desk)} ${w.done}`}</Text>
            <Text className='desk-result__what'>{face.booking.serviceName}</Text>
            <Text className='desk-result__note'>
              {`${spanWords(new Date(face.booking.startAt), new Date(face.booking.endAt))} · ${face.booking.place}`}
            </Text>
            <Text className='desk-result__note'>{attendedLine(face, w)}</Text>
            <PersonHints booking={face.booking} />
            <View className='desk-result__acts'>
              {onSlot && (
                <Button kind='secondary' size='small' block={false} onTap={() => onSlot(face.booking)}>
                  {w.seeSlot}
                </Button>
              )}
              {face.booking.may.undo && (
                <Button
                  kind='quiet'
                  size='small'
                  block={false}
                  onTap={() => onUndo(face.booking)}
                  label={desk.undoLabel(nameOf(face.booking, desk))}
                >
                  {desk.undo}
                </Button>
              )}
              {onClear && (
                <Button kind='quiet' size='small' block={false} onTap={onClear}>
                  {w.clear}
                </Button>
              )}
            </View>
          </View>
        </View>
      )}
    </>
  );
}

function attendedLine(face: Extract<CheckInFace, { kind: 'done' }>, w: (typeof checkInWords)['zh']): string {
  const { attendedAt } = face.booking;
  if (attendedAt === null) return '';
  const time = clockWords(new Date(attendedAt));
  return face.before ? w.before(time) : w.at(time);
}

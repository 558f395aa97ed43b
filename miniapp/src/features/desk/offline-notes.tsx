import { Text, View } from '@tarojs/components';
import { civilDay } from '@shared/time/civil';
import { clockWords } from '@shared/time/words';
import { deskWords } from '@shared/words/desk';
import { offlineWords, type OfflineWords } from '@shared/words/desk-offline';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { putTold, sendNotes, takeBack, type OfflineRoster } from '@/services/kept-roster';
import type { Note, Told } from '@/services/roster-notes';
import { useWords } from '@/services/settings';
import { Button, Card, cx, notify, Section } from '@/ui';
import { spoken } from '@/ui/a11y';
import { whoOf } from './noted-words';

const lineOf = ({ at, startAt, serviceName }: Note | Told, w: OfflineWords): string =>
  [startAt === null ? null : clockWords(new Date(startAt)), serviceName, w.notedAt(clockWords(new Date(at)))]
    .filter(Boolean)
    .join(' · ');

/** What waits on this phone: sent by itself, or now; a wrong one is taken back. */
export function WaitingNotes({ away }: { away: OfflineRoster }) {
  const w = useWords(offlineWords);
  const { waiting, failure, sending } = away;
  if (waiting.length === 0) return null;
  const send = async () => {
    await sendNotes();
  };
  return (
    <Section title={w.waitingTitle} aside={w.unsent(waiting.length)}>
      <Card pad={false}>
        {waiting.map((note) => {
          const name = whoOf(note, w);
          return (
            <View key={note.key} className='desk-person'>
              <View className='desk-person__who'>
                <Text className='desk-person__name'>{name}</Text>
                <Text className='desk-person__note'>{lineOf(note, w)}</Text>
              </View>
              <Button
                kind='quiet'
                size='small'
                block={false}
                label={w.takeBackLabel(name)}
                onTap={() => {
                  if (takeBack(note.key)) notify(w.takenBack);
                }}
              >
                {w.takeBack}
              </Button>
            </View>
          );
        })}
        <View className='desk-told'>
          <Text className='desk-told__text' {...spoken({ role: 'status', live: 'polite' })}>
            {failure === null || failure.code === 'offline' ? w.sendLater : w.sendAgain(failure.message)}
          </Text>
          <View className='desk-told__acts'>
            <Button kind='soft' icon='upload' busy={sending} onTap={send}>
              {sending ? w.sending : w.send}
            </Button>
          </View>
        </View>
      </Card>
    </Section>
  );
}

/** Where it can help to tick the same person again, now that there is a network. */
const tickable: readonly string[] = ['roster.code_unknown', 'roster.code_ambiguous', 'roster.not_today'];

interface ToldProps {
  told: readonly Told[];
  centreId: string | undefined;
}

/** What was not simply done, one by one, with what to do; it stays until somebody has read it. */
export function ToldNotes({ told, centreId }: ToldProps) {
  const w = useWords(offlineWords);
  if (told.length === 0) return null;
  return (
    <Section title={w.toldTitle} aside={w.toRead(told.length)}>
      <Card pad={false}>
        {told.map((one) => (
          <ToldNote key={one.key} one={one} centreId={centreId} />
        ))}
        {told.length > 1 && (
          <View className='desk-told'>
            <Button kind='quiet' icon='check-check' onTap={() => putTold(told.map(({ key }) => key))}>
              {w.putAwayAll}
            </Button>
          </View>
        )}
      </Card>
    </Section>
  );
}

function ToldNote({ one, centreId }: { one: Told; centreId: string | undefined }) {
  const w = useWords(offlineWords);
  const desk = useWords(deskWords);
  const name = whoOf(one, w);
  const words = one.why in w.told ? w.told[one.why as keyof OfflineWords['told']] : w.told.other;
  const { bookingId, slotId } = one;
  const isOfToday = civilDay(new Date(one.at)) === civilDay(new Date());
  const tick = async (id: string) => {
    await call('roster.checkIn', { body: { bookingId: id } });
    putTold([one.key]);
    notify(desk.ticked(name));
  };
  return (
    <View className='desk-told'>
      <Text className='desk-told__who'>{name}</Text>
      <Text className='desk-told__text'>{lineOf(one, w)}</Text>
      <Text className={cx('desk-told__what', one.why !== 'before' && 'is-refused')}>{words.title}</Text>
      <Text className='desk-told__text'>{words.text}</Text>
      <View className='desk-told__acts'>
        {bookingId !== null && isOfToday && tickable.includes(one.why) && (
          <Button
            kind='soft'
            size='small'
            icon='check'
            block={false}
            label={desk.tickLabel(name)}
            onTap={() => tick(bookingId)}
          >
            {w.tickNow}
          </Button>
        )}
        {slotId !== null && one.why !== 'before' && (
          <Button
            kind='secondary'
            size='small'
            block={false}
            onTap={() => go('/features/desk/slot', { slotId, on: civilDay(new Date(one.startAt ?? one.at)), centreId })}
          >
            {w.openSlot}
          </Button>
        )}
        <Button kind='quiet' size='small' block={false} label={w.putAwayLabel(name)} onTap={() => putTold([one.key])}>
          {w.putAway}
        </Button>
      </View>
    </View>
  );
}

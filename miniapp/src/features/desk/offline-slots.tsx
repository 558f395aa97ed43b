import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { clockWords, spanWords } from '@shared/time/words';
import { deskWords } from '@shared/words/desk';
import { offlineWords } from '@shared/words/desk-offline';
import { note } from '@/services/kept-roster';
import type { KeptRoster, Note } from '@/services/roster-notes';
import { useWords } from '@/services/settings';
import { ask, Button, Card, Empty, Icon, Section, StatusTag, Tag, Tap } from '@/ui';
import { isEarly } from './grid-rules';
import { tellNoted } from './noted-words';
import { ageHint } from './words-of';
import { inTurn } from '@/ui/a11y';

type Slot = KeptRoster['slots'][number];
type Booking = KeptRoster['bookings'][number];

/** So many people are drawn at once; WeChat bounds the nodes of a page. */
const peopleStep = 40;

interface Props {
  roster: KeptRoster;
  waiting: readonly Note[];
  now: Date;
}

/** Today's slots with somebody in them, one of them open: first the one where people are awaited now. */
export function OfflineSlots({ roster, waiting, now }: Props) {
  const w = useWords(offlineWords);
  const noted = new Map(waiting.map((one) => [one.bookingId, one]));
  const slots = roster.slots
    .map((slot) => ({ slot, bookings: roster.bookings.filter(({ slotId }) => slotId === slot.id) }))
    .filter(({ bookings }) => bookings.length > 0)
    .sort((a, b) => (a.slot.startAt < b.slot.startAt ? -1 : 1));
  const awaitedIn = (bookings: readonly Booking[]) =>
    bookings.filter(({ id, state }) => state !== 'attended' && !noted.has(id)).reduce((n, one) => n + one.partySize, 0);
  const [chosen, setChosen] = useState<string | null>(() => {
    const first = slots.find(({ slot, bookings }) => Date.parse(slot.endAt) > now.getTime() && awaitedIn(bookings) > 0);
    return (first ?? slots[0])?.slot.id ?? null;
  });
  if (slots.length === 0) return <Empty icon='users' title={w.nobody} hint={w.nobodyHint} />;
  return (
    <Section title={w.slots}>
      <View className='ui-stack'>
        {slots.map(({ slot, bookings }) => (
          <Card key={slot.id} pad={false}>
            <SlotHead
              slot={slot}
              awaited={awaitedIn(bookings)}
              isOpen={chosen === slot.id}
              onTap={() => setChosen((old) => (old === slot.id ? null : slot.id))}
            />
            {chosen === slot.id && <People slot={slot} bookings={bookings} noted={noted} />}
          </Card>
        ))}
      </View>
    </Section>
  );
}

interface HeadProps {
  slot: Slot;
  awaited: number;
  isOpen: boolean;
  onTap: () => void;
}

function SlotHead({ slot, awaited, isOpen, onTap }: HeadProps) {
  const w = useWords(offlineWords);
  const span = spanWords(new Date(slot.startAt), new Date(slot.endAt));
  const note = `${span} · ${slot.place}`;
  const word = awaited > 0 ? w.awaited(awaited) : w.allCame;
  return (
    <Tap className='desk-person' expanded={isOpen} label={inTurn(slot.serviceName, note, word)} onTap={onTap}>
      <View className='desk-person__who'>
        <Text className='desk-person__name'>{slot.serviceName}</Text>
        <Text className='desk-person__note'>{note}</Text>
      </View>
      <Tag tone={awaited > 0 ? 'brand' : 'ok'}>{word}</Tag>
      <Icon name={isOpen ? 'chevron-up' : 'chevron-down'} size={18} />
    </Tap>
  );
}

interface PeopleProps {
  slot: Slot;
  bookings: readonly Booking[];
  noted: ReadonlyMap<string | null, Note>;
}

function People({ slot, bookings, noted }: PeopleProps) {
  const w = useWords(offlineWords);
  const desk = useWords(deskWords);
  const [most, setMost] = useState(peopleStep);
  const tick = async (booking: Booking, name: string) => {
    if (isEarly(slot, new Date())) {
      const { title, text, yes, no } = desk.early;
      if (!(await ask({ title, text: text(name, clockWords(new Date(slot.startAt))), yes, no }))) return;
    }
    const kept = note({ bookingId: booking.id });
    if (kept === null || kept.outcome === 'noted') return;
    tellNoted(kept, name, w);
  };
  const left = bookings.length - most;
  return (
    <View className='desk-people desk-offline__people'>
      {bookings.slice(0, most).map((booking) => {
        const name = booking.personName || desk.noName;
        const age = ageHint(booking.age, desk);
        return (
          <View key={booking.id} className='desk-person'>
            <View className='desk-person__who'>
              <Text className='desk-person__name'>{name}</Text>
              {(age !== null || booking.partySize > 1) && (
                <View className='desk-person__hints'>
                  {age && <Tag tone={age.tone}>{age.word}</Tag>}
                  {booking.partySize > 1 && <Tag tone='muted'>{desk.party(booking.partySize)}</Tag>}
                </View>
              )}
            </View>
            {booking.state === 'attended' ? (
              <StatusTag tone='ok'>{desk.states.attended}</StatusTag>
            ) : noted.has(booking.id) ? (
              <StatusTag tone='warn' icon='wifi-off'>
                {w.notedNotSent}
              </StatusTag>
            ) : (
              <Button
                kind='soft'
                size='small'
                icon='check'
                block={false}
                label={w.tickLabel(name)}
                onTap={() => tick(booking, name)}
              >
                {w.tick}
              </Button>
            )}
          </View>
        );
      })}
      {left > 0 && (
        <Button kind='quiet' onTap={() => setMost((old) => old + peopleStep)}>
          {w.more(Math.min(left, peopleStep))}
        </Button>
      )}
    </View>
  );
}

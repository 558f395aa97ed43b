import { Text, View } from '@tarojs/components';
import { asksWords } from '@shared/words/booking-asks';
import { deskWords } from '@shared/words/desk';
import { offlineWords } from '@shared/words/desk-offline';
import { answerFacts } from '@/services/answers';
import { useIsNoted } from '@/services/kept-roster';
import { useWords } from '@/services/settings';
import { Button, Card, cx, Empty, Facts, Segmented, StatusTag, Tag } from '@/ui';
import { isShown, shows, type RosterBooking, type Show } from './grid-rules';
import { PersonName } from './person-name';
import type { Acts } from './use-acts';
import { ageHint, nameOf, stateFace } from './words-of';

interface ShowFilterProps {
  bookings: readonly RosterBooking[];
  show: Show;
  onShow: (show: Show) => void;
}

export function ShowFilter({ bookings, show, onShow }: ShowFilterProps) {
  const w = useWords(deskWords);
  // People, as in the day's figures: a party counts with all its members, who cancelled with none.
  const count = (value: Show) =>
    bookings
      .filter((booking) => isShown(booking, value) && booking.state !== 'cancelled')
      .reduce((people, booking) => people + booking.partySize, 0);
  return (
    <Segmented
      label={w.show.label}
      options={shows.map((value) => ({ value, word: w.showCount(w.show[value], count(value)) }))}
      value={show}
      onChange={onShow}
    />
  );
}

interface RosterRowsProps {
  bookings: readonly RosterBooking[];
  show: Show;
  acts: Acts;
}

/** The people of one slot: whom to look after, who has come, and the one thing to do for each. */
export function RosterRows({ bookings, show, acts }: RosterRowsProps) {
  const w = useWords(deskWords);
  const shown = bookings.filter((booking) => isShown(booking, show));
  if (bookings.length === 0) return <Empty icon='users' title={w.nobody} hint={w.nobodyHint} />;
  if (shown.length === 0) {
    return show === 'expected' ? (
      <Empty icon='check-check' title={w.nobodyExpected} />
    ) : (
      <Empty icon='user-check' title={w.nobodyAttended} />
    );
  }
  return (
    <View className='desk-people'>
      {shown.map((booking) => (
        <Person key={booking.id} booking={booking} acts={acts} />
      ))}
    </View>
  );
}

export function Person({ booking, acts }: { booking: RosterBooking; acts: Acts }) {
  const w = useWords(deskWords);
  const asks = useWords(asksWords);
  const gone = booking.state === 'cancelled';
  return (
    <View className={cx('desk-person', gone && 'is-gone')}>
      <View className='desk-person__who'>
        <PersonName booking={booking} acts={acts} />
        <PersonHints booking={booking} />
        {!gone && booking.answers.length > 0 && <Facts items={answerFacts(booking.answers, asks)} />}
        {gone && booking.endReason !== null && (
          <Text className='desk-person__note'>{w.cancelledBecause(booking.endReason)}</Text>
        )}
      </View>
      <PersonActs booking={booking} acts={acts} />
    </View>
  );
}

/** Age where it asks for care, and how many come together. */
export function PersonHints({ booking }: { booking: RosterBooking }) {
  const w = useWords(deskWords);
  const age = ageHint(booking.age, w);
  if (age === null && booking.partySize === 1) return null;
  return (
    <View className='desk-person__hints'>
      {age && <Tag tone={age.tone}>{age.word}</Tag>}
      {booking.partySize > 1 && (
        <Tag tone='muted' icon='users'>
          {w.party(booking.partySize)}
        </Tag>
      )}
    </View>
  );
}

/** State and the one thing that may be done now. */
export function PersonActs({ booking, acts }: { booking: RosterBooking; acts: Acts }) {
  const w = useWords(deskWords);
  const state = stateFace(booking, w);
  const name = nameOf(booking, w);
  const awaited = booking.state === 'confirmed' && booking.may.checkIn;
  const away = useWords(offlineWords);
  const isNoted = useIsNoted(booking.id) && booking.may.checkIn;
  if (isNoted) {
    return (
      <View className='desk-person__acts'>
        <StatusTag tone='warn' icon='wifi-off'>
          {away.notedNotSent}
        </StatusTag>
      </View>
    );
  }
  return (
    <View className='desk-person__acts'>
      {!awaited && (
        <StatusTag tone={state.tone} icon={booking.state === 'cancelled' ? 'circle-x' : undefined}>
          {state.word}
        </StatusTag>
      )}
      {booking.may.undo && (
        <Button kind='quiet' size='small' block={false} onTap={() => acts.undo(booking)} label={w.undoLabel(name)}>
          {w.undo}
        </Button>
      )}
      {booking.may.checkIn && (
        <Button
          kind='soft'
          size='small'
          icon='check'
          block={false}
          onTap={() => acts.tick(booking)}
          label={w.tickLabel(name)}
        >
          {w.tick}
        </Button>
      )}
    </View>
  );
}

/** Says that the server was not reached, and of when the roster is. */
export function StaleNote({ at }: { at: string }) {
  const w = useWords(deskWords);
  return (
    <Card tone='warn' className='desk-stale'>
      <Text>{w.stale(at)}</Text>
    </Card>
  );
}

import { Text, View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { untilWords } from '@shared/time/words';
import { forWhomWords, type ForWhomWords } from '@shared/words/booking-for';
import { heldWords } from '@shared/words/booking-held';
import { homeWords } from '@shared/words/home';
import { pausedWords } from '@shared/words/paused';
import { serviceWords } from '@shared/words/service';
import { CallBar, Card, Facts, Icon, Loaded, Screen, Section, StatusTag, Written } from '@/ui';
import { useParams } from '@/platform/navigate';
import { answerFacts } from '@/services/answers';
import { useNow } from '@/services/now';
import { useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { PausedCard } from '@/shell/paused-card';
import { CancelLine } from './cancel-line';
import { ChangeCard } from './change-card';
import { dayAndClock, spanOf, timeLanguage } from './clock-words';
import { CodeCard } from './code-card';
import { heldFace, heldKind, type Booking } from './held-face';
import { HeldActions } from './held-actions';
import { OfferCard, WaitingCard } from './line-card';
import { NoticeOffer } from './notice-offer';
import { PendingCard } from './pending-card';
import { SignedOut } from './signed-out';
import { useLiveBooking } from './use-live-booking';
import { usesWords } from './uses-words';
import './booking.scss';

/** One booking: the code to show, or what it has come to, and everything one may do with it. */
export default function BookingPage() {
  const w = useWords(heldWords);
  const { care, language } = useSettings();
  const call = useWords(homeWords).bigTasks.call;
  const { bookingId = '', done } = useParams<{ bookingId: string; done: string }>();
  const { signedIn } = useSession();
  const { load, stale } = useLiveBooking(bookingId);
  const now = useNow();
  const booking = load.data;
  const fresh =
    done !== undefined &&
    (booking?.state === 'confirmed' || booking?.state === 'waiting' || booking?.state === 'pending');
  useShareAppMessage(() => ({
    title: booking === null ? w.title : w.shareTitle(booking.serviceName, spanOf(booking, new Date(), language)),
    path: booking === null ? '/pages/home/index' : `/features/booking/service?serviceId=${booking.serviceId}`,
  }));
  return (
    <Screen
      title={fresh && booking?.state === 'confirmed' ? w.titleDone : w.title}
      bar={care && booking !== null ? <CallBar phone={booking.phone} word={call} /> : undefined}
    >
      {signedIn ? (
        <Loaded load={load}>
          {(held) => (
            <View className='booking-page'>
              {heldKind(held, now) === 'held' && <ChangeCard bookingId={held.id} now={now} onChanged={load.reload} />}
              <StillPaused booking={held} now={now} />
              <Held booking={held} fresh={fresh} now={now} stale={stale} onRetry={load.reload} />
              {heldKind(held, now) === 'offered' && (
                <OfferCard booking={held} onChanged={load.set} onStale={load.reload} />
              )}
              {heldKind(held, now) === 'pending' && (
                <PendingCard booking={held} onChanged={load.set} onStale={load.reload} />
              )}
              {heldKind(held, now) === 'waiting' && (
                <WaitingCard booking={held} onChanged={load.set} onStale={load.reload} />
              )}
              {fresh && <NoticeOffer waits={held.state === 'waiting'} />}
              <HeldActions booking={held} kind={heldKind(held, now)} />
              {heldKind(held, now) === 'held' && <CancelLine booking={held} now={now} onCancelled={load.set} />}
              <Details booking={held} now={now} />
            </View>
          )}
        </Loaded>
      ) : (
        <SignedOut />
      )}
    </Screen>
  );
}

/** That its service takes no new bookings, and that this one stands; nothing where it has ended. */
function StillPaused({ booking, now }: { booking: Booking; now: Date }) {
  const w = useWords(pausedWords);
  if (booking.paused === null) return null;
  switch (heldKind(booking, now)) {
    case 'held':
    case 'pending':
      return <PausedCard paused={booking.paused} notes={[w.bookingStays]} />;
    case 'waiting':
      return <PausedCard paused={booking.paused} notes={[w.lineStays]} />;
    case 'offered':
      return <PausedCard paused={booking.paused} notes={[w.offerStays]} />;
    default:
      return null;
  }
}

interface HeldProps {
  booking: Booking;
  fresh: boolean;
  now: Date;
  stale: boolean;
  onRetry: () => Promise<void>;
}

function Held({ booking, fresh, now, stale, onRetry }: HeldProps) {
  const w = useWords(heldWords);
  const f = useWords(forWhomWords);
  const { me } = useSession();
  const { language } = useSettings();
  const alone = booking.beneficiaryId === me?.personId ? w.done : f.done(booking.beneficiaryName || f.relative);
  const done = booking.together > 1 ? w.doneTogether(booking.together) : alone;
  const face = heldFace(booking, now, w, language);
  const kind = heldKind(booking, now);
  const span = spanOf(booking, now, language);
  const what = `${booking.serviceName} · ${booking.place}`;
  // Looked up again, the time is the news; everywhere else, what has become of it.
  if (!fresh && kind === 'held') {
    return (
      <Card className='booking-head'>
        <StatusTag tone={face.tone} icon='calendar-check'>
          {`${face.word} · ${untilWords(new Date(booking.startAt), now, timeLanguage(language))}`}
        </StatusTag>
        <Text className='booking-title booking-title--time'>{span}</Text>
        <Written className='booking-when' text={what} />
        <CodeCard booking={booking} stale={stale} onRetry={onRetry} />
      </Card>
    );
  }
  return (
    <Card className='booking-head'>
      <View className={`booking-mark booking-mark--${fresh && kind === 'held' ? 'ok' : face.tone}`}>
        <Icon name={fresh && kind === 'held' ? 'check' : face.icon} size={32} />
      </View>
      <View aria-live='polite'>
        <Text className='booking-title'>{fresh && kind === 'held' ? done : face.word}</Text>
      </View>
      <Text className='booking-when'>{`${span} · ${what}`}</Text>
      {(!fresh || kind === 'waiting' || kind === 'pending') && <Text className='booking-hint'>{face.hint}</Text>}
      <CodeCard booking={booking} stale={stale} onRetry={onRetry} />
    </Card>
  );
}

/** Who has booked and cancelled, told to both wherever it was done for somebody. */
function whoActed(booking: Booking, mine: boolean, w: ForWhomWords): { label: string; value: string }[] {
  const { bookedByName, endedByName, beneficiaryName } = booking;
  const himself = mine ? null : w.himself(beneficiaryName || w.relative);
  const byOther = booking.authority === 'staff' ? w.byDesk : mine ? w.byFor : w.byOf;
  const booked = bookedByName === null ? himself : byOther(bookedByName);
  const ended = endedByName === null ? himself : mine ? w.endedFor(endedByName) : w.byOf(endedByName);
  return [
    ...(booked === null ? [] : [{ label: w.bookedBy, value: booked }]),
    ...(booking.endedBy !== 'resident' || ended === null ? [] : [{ label: w.cancelledBy, value: ended }]),
  ];
}

function Details({ booking, now }: { booking: Booking; now: Date }) {
  const w = useWords(heldWords);
  const f = useWords(forWhomWords);
  const { me } = useSession();
  const { language } = useSettings();
  const s = useWords(serviceWords);
  const uses = usesWords(booking.uses, language);
  return (
    <Section title={w.details}>
      <Card>
        <Facts
          items={[
            { label: w.place, value: `${booking.centreName} · ${booking.place}` },
            ...(uses === null ? [] : [{ label: s.usesTitle, value: uses }]),
            { label: w.address, value: booking.address },
            { label: w.forWhom, value: booking.beneficiaryName === '' ? w.self : booking.beneficiaryName },
            ...whoActed(booking, me?.personId === booking.beneficiaryId, f),
            ...(booking.partySize > 1 ? [{ label: w.party, value: w.people(booking.partySize) }] : []),
            ...answerFacts(booking.answers, w),
            { label: w.bookedAt, value: dayAndClock(new Date(booking.bookedAt), now, language) },
          ]}
        />
      </Card>
    </Section>
  );
}

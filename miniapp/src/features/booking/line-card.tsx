import { Text, View } from '@tarojs/components';
import { durationWords } from '@shared/time/words';
import { heldWords } from '@shared/words/booking-held';
import { ask, Button, Card, notify, Section } from '@/ui';
import { asApiError, call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { timeLanguage } from './clock-words';
import type { Booking } from './held-face';

interface Props {
  booking: Booking;
  onChanged: (booking: Booking) => void;
  /** It did not go as shown: what is true now is read again. */
  onStale: () => Promise<unknown>;
}

/** Where one stands in line and what will happen, and the way out of it. */
export function WaitingCard({ booking, onChanged, onStale }: Props) {
  const w = useWords(heldWords);
  const { language } = useSettings();
  const minutes = durationWords(booking.offerMinutes, timeLanguage(language));
  const leave = async () => {
    const sure = await ask({ title: w.leaveAsk, text: w.leaveText, yes: w.leave, no: w.leaveNo, danger: true });
    if (sure) await change(booking, onChanged, onStale, w.left);
  };
  return (
    <Section title={w.lineTitle}>
      <Card>
        <View className='ui-stack'>
          <Text className='booking-ahead'>
            {w.ahead((booking.line?.rank ?? 1) - 1, booking.line?.peopleAhead ?? 0)}
          </Text>
          {w.lineRules(minutes, booking.partySize).map((line) => (
            <Text key={line} className='ui-text'>
              {line}
            </Text>
          ))}
          {booking.may.cancel && (
            <Button kind='secondary' onTap={leave}>
              {w.leave}
            </Button>
          )}
        </View>
      </Card>
    </Section>
  );
}

/** A place is held: yes or no, both one tap away. */
export function OfferCard({ booking, onChanged, onStale }: Props) {
  const w = useWords(heldWords);
  const accept = async () => {
    try {
      onChanged(await call('booking.accept', { params: { bookingId: booking.id } }));
      notify(w.accepted);
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
      await onStale();
    }
  };
  const decline = async () => {
    const sure = await ask({ title: w.declineAsk, text: w.declineText, yes: w.decline, no: w.declineNo });
    if (sure) await change(booking, onChanged, onStale, w.declined);
  };
  return (
    <View className='ui-stack'>
      {booking.may.accept && <Button onTap={accept}>{w.accept}</Button>}
      {booking.may.cancel && (
        <Button kind='secondary' onTap={decline}>
          {w.decline}
        </Button>
      )}
    </View>
  );
}

async function change(booking: Booking, onChanged: Props['onChanged'], onStale: Props['onStale'], said: string) {
  try {
    onChanged(await call('booking.cancel', { params: { bookingId: booking.id } }));
    notify(said);
  } catch (failure) {
    notify(asApiError(failure).message, 'error');
    await onStale();
  }
}

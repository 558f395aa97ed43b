import { Text, View } from '@tarojs/components';
import { heldWords } from '@shared/words/booking-held';
import { ask, Button, Card, notify, Section } from '@/ui';
import { asApiError, call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { momentWords } from './clock-words';
import type { Booking } from './held-face';

interface Props {
  booking: Booking;
  onChanged: (booking: Booking) => void;
  onStale: () => Promise<unknown>;
}

/** The place is held while the centre looks at it: what will happen until when, and the way out. */
export function PendingCard({ booking, onChanged, onStale }: Props) {
  const w = useWords(heldWords);
  const { language } = useSettings();
  const now = useNow();
  const until = momentWords(new Date(booking.approval?.until ?? booking.startAt), now, language);
  const withdraw = async () => {
    const words = { title: w.withdrawAsk, text: w.withdrawText, yes: w.withdraw, no: w.withdrawNo };
    if (!(await ask({ ...words, danger: true }))) return;
    try {
      onChanged(await call('booking.cancel', { params: { bookingId: booking.id } }));
      notify(w.withdrawn);
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
      await onStale();
    }
  };
  return (
    <Section title={w.pendingTitle}>
      <Card>
        <View className='ui-stack'>
          {w.pendingRules(until).map((line) => (
            <Text key={line} className='ui-text'>
              {line}
            </Text>
          ))}
          {booking.may.cancel && (
            <Button kind='secondary' onTap={withdraw}>
              {w.withdraw}
            </Button>
          )}
        </View>
      </Card>
    </Section>
  );
}

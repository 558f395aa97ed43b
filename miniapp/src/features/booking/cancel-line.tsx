import { Text, View } from '@tarojs/components';
import { heldWords } from '@shared/words/booking-held';
import { Button, Card, Tap, ask, notify } from '@/ui';
import { callPhone } from '@/platform/device';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { momentWords } from './clock-words';
import type { Booking } from './held-face';
import { inTurn } from '@/ui/a11y';

interface Props {
  booking: Booking;
  now: Date;
  onCancelled: (booking: Booking) => void;
}

/** The way out: free until a time that is said, by telephone afterwards. */
export function CancelLine({ booking, now, onCancelled }: Props) {
  const w = useWords(heldWords);
  const { care, language } = useSettings();
  const until = momentWords(new Date(booking.cancelUntil), now, language);

  if (!booking.may.cancel) {
    return (
      <Card className='booking-too-late'>
        <Text className='booking-too-late-title'>{w.tooLate(until)}</Text>
        <Text className='booking-note'>{w.tooLateHint}</Text>
        <Button kind='call' icon='phone' onTap={() => callPhone(booking.phone)}>
          {booking.phone}
        </Button>
      </Card>
    );
  }
  const cancel = async () => {
    const sure = await ask({ title: w.cancelAsk, text: w.cancelText, yes: w.cancelYes, no: w.cancelNo, danger: true });
    if (!sure) return;
    onCancelled(await call('booking.cancel', { params: { bookingId: booking.id } }));
    notify(w.cancelled);
  };
  if (care) {
    return (
      <View className='booking-cancel'>
        <Text className='booking-note'>{`${w.cannotCome} ${w.cancelUntil(until)}`}</Text>
        <Button kind='secondary' onTap={cancel}>
          {w.cancelNow}
        </Button>
      </View>
    );
  }
  return (
    <Tap
      className='booking-cancel-line'
      onTap={cancel}
      label={inTurn(`${w.cannotCome}${w.cancelUntil(until)}`, w.cancelNow)}
    >
      <Text className='booking-cancel-ask'>{w.cannotCome}</Text>
      <Text className='booking-cancel-word'>{w.cancelUntil(until)}</Text>
    </Tap>
  );
}

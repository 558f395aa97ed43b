import { Text, View } from '@tarojs/components';
import { heldWords } from '@shared/words/booking-held';
import { Button, QrCode } from '@/ui';
import { useSettings, useWords } from '@/services/settings';
import type { Booking } from './held-face';

/** What is held out at the desk: a picture to scan and six digits to say. */
export function CodeCard({
  booking,
  stale,
  onRetry,
}: {
  booking: Booking;
  stale: boolean;
  onRetry: () => Promise<void>;
}) {
  const w = useWords(heldWords);
  const { care } = useSettings();
  const { checkInCode, checkInQr } = booking;
  if (!booking.may.showCode || checkInCode === undefined || checkInQr === undefined) return null;
  if (stale) {
    return (
      <View className='booking-code'>
        <Text className='booking-code-stale'>{w.codeStale}</Text>
        <Text className='booking-note'>{w.codeStaleHint}</Text>
        <Button kind='secondary' icon='refresh-cw' block={false} onTap={onRetry}>
          {w.codeRetry}
        </Button>
      </View>
    );
  }
  const digits = `${checkInCode.slice(0, 3)} ${checkInCode.slice(3)}`;
  return (
    <View className='booking-code'>
      <View className='booking-qr'>
        <QrCode value={checkInQr} size={care ? 220 : 176} label={w.codeLabel(digits)} />
      </View>
      <Text className='booking-digits' aria-label={w.digitsLabel(Array.from(checkInCode).join(' '))}>
        {digits}
      </Text>
      <Text className='booking-note'>{w.codeNote}</Text>
    </View>
  );
}

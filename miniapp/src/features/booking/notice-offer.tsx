import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { TemplateName } from '@shared/enums';
import { noticesWords } from '@shared/words/notices';
import { storage } from '@/platform/storage';
import { asApiError } from '@/services/api';
import { useWords } from '@/services/settings';
import { useConsents } from '@/services/use-consents';
import { Button, Card, notify } from '@/ui';

/** WeChat asks for three at a time at most. */
const afterBooking: readonly TemplateName[] = ['booking_confirmed', 'booking_changed', 'booking_cancelled'];
const whileWaiting: readonly TemplateName[] = ['place_offered', 'booking_confirmed', 'booking_changed'];

const declinedKey = 'notices.declined';
/** Who said no is left in peace for this long. */
const peaceMs = 30 * 24 * 3_600_000;

const inPeace = (): boolean => Date.now() - (storage.read<number>(declinedKey) ?? 0) < peaceMs;

/** Right after a booking: whether WeChat may tell of changes. Not shown to whom it already may tell, or who said no. */
export function NoticeOffer({ waits }: { waits: boolean }) {
  const w = useWords(noticesWords);
  const [over, setOver] = useState(inPeace);
  const { items, allow } = useConsents(!over);
  const wanted = items.find(({ template }) => template === (waits ? 'place_offered' : 'booking_changed'));
  if (over || wanted === undefined || wanted.left > 0 || wanted.state === 'banned') return null;
  const decline = () => {
    storage.write(declinedKey, Date.now());
    setOver(true);
  };
  const accept = async () => {
    try {
      const said = await allow(waits ? whileWaiting : afterBooking);
      notify(w.said[said], said === 'accept' ? 'ok' : 'info');
      if (said === 'accept') setOver(true);
      else if (said !== 'off') decline();
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  return (
    <Card>
      <View className='ui-stack'>
        <Text className='ui-text'>{waits ? w.offer.whyWaiting : w.offer.why}</Text>
        <Button icon='bell' kind='soft' onTap={accept}>
          {w.offer.button}
        </Button>
        <Button kind='quiet' onTap={decline}>
          {w.offer.no}
        </Button>
      </View>
    </Card>
  );
}

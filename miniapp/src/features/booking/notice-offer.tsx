import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { templateNames } from '@shared/enums';
import { noticesWords } from '@shared/words/notices';
import { storage } from '@/platform/storage';
import { asApiError } from '@/services/api';
import { useWords } from '@/services/settings';
import { useConsents } from '@/services/use-consents';
import { Button, Card, notify } from '@/ui';

const declinedKey = 'notices.declined';
/** Who said no is left in peace for this long. */
const peaceMs = 30 * 24 * 3_600_000;

const inPeace = (): boolean => Date.now() - (storage.read<number>(declinedKey) ?? 0) < peaceMs;

/** Right after a booking: whether WeChat may tell of changes. Not shown to whom it already may tell, or who said no. */
export function NoticeOffer() {
  const w = useWords(noticesWords);
  const [over, setOver] = useState(inPeace);
  const { items, allow } = useConsents(!over);
  const changed = items.find(({ template }) => template === 'booking_changed');
  if (over || changed === undefined || changed.left > 0 || changed.state === 'banned') return null;
  const decline = () => {
    storage.write(declinedKey, Date.now());
    setOver(true);
  };
  const accept = async () => {
    try {
      const said = await allow(templateNames);
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
        <Text className='ui-text'>{w.offer.why}</Text>
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

import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { rangeWords, untilWords } from '@shared/time/words';
import { homeWords } from '@shared/words/home';
import { timeLanguage } from '@/features/centre/facts';
import { go } from '@/platform/navigate';
import { whereWords } from '@/services/in-language';
import { useSettings, useWords } from '@/services/settings';
import { Button, Icon, Tap, Written } from '@/ui';

type Booking = NonNullable<Reply<'home.get'>['nextBooking']>;

/** My next thing: when, where, the code to show. The card and its two buttons stand beside each other, not inside. */
export function NextCard({ booking, now }: { booking: Booking; now: Date }) {
  const w = useWords(homeWords);
  const { language } = useSettings();
  const when = rangeWords(new Date(booking.startAt), new Date(booking.endAt), now, timeLanguage(language));
  const open = () => go('/features/booking/booking', { bookingId: booking.id });
  const party = booking.partySize > 1 ? ` · ${w.people(booking.partySize)}` : '';
  return (
    <View className='home-next'>
      <Tap className='home-next__words' onTap={open}>
        <View className='home-next__top'>
          <Text className='home-next__label'>{w.next}</Text>
          <View className='home-next__until'>
            <Icon name='clock' size={14} />
            <Text>{untilWords(new Date(booking.startAt), now, timeLanguage(language))}</Text>
          </View>
        </View>
        <Written className='home-next__title' text={booking.serviceName} />
        <Text className='home-next__when'>{when}</Text>
        <Written className='home-next__place' text={`${whereWords(booking, language)}${party}`} />
      </Tap>
      <View className='home-next__buttons'>
        <Button kind='on-fill' icon={booking.may.showCode ? 'scan-qr-code' : 'calendar-check'} onTap={open}>
          {booking.may.showCode ? w.showCode : w.seeBooking}
        </Button>
        <Button
          kind='on-fill-quiet'
          icon='navigation'
          onTap={() => go('/features/centre/centre', { centreId: booking.centreId, show: 'about' })}
        >
          {w.directions}
        </Button>
      </View>
    </View>
  );
}

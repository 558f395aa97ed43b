import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { heldWords } from '@shared/words/booking-held';
import { Card, Icon, ListView, Screen, Segmented, StatusTag } from '@/ui';
import { go, goTab } from '@/platform/navigate';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { spanOf } from './clock-words';
import { heldFace, heldKind, type Booking } from './held-face';
import { SignedOut } from './signed-out';
import './list.scss';

type When = 'upcoming' | 'past';

/** All my bookings: what is coming, soonest first, and what has been. */
export default function BookingListPage() {
  const w = useWords(heldWords);
  const { me, signedIn } = useSession();
  const [when, setWhen] = useState<When>('upcoming');
  const list = useList((cursor) => call('booking.mine', { query: { when, cursor } }), [when, me?.accountId], {
    onShow: true,
    when: signedIn,
  });
  return (
    <Screen title={w.mine} onPullDown={list.reload}>
      {signedIn ? (
        <View className='list-page'>
          <Segmented
            label={w.tabs}
            options={[
              { value: 'upcoming', word: w.upcoming },
              { value: 'past', word: w.pastTab },
            ]}
            value={when}
            onChange={setWhen}
          />
          <ListView
            list={list}
            keyOf={(booking) => booking.id}
            empty={
              when === 'upcoming'
                ? {
                    icon: 'calendar-check',
                    title: w.emptyUpcoming,
                    hint: w.emptyUpcomingHint,
                    action: { word: w.goBook, onTap: () => goTab('services') },
                  }
                : { icon: 'history', title: w.emptyPast, hint: w.emptyPastHint }
            }
          >
            {(booking) => <BookingCard booking={booking} />}
          </ListView>
        </View>
      ) : (
        <SignedOut />
      )}
    </Screen>
  );
}

function BookingCard({ booking }: { booking: Booking }) {
  const w = useWords(heldWords);
  const { language } = useSettings();
  const now = useNow();
  const face = heldFace(booking, now, w, language);
  const kind = heldKind(booking, now);
  const time = spanOf(booking, now, language);
  const place = `${booking.centreName} · ${booking.place}`;
  return (
    <Card onTap={() => go('/features/booking/booking', { bookingId: booking.id })}>
      <View className={kind === 'held' || kind === 'attended' ? 'list-card' : 'list-card list-card--over'}>
        <View className='list-top'>
          <Text className='list-time'>{time}</Text>
          <StatusTag tone={face.tone} icon={face.icon}>
            {face.word}
          </StatusTag>
        </View>
        <Text className='list-name'>{booking.serviceName}</Text>
        <View className='list-place'>
          <Icon name='map-pin' size={16} />
          <Text className='list-place-words'>{place}</Text>
        </View>
        {booking.may.showCode && (
          <View className='list-code'>
            <Icon name='qr-code' size={18} />
            <Text>{w.showCode}</Text>
          </View>
        )}
        {kind === 'cancelled_by_centre' && <Text className='list-reason'>{face.hint}</Text>}
      </View>
    </Card>
  );
}

import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { forWhomWords, type ForWhomWords } from '@shared/words/booking-for';
import { heldWords, type HeldWords } from '@shared/words/booking-held';
import { Card, Chips, Icon, ListView, Screen, Segmented, StatusTag, Written } from '@/ui';
import { go, goTab, useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { spanOf } from './clock-words';
import { heldFace, heldKind, type Booking } from './held-face';
import { SignedOut } from './signed-out';
import { usePeople } from './use-people';
import './list.scss';

type When = 'upcoming' | 'past';

/** All my bookings: what is coming, soonest first, and what has been. */
export default function BookingListPage() {
  const w = useWords(heldWords);
  const { me, signedIn } = useSession();
  const f = useWords(forWhomWords);
  const [when, setWhen] = useState<When>('upcoming');
  const people = usePeople('view');
  const [pickedId, setPickedId] = useState(useParams<{ personId: string }>().personId);
  const person = people.find(({ personId }) => personId === pickedId);
  const personId = person?.personId;
  const list = useList(
    (cursor) => call('booking.mine', { query: { when, cursor, personId } }),
    [when, me?.accountId, personId],
    { onShow: true, when: signedIn },
  );
  return (
    <Screen title={w.mine} onPullDown={list.reload}>
      {signedIn ? (
        <View className='list-page'>
          {people.length > 0 && (
            <Chips
              label={f.seePeople}
              options={[
                { value: '', word: f.mine },
                ...people.map((one) => ({
                  value: one.personId,
                  word: one.name || f.relative,
                  icon: one.kind === 'guardian' ? 'baby' : 'user-round',
                })),
              ]}
              value={personId ?? ''}
              onChange={setPickedId}
            />
          )}
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
            empty={emptyOf(when, person === undefined ? null : person.name || f.relative, w, f)}
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

function emptyOf(when: When, name: string | null, w: HeldWords, f: ForWhomWords) {
  if (when === 'past') {
    return {
      icon: 'history' as const,
      title: name === null ? w.emptyPast : f.emptyPastFor(name),
      hint: w.emptyPastHint,
    };
  }
  return {
    icon: 'calendar-check' as const,
    title: name === null ? w.emptyUpcoming : f.emptyFor(name),
    hint: name === null ? w.emptyUpcomingHint : f.emptyForHint,
    action: { word: w.goBook, onTap: () => goTab('services') },
  };
}

/** For whom it is and who has booked, where that is not the same person. */
function whoWords(booking: Booking, mine: boolean, f: ForWhomWords): string | null {
  const { beneficiaryName, bookedByName } = booking;
  if (mine) return bookedByName === null ? null : f.byFor(bookedByName);
  const name = beneficiaryName || f.relative;
  return bookedByName === null ? name : `${name} · ${f.byOf(bookedByName)}`;
}

function BookingCard({ booking }: { booking: Booking }) {
  const w = useWords(heldWords);
  const f = useWords(forWhomWords);
  const { me } = useSession();
  const { language } = useSettings();
  const now = useNow();
  const face = heldFace(booking, now, w, language);
  const kind = heldKind(booking, now);
  const time = spanOf(booking, now, language);
  const place = `${booking.centreName} · ${booking.place}`;
  const who = whoWords(booking, me?.personId === booking.beneficiaryId, f);
  return (
    <Card onTap={() => go('/features/booking/booking', { bookingId: booking.id })}>
      <View className={kind === 'held' || kind === 'attended' ? 'list-card' : 'list-card list-card--over'}>
        <View className='list-top'>
          <Text className='list-time'>{time}</Text>
          <StatusTag tone={face.tone} icon={face.icon}>
            {face.word}
          </StatusTag>
        </View>
        <Written className='list-name' text={booking.serviceName} />
        <View className='list-place'>
          <Icon name='map-pin' size={16} />
          <Text className='list-place-words'>{place}</Text>
        </View>
        {who !== null && (
          <View className='list-place'>
            <Icon name='user-round' size={16} />
            <Text className='list-place-words'>{who}</Text>
          </View>
        )}
        {booking.may.showCode && (
          <View className='list-code'>
            <Icon name='qr-code' size={18} />
            <Text>{w.showCode}</Text>
          </View>
        )}
        {(kind === 'cancelled_by_centre' || kind === 'refused' || kind === 'pending') && (
          <Text className='list-reason'>{face.hint}</Text>
        )}
      </View>
    </Card>
  );
}

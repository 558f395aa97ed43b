import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { dayWords } from '@shared/time/words';
import { confirmWords } from '@shared/words/booking';
import { asksWords } from '@shared/words/booking-asks';
import { forWhomWords } from '@shared/words/booking-for';
import { Button, Card, Icon } from '@/ui';
import { callPhone } from '@/platform/device';
import { go } from '@/platform/navigate';
import type { ApiError } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { momentWords, timeLanguage } from './clock-words';
import { nearestFree } from './day-slots';
import { openMyBookingIn } from './open-mine';
import type { Day } from './day-words';
import { dayBeyond, isMaybeDone, wayOut } from './refusals';
import type { Slot } from './slot-face';
import type { Member } from '@/services/answers';
import type { Person } from './use-people';

interface Props {
  service: Reply<'service.get'>;
  slot: Slot;
  partySize: number;
  person: Person | null;
  /** Whom it was for, where several of a family come. */
  members?: readonly Member[];
  days: readonly Day[];
  error: ApiError;
  /** To the other times. */
  onOthers: () => void;
  onSlot: (slot: Slot, on: string) => void;
  onDay: (on: string) => void;
  /** Into the line of the very slot. */
  onWait: () => unknown;
}

/** Why not, and what instead. */
export function RefusalCard(props: Props) {
  const w = useWords(confirmWords);
  const f = useWords(forWhomWords);
  const { error, person } = props;
  const a = useWords(asksWords);
  const alone = person === null ? error.message : (f.why[error.code]?.(person.name || f.relative) ?? error.message);
  const unfit = namedIn(error, props.members ?? []);
  const why = unfit.length === 0 ? alone : a.notThese(a.names(unfit), error.message);
  return (
    <View className='confirm-refusal' aria-live='assertive'>
      <Card tone='warn'>
        <View className='confirm-line'>
          <Icon name='circle-alert' size={22} color='var(--warn)' />
          <Text className='confirm-why'>{why}</Text>
        </View>
        {isMaybeDone(error.code) && <Text className='confirm-note'>{w.retryNote}</Text>}
      </Card>
      <Instead {...props} />
    </View>
  );
}

/** Who of those who would come together can't, as the refusal names them. */
function namedIn({ fields }: ApiError, members: readonly Member[]): string[] {
  if (members.length < 2) return [];
  const places = fields.map(({ path }) => /^body\.people\.(\d+)/.exec(path)?.[1]);
  return members.flatMap(({ name }, n) => (places.includes(String(n)) ? [name] : []));
}

function Instead(props: Props) {
  const w = useWords(confirmWords);
  const { language } = useSettings();
  const now = useNow();
  const { error, service, slot, person, days, onOthers, onDay } = props;
  const toList = () => go('/features/booking/list', person === null ? {} : { personId: person.personId });
  const { fileAddress } = useWords(asksWords);
  const way = wayOut(error.code);
  switch (way) {
    case 'again':
      return null;
    case 'nearest_slot':
      return (
        <>
          {error.code === 'booking.slot_full' && service.rules.waitlistMax > 0 && (
            <Button kind='soft' icon='clock' onTap={props.onWait}>
              {w.waitHere}
            </Button>
          )}
          <NearestSlot {...props} />
        </>
      );
    case 'open_mine':
      return <Button onTap={() => openMyBookingIn(slot.id, person?.personId)}>{w.open}</Button>;
    case 'my_bookings':
      return (
        <>
          <Button onTap={toList}>{w.myBookings}</Button>
          <Button kind='secondary' onTap={onOthers}>
            {w.others}
          </Button>
        </>
      );
    case 'other_day':
    case 'next_week':
    case 'next_month': {
      const day = dayBeyond(days, civilDay(new Date(slot.startAt)), way);
      return (
        <>
          {day !== null && (
            <Button onTap={() => onDay(day.on)}>{w.seeDay(dayWords(day.on, now, timeLanguage(language)))}</Button>
          )}
          <Button kind='secondary' onTap={toList}>
            {w.myBookings}
          </Button>
        </>
      );
    }
    case 'call':
      return (
        <Button kind='call' icon='phone' onTap={() => callPhone(service.phone)}>
          {w.call(service.phone)}
        </Button>
      );
    case 'address':
      return (
        <>
          <Button onTap={() => go('/features/family/residence')}>{fileAddress}</Button>
          <Button kind='secondary' icon='phone' onTap={() => callPhone(service.phone)}>
            {w.call(service.phone)}
          </Button>
        </>
      );
    case 'standing':
      return (
        <>
          <Button onTap={() => go('/features/standing/index', person === null ? {} : { personId: person.personId })}>
            {w.standing}
          </Button>
          <Button kind='secondary' onTap={onOthers}>
            {w.others}
          </Button>
        </>
      );
    case 'fewer':
      return <Button onTap={onOthers}>{w.fewerPeople}</Button>;
  }
}

/** Looks for the next free time at once, so that the refused one is two taps from a place. */
function NearestSlot({ service, slot, partySize, person, onSlot, onOthers }: Props) {
  const w = useWords(confirmWords);
  const { language } = useSettings();
  const now = useNow();
  const personId = person?.personId;
  const [found, setFound] = useState<Slot | null | 'searching'>('searching');
  useEffect(() => {
    let current = true;
    nearestFree(service.id, slot, { partySize, personId }).then(
      (nearest) => current && setFound(nearest),
      () => current && setFound(null),
    );
    return () => {
      current = false;
    };
  }, [service.id, slot, partySize, personId]);
  if (found === 'searching') return <Text className='confirm-note'>{w.searching}</Text>;
  if (found === null) {
    return (
      <>
        <Text className='confirm-note'>{w.noneInstead}</Text>
        <Button kind='secondary' onTap={onOthers}>
          {w.others}
        </Button>
      </>
    );
  }
  const startAt = new Date(found.startAt);
  const moment = momentWords(startAt, now, language);
  return (
    <>
      <Text className='confirm-note'>{w.instead(moment, found.free)}</Text>
      <Button onTap={() => onSlot(found, civilDay(startAt))}>{w.take(moment)}</Button>
      <Button kind='secondary' onTap={onOthers}>
        {w.others}
      </Button>
    </>
  );
}

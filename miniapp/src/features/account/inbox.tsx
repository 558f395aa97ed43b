import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import type { InboxKind } from '@shared/enums';
import type { ItemOf } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords, type TimeLanguage } from '@shared/time/words';
import { inboxWords } from '@shared/words/account';
import { OwnPage } from '@/shell/own-page';
import { go, goTab } from '@/platform/navigate';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { cx, IconTile, ListView, Tap, type IconName, type Tone } from '@/ui';
import { noticeFacts } from '@/sheets/notice-facts';
import './account.scss';

type Entry = ItemOf<'inbox.list'>;

const looks: Record<InboxKind, { icon: IconName; tone: Tone }> = {
  booking_confirmed: { icon: 'calendar-check', tone: 'brand' },
  booking_pending: { icon: 'clock', tone: 'warn' },
  booking_refused: { icon: 'circle-x', tone: 'error' },
  approval_over: { icon: 'clock-alert', tone: 'muted' },
  booking_cancelled: { icon: 'calendar-x', tone: 'muted' },
  rating_answered: { icon: 'message-circle', tone: 'brand' },
  place_released: { icon: 'user-x', tone: 'warn' },
  booking_attended: { icon: 'circle-check', tone: 'ok' },
  attendance_undone: { icon: 'rotate-ccw', tone: 'warn' },
  slot_closed: { icon: 'triangle-alert', tone: 'error' },
  session_called_off: { icon: 'triangle-alert', tone: 'error' },
  session_added: { icon: 'calendar-days', tone: 'brand' },
  child_picked_up: { icon: 'user-check', tone: 'ok' },
  pickup_undone: { icon: 'rotate-ccw', tone: 'warn' },
  session_moved: { icon: 'calendar-days', tone: 'warn' },
  activity_changed: { icon: 'calendar-days', tone: 'warn' },
  booking_hit: { icon: 'calendar-days', tone: 'warn' },
  room_changed: { icon: 'map-pin', tone: 'warn' },
  person_changed: { icon: 'users', tone: 'warn' },
  duty_stand_in: { icon: 'calendar-check', tone: 'warn' },
  duty_handed_over: { icon: 'users', tone: 'brand' },
  duty_released: { icon: 'calendar-x', tone: 'muted' },
  duty_returned: { icon: 'calendar-check', tone: 'warn' },
  duty_changed: { icon: 'calendar-days', tone: 'warn' },
  duty_off: { icon: 'calendar-x', tone: 'warn' },
  duty_back: { icon: 'calendar-check', tone: 'warn' },
  duty_linked: { icon: 'user-check', tone: 'ok' },
  duty_unlinked: { icon: 'user-x', tone: 'muted' },
  booking_moved: { icon: 'calendar-check', tone: 'brand' },
  booking_kept: { icon: 'calendar-check', tone: 'ok' },
  place_offered: { icon: 'bell-ring', tone: 'ok' },
  offer_expired: { icon: 'clock-alert', tone: 'muted' },
  line_ended: { icon: 'clock', tone: 'muted' },
  visit_soon: { icon: 'bell-ring', tone: 'brand' },
  offer_ending: { icon: 'clock-alert', tone: 'warn' },
  no_show_counted: { icon: 'calendar-x', tone: 'warn' },
  excuse_accepted: { icon: 'circle-check', tone: 'ok' },
  excuse_refused: { icon: 'circle-x', tone: 'warn' },
  excuse_upheld: { icon: 'circle-x', tone: 'muted' },
  lottery_entered: { icon: 'ticket', tone: 'brand' },
  lottery_won: { icon: 'ticket-check', tone: 'ok' },
  lottery_reserve: { icon: 'ticket', tone: 'brand' },
  lottery_lost: { icon: 'ticket', tone: 'muted' },
  lottery_void: { icon: 'ticket', tone: 'warn' },
  export_ready: { icon: 'download', tone: 'ok' },
  erasure_asked: { icon: 'triangle-alert', tone: 'warn' },
  erasure_cancelled: { icon: 'rotate-ccw', tone: 'muted' },
  invitation_accepted: { icon: 'user-check', tone: 'ok' },
  role_taken: { icon: 'user-x', tone: 'warn' },
  desk_entered: { icon: 'monitor', tone: 'violet' },
  desk_locked: { icon: 'lock', tone: 'error' },
  content_passed: { icon: 'badge-check', tone: 'ok' },
  content_refused: { icon: 'circle-x', tone: 'error' },
  desk_unlocked: { icon: 'lock', tone: 'ok' },
  welcome: { icon: 'hand-heart', tone: 'teal' },
  residence_confirmed: { icon: 'house', tone: 'ok' },
  residence_refused: { icon: 'house', tone: 'warn' },
  family_joined: { icon: 'users-round', tone: 'ok' },
  family_declined: { icon: 'users-round', tone: 'muted' },
  family_left: { icon: 'users-round', tone: 'muted' },
  consent_confirmed: { icon: 'handshake', tone: 'ok' },
  consent_refused: { icon: 'handshake', tone: 'warn' },
  proxy_given: { icon: 'hand-helping', tone: 'brand' },
  power_ended: { icon: 'hand-helping', tone: 'muted' },
  guardian_left: { icon: 'baby', tone: 'warn' },
  child_turned_14: { icon: 'cake', tone: 'brand' },
};

/** Notices of these kinds lead to where one can do something about it. */
const ownPages: Partial<Record<InboxKind, string>> = {
  content_passed: '/features/content/mine',
  content_refused: '/features/content/mine',
  desk_entered: '/features/desk-login/sessions',
  desk_locked: '/features/desk-login/password',
  desk_unlocked: '/features/desk-login/password',
  residence_confirmed: '/features/family/residence',
  residence_refused: '/features/family/residence',
  family_joined: '/features/family/index',
  family_declined: '/features/family/index',
  consent_confirmed: '/features/family/index',
  consent_refused: '/features/family/index',
  proxy_given: '/features/family/proxies',
  power_ended: '/features/family/proxies',
  guardian_left: '/features/family/index',
  child_turned_14: '/features/family/index',
};

/** Of one booking, but told of what stands elsewhere. */
const standingPage = '/features/standing/index';
const besideBooking: Partial<Record<InboxKind, string>> = {
  no_show_counted: standingPage,
  excuse_accepted: standingPage,
  excuse_refused: standingPage,
  excuse_upheld: standingPage,
};

/** What was told to me. The dots stay while one reads, although the server already counts all as read. */
export default function InboxPage() {
  const w = useWords(inboxWords);
  return (
    <OwnPage title={w.title} icon='bell' signedOut={w.signedOut}>
      {() => <Notices />}
    </OwnPage>
  );
}

function Notices() {
  const w = useWords(inboxWords);
  const now = useNow();
  const list = useList((cursor) => call('inbox.list', { query: { cursor } }), [], { onShow: true });
  useMarkRead(list.items);
  return (
    <ListView
      list={list}
      keyOf={(entry) => entry.id}
      empty={{
        title: w.empty.title,
        hint: w.empty.hint,
        icon: 'bell',
        action: { word: w.empty.action, onTap: () => goTab('services') },
      }}
    >
      {(entry) => <Notice entry={entry} now={now} />}
    </ListView>
  );
}

/** Having the list before one's eyes is reading it. A failure costs nothing: what is unread stays so until the next time. */
function useMarkRead(items: Entry[] | null): void {
  useEffect(() => {
    if (items?.some((entry) => entry.readAt === null)) call('inbox.readAll').catch(() => undefined);
  }, [items]);
}

function Notice({ entry, now }: { entry: Entry; now: Date }) {
  const w = useWords(inboxWords);
  const { language } = useSettings();
  const time: TimeLanguage = language === 'zh' ? 'zh-CN' : 'en';
  const facts = noticeFacts(entry, now, time);
  const said = w.kinds[entry.kind];
  const { icon, tone } = looks[entry.kind];
  const at = new Date(entry.at);
  const isNew = entry.readAt === null;
  const title = said.title(facts);
  const { bookingId } = entry;
  const inside = (
    <>
      <View className='notice__tile'>
        <IconTile name={icon} tone={tone} size={40} />
        {isNew ? <View className='notice__dot' /> : null}
      </View>
      <View className='notice__body'>
        <Text className='notice__title'>{title}</Text>
        <Text className='notice__text'>{said.text(facts)}</Text>
        <Text className='notice__at'>
          {`${isNew ? `${w.unread} · ` : ''}${dayWords(civilDay(at), now, time)} ${clockWords(at)}`}
        </Text>
      </View>
    </>
  );
  const name = cx('notice', isNew && 'notice--new');
  const slotId = entry.facts['slotId'];
  if (bookingId === null && slotId !== undefined) {
    return (
      <Tap className={name} onTap={() => go('/features/lottery/draw', { slotId })}>
        {inside}
      </Tap>
    );
  }
  if (bookingId === null && entry.kind in ownPages) {
    return (
      <Tap className={name} onTap={() => go(ownPages[entry.kind] ?? '')}>
        {inside}
      </Tap>
    );
  }
  if (bookingId === null) return <View className={name}>{inside}</View>;
  return (
    <Tap className={name} onTap={() => go(besideBooking[entry.kind] ?? '/features/booking/booking', { bookingId })}>
      {inside}
    </Tap>
  );
}

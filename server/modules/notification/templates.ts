import type { InboxKind, TemplateName } from '../../../shared/enums';

/** WeChat's field types that we use; each has its own limits (rules.ts). */
export type FieldType = 'thing' | 'time' | 'phrase' | 'character_string' | 'number' | 'name';

export interface TemplateField {
  /** As WeChat numbers it: type and place. */
  key: `${FieldType}${number}`;
  type: FieldType;
  /** Facts of the notice in order, blank between; those that are missing are left out. */
  from: readonly string[];
  /** Said when the facts say nothing: WeChat refuses an empty field. */
  otherwise: string;
}

export interface Template {
  /** The notices whose copy it is; its words must hold for each of them. */
  kinds: readonly InboxKind[];
  /** No longer sent when it has waited this long. */
  usefulHours: number;
  fields: readonly TemplateField[];
  /** A fact that names the instant after which it says nothing new, however fresh it is. */
  usefulUntil?: string;
  /** Where a tap on the message leads; `{bookingId}` is filled in. */
  page: string;
}

const bookingPage = 'features/booking/booking?bookingId={bookingId}';
const service = { key: 'thing1', type: 'thing', from: ['service'], otherwise: '邻里中心的服务' } as const;
const time = { key: 'time2', type: 'time', from: ['startAt'], otherwise: '' } as const;

/** At most five, as WeChat lets one app ask for. Their ids at WeChat differ by app and stand in the configuration. */
export const templates: Readonly<Record<TemplateName, Template>> = {
  booking_confirmed: {
    kinds: ['booking_confirmed'],
    usefulHours: 12,
    fields: [
      service,
      time,
      { key: 'thing3', type: 'thing', from: ['centre', 'place'], otherwise: '邻里中心' },
      { key: 'thing4', type: 'thing', from: [], otherwise: '到了出示签到码就行' },
    ],
    page: bookingPage,
  },
  booking_changed: {
    kinds: [
      'slot_closed',
      'session_called_off',
      'session_added',
      'session_moved',
      'activity_changed',
      'booking_hit',
      'room_changed',
      'person_changed',
      'duty_stand_in',
      'duty_handed_over',
      'duty_released',
      'duty_returned',
      'duty_changed',
      'duty_off',
      'duty_back',
      'booking_moved',
      'booking_kept',
      'attendance_undone',
    ],
    usefulHours: 24,
    fields: [
      service,
      time,
      { key: 'thing3', type: 'thing', from: ['reason'], otherwise: '请点开查看原因' },
      { key: 'thing4', type: 'thing', from: ['centre'], otherwise: '邻里中心' },
    ],
    page: bookingPage,
  },
  place_offered: {
    kinds: ['place_offered', 'offer_ending'],
    usefulHours: 2,
    usefulUntil: 'until',
    fields: [
      service,
      time,
      { key: 'time3', type: 'time', from: ['until'], otherwise: '' },
      { key: 'thing4', type: 'thing', from: [], otherwise: '有位子了，请在截止前确认' },
    ],
    page: bookingPage,
  },
  visit_reminder: {
    kinds: ['visit_soon'],
    usefulHours: 12,
    usefulUntil: 'startAt',
    fields: [
      service,
      time,
      { key: 'thing3', type: 'thing', from: ['centre', 'place'], otherwise: '邻里中心' },
      { key: 'thing4', type: 'thing', from: [], otherwise: '来不了请尽早取消，让给邻居' },
    ],
    page: bookingPage,
  },
  booking_cancelled: {
    kinds: ['booking_cancelled', 'booking_refused', 'approval_over'],
    usefulHours: 12,
    fields: [
      service,
      time,
      { key: 'thing3', type: 'thing', from: ['reason'], otherwise: '位置已让给邻居，可另选时间' },
    ],
    page: bookingPage,
  },
};

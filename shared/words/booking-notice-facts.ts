import type { InboxKind } from '../enums';

export interface Facts {
  service: string;
  centre: string;
  place: string;
  time: string;
  /** Until when an answer is awaited. */
  until: string;
  /** A place in reserve, in digits. */
  rank: string;
  reason: string | null;
  /** The room or person that it was, and the one it is instead. */
  was: string;
  instead: string;
  /** The time that it was; '' where there was none. */
  wasTime: string;
  /** Who took a child home; '' for a guardian without a name. */
  person: string;
  /** Until when one may appeal. */
  appealUntil: string | null;
  /** Whom it is for and who has acted, where that is somebody else; '' while they have no name. */
  forName: string | null;
  byName: string | null;
  /** Whether that was staff, at the desk or on the telephone. */
  byDesk: boolean;
  /** Whether staff tick people off, so that there is no code to show. */
  byTick: boolean;
}

type BookingKind = Extract<
  InboxKind,
  | 'booking_confirmed'
  | 'booking_pending'
  | 'booking_refused'
  | 'approval_over'
  | 'booking_cancelled'
  | 'booking_attended'
  | 'attendance_undone'
  | 'slot_closed'
  | 'session_called_off'
  | 'session_added'
  | 'session_moved'
  | 'child_picked_up'
  | 'pickup_undone'
  | 'activity_changed'
  | 'booking_hit'
  | 'room_changed'
  | 'person_changed'
  | 'booking_moved'
  | 'booking_kept'
  | 'place_offered'
  | 'offer_expired'
  | 'line_ended'
  | 'no_show_counted'
  | 'excuse_accepted'
  | 'excuse_refused'
  | 'excuse_upheld'
  | 'lottery_entered'
  | 'lottery_won'
  | 'lottery_reserve'
  | 'lottery_lost'
  | 'lottery_void'
  | 'visit_soon'
  | 'offer_ending'
  | 'place_released'
  | 'rating_answered'
>;

/** What is told about bookings, in one language. */
export type BookingNotices = Record<BookingKind, { title: (f: Facts) => string; text: (f: Facts) => string }>;

/** '陈秀兰 · ' before what is told of somebody else's booking. */
export const of = ({ forName }: Facts, relative: string, after: string): string =>
  forName === null ? '' : `${forName || relative}${after}`;

import { addDays, mondayOf } from '@shared/time/civil';
import type { FailureCode } from '@/services/api';
import { nextFreeDay, type Day } from './day-words';

/** What can be done instead of the refused booking. */
export type WayOut =
  | 'nearest_slot'
  | 'open_mine'
  | 'my_bookings'
  | 'other_day'
  | 'next_week'
  | 'call'
  | 'fewer'
  | 'standing'
  | 'address'
  | 'next_month'
  | 'again';

export function wayOut(code: FailureCode): WayOut {
  switch (code) {
    case 'booking.slot_full':
    case 'booking.line_full':
    case 'booking.by_lottery':
    case 'booking.resource_taken':
    case 'booking.slot_closed':
    case 'booking.slot_ended':
    case 'booking.slot_not_open_yet':
      return 'nearest_slot';
    case 'booking.already_booked':
      return 'open_mine';
    case 'booking.overlaps':
      return 'my_bookings';
    case 'booking.quota_day':
      return 'other_day';
    case 'booking.quota_week':
      return 'next_week';
    case 'booking.quota_month':
      return 'next_month';
    case 'booking.residents_only':
      return 'address';
    case 'booking.standing_limited':
      return 'standing';
    case 'booking.price_not_payable':
    case 'booking.minutes_short':
    case 'booking.service_retired':
    case 'booking.service_paused':
    case 'booking.too_young':
    case 'booking.too_old':
    case 'booking.age_unknown':
    case 'not_found':
      return 'call';
    case 'booking.party_too_large':
      return 'fewer';
    default:
      return 'again';
  }
}

/** Nothing is known, or nothing was decided: the same tap may be made again, and never books twice. */
export const isMaybeDone = (code: FailureCode): boolean => wayOut(code) === 'again';

/** The next day with places that a quota of a day or of a week does not reach. */
export function dayBeyond(
  days: readonly Day[],
  on: string,
  quota: 'other_day' | 'next_week' | 'next_month',
): Day | null {
  if (quota === 'next_month') return nextFreeDay(days, on, `${addDays(`${on.slice(0, 8)}28`, 4).slice(0, 8)}01`);
  return quota === 'other_day' ? nextFreeDay(days, on) : nextFreeDay(days, on, addDays(mondayOf(on), 7));
}

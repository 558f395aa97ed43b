import { limits } from '../../../shared/limits';
import type { BookingFacts, ServiceRules, Verdict } from './rules';

const minuteMs = 60_000;

/**
 * By the room's code residents check themselves in when their visit is: from an hour before the start to the end. Who was
 * missed and comes after all is checked in too, if their place is still there.
 */
export function decideSelfCheckIn(
  booking: Pick<BookingFacts, 'startAt' | 'endAt'>,
  now: Date,
): Verdict<'visit.too_early' | 'visit.over'> {
  if (now.getTime() < booking.startAt.getTime() - limits.visitAheadMinutes * minuteMs) {
    return { ok: false, code: 'visit.too_early' };
  }
  return now >= booking.endAt ? { ok: false, code: 'visit.over' } : { ok: true };
}

/**
 * Whether a place is given back because nobody came for it: so long after the start, while the slot lasts. Who booked
 * after the start was there, and never where somebody has come.
 */
export function decideRelease(
  booking: Pick<BookingFacts, 'state' | 'startAt' | 'endAt'> & { bookedAt: Date },
  rules: Pick<ServiceRules, 'releaseMinutes'>,
  now: Date,
): boolean {
  if (rules.releaseMinutes === null || booking.state !== 'confirmed' || booking.bookedAt > booking.startAt)
    return false;
  return now >= releaseAt(booking.startAt, rules.releaseMinutes) && now < booking.endAt;
}

const releaseAt = (startAt: Date, releaseMinutes: number): Date =>
  new Date(startAt.getTime() + releaseMinutes * minuteMs);

import { limits } from '../../../shared/limits';
import type { Grant } from '../../http/ask';

const hourMs = 3_600_000;

export type Verdict<C extends string> = { ok: true } | { ok: false; code: C };

export interface Times {
  startAt: Date;
  endAt: Date;
  opensAt: Date;
  bookUntil: Date;
}

/** Whether an activity can be held and booked at these times. */
export function decideTimes(
  { startAt, endAt, opensAt, bookUntil }: Times,
  now: Date,
): Verdict<'activity.times_wrong' | 'activity.in_past' | 'activity.opens_late'> {
  const lasts = endAt.getTime() - startAt.getTime();
  if (lasts <= 0 || lasts > limits.activityHours * hourMs) return { ok: false, code: 'activity.times_wrong' };
  if (startAt <= now) return { ok: false, code: 'activity.in_past' };
  return bookUntil > startAt || opensAt >= bookUntil ? { ok: false, code: 'activity.opens_late' } : { ok: true };
}

export const decideAges = (minAge: number | null, maxAge: number | null): Verdict<'activity.ages_wrong'> =>
  minAge !== null && maxAge !== null && minAge > maxAge ? { ok: false, code: 'activity.ages_wrong' } : { ok: true };

/** What still takes place can be changed; what has ended, or was called off, stands. */
export function decideChange(
  slot: { state: 'open' | 'closed'; endAt: Date },
  now: Date,
): Verdict<'activity.called_off' | 'activity.over'> {
  if (slot.state === 'closed') return { ok: false, code: 'activity.called_off' };
  return slot.endAt <= now ? { ok: false, code: 'activity.over' } : { ok: true };
}

/** Digits of a city's code. */
const cityDigits = 4;

/** The city of an area. */
export const cityOf = (areaCode: string): string => areaCode.slice(0, cityDigits);

/** A whole city's pages are filled by who answers for that city, not by one of its centres. */
export const speaksForCity = (grants: readonly Grant[], areaCode: string): boolean =>
  grants.some(
    ({ scopeKind, scopeId }) => scopeKind === 'area' && scopeId.length <= cityDigits && areaCode.startsWith(scopeId),
  );

/** From the city down to the village of a centre: those whose residents alone an activity may be for. */
export const areasAround = (areaCode: string): string[] => [
  ...new Set([4, 6, 9, 12].map((digits) => areaCode.slice(0, digits))),
];

/** Booking ends so long before the start, in whole minutes. */
export const leadMinutesOf = ({ startAt, bookUntil }: Pick<Times, 'startAt' | 'bookUntil'>): number =>
  Math.ceil((startAt.getTime() - bookUntil.getTime()) / 60_000);

import type { BookingState } from '../../../shared/enums';
import { limits } from '../../../shared/limits';

const dayMs = 86_400_000;

export interface VisitFacts {
  state: BookingState;
  endAt: Date;
}

/** Until when a visit can be rated: some weeks after it; once rated, it can be changed for some days. */
export const openUntil = (visit: VisitFacts, ratedAt: Date | null): Date =>
  ratedAt === null
    ? new Date(visit.endAt.getTime() + limits.rateWithinDays * dayMs)
    : new Date(ratedAt.getTime() + limits.rateChangeDays * dayMs);

type Verdict = { ok: true } | { ok: false; code: 'rating.not_attended' | 'rating.too_late' | 'rating.fixed' };

/** Who has been there may say how it was. */
export function decideRate(visit: VisitFacts, ratedAt: Date | null, now: Date): Verdict {
  if (visit.state !== 'attended') return { ok: false, code: 'rating.not_attended' };
  if (now < openUntil(visit, ratedAt)) return { ok: true };
  return { ok: false, code: ratedAt === null ? 'rating.too_late' : 'rating.fixed' };
}

/** Of five, with one decimal; null while nobody has rated. */
export const averageOf = (ratings: number, stars: number): number | null =>
  ratings === 0 ? null : Math.round((stars * 10) / ratings) / 10;

/** What a change of one rating adds to its service's counters. */
export const changeOf = (before: number | null, after: number): { ratings: number; stars: number } =>
  before === null ? { ratings: 1, stars: after } : { ratings: 0, stars: after - before };

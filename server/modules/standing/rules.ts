import type { BookingState, ExcuseState, SlotState, StandingGrade, UncountedReason } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import { addDays, civilDay, daysBetween } from '../../../shared/time/civil';

const dayMs = 86_400_000;

export type Verdict<C extends string> = { ok: true } | { ok: false; code: C };

/** How missed visits are added up; the city's numbers stand in shared/limits. */
export interface StandingRule {
  steps: readonly { untilDays: number; points: number }[];
  remindedFrom: number;
  limitedFrom: number;
  limitedAheadDays: number;
}

/** What a standing needs to know of a booking. */
export interface Visit {
  bookingId: string;
  personId: string;
  serviceId: string;
  centreId: string;
  state: BookingState;
  on: string;
  startAt: Date;
  endAt: Date;
  bookedAt: Date;
  /** Until when cancelling is free. */
  cancelUntil: Date;
  slotState: SlotState;
  /** Bookings of the service made from then on count; null: none does. */
  countsFrom: Date | null;
  /** Whether anybody at all was checked in to this slot. */
  hasCheckIns: boolean;
}

/** What a visit missed on that day weighs today. */
export function pointsOn(rule: Pick<StandingRule, 'steps'>, missedOn: string, today: string): number {
  const age = daysBetween(missedOn, today);
  return rule.steps.find(({ untilDays }) => age < untilDays)?.points ?? 0;
}

/** The days on which it comes to weigh less, the last one to weigh nothing. */
export const changesOf = (rule: Pick<StandingRule, 'steps'>, missedOn: string): string[] =>
  rule.steps.map(({ untilDays }) => addDays(missedOn, untilDays));

/** Whoever booked before the rule stood did not know of it. */
const isCounting = (visit: Visit): boolean => visit.countsFrom !== null && visit.bookedAt >= visit.countsFrom;

/**
 * Why a missed visit does not count, or null: it does. Nobody is held to what the centre called off, to a slot at which
 * nobody at all was checked in (the centre may have forgotten to), or to what staff has still to decide.
 */
export function uncounted(
  rule: StandingRule,
  visit: Visit,
  excuse: ExcuseState | null,
  today: string,
): UncountedReason | null {
  if (!isCounting(visit)) return 'service';
  if (visit.slotState === 'closed') return 'closed';
  if (!visit.hasCheckIns) return 'no_check_ins';
  if (excuse === 'accepted') return 'excused';
  if (excuse === 'filed' || excuse === 'appealed') return 'excuse_waits';
  return pointsOn(rule, visit.on, today) === 0 ? 'faded' : null;
}

export function gradeOf(rule: StandingRule, points: number): StandingGrade {
  if (points >= rule.limitedFrom) return 'limited';
  return points >= rule.remindedFrom ? 'reminded' : 'good';
}

export interface Standing {
  grade: StandingGrade;
  points: number;
  /** The first day with a better grade if nothing more is missed; null when it is good. */
  betterOn: string | null;
}

/** The standing of somebody whose counted visits were missed on these days. */
export function standingOf(rule: StandingRule, missedOn: readonly string[], today: string): Standing {
  const sum = (on: string): number => missedOn.reduce((all, day) => all + pointsOn(rule, day, on), 0);
  const points = sum(today);
  const grade = gradeOf(rule, points);
  if (grade === 'good') return { grade, points, betterOn: null };
  const changes = [...new Set(missedOn.flatMap((day) => changesOf(rule, day)))].filter((on) => on > today).sort();
  return { grade, points, betterOn: changes.find((on) => gradeOf(rule, sum(on)) !== grade) ?? null };
}

/** With a limited standing, scarce services can be booked for the next days only. */
export function decideStanding(
  rule: Pick<StandingRule, 'limitedAheadDays'>,
  ask: { isLimited: boolean; isScarce: boolean; on: string; now: Date },
): Verdict<'booking.standing_limited'> {
  const isFar = ask.on > addDays(civilDay(ask.now), rule.limitedAheadDays);
  return ask.isLimited && ask.isScarce && isFar ? { ok: false, code: 'booking.standing_limited' } : { ok: true };
}

export const excuseUntil = (visit: Pick<Visit, 'endAt'>): Date =>
  new Date(visit.endAt.getTime() + limits.excuseDays * dayMs);

export const appealUntil = (decidedAt: Date): Date => new Date(decidedAt.getTime() + limits.excuseAppealDays * dayMs);

export const answerBy = (askedAt: Date): Date => new Date(askedAt.getTime() + limits.excuseAnswerDays * dayMs);

/** Whether there is, or may come to be, something to explain: from the end of free cancelling to days after the visit. */
export function decideFile(
  visit: Visit,
  excuse: ExcuseState | null,
  now: Date,
): Verdict<'excuse.not_needed' | 'excuse.cancel_instead' | 'excuse.too_late' | 'excuse.filed_already'> {
  if (excuse !== null) return { ok: false, code: 'excuse.filed_already' };
  const isOpen = visit.state === 'confirmed' || visit.state === 'no_show';
  if (!isOpen || !isCounting(visit) || visit.slotState === 'closed') return { ok: false, code: 'excuse.not_needed' };
  if (visit.state === 'confirmed' && now <= visit.cancelUntil) return { ok: false, code: 'excuse.cancel_instead' };
  // At the desk it was looked for nobody: there is nothing to forgive.
  if (visit.state === 'no_show' && visit.endAt <= now && !visit.hasCheckIns) {
    return { ok: false, code: 'excuse.not_needed' };
  }
  return now > excuseUntil(visit) ? { ok: false, code: 'excuse.too_late' } : { ok: true };
}

export interface ExcuseFacts {
  state: ExcuseState;
  personId: string;
  decidedBy: string | null;
  decidedAt: Date | null;
  answerBy: Date;
}

/** Once, by another one, in time. */
export function decideAppeal(excuse: ExcuseFacts, now: Date): Verdict<'excuse.not_refused' | 'excuse.appeal_too_late'> {
  if (excuse.state !== 'refused' || excuse.decidedAt === null) return { ok: false, code: 'excuse.not_refused' };
  return now > appealUntil(excuse.decidedAt) ? { ok: false, code: 'excuse.appeal_too_late' } : { ok: true };
}

/** Nobody answers for themselves or their family, nor twice. */
export function decideAnswer(
  excuse: ExcuseFacts,
  by: { accountId: string; family: ReadonlySet<string> },
): Verdict<'excuse.decided' | 'excuse.own_family' | 'excuse.own_decision'> {
  if (excuse.state !== 'filed' && excuse.state !== 'appealed') return { ok: false, code: 'excuse.decided' };
  if (by.family.has(excuse.personId)) return { ok: false, code: 'excuse.own_family' };
  const isOwn = excuse.state === 'appealed' && excuse.decidedBy === by.accountId;
  return isOwn ? { ok: false, code: 'excuse.own_decision' } : { ok: true };
}

/** Where an answer leads. */
export const answered = (from: ExcuseState, decision: 'accept' | 'refuse'): ExcuseState =>
  decision === 'accept' ? 'accepted' : from === 'appealed' ? 'upheld' : 'refused';

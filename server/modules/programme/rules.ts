import { limits } from '../../../shared/limits';
import { atMinute, civilDay } from '../../../shared/time/civil';

const dayMs = 86_400_000;

export interface PlannedSession {
  on: string;
  startAt: Date;
  endAt: Date;
  topic: string | null;
}

/** The sessions as they were asked for, in the order of time. */
export const sessionsOf = (
  asked: readonly { on: string; startsMinute: number; endsMinute: number; topic?: string | undefined }[],
): PlannedSession[] =>
  asked
    .map(({ on, startsMinute, endsMinute, topic = null }) => ({
      on,
      startAt: atMinute(on, startsMinute),
      endAt: atMinute(on, endsMinute),
      topic,
    }))
    .sort((a, b) => a.startAt.getTime() - b.startAt.getTime());

/** Days of sessions that end before they start, or begin before the one before them has ended. */
export const wrongDays = (sessions: readonly PlannedSession[]): string[] =>
  sessions
    .filter(({ startAt, endAt }, n) => endAt <= startAt || startAt < (sessions[n - 1]?.endAt ?? startAt))
    .map(({ on }) => on);

type PlanRefusal =
  | 'programme.ages_wrong'
  | 'programme.sessions_wrong'
  | 'programme.too_short'
  | 'programme.too_long'
  | 'programme.in_past'
  | 'programme.opens_late';

export type Verdict<C extends string> = { ok: true } | { ok: false; code: C };

interface PlanFacts {
  minAge: number | null;
  maxAge: number | null;
  opensAt: Date;
  closeDays: number;
  sessions: readonly PlannedSession[];
}

/** Whether a programme can be held as it is planned. A season is longer than a day, or it would be an ordinary visit. */
export function decidePlan(plan: PlanFacts, now: Date): Verdict<PlanRefusal> {
  const { minAge, maxAge, sessions } = plan;
  if (minAge !== null && maxAge !== null && minAge > maxAge) return { ok: false, code: 'programme.ages_wrong' };
  if (wrongDays(sessions).length > 0) return { ok: false, code: 'programme.sessions_wrong' };
  const { startAt, endAt } = spanOf(sessions);
  if (endAt.getTime() - startAt.getTime() <= dayMs) return { ok: false, code: 'programme.too_short' };
  if (endAt.getTime() - startAt.getTime() > limits.programmeDays * dayMs) {
    return { ok: false, code: 'programme.too_long' };
  }
  return decideTimes({ startAt, opensAt: plan.opensAt, closeDays: plan.closeDays }, now);
}

/** Whether somebody could still enrol: it has not begun, and enrolment opens before it ends. */
export function decideTimes(
  { startAt, opensAt, closeDays }: { startAt: Date; opensAt: Date; closeDays: number },
  now: Date,
): Verdict<'programme.in_past' | 'programme.opens_late'> {
  if (startAt <= now) return { ok: false, code: 'programme.in_past' };
  const enrolUntil = startAt.getTime() - closeDays * dayMs;
  return opensAt.getTime() >= enrolUntil ? { ok: false, code: 'programme.opens_late' } : { ok: true };
}

/** From the start of the first session to the end of the last. */
export function spanOf(sessions: readonly Pick<PlannedSession, 'startAt' | 'endAt'>[]): { startAt: Date; endAt: Date } {
  const [first, last] = [sessions[0], sessions.at(-1)];
  if (first === undefined || last === undefined) throw new Error('A programme has sessions');
  return { startAt: first.startAt, endAt: last.endAt };
}

export interface SessionFacts {
  on: string;
  startAt: Date;
  endAt: Date;
  cancelledAt: Date | null;
}

/** A roll opens on the day of its session and stays open: who forgot it writes it down later. */
export function decideMark(
  session: SessionFacts,
  now: Date,
): Verdict<'programme.session_called_off' | 'programme.session_not_yet'> {
  if (session.cancelledAt !== null) return { ok: false, code: 'programme.session_called_off' };
  return civilDay(now) < session.on ? { ok: false, code: 'programme.session_not_yet' } : { ok: true };
}

export function decideCallOff(
  session: SessionFacts,
  now: Date,
): Verdict<'programme.session_called_off' | 'programme.session_over'> {
  if (session.cancelledAt !== null) return { ok: false, code: 'programme.session_called_off' };
  return session.endAt <= now ? { ok: false, code: 'programme.session_over' } : { ok: true };
}

/** A session is moved until it begins; what is called off is made up for instead. */
export function decideMove(
  session: SessionFacts,
  now: Date,
): Verdict<'programme.session_called_off' | 'programme.session_begun'> {
  if (session.cancelledAt !== null) return { ok: false, code: 'programme.session_called_off' };
  return session.startAt <= now ? { ok: false, code: 'programme.session_begun' } : { ok: true };
}

type Times = Pick<PlannedSession, 'startAt' | 'endAt'>;

interface SeasonFacts {
  /** All but the one that is moved, those called off too. */
  others: readonly (Times & { cancelledAt: Date | null })[];
  startAt: Date;
  opensAt: Date;
  closeDays: number;
}

export type SessionTimesRefusal =
  | 'programme.session_times_wrong'
  | 'programme.session_in_past'
  | 'programme.session_overlaps'
  | 'programme.sessions_many'
  | 'programme.too_short'
  | 'programme.too_long'
  | 'programme.opens_late';

/** Whether a session may be at these times: after now, beside the others, in a season that stays one of 1 to 100 days. */
export function decideSessionTimes(to: Times, season: SeasonFacts, now: Date): Verdict<SessionTimesRefusal> {
  const { others } = season;
  if (to.endAt <= to.startAt) return { ok: false, code: 'programme.session_times_wrong' };
  if (to.startAt <= now) return { ok: false, code: 'programme.session_in_past' };
  const isOver = (one: Times) => one.startAt < to.endAt && one.endAt > to.startAt;
  if (others.some((one) => one.cancelledAt === null && isOver(one))) {
    return { ok: false, code: 'programme.session_overlaps' };
  }
  if (others.length >= limits.programmeSessionsKept) return { ok: false, code: 'programme.sessions_many' };
  const span = wholeSpan([...others, to]);
  const length = span.endAt.getTime() - span.startAt.getTime();
  if (length <= dayMs) return { ok: false, code: 'programme.too_short' };
  if (length > limits.programmeDays * dayMs) return { ok: false, code: 'programme.too_long' };
  // Who has not enrolled yet must still be able to; a season that begins no earlier than it did leaves that as it was.
  const isLate = season.opensAt.getTime() >= span.startAt.getTime() - season.closeDays * dayMs;
  return span.startAt < season.startAt && isLate ? { ok: false, code: 'programme.opens_late' } : { ok: true };
}

/** From the first start to the last end of sessions in any order; one called off keeps its place in the season. */
export function wholeSpan(sessions: readonly Times[]): Times {
  const ordered = [...sessions].sort((a, b) => a.startAt.getTime() - b.startAt.getTime());
  const ends = sessions.map(({ endAt }) => endAt.getTime());
  return { startAt: spanOf(ordered).startAt, endAt: new Date(Math.max(...ends)) };
}

import { limits, standingRule } from '../../../shared/limits';
import { addDays, civilDay } from '../../../shared/time/civil';
import type { Reader } from '../../kernel/db';
import type { StandingDeps } from './deps';
import { standingOf, uncounted, type Visit } from './rules';
import { excusesOf, type ExcuseRow } from './store';

/** A visit that was missed, with what was said about it and why it does not count, if so. */
export interface Missed {
  visit: Visit;
  excuse: ExcuseRow | undefined;
  uncounted: ReturnType<typeof uncounted>;
}

type Looking = Pick<StandingDeps, 'missedVisits'>;

/** The first day of which a missed visit still weighs something. */
export const countsSince = (today: string): string =>
  addDays(today, 1 - Math.max(...standingRule.steps.map(({ untilDays }) => untilDays)));

/** What these people missed of the days that count, newest first. */
export async function missedBy(
  { missedVisits }: Looking,
  reader: Reader,
  personIds: readonly string[],
  now: Date,
): Promise<Missed[]> {
  const today = civilDay(now);
  const visits = await missedVisits(reader, personIds, countsSince(today));
  return judged(reader, visits, today);
}

/** Which of these visits count today. */
export async function judged(reader: Reader, visits: readonly Visit[], today: string): Promise<Missed[]> {
  const excuses = await excusesOf(
    reader,
    visits.map(({ bookingId }) => bookingId),
  );
  return visits.map((visit) => {
    const excuse = excuses.get(visit.bookingId);
    return { visit, excuse, uncounted: uncounted(standingRule, visit, excuse?.state ?? null, today) };
  });
}

export const standingFrom = (missed: readonly Missed[], today: string) =>
  standingOf(
    standingRule,
    missed.filter((one) => one.uncounted === null).map(({ visit }) => visit.on),
    today,
  );

/** Those of these people whose standing is limited now. One read, two where somebody missed something. */
export async function limitedAmong(
  deps: Looking,
  reader: Reader,
  personIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const missed = await missedBy(deps, reader, personIds, now);
  const today = civilDay(now);
  return new Set(
    [...new Set(missed.map(({ visit }) => visit.personId))].filter(
      (personId) => standingFrom(ofPerson(missed, personId), today).grade === 'limited',
    ),
  );
}

const ofPerson = (missed: readonly Missed[], personId: string): Missed[] =>
  missed.filter(({ visit }) => visit.personId === personId).slice(0, limits.missedMost);

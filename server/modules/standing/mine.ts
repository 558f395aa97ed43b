import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { limits, standingRule } from '../../../shared/limits';
import { addDays, atMinute, civilDay } from '../../../shared/time/civil';
import { mayActFor } from '../household';
import { findPeople } from '../identity';
import type { StandingDeps } from './deps';
import { countsSince, judged, missedBy, standingFrom, type Missed } from './look';
import { listOfPerson } from './store';
import { missedView } from './view';

/** How far before what still counts an excuse may have been filed: one can be asked for ahead of the visit. */
const excusesLookBackDays = 31;

/** My standing and everything that makes it; also of somebody I act for, who may not read it themselves. */
export async function mine(deps: StandingDeps, ask: Ask<'standing.mine'>): Promise<Reply<'standing.mine'>> {
  const { actor, now } = ask;
  const personId = ask.query.personId ?? actor.personId;
  if (!(await mayActFor(deps.db, actor.personId, personId, 'view', now))) ask.refuse('not_found');
  const today = civilDay(now);
  const mayAct = await mayActFor(deps.db, actor.personId, personId, 'cancel', now);
  const missed = await missedBy(deps, deps.db, [personId], now);
  const all = [...missed, ...(await explainedBeside(deps, personId, missed, today))];
  const services = await deps.centre.servicesOf([...new Set(all.map(({ visit }) => visit.serviceId))]);
  const people = await findPeople(deps.db, [personId]);
  return {
    personId,
    personName: people.get(personId)?.name ?? '',
    ...standingFrom(missed, today),
    rule: { ...standingRule, steps: [...standingRule.steps] },
    missed: all
      .sort((a, b) => b.visit.startAt.getTime() - a.visit.startAt.getTime())
      .slice(0, limits.missedMost)
      .map((one) => missedView(one, services.get(one.visit.serviceId), { now, mayAct })),
  };
}

/** What was explained and is not, or not yet, a missed visit: the answer is looked for on the same page. */
async function explainedBeside(
  deps: StandingDeps,
  personId: string,
  missed: readonly Missed[],
  today: string,
): Promise<Missed[]> {
  const since = atMinute(addDays(countsSince(today), -excusesLookBackDays), 0);
  const excuses = await listOfPerson(deps.db, personId, since, limits.missedMost);
  const known = new Set(missed.map(({ visit }) => visit.bookingId));
  const others = excuses.map((row) => row.booking_id).filter((id) => !known.has(id));
  const visits = await deps.visitsOf(deps.db, others);
  const recent = [...visits.values()].filter(({ on }) => on >= countsSince(today));
  return judged(deps.db, recent, today);
}

import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { peopleIn } from '../booking';
import { findPeople, maskName } from '../identity';
import type { TimetableDeps } from './deps';
import { planChange, type ChangePlan } from './plan';
import { effectOf, movedTo, type SlotStep, type Wanted } from './rules';
import { assertCentre } from './scope';

/** What a change would do, before anybody decides: nothing is written. */
export async function preview(deps: TimetableDeps, ask: Ask<'timetable.preview'>): Promise<Reply<'timetable.preview'>> {
  const centreId = await assertCentre(deps, ask);
  const { change } = ask.body;
  const planned = await planChange(deps.db, deps, { centreId, change, now: ask.now });
  if (!planned.ok) return ask.refuse(planned.code);
  return previewOf(deps, planned.plan);
}

async function previewOf(deps: Pick<TimetableDeps, 'db'>, plan: ChangePlan): Promise<Reply<'timetable.preview'>> {
  const { steps, blocked, hits, lines, basis } = plan;
  const names = new Map(plan.timetable.services.map(({ id, name }) => [id, name]));
  const moved = movedTo(steps);
  const effects = steps.flatMap((step) => {
    const what = effectOf(step, moved);
    return what === null ? [] : [{ what, ...effectFacts(step, names) }];
  });
  const counts = { vanish: 0, appear: 0, move: 0, retime: 0, grow: 0, shrink: 0 };
  for (const { what } of effects) counts[what] += 1;
  const shown = hits.slice(0, limits.previewRows);
  const people = await findPeople(deps.db, [...new Set(shown.map(({ booking }) => booking.row.beneficiary_id))]);
  const waiting = peopleIn([...lines.values()].flat());
  return {
    basis,
    bookings: hits.length,
    people: new Set(hits.map(({ booking }) => booking.row.beneficiary_id)).size,
    waiting,
    counts,
    effects: effects.slice(0, limits.previewRows),
    blockedCount: blocked.length,
    blocked: blocked.slice(0, limits.previewRows).map(({ slot, names: inTheWay }) => ({
      serviceName: names.get(slot.serviceId) ?? '',
      startAt: slot.startAt.toISOString(),
      endAt: slot.endAt.toISOString(),
      inTheWay,
    })),
    hits: shown.map(({ booking: { row }, hit, to }) => ({
      bookingId: row.id,
      personName: maskName(people.get(row.beneficiary_id)?.name ?? null) ?? '',
      partySize: row.party_size,
      serviceName: names.get(row.service_id) ?? '',
      startAt: row.start_at.toISOString(),
      endAt: row.end_at.toISOString(),
      hit,
      ...timesOf(to),
    })),
  };
}

const timesOf = (to: Wanted | null) => ({
  toStartAt: to?.startAt.toISOString() ?? null,
  toEndAt: to?.endAt.toISOString() ?? null,
});

function effectFacts(step: SlotStep, names: ReadonlyMap<string, string>) {
  const slot = step.do === 'make' ? step.to : step.slot;
  const counters =
    step.do === 'make' ? { taken: 0, waiting: 0 } : { taken: step.slot.taken, waiting: step.slot.waiting };
  const capacity = step.do === 'make' ? step.to.capacity : (step.slot.shrinksTo ?? step.slot.capacity);
  return {
    serviceId: slot.serviceId,
    serviceName: names.get(slot.serviceId) ?? '',
    startAt: slot.startAt.toISOString(),
    endAt: slot.endAt.toISOString(),
    ...timesOf(step.do === 'make' ? null : step.to),
    capacity,
    toCapacity: step.do === 'drop' && step.to === null ? 0 : (step.to?.capacity ?? 0),
    ...counters,
  };
}

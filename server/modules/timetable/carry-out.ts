import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import type { Tx } from '../../kernel/db';
import { addPlanned, endLineOf, offerFree, peopleIn, retimeBookings, tellFreed } from '../booking';
import { slotChanges } from '../capacity';
import { writeChange, writtenOf, type LayerChange, type Service } from '../centre';
import { putSubstitute, releaseSlots, reholdSlots, type Using } from '../resource';
import type { TimetableDeps } from './deps';
import type { ChangePlan } from './plan';
import type { Present } from './rules';
import { addTasks, restoreTasks } from './tasks';

/** Who makes a change, by which route. */
export type Maker = Pick<Ask<'timetable.save'>, 'actor' | 'now' | 'requestId'> & { name: string };

interface Decided {
  plan: ChangePlan;
  /** As it is written; its reason may be another than what was asked for while a human looks at that. */
  change: LayerChange;
  /** What those who are hit read. */
  reason: string | null;
}

/**
 * Writes a change of a locked timetable and brings slots, lines and bookings to what its layers now say. The plan was made
 * under the locks that this needs; nothing here takes another.
 */
export async function carryOut(
  tx: Tx,
  deps: TimetableDeps,
  ask: Maker,
  { plan, change, reason }: Decided,
): Promise<Reply<'timetable.save'>> {
  const { centreId, layers } = plan.timetable;
  for (const one of writtenOf(layers, centreId, change)) await writeChange(tx, centreId, one, ask.now);
  return carrySteps(tx, deps, ask, { ...plan, centreId, reason });
}

type Steps = Pick<ChangePlan, 'steps' | 'rehold' | 'hits' | 'lines'> & { centreId: string; reason: string | null };

/** The same once it is written what is to be: slots, what they have, lines, bookings, tasks and notices. */
export async function carrySteps(
  tx: Tx,
  deps: TimetableDeps,
  ask: Maker,
  { centreId, steps, rehold, hits, lines, reason }: Steps,
): Promise<Reply<'timetable.save'>> {
  const services = await deps.centre.servicesOf([...new Set(steps.map(serviceIdOf))], tx);
  const drops = steps.flatMap((step) => (step.do === 'drop' ? [step.slot] : []));
  const wanted = steps.flatMap((step) => (step.do === 'make' ? [step.to] : []));
  await changeHolders(tx, ask, { steps, rehold });
  const made = await addPlanned(
    tx,
    deps,
    wanted.map((to) => ({ ...to, centreId })),
  );
  for (const [slotId, rows] of lines) {
    const service = serviceFor(services, rows[0]?.service_id);
    await endLineOf(tx, deps, { slotId, rows, service, action: ask.name }, ask);
  }
  for (const slot of drops) await deps.withClosing(tx, slot.id, { now: ask.now, requestId: ask.requestId, reason });
  const ids = drops.map(({ id }) => id);
  await slotChanges.withdrawSlots(tx, ids, reason, ask.now);
  // A draw stays to be read, and its slot with it.
  const drawn = (slot: Present) => slot.byLot || services.get(slot.serviceId)?.rules.allocation === 'lottery';
  await slotChanges.deleteUnused(
    tx,
    drops.flatMap((slot) => (drawn(slot) ? [] : [slot.id])),
  );
  for (const id of ids) deps.soldOut.forget(id);
  for (const step of steps) {
    if (step.do !== 'reshape') continue;
    const { slot, to } = step;
    const taken = slot.taken - offeredIn(lines, slot.id);
    await slotChanges.reshapeSlot(tx, { id: slot.id, taken }, to);
    for (const [need_id, resource_id] of to.instead ?? []) {
      await putSubstitute(tx, { slot_id: slot.id, need_id, resource_id });
    }
    if (slot.endAt.getTime() !== to.endAt.getTime()) await retimeBookings(tx, slot.id, to.endAt);
    if (slot.withdrawn) await restoreTasks(tx, slot.id, ask);
    // More places are offered to who waits at once; the slot's lock is held.
    await offerFree(tx, deps, slot.id, ask);
  }
  await addTasks(tx, deps, ask, { hits, services, centreId, reason });
  return { tasks: hits.length, made, removed: drops.length };
}

/** Before anything new is made: what goes gives back its rooms and people, what lasts differently has them so long. */
async function changeHolders(
  tx: Tx,
  ask: Maker,
  { steps, rehold }: Pick<ChangePlan, 'steps' | 'rehold'>,
): Promise<void> {
  const leaving = steps.flatMap((step) => (step.do === 'drop' ? [step.slot] : []));
  const shorter = steps.flatMap((step) =>
    step.do === 'reshape' && rehold.has(step.slot.id) && step.to.endAt < step.slot.endAt ? [step.slot] : [],
  );
  const gaveBack = await releaseSlots(
    tx,
    leaving.map(({ id }) => id),
  );
  await reholdSlots(tx, [...rehold.keys()], rehold);
  await tellFreed(tx, (gaveBack ? [...leaving, ...shorter] : shorter).map(usingOf), ask);
}

export const usingOf = (slot: Present): Using => ({
  id: slot.id,
  service_id: slot.serviceId,
  start_at: slot.startAt,
  end_at: slot.endAt,
});

export const serviceIdOf = (step: ChangePlan['steps'][number]): string =>
  step.do === 'make' ? step.to.serviceId : step.slot.serviceId;

const offeredIn = (lines: ChangePlan['lines'], slotId: string): number =>
  peopleIn((lines.get(slotId) ?? []).filter((row) => row.state === 'offered'));

function serviceFor(services: ReadonlyMap<string, Service>, serviceId: string | undefined): Service {
  const service = services.get(serviceId ?? '');
  if (service === undefined) throw new Error(`No service ${serviceId} for a slot of it`);
  return service;
}

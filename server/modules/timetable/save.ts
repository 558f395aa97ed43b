import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import type { MachineFinding } from '../../../shared/enums';
import type { Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import { addPlanned, endLineOf, offerFree, peopleIn, retimeBookings, tellFreed } from '../booking';
import { slotChanges } from '../capacity';
import { lockTimetables, reasonOfChange, writeChange, type LayerChange, type Service } from '../centre';
import { releaseSlots, reholdSlots, type Using } from '../resource';
import type { TimetableDeps } from './deps';
import { planChange, type ChangePlan } from './plan';
import type { Present } from './rules';
import { assertCentre } from './scope';
import { addTasks, restoreTasks } from './tasks';
import { reasonItem, unchecked } from './reasons';

/**
 * Makes a change exactly as it was previewed, or refuses with `timetable.changed`: somebody has booked, or another has changed
 * the timetable, since. Layers, slots, lines, tasks and notices change together or not at all. A claim on a slot that is just
 * being taken away either was first, and its booking is one of those hit, or waits for the slot's lock and finds it closed.
 * Locks the centre's timetable, then its slots by id, then the rooms and people they need.
 */
export async function save(deps: TimetableDeps, ask: Ask<'timetable.save'>): Promise<Reply<'timetable.save'>> {
  const centreId = await assertCentre(deps, ask);
  const { change, basis } = ask.body;
  const held = await heldWords(deps, ask, change);
  const shown = held === null ? change : unchecked(change);
  return ask.write(async (tx) => {
    await lockTimetables(tx, [centreId]);
    const planned = await planChange(tx, deps, { centreId, change, now: ask.now }, tx);
    if (!planned.ok) return ask.refuse(planned.code);
    const { plan } = planned;
    const isStill = deps.isStill ?? ((one, other) => one === other);
    if (!isStill(basis, plan.basis)) return ask.refuse('timetable.changed');
    await writeChange(tx, centreId, shown, ask.now);
    const reason = held === null ? reasonOfChange(change) : null;
    const done = await carryOut(tx, deps, ask, plan, reason);
    if (held !== null) {
      const { accountId } = ask.actor;
      const item = await reasonItem(tx, centreId, change, ask.now);
      const areaCode = plan.timetable.areaCode;
      if (item !== null) {
        await deps.words.hold(tx, {
          kind: 'timetable_reason',
          accountId,
          areaCode,
          ...item,
          machine: held,
          now: ask.now,
        });
      }
    }
    await auditAsk(tx, ask, 'centre', centreId, { ...summaryOf(change), ...done });
    await deps.notification.publish(tx, [{ topic: `centre:${centreId}` }], ask.now);
    return done;
  });
}

/** What a line of the record says of a change; whole weeks stand in the tables. */
function summaryOf(change: LayerChange): Record<string, string> {
  const { kind } = change;
  const days = 'fromOn' in change ? { fromOn: change.fromOn, toOn: change.toOn } : {};
  const of = 'serviceId' in change ? { serviceId: change.serviceId } : {};
  const why = 'reason' in change ? { reason: change.reason } : {};
  const event: Record<string, string> =
    'eventId' in change && change.eventId !== null ? { eventId: change.eventId } : {};
  return { kind, ...of, ...days, ...why, ...event } as Record<string, string>;
}

/** Words that residents will read; risky ones are refused, and an event's name must be known to be right before it stands. */
async function heldWords(
  deps: Pick<TimetableDeps, 'words'>,
  ask: Ask<'timetable.save'>,
  change: LayerChange,
): Promise<MachineFinding | null> {
  const text = reasonOfChange(change);
  if (text === null) return null;
  const checked = await deps.words.check({ accountId: ask.actor.accountId, scene: 'social', texts: [text] });
  const path = change.kind === 'event' ? 'body.change.name' : 'body.change.reason';
  if (checked.verdict === 'risky') {
    return ask.refuse('content.risky', [{ path, rule: checked.reason, message: 'not to be shown' }]);
  }
  if (checked.verdict === 'pass') return null;
  return change.kind === 'event' ? ask.refuse('timetable.name_unchecked') : checked.machine;
}

type Done = Reply<'timetable.save'>;

/** Brings slots, lines and bookings to what the layers now say. */
async function carryOut(
  tx: Tx,
  deps: TimetableDeps,
  ask: Ask<'timetable.save'>,
  plan: ChangePlan,
  reason: string | null,
): Promise<Done> {
  const { steps, hits, lines } = plan;
  const services = await deps.centre.servicesOf([...new Set(steps.map(serviceIdOf))], tx);
  const drops = steps.flatMap((step) => (step.do === 'drop' ? [step.slot] : []));
  const wanted = steps.flatMap((step) => (step.do === 'make' ? [step.to] : []));
  const { centreId } = plan.timetable;
  await changeHolders(tx, ask, plan);
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
    if (slot.endAt.getTime() !== to.endAt.getTime()) await retimeBookings(tx, slot.id, to.endAt);
    if (slot.withdrawn) await restoreTasks(tx, slot.id, ask);
    // More places are offered to who waits at once; the slot's lock is held.
    await offerFree(tx, deps, slot.id, ask);
  }
  await addTasks(tx, deps, ask, { hits, services, centreId, reason });
  return { tasks: hits.length, made, removed: drops.length };
}

/** Before anything new is made: what goes gives back its rooms and people, what lasts differently has them so long. */
async function changeHolders(tx: Tx, ask: Ask<'timetable.save'>, { steps, rehold }: ChangePlan): Promise<void> {
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

const usingOf = (slot: Present): Using => ({
  id: slot.id,
  service_id: slot.serviceId,
  start_at: slot.startAt,
  end_at: slot.endAt,
});

const serviceIdOf = (step: ChangePlan['steps'][number]): string =>
  step.do === 'make' ? step.to.serviceId : step.slot.serviceId;

const offeredIn = (lines: ChangePlan['lines'], slotId: string): number =>
  peopleIn((lines.get(slotId) ?? []).filter((row) => row.state === 'offered'));

function serviceFor(services: ReadonlyMap<string, Service>, serviceId: string | undefined): Service {
  const service = services.get(serviceId ?? '');
  if (service === undefined) throw new Error(`No service ${serviceId} for a slot of it`);
  return service;
}

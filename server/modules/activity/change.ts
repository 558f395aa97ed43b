import type { Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { civilDay } from '../../../shared/time/civil';
import type { Ask } from '../../http/ask';
import type { Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import {
  bookUntil,
  clashesAt,
  hasPlace,
  moveWithSlot,
  offerFree,
  openOfSlots,
  peopleIn,
  planLineEnd,
  tellOfMoved,
  toldOf,
} from '../booking';
import { slotChanges, type SlotRow } from '../capacity';
import { findPeople, maskName } from '../identity';
import { lockService, setOpening, setSpan, updateService } from '../programme';
import { activityInScope, deskView } from './desk';
import type { ActivityDeps } from './deps';
import { assertPlan, assertWords, serviceColumns, textsOf, timesOf } from './plan';
import { decideChange, decideTimes, type Times } from './rules';
import { setCitywide } from './store';

type ChangeAsk = Ask<'deskActivity.change'>;

const isRetimed = (row: Pick<SlotRow, 'start_at' | 'end_at'>, to: Pick<Times, 'startAt' | 'endAt'>): boolean =>
  row.start_at.getTime() !== to.startAt.getTime() || row.end_at.getTime() !== to.endAt.getTime();

/** Whom a change would hit, before anybody decides: nothing is written. Who books meanwhile is told with the others. */
export async function preview(
  deps: ActivityDeps,
  ask: Ask<'deskActivity.preview'>,
): Promise<Reply<'deskActivity.preview'>> {
  const row = await activityInScope(deps, ask);
  const verdict = decideChange({ state: row.state, endAt: row.end_at }, ask.now);
  if (!verdict.ok) return ask.refuse(verdict.code);
  const { body } = ask;
  const to = { startAt: new Date(body.startAt), endAt: new Date(body.endAt) };
  const service = (await deps.centre.servicesOf([row.service_id])).get(row.service_id);
  const all = await openOfSlots(deps.db, [row.id], limits.capacityMax + limits.activityWaitlistMax);
  const placed = all.filter(hasPlace);
  const [clashes, told] = await Promise.all([
    isRetimed(row, to) ? clashesAt(deps.db, placed, to) : new Set<string>(),
    toldOf(deps.db, all, { now: ask.now, by: null }),
  ]);
  const shown = placed.slice(0, limits.previewRows);
  const people = await findPeople(deps.db, [...new Set(shown.map((one) => one.beneficiary_id))]);
  return {
    retimed: isRetimed(row, to),
    relocated: service?.place !== body.place,
    bookings: placed.length,
    people: peopleIn(placed),
    waiting: row.waiting,
    clashes: clashes.size,
    toCall: all.filter(({ id }) => (told.get(id)?.length ?? 0) === 0).length,
    above: Math.max(0, row.taken - body.capacity),
    offered: Math.min(row.waiting, Math.max(0, body.capacity - row.taken)),
    items: shown.map((one) => ({
      bookingId: one.id,
      personName: maskName(people.get(one.beneficiary_id)?.name ?? null) ?? '',
      partySize: one.party_size,
      clashes: clashes.has(one.id),
    })),
    nextCursor: null,
  };
}

/**
 * Changes an activity, unless a colleague has since it was read. Slot, bookings, line and notices change together or not at
 * all: a claim under way either was first, and is moved and told with the others, or waits for the slot's lock and is made
 * for the new time. More places are offered to who waits in the same transaction; fewer than are taken are reached as
 * places are given back, nobody loses theirs. Locks the slot, then the service.
 */
export async function change(deps: ActivityDeps, ask: ChangeAsk): Promise<Reply<'deskActivity.change'>> {
  const { body: plan } = ask;
  const seen = await activityInScope(deps, ask);
  const times = timesOf(plan);
  await assertPlan(deps, ask, { areaCode: seen.area_code, wasCitywide: seen.citywide === 1 });
  assertTimes(ask, seen, times);
  const { reason } = plan;
  await assertWords(deps, ask, [
    ...textsOf(plan),
    ...(reason === undefined ? [] : [['body.reason', reason] as [string, string]]),
  ]);
  const serviceId = seen.service_id;
  await ask.write(async (tx) => {
    const slot = await deps.capacity.lockSlot(tx, seen.id);
    const locked = await lockService(tx, serviceId);
    if (slot === undefined || locked?.version !== plan.version) return ask.refuse('activity.changed');
    const verdict = decideChange({ state: slot.state, endAt: slot.end_at }, ask.now);
    if (!verdict.ok) return ask.refuse(verdict.code);
    const before = (await deps.centre.servicesOf([serviceId], tx)).get(serviceId);
    const countsFrom = plan.isScarce ? (before?.countsFrom ?? ask.now) : null;
    await updateService(tx, serviceId, { ...serviceColumns(plan, countsFrom), version: plan.version + 1 });
    await setCitywide(tx, serviceId, plan.citywide);
    const moved = { startAt: times.startAt, endAt: times.endAt, on: civilDay(times.startAt) };
    await setSpan(tx, { serviceId, slotId: slot.id }, moved);
    await setOpening(tx, slot.id, times.opensAt);
    await slotChanges.reshapeSlot(tx, slot, { endAt: times.endAt, capacity: plan.capacity });
    const told =
      locked.state === 'draft'
        ? 0
        : await carryOut(tx, deps, ask, { slot, moved, relocated: before?.place !== plan.place });
    await auditAsk(tx, ask, 'service', serviceId, { capacity: plan.capacity, version: plan.version + 1, told });
    await offerFree(tx, deps, slot.id, ask);
    await deps.notification.publish(tx, [{ topic: `centre:${slot.centre_id}` }], ask.now);
  });
  return deskView(deps, serviceId, ask);
}

/** A draft, or one that is moved, must still be to come; what is published and stays where it is may have opened or begun. */
function assertTimes(
  ask: ChangeAsk,
  row: Pick<SlotRow, 'start_at' | 'end_at'> & { service_state: string },
  times: Times,
): void {
  const verdict = decideTimes(times, ask.now);
  if (verdict.ok) return;
  const stays = row.service_state !== 'draft' && row.start_at.getTime() === times.startAt.getTime();
  if (verdict.code === 'activity.in_past' && stays && times.endAt > ask.now && times.opensAt < times.bookUntil) return;
  ask.refuse(verdict.code);
}

/** Brings bookings and line to the new time, and tells everybody where time or place have changed. Says how many bookings. */
async function carryOut(
  tx: Tx,
  deps: ActivityDeps,
  ask: ChangeAsk,
  { slot, moved, relocated }: { slot: SlotRow; moved: { startAt: Date; endAt: Date; on: string }; relocated: boolean },
): Promise<number> {
  const service = (await deps.centre.servicesOf([slot.service_id], tx)).get(slot.service_id);
  if (service === undefined) throw new Error(`No service ${slot.service_id} for a slot of it`);
  await planLineEnd(tx, slot.id, bookUntil(service.rules, moved.startAt), ask.now);
  if (!isRetimed(slot, moved) && !relocated) return 0;
  const rows = await moveWithSlot(tx, deps, { slot, service, to: moved });
  await tellOfMoved(tx, deps, { rows, service, reason: ask.body.reason ?? null }, ask);
  return rows.length;
}

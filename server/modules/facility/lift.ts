import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { civilDay } from '../../../shared/time/civil';
import type { Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import { offerFree, tellFreedParts } from '../booking';
import { slotChanges } from '../capacity';
import { lockTimetables } from '../centre';
import { dutiesOfSlot, fitSlots, reholdSlots, servicesNeeding, tellDuties, usesOf } from '../resource';
import { restoreTasks } from '../timetable';
import type { FacilityDeps } from './deps';
import { factsOfOne } from './scope';
import { findBlock, liftBlock, withdrawnAt, type BlockRow } from './store';

/**
 * Gives a time back before it is over. What the block took away comes back where the timetable still has it and all it needs
 * is free; its bookings stand as they did and their tasks are settled, and who works in it is told. Who waits for the room elsewhere is looked for. Once:
 * of two colleagues the second is told that it has been lifted. Locks the centre's timetable,
 * the slots by id, then the parts that they need; what only gives back needs no lock.
 */
export async function lift(deps: FacilityDeps, ask: Ask<'block.lift'>): Promise<Reply<'block.lift'>> {
  const scope = await deps.centre.centreScope(ask.actor.grants);
  const block = (await findBlock(deps.db, ask.params.blockId, scope)) ?? ask.refuse('not_found');
  if (block.state !== 'active' || block.end_at <= ask.now) return ask.refuse('block.not_active');
  return ask.write(async (tx) => {
    await lockTimetables(tx, [block.centre_id]);
    const { atoms } = await factsOfOne(tx, block.resource_id);
    const slots = await restorable(tx, deps, block, { atoms, now: ask.now });
    if (!(await liftBlock(tx, block.id))) return ask.refuse('block.not_active');
    const services = await deps.centre.servicesOf([...new Set(slots.map(({ row }) => row.service_id))], tx);
    const needing = slots.filter(({ row }) => {
      const occupies = services.get(row.service_id)?.occupies;
      return occupies === 'slot' || (occupies === 'claim' && row.taken > 0);
    });
    const coming = needing.map(({ row }) => row);
    const fits = await fitSlots(tx, { leaving: [], coming }, { tx, atoms: deps.lockResources });
    const back = slots.filter(({ row }) => fits.get(row.id)?.ok !== false);
    await reholdSlots(
      tx,
      back.flatMap(({ row }) => (fits.has(row.id) ? [row.id] : [])),
      fits,
    );
    for (const { row, capacity } of back) {
      await slotChanges.reshapeSlot(tx, row, { endAt: row.end_at, capacity });
      await restoreTasks(tx, row.id, ask);
      await offerFree(tx, deps, row.id, ask);
    }
    const uses = await usesOf(
      tx,
      back.map(({ row }) => row),
    );
    const duties = back.flatMap(({ row }) => {
      const service = services.get(row.service_id);
      return service === undefined ? [] : dutiesOfSlot('duty_back', row, service, uses.get(row.id) ?? []);
    });
    await tellDuties(tx, deps, duties, { reason: null, at: ask.now });
    await tellFreedParts(tx, { atomIds: atoms, startAt: block.start_at, endAt: block.end_at }, ask);
    await auditAsk(tx, ask, 'resource', block.resource_id, { blockId: block.id, restored: back.length });
    await deps.notification.publish(tx, [{ topic: `centre:${block.centre_id}` }], ask.now);
    return { restored: back.length };
  });
}

const dayMs = 86_400_000;

/** Slots that this block took away and the timetable still has as they were, locked by id. */
async function restorable(
  tx: Tx,
  deps: FacilityDeps,
  block: BlockRow,
  { atoms, now }: { atoms: readonly string[]; now: Date },
) {
  // No slot and no buffer is longer than a day.
  const after = new Date(Math.max(now.getTime(), block.start_at.getTime() - dayMs));
  const before = new Date(block.end_at.getTime() + dayMs);
  const serviceIds = await servicesNeeding(tx, atoms);
  const ids = await withdrawnAt(tx, { serviceIds, at: block.made_at, after, before });
  const rows = [...(await deps.capacity.lockSlots(tx, ids)).values()];
  if (rows.length === 0) return [];
  const days = rows.map((row) => row.on_day).sort();
  const [fromOn, toOn] = [days[0] ?? civilDay(now), days.at(-1) ?? civilDay(now)];
  const planned = await deps.centre.planSlots([...new Set(rows.map((row) => row.service_id))], fromOn, toOn, tx);
  return rows.flatMap((row) => {
    const plan = planned.find(
      (one) =>
        one.serviceId === row.service_id &&
        one.startAt.getTime() === row.start_at.getTime() &&
        one.endAt.getTime() === row.end_at.getTime(),
    );
    return plan === undefined ? [] : [{ row, capacity: plan.capacity }];
  });
}

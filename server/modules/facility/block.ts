import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import type { Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { auditAsk } from '../audit';
import { endLineOf, hasPlace, tellFreed } from '../booking';
import { slotChanges } from '../capacity';
import { lockTimetables } from '../centre';
import { findPeople, maskName } from '../identity';
import { dutiesOfSlot, rangeOf, releaseSlots, type ResourceFacts, tellDuties, usesOf, writeHeld } from '../resource';
import { addTasks } from '../timetable';
import type { FacilityDeps } from './deps';
import { planBlock, type BlockPlan } from './plan';
import { factsOfOne, resourceOf } from './scope';
import { chooserOf, standIn } from './stand-in';
import { insertBlock } from './store';

const spanOf = ({ startAt, endAt }: { startAt: string; endAt: string }) => ({
  startAt: new Date(startAt),
  endAt: new Date(endAt),
});

/** Whom it hits if a room or somebody is taken out, before anybody decides: nothing is written. */
export async function preview(deps: FacilityDeps, ask: Ask<'block.preview'>): Promise<Reply<'block.preview'>> {
  const row = await resourceOf(deps, ask);
  const resource = await factsOfOne(deps.db, row.id);
  const of = { resource, centreId: row.centre_id, now: ask.now, ...spanOf(ask.body) };
  const planned = await planBlock(deps.db, deps, of);
  if (!planned.ok) return ask.refuse(planned.code === 'timetable.changed' ? 'block.overlaps' : planned.code);
  const { slots, losses, rows, basis } = planned.plan;
  const services = await deps.centre.servicesOf([...new Set(slots.map((slot) => slot.service_id))]);
  const placed = slots.flatMap((slot) => (rows.get(slot.id) ?? []).filter(hasPlace));
  const shown = placed.slice(0, limits.previewRows);
  const people = await findPeople(deps.db, [...new Set(shown.map((one) => one.beneficiary_id))]);
  return {
    basis,
    bookings: placed.length,
    people: new Set(placed.map((one) => one.beneficiary_id)).size,
    waiting: waitingOf(rows, slots),
    slots: slots.map((slot) => ({
      slotId: slot.id,
      serviceName: services.get(slot.service_id)?.name ?? '',
      startAt: slot.start_at.toISOString(),
      endAt: slot.end_at.toISOString(),
      bookings: placed.filter((one) => one.slot_id === slot.id).length,
      waiting: waitingOf(rows, [slot]),
      options: (losses.get(slot.id)?.options ?? []).map(({ id, name, who }) => ({ resourceId: id, name, who })),
    })),
    hits: shown.map((one) => ({
      bookingId: one.id,
      slotId: one.slot_id,
      personName: maskName(people.get(one.beneficiary_id)?.name ?? null) ?? '',
      partySize: one.party_size,
    })),
  };
}

const waitingOf = (rows: BlockPlan['rows'], slots: readonly { id: string }[]): number =>
  slots
    .flatMap(({ id }) => (rows.get(id) ?? []).filter((one) => !hasPlace(one)))
    .reduce((sum, one) => sum + one.party_size, 0);

type SaveAsk = Ask<'block.save'>;

/**
 * Takes a resource out for a time exactly as it was previewed, or refuses with `timetable.changed`. A slot for which somebody
 * stands in takes place as it was; any other does not, and its bookings become tasks. Block, slots, lines, tasks and notices
 * change together or not at all. Of a claim or another block at the same time one is first, by the locks of the parts, and by
 * their key whatever was believed. Locks the centre's timetable, the slots by id, then the parts by id.
 */
export async function save(deps: FacilityDeps, ask: SaveAsk): Promise<Reply<'block.save'>> {
  const row = await resourceOf(deps, ask);
  const { kind, reason, instead, basis } = ask.body;
  const span = spanOf(ask.body);
  const checked = await deps.words.check({ accountId: ask.actor.accountId, scene: 'social', texts: [reason] });
  if (checked.verdict === 'risky') {
    return ask.refuse('content.risky', [{ path: 'body.reason', rule: checked.reason, message: 'not to be shown' }]);
  }
  if (checked.verdict !== 'pass') return ask.refuse('block.reason_unchecked');
  const blockId = newId('blk');
  return ask.write(async (tx) => {
    await lockTimetables(tx, [row.centre_id]);
    const resource = await factsOfOne(tx, row.id);
    const standIns = instead.map((one) => one.resourceId);
    const of = { resource, centreId: row.centre_id, now: ask.now, standIns, ...span };
    const planned = await planBlock(tx, deps, of, tx);
    if (!planned.ok) return ask.refuse(planned.code);
    const { plan } = planned;
    const isStill = deps.isStill ?? ((one, other) => one === other);
    if (!isStill(basis, plan.basis)) return ask.refuse('timetable.changed');
    const chosen = await standIn(tx, deps, chooserOf(ask), {
      ...plan,
      leaving: plan.slots.map(({ id }) => id),
      instead,
      reason,
      tells: true,
    });
    const dropped = plan.slots.filter(({ id }) => !chosen.has(id));
    const centre_id = row.centre_id;
    const made = { made_by: ask.actor.accountId, made_at: ask.now };
    const times = { start_at: span.startAt, end_at: span.endAt };
    await releaseSlots(
      tx,
      dropped.map(({ id }) => id),
    );
    await insertBlock(tx, {
      id: blockId,
      centre_id,
      resource_id: row.id,
      kind,
      reason,
      state: 'active',
      ...times,
      ...made,
    });
    await writeHeld(tx, takesOf(blockId, resource, span), 'block');
    const tasks = await drop(tx, deps, ask, { plan, slots: dropped, centreId: centre_id });
    await tellFreed(tx, dropped, ask);
    const done = { tasks, substituted: chosen.size, removed: dropped.length };
    const { startAt, endAt } = ask.body;
    await auditAsk(tx, ask, 'resource', row.id, { blockId, kind, reason, startAt, endAt, ...done });
    await deps.notification.publish(tx, [{ topic: `centre:${centre_id}` }], ask.now);
    return { blockId, ...done };
  });
}

const takesOf = (holder: string, resource: ResourceFacts, span: { startAt: Date; endAt: Date }) => {
  const range = rangeOf(span, { beforeMinutes: 0, afterMinutes: 0 });
  return resource.atoms.map((atomId) => ({ ...range, atomId, holder, resourceId: resource.id }));
};

interface Dropped {
  plan: BlockPlan;
  slots: BlockPlan['slots'];
  centreId: string;
}

/** Slots that do not take place: their lines end, who has a place is told and becomes a matter for staff; who works in them is told. */
async function drop(tx: Tx, deps: FacilityDeps, ask: SaveAsk, { plan, slots, centreId }: Dropped): Promise<number> {
  const { reason } = ask.body;
  const services = await deps.centre.servicesOf([...new Set(slots.map((slot) => slot.service_id))], tx);
  for (const slot of slots) {
    const rows = (plan.rows.get(slot.id) ?? []).filter((one) => !hasPlace(one));
    const service = services.get(slot.service_id);
    if (service === undefined) throw new Error(`No service ${slot.service_id} for a slot of it`);
    await endLineOf(tx, deps, { slotId: slot.id, rows, service, action: ask.name }, ask);
    await deps.withClosing(tx, slot.id, { now: ask.now, requestId: ask.requestId, reason });
  }
  const ids = slots.map(({ id }) => id);
  await slotChanges.withdrawSlots(tx, ids, reason, ask.now);
  for (const id of ids) deps.soldOut.forget(id);
  const hits = slots.flatMap((slot) =>
    (plan.rows.get(slot.id) ?? []).filter(hasPlace).map((one) => ({
      booking: { id: one.id, slotId: one.slot_id, partySize: one.party_size, row: one },
      hit: 'gone' as const,
      to: null,
    })),
  );
  await addTasks(tx, deps, ask, { hits, services, centreId, reason });
  const uses = await usesOf(tx, slots);
  const duties = slots.flatMap((slot) => {
    const service = services.get(slot.service_id);
    return service === undefined ? [] : dutiesOfSlot('duty_off', slot, service, uses.get(slot.id) ?? []);
  });
  await tellDuties(tx, deps, duties, { reason, at: ask.now });
  return hits.length;
}

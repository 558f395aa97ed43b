import type { Ender } from '../../../shared/enums';
import type { Reader, Tx } from '../../kernel/db';
import type { SlotRow } from '../capacity';
import type { Service } from '../centre';
import { lockPeople } from '../identity';
import { releaseSlots } from '../resource';
import { offerFree, peopleIn, recordAll, tellAll, type LineDeps } from './line';
import { takeForOffer, tellFreed } from './occupied';
import { quotaCounts } from './quota-days';
import { spansDays } from './rules';
import { findBooking, heldAround, openStates, step, type BookingRow } from './store';

/** What happens to bookings when the timetable changes under them. All of it under the locks of their slots. */

type Run = Parameters<typeof offerFree>[3];

/** Bookings of these slots that have neither ended nor come, the first booked first. */
export function openOfSlots(reader: Reader, slotIds: readonly string[], most: number): Promise<BookingRow[]> {
  if (slotIds.length === 0) return Promise.resolve([]);
  return reader
    .selectFrom('booking')
    .selectAll()
    .where('slot_id', 'in', slotIds)
    .where('state', 'in', openStates)
    .orderBy('booked_at')
    .orderBy('id')
    .limit(most)
    .execute();
}

/** Whether a booking has a place that it would lose; who waits, or is only offered one, has none yet. */
export const hasPlace = (row: Pick<BookingRow, 'state'>): boolean => row.state !== 'waiting' && row.state !== 'offered';

const isOpen = (row: Pick<BookingRow, 'state'>): boolean => openStates.some((state) => state === row.state);

/**
 * Ends the waiting of these in a slot that this transaction has locked: everybody is told, and has their quota back. Offers
 * end like waiting.
 */
export async function endLineOf(
  tx: Tx,
  deps: LineDeps,
  { slotId, rows, service, action }: { slotId: string; rows: readonly BookingRow[]; service: Service; action: string },
  run: Run,
): Promise<void> {
  if (rows.length === 0) return;
  for (const row of rows) {
    await step(tx, row.id, row.state, { state: 'expired', live_key: row.id, ended_at: run.now });
  }
  const waited = rows.filter((row) => row.state === 'waiting');
  const offered = rows.filter((row) => row.state === 'offered');
  await deps.capacity.changeSlot(tx, slotId, { waiting: -peopleIn(waited), taken: -peopleIn(offered) });
  for (const row of rows) {
    await deps.capacity.uncountQuotas(tx, [row.beneficiary_id], quotaCounts(row.service_id, row.on_day));
  }
  await recordAll(tx, rows, { action }, run);
  await tellAll(tx, deps, { rows, service, kind: 'line_ended' }, run);
}

/** Gives the bookings of a slot its new end. */
export async function retimeBookings(tx: Tx, slotId: string, endAt: Date): Promise<void> {
  await tx
    .updateTable('booking')
    .set({ end_at: endAt })
    .where('slot_id', '=', slotId)
    .where('live_key', '=', '')
    .execute();
}

type MoveRefusal =
  | 'not_found'
  | 'change.no_such_time'
  | 'booking.slot_full'
  | 'booking.resource_taken'
  | 'booking.overlaps'
  | 'booking.already_booked';

/**
 * Puts a booking that has a place into another slot of its service: same person, same party, same code. The places change hands, the
 * quota follows the day; limits of the service are not asked again, since it was not the resident who changed anything. A refusal
 * has the caller give up its transaction: the old room may be given back by then. Locks both slots in the order of their ids, then the person, then the rooms and people that the other slot needs.
 */
export async function moveBooking(
  tx: Tx,
  deps: LineDeps,
  { bookingId, slotId }: { bookingId: string; slotId: string },
  run: Run,
): Promise<{ ok: true; row: BookingRow } | { ok: false; code: MoveRefusal | 'change.not_open' }> {
  const seen = await findBooking(tx, bookingId);
  if (seen === undefined) return { ok: false, code: 'change.not_open' };
  const slots = await deps.capacity.lockSlots(tx, [...new Set([seen.slot_id, slotId])]);
  const row = await findBooking(tx, bookingId);
  const target = slots.get(slotId);
  if (row === undefined || !hasPlace(row) || !isOpen(row)) return { ok: false, code: 'change.not_open' };
  const verdict = await decideMove(tx, row, target, run.now);
  if (!verdict.ok || target === undefined)
    return { ok: false, code: verdict.ok ? 'change.no_such_time' : verdict.code };
  const service = (await deps.centre.servicesOf([target.service_id], tx)).get(target.service_id);
  const source = slots.get(row.slot_id);
  // The last to leave takes nobody's room: what is kept free around the old time is not in the way of the new one.
  if (source !== undefined && source.taken === row.party_size && service?.occupies === 'claim') {
    if (await releaseSlots(tx, [source.id])) await tellFreed(tx, [source], run);
  }
  if (service === undefined || !(await takeForOffer(tx, deps, target, service))) {
    return { ok: false, code: 'booking.resource_taken' };
  }
  await tx
    .updateTable('booking')
    .set({ slot_id: target.id, start_at: target.start_at, end_at: target.end_at, on_day: target.on_day })
    .where('id', '=', row.id)
    .execute();
  await deps.capacity.changeSlot(tx, row.slot_id, { taken: -row.party_size });
  await deps.capacity.changeSlot(tx, target.id, { taken: row.party_size });
  await deps.capacity.uncountQuotas(tx, [row.beneficiary_id], quotaCounts(row.service_id, row.on_day));
  await deps.capacity.countQuotas(
    tx,
    quotaCounts(row.service_id, target.on_day).map((count) => ({ personId: row.beneficiary_id, ...count })),
  );
  await offerFree(tx, deps, row.slot_id, run);
  deps.soldOut.forget(target.id);
  return { ok: true, row: (await findBooking(tx, row.id)) ?? row };
}

async function decideMove(
  tx: Tx,
  row: BookingRow,
  target: SlotRow | undefined,
  now: Date,
): Promise<{ ok: true } | { ok: false; code: MoveRefusal }> {
  if (target === undefined) return { ok: false, code: 'not_found' };
  const isSame = target.service_id === row.service_id && target.id !== row.slot_id;
  if (!isSame || target.state !== 'open' || target.start_at <= now) {
    return { ok: false, code: 'change.no_such_time' };
  }
  if (target.taken + row.party_size > target.capacity) return { ok: false, code: 'booking.slot_full' };
  await lockPeople(tx, [row.beneficiary_id]);
  const held = await heldAround(tx, [row.beneficiary_id], target.start_at, target.end_at);
  if (held.some((one) => one.slot_id === target.id)) return { ok: false, code: 'booking.already_booked' };
  const beside = held.filter(
    (one) => one.slot_id !== row.slot_id && !spansDays({ startAt: one.start_at, endAt: one.end_at }),
  );
  const overlaps = beside.some((one) => one.start_at < target.end_at && one.end_at > target.start_at);
  return overlaps ? { ok: false, code: 'booking.overlaps' } : { ok: true };
}

/** Ends a booking that has a place, and gives the place back; false where it has ended meanwhile. */
export async function endPlace(
  tx: Tx,
  deps: LineDeps,
  seen: BookingRow,
  { by, accountId, reason }: { by: Ender; accountId: string | null; reason: string | null },
  run: Run,
): Promise<boolean> {
  await deps.capacity.lockSlot(tx, seen.slot_id);
  const row = (await findBooking(tx, seen.id)) ?? seen;
  if (!isOpen(row) || !hasPlace(row)) return false;
  const moved = await step(tx, row.id, row.state, {
    state: 'cancelled',
    live_key: row.id,
    ended_at: run.now,
    ended_by: by,
    ended_account_id: accountId,
    end_reason: reason,
  });
  if (!moved) return false;
  await deps.capacity.changeSlot(tx, row.slot_id, { taken: -row.party_size });
  await deps.capacity.uncountQuotas(tx, [row.beneficiary_id], quotaCounts(row.service_id, row.on_day));
  await offerFree(tx, deps, row.slot_id, run);
  return true;
}

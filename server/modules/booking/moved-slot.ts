import { sql } from 'kysely';
import { addJobs } from '../../jobs';
import type { Reader, Tx } from '../../kernel/db';
import type { SlotRow } from '../capacity';
import type { Service } from '../centre';
import { lineEndJob, tellAll, type LineDeps, type LineRun } from './line';
import { quotaCounts } from './quota-days';
import { bookUntil, spansDays } from './rules';
import { heldAround, openOfSlot, type BookingRow } from './store';

/** What takes place once is moved with all who have booked it; there is no other slot that they could go to. */

/** People looked up in one read. */
const chunk = 1000;

export interface SlotTimes {
  startAt: Date;
  endAt: Date;
  on: string;
}

/**
 * Gives all live bookings of a slot its new times, and their quota its new day. They may be given back until it begins,
 * whatever was agreed before, as it was the centre that changed something; offers end with booking. Under the slot's lock,
 * which every claim waits for. Gives those that have neither ended nor come, as they stand now.
 */
export async function moveWithSlot(
  tx: Tx,
  deps: Pick<LineDeps, 'capacity'>,
  { slot, service, to }: { slot: SlotRow; service: Pick<Service, 'rules'>; to: SlotTimes },
): Promise<BookingRow[]> {
  if (slot.on_day !== to.on) await moveQuotas(tx, deps, slot, to.on);
  await tx
    .updateTable('booking')
    .set({ start_at: to.startAt, end_at: to.endAt, on_day: to.on, cancel_minutes: 0 })
    .where('slot_id', '=', slot.id)
    .where('live_key', '=', '')
    .execute();
  await tx
    .updateTable('booking')
    .set({ offered_until: sql<Date>`LEAST(offered_until, ${bookUntil(service.rules, to.startAt)})` })
    .where('slot_id', '=', slot.id)
    .where('state', '=', 'offered')
    .execute();
  return openOfSlot(tx, slot.id);
}

async function moveQuotas(
  tx: Tx,
  { capacity }: Pick<LineDeps, 'capacity'>,
  { id, service_id: serviceId, on_day: from }: SlotRow,
  to: string,
): Promise<void> {
  const rows = await tx
    .selectFrom('booking')
    .select('beneficiary_id')
    .where('slot_id', '=', id)
    .where('live_key', '=', '')
    .execute();
  const people = [...new Set(rows.map((row) => row.beneficiary_id))].sort();
  for (let at = 0; at < people.length; at += chunk) {
    const some = people.slice(at, at + chunk);
    await capacity.uncountQuotas(tx, some, quotaCounts(serviceId, from));
    await capacity.countQuotas(
      tx,
      some.flatMap((personId) => quotaCounts(serviceId, to).map((count) => ({ personId, ...count }))),
    );
  }
}

/** The line ends when booking does, also where that has just been moved. */
export const planLineEnd = (tx: Tx, slotId: string, until: Date, at: Date): Promise<void> =>
  addJobs(tx, [{ id: `line_${slotId}_${until.getTime()}`, kind: lineEndJob, payload: { slotId }, at, dueAt: until }]);

/** Everybody who has booked or waits, and who has booked for them, reads how it is now; whom nothing reaches is called. */
export const tellOfMoved = (
  tx: Tx,
  deps: LineDeps,
  { rows, service, reason }: { rows: readonly BookingRow[]; service: Service; reason: string | null },
  run: LineRun,
): Promise<void> =>
  tellAll(tx, deps, { rows, service, kind: 'activity_changed', more: reason === null ? {} : { reason } }, run);

/** Of these bookings, those whose person has something else between two instants; programmes of several days left out. */
export async function clashesAt(
  reader: Reader,
  rows: readonly Pick<BookingRow, 'id' | 'slot_id' | 'beneficiary_id'>[],
  { startAt, endAt }: Pick<SlotTimes, 'startAt' | 'endAt'>,
): Promise<Set<string>> {
  const busy = new Set<string>();
  const own = new Set(rows.map((row) => row.slot_id));
  const people = [...new Set(rows.map((row) => row.beneficiary_id))];
  for (let at = 0; at < people.length; at += chunk) {
    const held = await heldAround(reader, people.slice(at, at + chunk), startAt, endAt);
    for (const one of held) {
      const isOther = !own.has(one.slot_id) && !spansDays({ startAt: one.start_at, endAt: one.end_at });
      if (isOther) busy.add(one.beneficiary_id);
    }
  }
  return new Set(rows.filter((row) => busy.has(row.beneficiary_id)).map(({ id }) => id));
}

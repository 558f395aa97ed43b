import type { Db, Reader, Tx } from '../../kernel/db';
import type { SlotRow } from './store';

/** What a changed timetable does to slots that are there. All of it under the locks of these slots. */

const slotsBetween = (reader: Reader, serviceIds: readonly string[], fromOn: string, toOn: string, most: number) =>
  reader
    .selectFrom('slot')
    .select('id')
    .where('service_id', 'in', [...serviceIds])
    .where('on_day', '>=', fromOn)
    .where('on_day', '<=', toOn)
    .limit(most);

/** Ids of the slots of these services on these days, withdrawn ones too. */
export async function slotIdsBetween(
  reader: Reader,
  serviceIds: readonly string[],
  days: { fromOn: string; toOn: string },
  most: number,
): Promise<string[]> {
  if (serviceIds.length === 0) return [];
  const rows = await slotsBetween(reader, serviceIds, days.fromOn, days.toOn, most).execute();
  return rows.map((row) => row.id).sort();
}

export async function findSlots(reader: Reader, ids: readonly string[]): Promise<SlotRow[]> {
  return ids.length === 0 ? [] : reader.selectFrom('slot').selectAll().where('id', 'in', ids).orderBy('id').execute();
}

/** Deletes those that no booking was ever made of; the others stay. */
export async function deleteUnused(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('slot')
    .where('id', 'in', ids)
    .where('taken', '=', 0)
    .where('waiting', '=', 0)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('booking').select('booking.id').whereRef('booking.slot_id', '=', 'slot.id'))),
    )
    .execute();
}

/**
 * Takes these out of the timetable; who holds a place in one keeps it until somebody has settled that. The rooms and people
 * that they had are given back by the caller.
 */
export async function withdrawSlots(tx: Tx, ids: readonly string[], reason: string | null, at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('slot')
    .set({ state: 'closed', closed_reason: reason, withdrawn_at: at, shrinks_to: null })
    .where('id', 'in', ids)
    .execute();
}

/** How a slot is to be: its end, and its places as far as they are not taken. */
export interface SlotShape {
  endAt: Date;
  capacity: number;
}

/**
 * Gives a slot of the timetable its shape, also one that was withdrawn. Where more is taken than it is to hold, it keeps what
 * is taken and shrinks as places are given back.
 */
export async function reshapeSlot(tx: Tx, slot: Pick<SlotRow, 'id' | 'taken'>, to: SlotShape): Promise<void> {
  const isOver = slot.taken > to.capacity;
  await tx
    .updateTable('slot')
    .set({
      state: 'open',
      closed_reason: null,
      withdrawn_at: null,
      end_at: to.endAt,
      capacity: isOver ? slot.taken : to.capacity,
      shrinks_to: isOver ? to.capacity : null,
    })
    .where('id', '=', slot.id)
    .execute();
}

/** Lets a slot keep so many more places than it was to shrink to. */
export async function keepPlaces(tx: Tx, slot: Pick<SlotRow, 'id' | 'capacity' | 'shrinks_to'>, more: number) {
  if (slot.shrinks_to === null) return;
  const next = Math.min(slot.capacity, slot.shrinks_to + more);
  await tx
    .updateTable('slot')
    .set({ shrinks_to: next === slot.capacity ? null : next })
    .where('id', '=', slot.id)
    .execute();
}

const othersOf = (reader: Reader, ask: { serviceId: string; from: Date; places: number; limit: number }) =>
  reader
    .selectFrom('slot')
    .selectAll()
    .where('service_id', '=', ask.serviceId)
    .where('start_at', '>', ask.from)
    .where('state', '=', 'open')
    .where((eb) => eb(eb('capacity', '-', eb.ref('taken')), '>=', ask.places))
    .orderBy('start_at')
    .limit(ask.limit);

/** The next open slots of a service with so many places. */
export const openSlotsAfter = (reader: Reader, ask: Parameters<typeof othersOf>[1]): Promise<SlotRow[]> =>
  othersOf(reader, ask).execute();

const sample = { serviceId: 'svc', from: new Date(0), places: 1, limit: 20 };

export const changeQueries = {
  'timetable slots': (db: Db) => slotsBetween(db, ['svc', 'svc_b'], '2026-01-01', '2026-01-08', 100),
  'changeTask.times': (db: Db) => othersOf(db, sample),
};

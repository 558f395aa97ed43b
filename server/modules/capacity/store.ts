import { sql, type Selectable } from 'kysely';
import type { Allocation } from '../../../shared/enums';
import type { slot } from '../../db/types';
import { lockByIds } from '../../kernel/bulk';
import type { Db, Reader, Tx } from '../../kernel/db';
import { countDays, dayQueries } from './day-store';
import { addSlots } from './new-slots';
import { countQuotas, uncountQuotas, usesOf } from './quota-store';

export type SlotRow = Selectable<slot>;

/**
 * The guard of every place: the rows of these slots, locked in the order of their ids until the transaction ends, so
 * that who decides by their counters decides alone. Unknown ids are absent.
 */
async function lockSlots(tx: Tx, slotIds: readonly string[]): Promise<Map<string, SlotRow>> {
  const rows = await lockByIds(tx, 'slot', slotIds);
  return new Map(rows.map((row) => [row.id, row]));
}

/** By how much the counters of a slot change, in people; `numbers` are those newly given in its line. */
export interface SlotChange {
  taken: number;
  waiting: number;
  numbers: number;
}

/** Places given back in a slot that is to have fewer are gone. Assigned after `taken`, whose new value it reads. */
const shrunken = sql<number>`IF(shrinks_to IS NULL, capacity, GREATEST(shrinks_to, LEAST(capacity, taken)))`;

/**
 * Changes the counters of slots that this transaction has locked; the table itself refuses more than their capacity and
 * less than nobody. Slots that change alike go in one statement, and there are as many as there are different changes.
 */
async function changeSlots(tx: Tx, changes: ReadonlyMap<string, SlotChange>): Promise<void> {
  const alike = new Map<string, { change: SlotChange; ids: string[] }>();
  for (const [id, change] of changes) {
    const { taken, waiting, numbers } = change;
    if (taken === 0 && waiting === 0 && numbers === 0) continue;
    const key = `${taken} ${waiting} ${numbers}`;
    const same = alike.get(key);
    if (same === undefined) alike.set(key, { change, ids: [id] });
    else same.ids.push(id);
  }
  const updates = [...alike.values()].map(({ change, ids }) =>
    tx
      .updateTable('slot')
      .set((eb) => ({
        taken: eb('taken', '+', change.taken),
        waiting: eb('waiting', '+', change.waiting),
        line_last: eb('line_last', '+', change.numbers),
        ...(change.taken < 0 ? { capacity: shrunken } : {}),
      }))
      .where('id', 'in', ids)
      .execute(),
  );
  await Promise.all(updates);
}

/** Changes the counters of one locked slot. */
const changeSlot = (tx: Tx, slotId: string, change: Partial<SlotChange>): Promise<void> =>
  changeSlots(tx, new Map([[slotId, { taken: 0, waiting: 0, numbers: 0, ...change }]]));

/** Locks the slot's row, which everybody who changes a booking of a slot does first; gives it as it stands now. */
async function lockSlot(tx: Tx, slotId: string): Promise<SlotRow | undefined> {
  return (await lockSlots(tx, [slotId])).get(slotId);
}

/** Closes an open slot, and locks it; false when it was closed already or is not there. */
async function closeSlot(tx: Tx, slotId: string, reason: string | null): Promise<boolean> {
  const done = await tx
    .updateTable('slot')
    .set({ state: 'closed', closed_reason: reason })
    .where('id', '=', slotId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Adds the reason to a slot that was closed without one. */
async function setClosedReason(tx: Tx, slotId: string, reason: string): Promise<void> {
  await tx
    .updateTable('slot')
    .set({ closed_reason: reason })
    .where('id', '=', slotId)
    .where('state', '=', 'closed')
    .where('closed_reason', 'is', null)
    .execute();
}

/** How this one slot gives its places from now on; its row is locked by this transaction. */
async function setAllocation(tx: Tx, slotId: string, allocation: Allocation): Promise<void> {
  await tx.updateTable('slot').set({ allocation }).where('id', '=', slotId).execute();
}

function findSlot(reader: Reader, slotId: string): Promise<SlotRow | undefined> {
  return reader.selectFrom('slot').selectAll().where('id', '=', slotId).executeTakeFirst();
}

/** Slots by id; unknown ids are absent. */
async function findSlots(reader: Reader, slotIds: readonly string[]): Promise<Map<string, SlotRow>> {
  if (slotIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('slot')
    .selectAll()
    .where('id', 'in', [...slotIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Which of these slots are closed. */
async function closedAmong(reader: Reader, slotIds: readonly string[]): Promise<Set<string>> {
  if (slotIds.length === 0) return new Set();
  const rows = await reader
    .selectFrom('slot')
    .select('id')
    .where('id', 'in', [...slotIds])
    .where('state', '=', 'closed')
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** A service's slots in the order of time, from an instant or of one day. */
export function slotsQuery(
  reader: Reader,
  ask: { serviceId: string; fromOn: string; toOn: string; after: readonly [Date, string] | null; limit: number },
) {
  let query = reader
    .selectFrom('slot')
    .selectAll()
    .where('service_id', '=', ask.serviceId)
    .where('withdrawn_at', 'is', null)
    .where('on_day', '>=', ask.fromOn)
    .where('on_day', '<=', ask.toOn);
  if (ask.after !== null) {
    const [startAt, id] = ask.after;
    query = query.where((eb) =>
      eb.or([eb('start_at', '>', startAt), eb.and([eb('start_at', '=', startAt), eb('id', '>', id)])]),
    );
  }
  return query.orderBy('on_day').orderBy('start_at').orderBy('id').limit(ask.limit);
}

/** Everything a centre does on one day, programmes of several days left out; bounded by its timetable. */
export function centreDayQuery(reader: Reader, centreId: string, on: string) {
  return (
    reader
      .selectFrom('slot')
      .selectAll()
      .where('centre_id', '=', centreId)
      .where('on_day', '=', on)
      .where('end_at', '<=', sql<Date>`start_at + INTERVAL 1 DAY`)
      // One that the timetable no longer has is shown as long as somebody may still come to it.
      .where((eb) => eb.or([eb('withdrawn_at', 'is', null), eb('taken', '>', 0)]))
      .orderBy('start_at')
      .orderBy('id')
      .limit(500)
  );
}

export interface Window {
  serviceId: string;
  /** The service's places are drawn by lot: only slots count whose draw has opened what was left. */
  byLottery: boolean;
  /** Starts later than this … */
  from: Date;
  /** … and before that. */
  before: Date;
}

const firstFree = (reader: Reader, { serviceId, byLottery, from, before }: Window, count = 1) =>
  reader
    .selectFrom('slot')
    .selectAll()
    .where('service_id', '=', serviceId)
    .where('start_at', '>', from)
    .where('start_at', '<', before)
    .where('state', '=', 'open')
    .where((eb) => eb('taken', '<', eb.ref('capacity')))
    .where((eb) =>
      byLottery
        ? eb('allocation', '=', 'first_come')
        : eb.or([eb('allocation', 'is', null), eb('allocation', '=', 'first_come')]),
    )
    .orderBy('start_at')
    .limit(count);

/**
 * The first slot with a free place in each service's own window. A search a service, each of which ends at its first
 * find: grouping would read every slot of every window.
 */
export function nextFreeQuery(reader: Reader, [first, ...rest]: readonly [Window, ...Window[]]) {
  const one = (window: Window) => reader.selectFrom(firstFree(reader, window).as('next')).selectAll();
  return rest.reduce((all, window) => all.unionAll(one(window)), one(first));
}

/** The next slot with a free place of each service, by service; services without one are missing. */
async function nextFree(reader: Reader, [first, ...rest]: readonly Window[]): Promise<Map<string, SlotRow>> {
  if (first === undefined) return new Map();
  const rows = await nextFreeQuery(reader, [first, ...rest]).execute();
  return new Map(rows.map((row) => [row.service_id, row]));
}

export const capacityStore = {
  lockSlots,
  lockSlot,
  changeSlots,
  changeSlot,
  closeSlot,
  setClosedReason,
  setAllocation,
  countQuotas,
  usesOf,
  uncountQuotas,
  findSlot,
  findSlots,
  closedAmong,
  countDays,
  addSlots,
  slots: (reader: Reader, ask: Parameters<typeof slotsQuery>[1]) => slotsQuery(reader, ask).execute(),
  slotsOfCentreDay: (reader: Reader, centreId: string, on: string) => centreDayQuery(reader, centreId, on).execute(),
  nextFree,
  freeSlots: (reader: Reader, window: Window, count: number) => firstFree(reader, window, count).execute(),
};

export type CapacityStore = typeof capacityStore;

const sampleDay = '2026-01-01';

/** Every list of this module, for the test that each keeps its index. */
export const listQueries = {
  ...dayQueries,
  'service.slots': (db: Db) =>
    slotsQuery(db, { serviceId: 'svc', fromOn: sampleDay, toOn: sampleDay, after: [new Date(0), ''], limit: 50 }),
  'service.list next free': (db: Db) =>
    nextFreeQuery(db, [{ serviceId: 'svc', byLottery: false, from: new Date(0), before: new Date(1) }]),
  'roster.slots': (db: Db) => centreDayQuery(db, 'ctr', sampleDay),
};

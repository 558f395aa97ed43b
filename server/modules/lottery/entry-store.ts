import { sql } from 'kysely';
import type { Db, Reader, Tx } from '../../kernel/db';
import { piecesOf, type After, type EntryRow } from './store';

/** The key by which the database refuses somebody's second entry in a draw. */
export const entryKey = 'lottery_entry_slot_id_beneficiary_id_live_key_key';

export async function insertEntries(tx: Tx, rows: readonly EntryRow[]): Promise<void> {
  await tx.insertInto('lottery_entry').values(rows).execute();
}

export function findEntry(reader: Reader, entryId: string): Promise<EntryRow | undefined> {
  return reader.selectFrom('lottery_entry').selectAll().where('id', '=', entryId).executeTakeFirst();
}

/** What this key has made before. */
export const findByKey = (reader: Reader, accountId: string, requestKey: string): Promise<EntryRow[]> =>
  reader
    .selectFrom('lottery_entry')
    .selectAll()
    .where('actor_account_id', '=', accountId)
    .where('request_key', '=', requestKey)
    .execute();

/** Entries of these people in a draw that have not been withdrawn. */
export async function entriesOf(reader: Reader, slotId: string, personIds: readonly string[]): Promise<EntryRow[]> {
  if (personIds.length === 0) return [];
  return reader
    .selectFrom('lottery_entry')
    .selectAll()
    .where('slot_id', '=', slotId)
    .where('beneficiary_id', 'in', [...personIds])
    .where('live_key', '=', '')
    .orderBy('entered_at')
    .orderBy('id')
    .execute();
}

/** People of the units that these entries stand in, by '<slot> <unit>'. */
export async function unitPeopleOf(reader: Reader, rows: readonly EntryRow[]): Promise<Map<string, number>> {
  const wanted = rows.filter((row) => row.unit !== null);
  if (wanted.length === 0) return new Map();
  const found = await reader
    .selectFrom('lottery_entry')
    .select((eb) => ['slot_id', 'unit', eb.fn.sum<number>('party_size').as('people')])
    .where((eb) => eb.or(wanted.map((row) => eb.and([eb('slot_id', '=', row.slot_id), eb('unit', '=', row.unit)]))))
    .groupBy(['slot_id', 'unit'])
    .execute();
  return new Map(found.map((row) => [`${row.slot_id} ${row.unit}`, Number(row.people)]));
}

/** All that stand in a draw, or in its list, in the order of their tokens. Locked, so that nobody leaves meanwhile. */
export const lockEntries = (tx: Tx, slotId: string): Promise<EntryRow[]> =>
  tx
    .selectFrom('lottery_entry')
    .selectAll()
    .where('slot_id', '=', slotId)
    .where('state', 'in', ['entered', 'gone'])
    .orderBy('token')
    .forUpdate()
    .execute();

/** The list as it was fixed, with those who have gone since. */
export const listed = (reader: Reader, slotId: string): Promise<EntryRow[]> =>
  reader
    .selectFrom('lottery_entry')
    .selectAll()
    .where('slot_id', '=', slotId)
    .where('unit', 'is not', null)
    .orderBy('unit')
    .orderBy('token')
    .execute();

/** Writes what the list or the draw has made of entries that are there, in few statements. */
export async function putOutcomes(tx: Tx, rows: readonly EntryRow[]): Promise<void> {
  for (const piece of piecesOf(rows)) {
    await tx
      .insertInto('lottery_entry')
      .values(piece)
      .onDuplicateKeyUpdate({
        state: sql`VALUES(state)`,
        unit: sql`VALUES(unit)`,
        weight: sql`VALUES(weight)`,
        place: sql`VALUES(place)`,
        reserve_rank: sql`VALUES(reserve_rank)`,
        booking_id: sql`VALUES(booking_id)`,
        ended_at: sql`VALUES(ended_at)`,
      })
      .execute();
  }
}

/** Out of the list that is still open, or gone from one that is fixed; false where it was no longer in. */
export async function leave(tx: Tx, entryId: string, as: 'withdrawn' | 'gone', at: Date): Promise<boolean> {
  const done = await tx
    .updateTable('lottery_entry')
    .set({ state: as, live_key: entryId, ended_at: at })
    .where('id', '=', entryId)
    .where('state', '=', 'entered')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Everybody of a draw that came to nothing. */
export async function voidEntries(tx: Tx, slotId: string, at: Date): Promise<void> {
  await tx
    .updateTable('lottery_entry')
    .set({ state: 'void', ended_at: at })
    .where('slot_id', '=', slotId)
    .where('state', '=', 'entered')
    .execute();
}

const dayMs = 86_400_000;

const heldQuery = (reader: Reader, personIds: readonly string[], from: Date, to: Date) =>
  reader
    .selectFrom('lottery_entry')
    .select(['beneficiary_id', 'slot_id', 'start_at', 'end_at'])
    .where('beneficiary_id', 'in', personIds)
    // No slot is longer than a day, so this bounds the range in the index.
    .where('start_at', '>=', new Date(from.getTime() - dayMs))
    .where('start_at', '<', to)
    .where('end_at', '>', from)
    .where('state', '=', 'entered');

/** Times that people hold by having entered a draw: who wins must be able to come. */
export const heldByEntries = async (reader: Reader, personIds: readonly string[], from: Date, to: Date) =>
  personIds.length === 0 ? [] : heldQuery(reader, personIds, from, to).execute();

/** Whether a place was theirs, of people's earlier draws of a service, the newest first; those that are void don't count. */
export async function outcomesBefore(
  reader: Reader,
  serviceId: string,
  personIds: readonly string[],
): Promise<Map<string, boolean[]>> {
  const found = new Map<string, boolean[]>();
  for (const piece of piecesOf(personIds)) {
    const rows = await reader
      .selectFrom('lottery_entry as e')
      .leftJoin('booking as b', 'b.id', 'e.booking_id')
      .select(['e.beneficiary_id', 'e.state', 'b.offered_until', 'b.ended_by'])
      .where('e.beneficiary_id', 'in', [...piece])
      .where('e.service_id', '=', serviceId)
      .where('e.state', 'in', ['won', 'reserve', 'lost'])
      .orderBy('e.start_at', 'desc')
      .execute();
    for (const row of rows) {
      // What the centre called off is nobody's luck.
      if (row.ended_by === 'centre') continue;
      const before = found.get(row.beneficiary_id) ?? [];
      // Somebody in reserve to whom a place was offered has had their chance, whether they took it or not.
      found.set(row.beneficiary_id, [...before, row.state === 'won' || row.offered_until !== null]);
    }
  }
  return found;
}

/** Entries of some people, the latest slots first. */
export function mineQuery(reader: Reader, personIds: readonly string[], after: After, limit: number) {
  let query = reader.selectFrom('lottery_entry').selectAll().where('beneficiary_id', 'in', personIds);
  if (after !== null) {
    const [at, id] = after;
    query = query.where((is) => is.or([is('start_at', '<', at), is.and([is('start_at', '=', at), is('id', '<', id)])]));
  }
  return query.orderBy('start_at', 'desc').orderBy('id', 'desc').limit(limit);
}

/** Entries of somebody whose draw has not come to its end. */
export const openEntriesQuery = (reader: Reader, personId: string, from: Date) =>
  reader
    .selectFrom('lottery_entry')
    .selectAll()
    .where('beneficiary_id', '=', personId)
    .where('start_at', '>', from)
    .where('state', '=', 'entered')
    .limit(openMost);

/** More draws than quotas and times that may not overlap let anybody be in. */
const openMost = 500;

const sample = new Date('2026-11-28T10:00:00.000Z');

export const entryQueries = {
  'lottery.held': (db: Db) => heldQuery(db, ['per', 'per_7'], sample, sample),
  'lottery.mine': (db: Db) => mineQuery(db, ['per'], [sample, ''], 20),
  'lottery.open of a person': (db: Db) => openEntriesQuery(db, 'per', sample),
};

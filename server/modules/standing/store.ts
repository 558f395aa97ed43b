import type { Insertable, Selectable } from 'kysely';
import type { excuse } from '../../db/types';
import type { ExcuseState } from '../../../shared/enums';
import type { Db, Reader, Tx } from '../../kernel/db';

export type ExcuseRow = Selectable<excuse>;
export type After = readonly [Date, string] | null;

/** By this key the database refuses a second excuse for a booking; see the migration. */
export const bookingKey = 'excuse_booking_id_key';

/** What still waits for staff. */
export const waitingStates = ['filed', 'appealed'] as const;

export const findExcuse = (reader: Reader, id: string): Promise<ExcuseRow | undefined> =>
  reader.selectFrom('excuse').selectAll().where('id', '=', id).executeTakeFirst();

/** By booking. */
export async function excusesOf(reader: Reader, bookingIds: readonly string[]): Promise<Map<string, ExcuseRow>> {
  if (bookingIds.length === 0) return new Map();
  const rows = await reader.selectFrom('excuse').selectAll().where('booking_id', 'in', bookingIds).execute();
  return new Map(rows.map((row) => [row.booking_id, row]));
}

/** Those of a person that wait, and those filed lately. */
export const listOfPerson = (reader: Reader, personId: string, since: Date, limit: number): Promise<ExcuseRow[]> =>
  personQuery(reader, personId, since, limit).execute();

const personQuery = (reader: Reader, personId: string, since: Date, limit: number) =>
  reader
    .selectFrom('excuse')
    .selectAll()
    .where('person_id', '=', personId)
    .where('filed_at', '>=', since)
    .orderBy('filed_at', 'desc')
    .limit(limit);

/** What waits at these centres, the soonest due first. */
export function queueQuery(reader: Reader, centreIds: readonly string[], after: After, limit: number) {
  let query = reader
    .selectFrom('excuse')
    .selectAll()
    .where('centre_id', 'in', centreIds)
    .where('state', 'in', waitingStates);
  if (after !== null) {
    const [at, id] = after;
    query = query.where((is) =>
      is.or([is('answer_by', '>', at), is.and([is('answer_by', '=', at), is('id', '>', id)])]),
    );
  }
  return query.orderBy('answer_by').orderBy('id').limit(limit);
}

export async function countWaiting(reader: Reader, centreIds: readonly string[]): Promise<number> {
  if (centreIds.length === 0) return 0;
  const row = await reader
    .selectFrom('excuse')
    .select((is) => is.fn.countAll<number>().as('n'))
    .where('centre_id', 'in', centreIds)
    .where('state', 'in', waitingStates)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** One at these centres; scope stands in the query. */
export async function findAt(reader: Reader, id: string, centreIds: readonly string[]) {
  if (centreIds.length === 0) return undefined;
  return reader
    .selectFrom('excuse')
    .selectAll()
    .where('id', '=', id)
    .where('centre_id', 'in', centreIds)
    .executeTakeFirst();
}

export async function insertExcuse(tx: Tx, row: Insertable<excuse>): Promise<void> {
  await tx.insertInto('excuse').values(row).execute();
}

/** The writes whose guard is that an excuse still stands where it was thought to stand. */
export interface ExcuseStore {
  /** False when it has moved meanwhile: of two who decide at once, the second one gets this. */
  step(tx: Tx, id: string, from: ExcuseState, to: Partial<ExcuseRow> & Pick<ExcuseRow, 'state'>): Promise<boolean>;
}

export const excuseStore: ExcuseStore = {
  async step(tx, id, from, to) {
    const done = await tx
      .updateTable('excuse')
      .set({ prior_state: from, ...to })
      .where('id', '=', id)
      .where('state', '=', from)
      .executeTakeFirst();
    return done.numUpdatedRows === 1n;
  },
};

/** Words of staff that a human has now passed; an answer given since stands in their place. */
export async function setAnswer(tx: Tx, id: string, answer: string): Promise<void> {
  await tx.updateTable('excuse').set({ answer }).where('id', '=', id).where('answer', 'is', null).execute();
}

export async function removeExcuses(db: Db, before: Date, limit: number): Promise<number> {
  const old = db.deleteFrom('excuse').where('filed_at', '<', before).orderBy('filed_at').limit(limit);
  return Number((await old.executeTakeFirst()).numDeletedRows);
}

export async function removeOfPerson(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('excuse').where('person_id', '=', personId).execute();
}

/** Of these bookings, those of which nobody was told yet; from now on they count as told. */
export async function markTold(tx: Tx, bookingIds: readonly string[], at: Date): Promise<Set<string>> {
  if (bookingIds.length === 0) return new Set();
  const known = await tx
    .selectFrom('no_show_notice')
    .select('booking_id')
    .where('booking_id', 'in', bookingIds)
    .execute();
  const told = new Set(known.map((row) => row.booking_id));
  const fresh = bookingIds.filter((id) => !told.has(id));
  if (fresh.length > 0) {
    await tx
      .insertInto('no_show_notice')
      .values(fresh.map((id) => ({ booking_id: id, told_at: at })))
      .execute();
  }
  return new Set(fresh);
}

export async function removeTold(db: Db, before: Date, limit: number): Promise<number> {
  const old = db.deleteFrom('no_show_notice').where('told_at', '<', before).orderBy('told_at').limit(limit);
  return Number((await old.executeTakeFirst()).numDeletedRows);
}

const sampleAfter: After = [new Date('2026-11-23T02:00:00Z'), 'exc'];

/** Every list of this module, for the test that each keeps its index. */
export const listQueries = {
  'excuse.queue': (db: Db) => queueQuery(db, ['ctr'], sampleAfter, 20),
  'standing.mine excuses': (db: Db) => personQuery(db, 'per', new Date('2026-09-23T02:00:00Z'), 50),
};

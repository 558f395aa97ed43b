import { sql, type Insertable, type Selectable } from 'kysely';
import type { DB } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';

export type NoteRow = Selectable<DB['access_note']>;
export type ExportRow = Omit<Selectable<DB['export_request']>, 'content_sealed' | 'content_key'>;
export type ErasureRow = Selectable<DB['erasure_request']>;
export type After = readonly [Date, string] | null;

/** The keys by which the database refuses a second open one; see the migration. */
export const keys = {
  openExport: 'export_request_person_id_live_key_key',
  openErasure: 'erasure_request_person_id_live_key_key',
} as const;

export async function insertNotes(tx: Tx, notes: readonly Insertable<DB['access_note']>[]): Promise<void> {
  await tx.insertInto('access_note').values(notes).execute();
}

/** Counts one more and says how many that makes; the counter's row is locked until the transaction ends. */
export async function countReveal(tx: Tx, accountId: string, hour: string): Promise<number> {
  await tx
    .insertInto('reveal_use')
    .values({ actor_account_id: accountId, hour, used: 1 })
    .onDuplicateKeyUpdate({ used: sql`used + 1` })
    .execute();
  const row = await tx
    .selectFrom('reveal_use')
    .select('used')
    .where('actor_account_id', '=', accountId)
    .where('hour', '=', hour)
    .executeTakeFirstOrThrow();
  return row.used;
}

/** Notes about a person, newest first. */
export function notesQuery(reader: Reader, personId: string, after: After, limit: number) {
  let query = reader.selectFrom('access_note').selectAll().where('person_id', '=', personId);
  if (after !== null) {
    const [at, id] = after;
    query = query
      // Bounds the index range; the next line says it exactly.
      .where('at', '<=', at)
      .where((eb) => eb.or([eb('at', '<', at), eb.and([eb('at', '=', at), eb('id', '<', id)])]));
  }
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
}

const exportColumns = [
  'id',
  'person_id',
  'account_id',
  'state',
  'live_key',
  'asked_at',
  'ready_at',
  'expires_at',
] as const;

export async function insertExport(tx: Tx, row: { id: string; personId: string; accountId: string; at: Date }) {
  await tx
    .insertInto('export_request')
    .values({
      id: row.id,
      person_id: row.personId,
      account_id: row.accountId,
      state: 'waiting',
      live_key: '',
      asked_at: row.at,
    })
    .execute();
}

export function exportsQuery(reader: Reader, personId: string, after: After, limit: number) {
  let query = reader.selectFrom('export_request').select(exportColumns).where('person_id', '=', personId);
  if (after !== null) {
    const [at, id] = after;
    query = query
      .where('asked_at', '<=', at)
      .where((eb) => eb.or([eb('asked_at', '<', at), eb.and([eb('asked_at', '=', at), eb('id', '<', id)])]));
  }
  return query.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(limit);
}

export async function findExport(reader: Reader, id: string) {
  return reader.selectFrom('export_request').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whether it was still waiting: only then it is ready now. */
export async function setReady(
  tx: Tx,
  id: string,
  made: { readyAt: Date; expiresAt: Date; text: string; keyId: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('export_request')
    .set({ state: 'ready', ready_at: made.readyAt, expires_at: made.expiresAt })
    .set({ content_sealed: made.text, content_key: made.keyId })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function setFailed(db: Db, id: string): Promise<void> {
  await db
    .updateTable('export_request')
    .set({ state: 'failed', live_key: sql`id` })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Deletes what exports held that ended before; of one person, or of everybody in a batch. */
export async function endExports(reader: Reader, before: Date, limit: number, personId?: string): Promise<number> {
  let ended = reader
    .updateTable('export_request')
    .set({ state: 'gone', live_key: sql`id`, content_sealed: null, content_key: null })
    .where('live_key', '=', '')
    .where('expires_at', '<=', before);
  if (personId !== undefined) ended = ended.where('person_id', '=', personId);
  const result = await ended.limit(limit).executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function insertErasure(tx: Tx, row: Insertable<DB['erasure_request']>): Promise<void> {
  await tx.insertInto('erasure_request').values(row).execute();
}

export async function findLastErasure(reader: Reader, personId: string): Promise<ErasureRow | undefined> {
  return reader
    .selectFrom('erasure_request')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function listDueErasures(db: Db, now: Date, limit: number): Promise<ErasureRow[]> {
  return dueErasures(db, now, limit).execute();
}

const dueErasures = (db: Db, now: Date, limit: number) =>
  db
    .selectFrom('erasure_request')
    .selectAll()
    .where('live_key', '=', '')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit);

/** Ends a waiting one; false when it is no longer waiting: taking back and carrying out can't both happen. */
export async function endErasure(tx: Tx, id: string, state: 'cancelled' | 'done', now: Date): Promise<boolean> {
  const done = await tx
    .updateTable('erasure_request')
    .set({ state, live_key: sql`id`, ended_at: now })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function removePersonsExports(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('export_request').where('person_id', '=', personId).execute();
}

export async function removeNotes(db: Db, before: Date, limit: number): Promise<number> {
  const done = await db
    .deleteFrom('access_note')
    .where('at', '<', before)
    .orderBy('at')
    .limit(limit)
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

export async function removeErasures(db: Db, before: Date, limit: number): Promise<number> {
  const old = db.deleteFrom('erasure_request').where('ended_at', '<', before).orderBy('ended_at').limit(limit);
  return Number((await old.executeTakeFirst()).numDeletedRows);
}

export async function removeExports(db: Db, before: Date, limit: number): Promise<number> {
  const old = db.deleteFrom('export_request').where('asked_at', '<', before).orderBy('asked_at').limit(limit);
  return Number((await old.executeTakeFirst()).numDeletedRows);
}

export async function removeRevealUse(db: Db, beforeHour: string, limit: number): Promise<number> {
  const old = db.deleteFrom('reveal_use').where('hour', '<', beforeHour).limit(limit);
  return Number((await old.executeTakeFirst()).numDeletedRows);
}

const sampleAfter: After = [new Date('2026-11-23T02:00:00Z'), 'id'];

/** Every list of this module, for the test that each keeps its index. */
export const listQueries = {
  'access.mine first': (db: Db) => notesQuery(db, 'per', null, 21),
  'access.mine next': (db: Db) => notesQuery(db, 'per', sampleAfter, 21),
  'export.mine': (db: Db) => exportsQuery(db, 'per', sampleAfter, 21),
  'privacy.erase due': (db: Db) => dueErasures(db, new Date('2026-11-23T02:00:00Z'), 100),
};

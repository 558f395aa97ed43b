import { sql, type Insertable, type Selectable } from 'kysely';
import type { DB } from '../../db/types';
import { insertMany } from '../../kernel/bulk';
import type { Db, Reader, Tx } from '../../kernel/db';

export type LineRow = Selectable<DB['audit_line']>;
export type SealRow = Selectable<DB['audit_seal']>;

export async function insertLines(tx: Tx, rows: Insertable<DB['audit_line']>[]): Promise<void> {
  await insertMany(tx, 'audit_line', rows);
}

export async function findHead(reader: Reader): Promise<SealRow | undefined> {
  return reader.selectFrom('audit_seal').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst();
}

/** The greatest line id that has a seal; lines below it may still be unsealed if they committed late. */
export async function findHighestSealed(reader: Reader): Promise<number> {
  const row = await reader
    .selectFrom('audit_seal')
    .select('line_id')
    .orderBy('line_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.line_id ?? 0;
}

/** Lines below `highest` that became visible after their neighbours were sealed, looked for from `since` on. */
export const listLateLines = (reader: Reader, highest: number, since: Date, limit: number): Promise<LineRow[]> =>
  lateLines(reader, highest, since, limit).execute();

const lateLines = (reader: Reader, highest: number, since: Date, limit: number) =>
  reader
    .selectFrom('audit_line as l')
    .leftJoin('audit_seal as s', 's.line_id', 'l.id')
    .selectAll('l')
    .where('l.at', '>=', since)
    .where('l.id', '<=', highest)
    .where('s.seq', 'is', null)
    .orderBy('l.id')
    .limit(limit);

export async function listNewLines(reader: Reader, highest: number, limit: number): Promise<LineRow[]> {
  return reader.selectFrom('audit_line').selectAll().where('id', '>', highest).orderBy('id').limit(limit).execute();
}

export async function insertSeals(tx: Tx, rows: Insertable<DB['audit_seal']>[]): Promise<void> {
  await tx.insertInto('audit_seal').values(rows).execute();
}

/** Seals in order of the chain, each with its line if that still exists. */
export async function listSealedLines(db: Db, afterSeq: number, limit: number) {
  return db
    .selectFrom('audit_seal as s')
    .leftJoin('audit_line as l', 'l.id', 's.line_id')
    .select(['s.seq', 's.line_id', 's.prev_hash', 's.hash'])
    .select([
      'l.id',
      'l.at',
      'l.request_id',
      'l.actor_account_id',
      'l.action',
      'l.subject_kind',
      'l.subject_id',
      'l.detail',
    ])
    .where('s.seq', '>', afterSeq)
    .orderBy('s.seq')
    .limit(limit)
    .execute();
}

export async function listUnsealed(db: Db, before: Date, limit: number): Promise<{ id: number; at: Date }[]> {
  return db
    .selectFrom('audit_line as l')
    .leftJoin('audit_seal as s', 's.line_id', 'l.id')
    .select(['l.id', 'l.at'])
    .where('l.at', '<', before)
    .where(sql<boolean>`s.seq is null`)
    .orderBy('l.id')
    .limit(limit)
    .execute();
}

export type CheckRow = Selectable<DB['audit_check']>;

export interface LinesAsked {
  from: Date | null;
  to: Date | null;
  action: string | null;
  /** Null: everybody's. */
  actors: readonly string[] | null;
  subjectId: string | null;
}

/** Lines newest first; each filter by itself is a range of an index that already has this order. */
export function linesQuery(reader: Reader, asked: LinesAsked, after: readonly [Date, number] | null, limit: number) {
  const { from, to, action, actors, subjectId } = asked;
  let query = reader.selectFrom('audit_line').selectAll();
  if (from !== null) query = query.where('at', '>=', from);
  if (to !== null) query = query.where('at', '<', to);
  if (action !== null) query = query.where('action', '=', action);
  if (actors !== null) query = query.where('actor_account_id', 'in', actors.length === 0 ? [''] : [...actors]);
  if (subjectId !== null) query = query.where('subject_id', '=', subjectId);
  if (after !== null) {
    const [at, id] = after;
    query = query
      .where('at', '<=', at)
      .where((eb) => eb.or([eb('at', '<', at), eb.and([eb('at', '=', at), eb('id', '<', id)])]));
  }
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
}

export async function insertCheck(
  tx: Tx,
  row: Pick<Insertable<DB['audit_check']>, 'id' | 'asked_by' | 'asked_at' | 'state' | 'live_key'>,
): Promise<void> {
  const all = await tx.selectFrom('audit_seal').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  await tx
    .insertInto('audit_check')
    .values({ ...row, all_lines: all?.seq ?? 0 })
    .execute();
}

export const findCheck = (reader: Reader, id: string): Promise<CheckRow | undefined> =>
  reader.selectFrom('audit_check').selectAll().where('id', '=', id).executeTakeFirst();

export const findRunningCheck = (reader: Reader): Promise<CheckRow | undefined> =>
  reader.selectFrom('audit_check').selectAll().where('live_key', '=', '').executeTakeFirst();

/** Of one that still runs; what ended stays as it is. */
export async function updateCheck(db: Db, id: string, change: Partial<Omit<CheckRow, 'id'>>): Promise<void> {
  await db.updateTable('audit_check').set(change).where('id', '=', id).where('state', '=', 'running').execute();
}

export function checksQuery(reader: Reader, after: readonly [Date, string] | null, limit: number) {
  let query = reader.selectFrom('audit_check').selectAll();
  if (after !== null) {
    const [at, id] = after;
    query = query
      .where('asked_at', '<=', at)
      .where((eb) => eb.or([eb('asked_at', '<', at), eb.and([eb('asked_at', '=', at), eb('id', '<', id)])]));
  }
  return query.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(limit);
}

const sampleAt = new Date('2026-11-23T02:00:00Z');
const anything: LinesAsked = { from: null, to: null, action: null, actors: null, subjectId: null };

/** Every list of this module, for the test that each keeps its index. */
export const listQueries = {
  'audit.list': (db: Db) => linesQuery(db, anything, null, 21),
  'audit.list by action': (db: Db) => linesQuery(db, { ...anything, action: 'booking.book' }, [sampleAt, 1], 21),
  'audit.list by actor': (db: Db) => linesQuery(db, { ...anything, actors: ['acc'] }, null, 21),
  'audit.list by subject': (db: Db) => linesQuery(db, { ...anything, subjectId: 'bkg' }, null, 21),
  'audit.list by time': (db: Db) => linesQuery(db, { ...anything, from: new Date(0), to: sampleAt }, null, 21),
  'audit.checks': (db: Db) => checksQuery(db, [sampleAt, 'chk'], 21),
  'audit.seal late': (db: Db) => lateLines(db, 1_000_000, new Date('2026-11-23T02:00:00Z'), 500),
};

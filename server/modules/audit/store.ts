import { sql, type Insertable, type Selectable } from 'kysely';
import type { DB } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';

export type LineRow = Selectable<DB['audit_line']>;
export type SealRow = Selectable<DB['audit_seal']>;

export async function insertLines(tx: Tx, rows: Insertable<DB['audit_line']>[]): Promise<void> {
  await tx.insertInto('audit_line').values(rows).execute();
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

export async function listUnsealedIds(db: Db, before: Date, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('audit_line as l')
    .leftJoin('audit_seal as s', 's.line_id', 'l.id')
    .select('l.id')
    .where('l.at', '<', before)
    .where(sql<boolean>`s.seq is null`)
    .orderBy('l.id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export const listQueries = {
  'audit.seal late': (db: Db) => lateLines(db, 1_000_000, new Date('2026-11-23T02:00:00Z'), 500),
};

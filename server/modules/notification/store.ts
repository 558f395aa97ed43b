import type { Insertable, Selectable } from 'kysely';
import type { DB } from '../../db/types';
import { seenSince, type PumpSeen } from '../../jobs';
import { insertMany } from '../../kernel/bulk';
import type { Db, Reader, Tx } from '../../kernel/db';

export type EntryRow = Selectable<DB['inbox_entry']>;

export async function insertEntries(tx: Tx, rows: Insertable<DB['inbox_entry']>[]): Promise<void> {
  await insertMany(tx, 'inbox_entry', rows);
}

/** What waits for delivery, the oldest first. */
export async function listUndelivered(db: Db, limit: number): Promise<string[]> {
  const rows = await undeliveredQuery(db, limit).execute();
  return rows.map((row) => row.id);
}

const undeliveredQuery = (db: Db, limit: number) =>
  db.selectFrom('inbox_entry').select('id').where('delivered_at', 'is', null).orderBy('created_at').limit(limit);

const waitingQuery = (db: Db) =>
  db
    .selectFrom('inbox_entry')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('created_at').as('oldest')])
    .where('delivered_at', 'is', null);

export async function undeliveredSeen(db: Db, now: Date): Promise<PumpSeen> {
  const { count, oldest } = await waitingQuery(db).executeTakeFirstOrThrow();
  return seenSince(count, oldest, now);
}

/** Those of them that nobody else delivers at this moment or has delivered. */
export const lockUndelivered = (tx: Tx, ids: readonly string[]): Promise<EntryRow[]> =>
  tx
    .selectFrom('inbox_entry')
    .selectAll()
    .where('id', 'in', ids)
    .where('delivered_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();

/** Twice is once: an entry keeps the time of its first delivery. */
export async function markDelivered(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx
    .updateTable('inbox_entry')
    .set({ delivered_at: now })
    .where('id', 'in', ids)
    .where('delivered_at', 'is', null)
    .execute();
}

interface EntryPlace {
  deliveredAt: Date;
  createdAt: Date;
  id: string;
}

/** Delivered entries, newest first, from below `after`: of those delivered together, the one that was written last. */
export const listDelivered = (reader: Reader, accountId: string, after: EntryPlace | null, limit: number) =>
  deliveredQuery(reader, accountId, after, limit).execute();

function deliveredQuery(reader: Reader, accountId: string, after: EntryPlace | null, limit: number) {
  const delivered = reader
    .selectFrom('inbox_entry')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('delivered_at', 'is not', null);
  const page =
    after === null
      ? delivered
      : delivered
          // Says again what follows from the next line, in a form that bounds the index range.
          .where('delivered_at', '<=', after.deliveredAt)
          .where((eb) =>
            eb.or([
              eb('delivered_at', '<', after.deliveredAt),
              eb.and([eb('delivered_at', '=', after.deliveredAt), eb('created_at', '<', after.createdAt)]),
              eb.and([
                eb('delivered_at', '=', after.deliveredAt),
                eb('created_at', '=', after.createdAt),
                eb('id', '<', after.id),
              ]),
            ]),
          );
  return page.orderBy('delivered_at', 'desc').orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);
}

export async function countUnread(reader: Reader, accountId: string): Promise<number> {
  const row = await reader
    .selectFrom('inbox_entry')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .where('delivered_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** What is not delivered yet stays unread: nobody has seen it. */
export async function markAllRead(tx: Tx, accountId: string, now: Date): Promise<number> {
  const result = await tx
    .updateTable('inbox_entry')
    .set({ read_at: now })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .where('delivered_at', 'is not', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

const sampleMoment = new Date('2026-11-23T02:00:00Z');
const sampleAfter: EntryPlace = { deliveredAt: sampleMoment, createdAt: sampleMoment, id: 'ntc' };

export const listQueries = {
  'inbox.undelivered': (db: Db) => undeliveredQuery(db, 100),
  'inbox.waiting': (db: Db) => waitingQuery(db),
  'inbox.list first': (db: Db) => deliveredQuery(db, 'acc', null, 20),
  'inbox.list next': (db: Db) => deliveredQuery(db, 'acc', sampleAfter, 20),
};

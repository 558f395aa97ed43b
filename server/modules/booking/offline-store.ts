import type { Insertable } from 'kysely';
import type { offline_check_in as OfflineCheckIn } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';

/** By this key the database takes a noted check-in once. */
export const mergedKey = 'PRIMARY';

export const findMerged = (reader: Reader, accountId: string, requestKey: string) =>
  reader
    .selectFrom('offline_check_in')
    .select('first')
    .where('account_id', '=', accountId)
    .where('request_key', '=', requestKey)
    .executeTakeFirst();

export async function insertMerged(tx: Tx, row: Insertable<OfflineCheckIn>): Promise<void> {
  await tx.insertInto('offline_check_in').values(row).execute();
}

/** Deletes keys that no phone asks about any more; says how many. */
export async function removeMerged(db: Db, before: Date, limit: number): Promise<number> {
  const done = await db.deleteFrom('offline_check_in').where('merged_at', '<', before).limit(limit).executeTakeFirst();
  return Number(done.numDeletedRows);
}

import type { Insertable } from 'kysely';
import type { DB } from '../db/types';
import type { Tx } from '../kernel/db';

/** Rows in one INSERT: far below the packet limit, large enough that the city loads in seconds. */
const chunk = 500;

export async function insertAll<T extends keyof DB>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<DB[T]>[],
): Promise<void> {
  for (let i = 0; i < rows.length; i += chunk) {
    await tx
      .insertInto(table)
      .values(rows.slice(i, i + chunk))
      .execute();
  }
}

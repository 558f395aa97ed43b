import { insertMany } from '../../kernel/bulk';
import type { Db, Tx } from '../../kernel/db';

export interface LiveEvent {
  id: number;
  topic: string;
}

export async function insertEvents(tx: Tx, topics: readonly string[], at: Date): Promise<void> {
  const rows = topics.map((topic) => ({ topic, at }));
  await insertMany(tx, 'live_event', rows);
}

const shareMost = 5000;

/** Events above a number, in order. */
export async function eventsAfter(db: Db, floor: number): Promise<LiveEvent[]> {
  const rows = await db
    .selectFrom('live_event')
    .select(['id', 'topic'])
    .where('id', '>', floor)
    .orderBy('id')
    .limit(shareMost)
    .execute();
  return rows.map((row) => ({ id: Number(row.id), topic: row.topic }));
}

/** The number below which all that began before `since` stands. */
export async function floorAt(db: Db, since: Date): Promise<number> {
  const row = await db
    .selectFrom('live_event')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('at', '<', since)
    .executeTakeFirst();
  return Number(row?.id ?? 0);
}

export async function removeEvents(db: Db, before: Date, limit: number): Promise<number> {
  const statement = db.deleteFrom('live_event').where('at', '<', before).orderBy('at').limit(limit);
  return Number((await statement.executeTakeFirst()).numDeletedRows);
}

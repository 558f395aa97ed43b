import { sql, type Insertable, type Selectable } from 'kysely';
import type { MessageState, TemplateName } from '../../../shared/enums';
import type { DB } from '../../db/types';
import { isDuplicate, type Db, type Tx } from '../../kernel/db';

export type MessageRow = Selectable<DB['wechat_message']>;

export async function insertMessages(tx: Tx, rows: Insertable<DB['wechat_message']>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('wechat_message').values(rows).execute();
}

/** What is to be sent now, the longest due first. */
export const listDue = (db: Db, now: Date, limit: number): Promise<MessageRow[]> =>
  db
    .selectFrom('wechat_message')
    .selectAll()
    .where('state', '=', 'queued')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();

/**
 * The last step before WeChat is called; only who gets `true` may call. Refused when another worker has it, or when
 * another message to the same account is under way: the unique key decides.
 */
export async function claim(db: Db, message: Pick<MessageRow, 'id' | 'account_id'>, now: Date): Promise<boolean> {
  try {
    const result = await db
      .updateTable('wechat_message')
      .set({ state: 'sending', flight_key: message.account_id, sending_at: now })
      .where('id', '=', message.id)
      .where('state', '=', 'queued')
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

interface End {
  to: MessageState;
  errcode?: number | null;
  trouble?: string | null;
  now: Date;
}

/** How it went. What was given up as `unknown` meanwhile may still be told; what has ended otherwise stays as it is. */
export async function end(db: Db | Tx, id: string, { to, errcode = null, trouble = null, now }: End): Promise<void> {
  await db
    .updateTable('wechat_message')
    .set({ state: to, flight_key: id, ended_at: now, errcode, trouble })
    .where('id', '=', id)
    .where('state', 'in', ['sending', 'unknown'])
    .execute();
}

/** Refused for now: back into the queue. */
export async function delay(db: Db, id: string, dueAt: Date, errcode: number | null, trouble: string): Promise<void> {
  await db
    .updateTable('wechat_message')
    .set((eb) => ({ state: 'queued', flight_key: id, due_at: dueAt, delays: eb('delays', '+', 1), errcode, trouble }))
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .execute();
}

/** Too late to be of use. True for the one who decided it. */
export async function drop(tx: Tx, id: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('wechat_message')
    .set({ state: 'dropped', ended_at: now })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Whoever sent these is gone, and whether they went out is not known: they are never sent again. */
export async function giveUpSending(db: Db, before: Date, now: Date): Promise<number> {
  const result = await db
    .updateTable('wechat_message')
    .set({ state: 'unknown', flight_key: sql`id`, ended_at: now, trouble: 'lost' })
    .where('state', '=', 'sending')
    .where('sending_at', '<', before)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** The oldest of an account's messages that we only hope went out. */
export const findHoped = (tx: Tx, accountId: string, template: TemplateName) =>
  tx
    .selectFrom('wechat_message')
    .select('id')
    .where('account_id', '=', accountId)
    .where('template', '=', template)
    .where('state', '=', 'unknown')
    .orderBy('sending_at')
    .executeTakeFirst();

export async function removeEnded(db: Db, before: Date, limit: number): Promise<number> {
  let removed = 0;
  for (const state of ['sent', 'failed', 'unknown', 'dropped'] as const) {
    const statement = db
      .deleteFrom('wechat_message')
      .where('state', '=', state)
      .where('ended_at', '<', before)
      .orderBy('ended_at')
      .limit(limit);
    removed += Number((await statement.executeTakeFirst()).numDeletedRows);
  }
  return removed;
}

/** What did not go out since an instant, by template and reason; no person in it. */
export const troublesSince = (db: Db, since: Date) =>
  db
    .selectFrom('wechat_message')
    .select((eb) => ['template', 'state', 'errcode', 'trouble', eb.fn.countAll<number>().as('count')])
    .select((eb) => eb.fn.max('ended_at').as('last_at'))
    .where('state', 'in', ['failed', 'unknown', 'dropped'])
    .where('ended_at', '>=', since)
    .groupBy(['template', 'state', 'errcode', 'trouble'])
    .orderBy('count', 'desc')
    .limit(50);

export const messageQueries = {
  'message.due': (db: Db) =>
    db.selectFrom('wechat_message').selectAll().where('state', '=', 'queued').orderBy('due_at').limit(200),
  'message.troubles': (db: Db) => troublesSince(db, new Date('2026-11-16T00:00:00Z')),
};

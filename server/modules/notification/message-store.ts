import { sql, type Insertable, type Selectable } from 'kysely';
import type { MessageState, TemplateName } from '../../../shared/enums';
import type { DB } from '../../db/types';
import { seenSince, type PumpSeen } from '../../jobs';
import { inTransaction, isDuplicate, type Db, type Tx } from '../../kernel/db';

export type MessageRow = Selectable<DB['wechat_message']>;

export async function insertMessages(tx: Tx, rows: Insertable<DB['wechat_message']>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('wechat_message').values(rows).execute();
}

/** What is to be sent now, the longest due first; nobody's next message while one of theirs is under way. */
export const listDue = (db: Db, now: Date, limit: number): Promise<MessageRow[]> => dueQuery(db, now, limit).execute();

const dueQuery = (db: Db, now: Date, limit: number) =>
  db
    .selectFrom('wechat_message as m')
    .selectAll('m')
    .where('m.state', '=', 'queued')
    .where('m.due_at', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('wechat_message as f').select('f.id').whereRef('f.flight_key', '=', 'm.account_id'))),
    )
    .orderBy('m.due_at')
    .limit(limit);

type Claimable = Pick<MessageRow, 'id'>;

class Contested extends Error {}

const queuedQuery = (db: Db, now: Date) =>
  db
    .selectFrom('wechat_message')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('due_at').as('oldest')])
    .where('state', '=', 'queued')
    .where('due_at', '<=', now);

export async function queuedSeen(db: Db, now: Date): Promise<PumpSeen> {
  const { count, oldest } = await queuedQuery(db, now).executeTakeFirstOrThrow();
  return seenSince(count, oldest, now);
}

/**
 * One commit for two things: what WeChat took is recorded as sent, and `next` is marked as `sending`. True when `next`
 * may be called; false when somebody else has it or has another message to the same account under way, which the unique
 * key decides. What was sent is recorded either way.
 */
export async function recordAndClaim(
  db: Db,
  sent: readonly string[],
  next: Claimable | null,
  now: Date,
): Promise<boolean> {
  if (next === null) {
    await endAsSent(db, sent, now);
    return false;
  }
  try {
    await inTransaction(db, async (tx) => {
      await endAsSent(tx, sent, now);
      if (!(await claim(tx, next, now))) throw new Contested();
    });
    return true;
  } catch (error) {
    if (!(error instanceof Contested) && !isDuplicate(error)) throw error;
  }
  await endAsSent(db, sent, now);
  return false;
}

async function endAsSent(db: Db | Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('wechat_message')
    .set({ state: 'sent', flight_key: sql`id`, ended_at: now, errcode: null, trouble: null })
    .where('id', 'in', ids)
    .where('state', 'in', ['sending', 'unknown'])
    .execute();
}

async function claim(tx: Tx, { id }: Claimable, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('wechat_message')
    .set({ state: 'sending', flight_key: sql`account_id`, sending_at: now })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
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
  'message.due': (db: Db) => dueQuery(db, new Date('2026-11-23T00:00:00Z'), 200),
  'message.waiting': (db: Db) => queuedQuery(db, new Date('2026-11-23T02:00:00Z')),
  'message.troubles': (db: Db) => troublesSince(db, new Date('2026-11-16T00:00:00Z')),
};

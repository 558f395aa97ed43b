import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { CallOutcome, CallState } from '../../../shared/enums';
import type { DB } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';

export type CallRow = Selectable<DB['call_task']>;

/** News that stands already is not told again. */
export async function insertCall(tx: Tx, row: Insertable<DB['call_task']>): Promise<void> {
  await tx
    .insertInto('call_task')
    .values(row)
    .onDuplicateKeyUpdate({ id: sql`call_task.id` })
    .execute();
}

interface Where {
  centreIds: readonly string[];
  state: CallState;
  after: { toldByAt: Date; id: string } | null;
  limit: number;
}

/** The calls of some centres, by when the person should know. */
export const listCalls = (reader: Reader, where: Where): Promise<CallRow[]> =>
  where.centreIds.length === 0 ? Promise.resolve([]) : callsQuery(reader, where).execute();

function callsQuery(reader: Reader, { centreIds, state, after, limit }: Where) {
  let query = reader.selectFrom('call_task').selectAll().where('centre_id', 'in', centreIds).where('state', '=', state);
  if (after !== null) {
    query = query
      .where('told_by_at', '>=', after.toldByAt)
      .where((eb) =>
        eb.or([
          eb('told_by_at', '>', after.toldByAt),
          eb.and([eb('told_by_at', '=', after.toldByAt), eb('id', '>', after.id)]),
        ]),
      );
  }
  return query.orderBy('told_by_at').orderBy('id').limit(limit);
}

export async function countOverdue(reader: Reader, centreIds: readonly string[], now: Date): Promise<number> {
  if (centreIds.length === 0) return 0;
  const row = await overdueQuery(reader, centreIds, now).executeTakeFirstOrThrow();
  return row.n;
}

const overdueQuery = (reader: Reader, centreIds: readonly string[], now: Date) =>
  reader
    .selectFrom('call_task')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('centre_id', 'in', centreIds)
    .where('state', '=', 'open')
    .where('told_by_at', '<', now);

/** A call of these centres; another centre's does not exist. */
export const findCall = (reader: Reader, id: string, centreIds: readonly string[]): Promise<CallRow | undefined> =>
  centreIds.length === 0
    ? Promise.resolve(undefined)
    : reader
        .selectFrom('call_task')
        .selectAll()
        .where('id', '=', id)
        .where('centre_id', 'in', centreIds)
        .executeTakeFirst();

/** One of these centres with an open call to the person. */
export async function calledCentre(
  reader: Reader,
  personId: string,
  centreIds: readonly string[],
): Promise<string | null> {
  if (centreIds.length === 0) return null;
  const row = await calledQuery(reader, personId, centreIds).executeTakeFirst();
  return row?.centre_id ?? null;
}

const calledQuery = (reader: Reader, personId: string, centreIds: readonly string[]) =>
  reader
    .selectFrom('call_task')
    .select('centre_id')
    .where('person_id', '=', personId)
    .where('centre_id', 'in', centreIds)
    .where('state', '=', 'open')
    .limit(1);

/** Two who reach for the same call: one gets it. Taking one's own again only moves the end on. */
export async function takeCall(tx: Tx, id: string, accountId: string, now: Date, until: Date): Promise<boolean> {
  const result = await tx
    .updateTable('call_task')
    .set({ taken_by: accountId, taken_until: until })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where((eb) => eb.or([eb('taken_until', 'is', null), eb('taken_until', '<=', now), eb('taken_by', '=', accountId)]))
    .executeTakeFirst();
  // A row found but not changed (the same instant again) is not an update to the server.
  return result.numUpdatedRows === 1n;
}

interface Finish {
  accountId: string;
  outcome: CallOutcome;
  again: Date | null;
  now: Date;
}

/** Only the one who holds the call says how it went. */
export async function finishCall(tx: Tx, id: string, { accountId, outcome, again, now }: Finish): Promise<boolean> {
  const ended = { state: 'done' as const, outcome, ended_at: now, ended_by: accountId };
  const result = await tx
    .updateTable('call_task')
    .set((eb) => ({ tries: eb('tries', '+', 1), taken_by: null, taken_until: null }))
    .set(again === null ? ended : { due_at: again, outcome })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('taken_by', '=', accountId)
    .where('taken_until', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export const callQueries = {
  'call.list first': (db: Db) => callsQuery(db, { centreIds: ['ctr_0'], state: 'open', after: null, limit: 20 }),
  'call.list next': (db: Db) =>
    callsQuery(db, {
      centreIds: ['ctr_0'],
      state: 'open',
      after: { toldByAt: new Date('2026-11-23T02:00:00Z'), id: 'cal' },
      limit: 20,
    }),
  'call.ofPerson': (db: Db) => calledQuery(db, 'prs_0', ['ctr_0']),
  'call.list overdue': (db: Db) => overdueQuery(db, ['ctr_0'], new Date('2026-11-23T02:00:00Z')),
};

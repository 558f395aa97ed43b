import { sql } from 'kysely';
import { isLockTrouble, type Db } from '../kernel/db';

const mostTries = 4;

/** Single statements that lost a deadlock are said again: lease and finish may meet on the same index. */
async function persist<T>(statement: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await statement();
    } catch (error) {
      if (!isLockTrouble(error) || attempt === mostTries) throw error;
    }
  }
}

export interface LeasedJob {
  id: string;
  kind: string;
  payload: string;
  failures: number;
}

/** The statements on which the worker's promises rest; handed to the worker so that a test can weaken one. */
export interface JobStore {
  plan(runId: string, kind: string, dueAt: Date, now: Date): Promise<void>;
  listDue(kinds: readonly string[], now: Date, limit: number): Promise<string[]>;
  lease(ids: readonly string[], holder: string, now: Date, until: Date): Promise<LeasedJob[]>;
  extend(id: string, holder: string, until: Date): Promise<boolean>;
  finish(id: string, holder: string, now: Date): Promise<boolean>;
  fail(id: string, holder: string, error: string, failures: number, dueAt: Date | null): Promise<boolean>;
  removeDone(before: Date, limit: number): Promise<number>;
}

export const openJobStore = (db: Db): JobStore => ({
  async plan(runId, kind, dueAt, now) {
    await persist(() =>
      db
        .insertInto('job')
        .values({ id: runId, kind, payload: '{}', due_at: dueAt, state: 'due', created_at: now })
        .onDuplicateKeyUpdate({ id: sql`job.id` })
        .execute(),
    );
  },

  async listDue(kinds, now, limit) {
    const rows = await db
      .selectFrom('job')
      .select('id')
      .where('state', '=', 'due')
      .where('due_at', '<=', now)
      .where('kind', 'in', kinds)
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
      .orderBy('due_at')
      .limit(limit)
      .execute();
    return rows.map((row) => row.id);
  },

  /** The conditional update decides between workers. A lease that ran out counts as a failure: its process died or hung. */
  async lease(ids, holder, now, until) {
    const take = db
      .updateTable('job')
      // Read before `lease_until` is set: assignments run from left to right.
      .set({ failures: sql`failures + (lease_until IS NOT NULL)` })
      .set({ lease_until: until, leased_by: holder })
      .where('id', 'in', ids)
      .where('state', '=', 'due')
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]));
    await persist(() => take.execute());
    return db
      .selectFrom('job')
      .select(['id', 'kind', 'payload', 'failures'])
      .where('id', 'in', ids)
      .where('leased_by', '=', holder)
      .where('state', '=', 'due')
      .execute();
  },

  async extend(id, holder, until) {
    const statement = db
      .updateTable('job')
      .set({ lease_until: until })
      .where('id', '=', id)
      .where('leased_by', '=', holder)
      .where('state', '=', 'due');
    const result = await persist(() => statement.executeTakeFirst());
    return result.numUpdatedRows === 1n;
  },

  async finish(id, holder, now) {
    const statement = db
      .updateTable('job')
      .set({ state: 'done', done_at: now, lease_until: null, leased_by: null })
      .where('id', '=', id)
      .where('leased_by', '=', holder)
      .where('state', '=', 'due');
    const result = await persist(() => statement.executeTakeFirst());
    return result.numUpdatedRows === 1n;
  },

  async fail(id, holder, error, failures, dueAt) {
    const statement = db
      .updateTable('job')
      .set({ failures, last_error: error.slice(0, 500), lease_until: null, leased_by: null })
      .set(dueAt === null ? { state: 'parked' } : { due_at: dueAt })
      .where('id', '=', id)
      .where('leased_by', '=', holder)
      .where('state', '=', 'due');
    const result = await persist(() => statement.executeTakeFirst());
    return result.numUpdatedRows === 1n;
  },

  async removeDone(before, limit) {
    const statement = db
      .deleteFrom('job')
      .where('state', '=', 'done')
      .where('done_at', '<', before)
      .orderBy('done_at')
      .limit(limit);
    const result = await persist(() => statement.executeTakeFirst());
    return Number(result.numDeletedRows);
  },
});

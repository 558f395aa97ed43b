import type { Reply } from '../../shared/contract/types';
import type { Ask, HandlersOf } from '../http/ask';
import type { Db, Reader, Tx } from '../kernel/db';
import { decodeCursor, pageOf } from '../kernel/pages';

interface Place {
  dueAt: Date;
  id: string;
}

function parkedQuery(reader: Reader, after: Place | null, limit: number) {
  // The payload is not read: it may name whom the job is about.
  let query = reader
    .selectFrom('job')
    .select(['id', 'kind', 'due_at', 'created_at', 'failures', 'last_error'])
    .where('state', '=', 'parked');
  if (after !== null) {
    query = query
      .where('due_at', '<=', after.dueAt)
      .where((eb) =>
        eb.or([eb('due_at', '<', after.dueAt), eb.and([eb('due_at', '=', after.dueAt), eb('id', '<', after.id)])]),
      );
  }
  return query.orderBy('due_at', 'desc').orderBy('id', 'desc').limit(limit);
}

/** Rows of earlier versions hold the words of an error, which nobody reads here. */
const classOf = (error: string | null): string =>
  error !== null && /^[\w.-]+( [\w.-]+){0,2}$/.test(error) ? error : 'Unknown';

/** Two who press at once: one lets it run, the other is told. It is as new, with all its tries before it. */
async function release(tx: Tx, id: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('job')
    .set({ state: 'due', due_at: now, failures: 0, lease_until: null, leased_by: null })
    .where('id', '=', id)
    .where('state', '=', 'parked')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

interface ParkedDeps {
  db: Db;
  /** Modules stand above jobs: the audit line is written by a function handed over. */
  audit(
    tx: Tx,
    ask: Ask<'job.retry'>,
    subjectKind: string,
    subjectId: string,
    detail: Record<string, string>,
  ): Promise<void>;
}

/** As long as the audit's column for what it is about. */
const subjectMost = 60;

/** For the system's keeper: what was given up, and running it again. */
export const openParked = ({ db, audit }: ParkedDeps): HandlersOf<'job'> => ({
  'job.parked': async ({ query: { cursor, limit } }) => {
    const last = decodeCursor(cursor, ['number', 'string']);
    const after = last === null ? null : { dueAt: new Date(last[0]), id: last[1] };
    const rows = await parkedQuery(db, after, limit + 1).execute();
    return pageOf(
      rows,
      limit,
      (row) => ({
        id: row.id,
        kind: row.kind,
        dueAt: row.due_at.toISOString(),
        createdAt: row.created_at.toISOString(),
        failures: row.failures,
        errorClass: classOf(row.last_error),
        may: { retry: true },
      }),
      (row) => [row.due_at.getTime(), row.id],
    );
  },
  'job.retry': async (ask): Promise<Reply<'job.retry'>> => {
    const { jobId } = ask.params;
    const job = await db
      .selectFrom('job')
      .select(['kind', 'state', 'last_error'])
      .where('id', '=', jobId)
      .executeTakeFirst();
    if (job === undefined) return ask.refuse('not_found');
    await ask.write(async (tx) => {
      if (!(await release(tx, jobId, ask.now))) ask.refuse('job.not_parked');
      const detail = { kind: job.kind, errorClass: classOf(job.last_error), reason: ask.body.reason };
      await audit(tx, ask, 'job', jobId.slice(0, subjectMost), detail);
    });
    return { id: jobId, kind: job.kind, dueAt: ask.now.toISOString() };
  },
});

export const listQueries = {
  'job.parked first': (db: Db) => parkedQuery(db, null, 20),
  'job.parked next': (db: Db) => parkedQuery(db, { dueAt: new Date('2026-11-23T02:00:00Z'), id: 'job_0' }, 20),
};

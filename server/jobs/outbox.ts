import { sql } from 'kysely';
import type { Tx } from '../kernel/db';
import { newId } from '../kernel/ids';

export interface NewJob {
  kind: string;
  payload: Record<string, unknown>;
  /** Now, as the request or job that wants it knows it. */
  at: Date;
  /** Not before this; at once if left out. */
  dueAt?: Date;
  /** Names the work itself, where asking twice must not do it twice: a second job of the same id is not added. */
  id?: string;
}

/** Notes work to be done after this transaction commits; nothing happens if it does not. */
export async function addJob(tx: Tx, job: NewJob): Promise<void> {
  await addJobs(tx, [job]);
}

/** Many jobs in one statement. */
export async function addJobs(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx
    .insertInto('job')
    .values(
      jobs.map((job) => ({
        id: job.id ?? newId('job'),
        kind: job.kind,
        payload: JSON.stringify(job.payload),
        due_at: job.dueAt ?? job.at,
        state: 'due' as const,
        created_at: job.at,
      })),
    )
    // Sets nothing: only says that a row with this id is good enough.
    .onDuplicateKeyUpdate({ id: sql`job.id` })
    .execute();
}

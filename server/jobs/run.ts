import type { Clock } from '../kernel/clock';
import { newId } from '../kernel/ids';
import { failuresMax, retryAt } from './rules';
import type { JobStore, LeasedJob } from './store';

/** The part of a pino logger that jobs use. */
export interface JobLog {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** One run, as a handler sees it. It stands outside any transaction and opens its own. */
export interface JobRun {
  id: string;
  kind: string;
  /** As given to `addJob`, after JSON. */
  payload: unknown;
  now: Date;
  /** 1 for the first time. */
  attempt: number;
  /** For the audit lines of this run. */
  requestId: string;
  /** Aborted when the lease is lost, or the process wants to end: stop at the next safe point. */
  signal: AbortSignal;
}

/**
 * Must bear being run twice for one job: the process may die after the work and before the row says so. Throwing means
 * "try again later".
 */
export type JobHandler = (run: JobRun) => Promise<void>;

/** How long a dead process keeps others from its jobs. A living one renews its lease well before. */
export const leaseSeconds = 60;
const renewEveryMs = (leaseSeconds * 1000) / 3;
/** A handler that takes longer than this is given up: its lease is no longer renewed, and it counts as failed. */
const runMinutesMax = 15;

/** The class of a job whose processes died or hung. */
const lostRuns = 'RunLost';

/**
 * What the job's row keeps of an error: class and code, never its words. Those may hold what somebody typed, and are in
 * the log under the job's id.
 */
export function errorClass(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown';
  const { code, trouble, errno, errcode } = error as Error &
    Partial<Record<'code' | 'trouble' | 'errno' | 'errcode', unknown>>;
  return [error.name, code ?? trouble, errno ?? errcode]
    .filter((part) => (typeof part === 'string' && /^[\w.-]{1,60}$/.test(part)) || typeof part === 'number')
    .join(' ');
}

export interface RunDeps {
  store: JobStore;
  clock: Clock;
  log: JobLog;
  kinds: Record<string, JobHandler>;
  holder: string;
  stopping: AbortSignal;
}

export const leaseEnd = (now: Date): Date => new Date(now.getTime() + leaseSeconds * 1000);

/** Runs one leased job to its end and writes down how it went. Never throws for the handler's sake. */
export async function runJob(deps: RunDeps, job: LeasedJob): Promise<void> {
  const { store, clock, log, holder } = deps;
  const startedAt = clock.now();
  if (job.failures >= failuresMax) {
    await store.fail(job.id, holder, lostRuns, job.failures, null);
    log.error({ job: job.id, kind: job.kind, failures: job.failures }, 'job.parked');
    return;
  }
  const lease = keepLease(deps, job, startedAt);
  const facts = () => ({
    job: job.id,
    kind: job.kind,
    attempt: job.failures + 1,
    ms: clock.now().getTime() - startedAt.getTime(),
  });
  try {
    const handler = deps.kinds[job.kind];
    if (handler === undefined) throw new Error(`No handler for ${job.kind}`);
    await handler({
      id: job.id,
      kind: job.kind,
      payload: JSON.parse(job.payload) as unknown,
      now: startedAt,
      attempt: job.failures + 1,
      requestId: newId('run'),
      signal: AbortSignal.any([lease.lost, deps.stopping]),
    });
  } catch (error) {
    lease.end();
    const failures = job.failures + 1;
    const dueAt = retryAt(failures, clock.now());
    await store.fail(job.id, holder, errorClass(error), failures, dueAt);
    if (dueAt === null) log.error({ ...facts(), err: error }, 'job.parked');
    else log.warn({ ...facts(), err: error }, 'job.failed');
    return;
  }
  lease.end();
  const kept = await store.finish(job.id, holder, clock.now());
  if (kept) log.debug(facts(), 'job.done');
  else log.warn(facts(), 'job.done after its lease was lost');
}

/** Renews the lease while the handler works; `lost` aborts when somebody else may have taken the job. */
function keepLease({ store, clock, log, holder }: RunDeps, job: LeasedJob, startedAt: Date) {
  const lost = new AbortController();
  const lastRenewal = startedAt.getTime() + runMinutesMax * 60_000;
  const timer = setInterval(() => {
    const now = clock.now();
    if (now.getTime() > lastRenewal) {
      lost.abort();
      return;
    }
    store.extend(job.id, holder, leaseEnd(now)).then(
      (kept) => {
        if (!kept) lost.abort();
      },
      // The lease outlives two missed renewals; if the database stays away, the next worker to reach it takes over.
      (error: unknown) => log.warn({ job: job.id, kind: job.kind, err: error }, 'job.lease not renewed'),
    );
  }, renewEveryMs);
  return { lost: lost.signal, end: () => clearInterval(timer) };
}

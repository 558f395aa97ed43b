import type { Clock } from '../kernel/clock';
import type { Db } from '../kernel/db';
import { newId } from '../kernel/ids';
import { idleMs, keepPumping, pumpOnce, troubleMs, type Pump } from './pump';
import { leaseEnd, runJob, type JobHandler, type JobLog, type RunDeps } from './run';
import { lastDueAt, runIdOf, type Schedule } from './schedule';
import { openJobStore, type JobStore } from './store';

const stopWaitMs = 10_000;
/** Done rows stay longer than a day, so that a daily run finds its own row when a process starts again. */
const keepDoneHours = 26;
const cleanRows = 2000;
const cleanRounds = 25;

export interface WorkerDeps {
  db: Db;
  clock: Clock;
  log: JobLog;
  kinds: Record<string, JobHandler>;
  schedules: readonly Schedule[];
  pumps?: readonly Pump[];
  /** Jobs that run at the same time in this process. */
  parallel?: number;
  store?: JobStore;
}

export interface Worker {
  start(): void;
  /** Takes no more jobs, lets the running ones end (up to 10 s) and returns. */
  stop(): Promise<void>;
  /** Looks for work now instead of at the next poll. */
  wake(): void;
  /** Plans the schedules and runs all that is due, for tests and for commands; returns how many runs there were. */
  runDue(): Promise<number>;
}

/**
 * Takes due jobs by lease and runs each at least once, in any number of processes. Polls every 400 ms when idle, at once
 * while there is work.
 */
export function openWorker(deps: WorkerDeps): Worker {
  const { clock, log, pumps = [], parallel = 4, store = openJobStore(deps.db) } = deps;
  const kinds = { ...deps.kinds, 'jobs.clean': cleaner(store) };
  const kindNames = Object.keys(kinds);
  const schedules = [...deps.schedules, { kind: 'jobs.clean', everySeconds: 3600, atSecond: 1500 }];
  const stopping = new AbortController();
  const planned = new Map<string, number>();
  const running = new Set<Promise<void>>();
  const sleepers = new Set<() => void>();
  let loop: Promise<unknown> | null = null;
  const woken = () => sleepers.forEach((wake) => wake());

  for (const { kind } of schedules) if (!(kind in kinds)) throw new Error(`The schedule ${kind} has no handler`);

  async function planDue(): Promise<void> {
    const now = clock.now();
    for (const schedule of schedules) {
      const dueAt = lastDueAt(schedule, now);
      if (planned.get(schedule.kind) === dueAt.getTime()) continue;
      await store.plan(runIdOf(schedule.kind, dueAt), schedule.kind, dueAt, now);
      planned.set(schedule.kind, dueAt.getTime());
    }
  }

  /** Leases as many jobs as there are free hands and starts them; returns how many. */
  async function takeSome(): Promise<number> {
    const hands = parallel - running.size;
    if (hands <= 0) return 0;
    const now = clock.now();
    const ids = await store.listDue(kindNames, now, hands);
    if (ids.length === 0) return 0;
    // A holder per take, not per process: an old run of this same process can't speak for a new lease.
    const holder = newId('wkr');
    const jobs = await store.lease(ids, holder, now, leaseEnd(now));
    const run: RunDeps = { store, clock, log, kinds, holder, stopping: stopping.signal };
    for (const job of jobs) {
      const task = runJob(run, job)
        .catch((error: unknown) => log.error({ job: job.id, kind: job.kind, err: error }, 'job.row not written'))
        .finally(() => {
          running.delete(task);
          woken();
        });
      running.add(task);
    }
    return jobs.length;
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      let waitMs = idleMs;
      try {
        await planDue();
        if ((await takeSome()) > 0 && running.size < parallel) continue;
      } catch (error) {
        log.error({ err: error }, 'jobs.trouble');
        waitMs = troubleMs;
      }
      await pause(waitMs);
    }
  }

  /** Ends early when a hand gets free or somebody wakes the worker. */
  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      sleepers.add(wake);
      if (stopping.signal.aborted) wake();
    });
  }

  return {
    start() {
      loop ??= Promise.allSettled([
        work(),
        ...pumps.map((pump) => keepPumping(pump, { clock, log, pause, stopping: stopping.signal })),
      ]);
    },
    async stop() {
      stopping.abort();
      woken();
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, stopWaitMs);
      });
      const ended = Promise.resolve(loop).then(() => Promise.allSettled(running));
      await Promise.race([ended, patience]);
      clearTimeout(timer);
    },
    wake: woken,
    async runDue() {
      await planDue();
      let runs = 0;
      for (;;) {
        const taken = await takeSome();
        runs += taken;
        if (taken === 0 && running.size === 0) {
          if ((await pumpOnce(pumps, clock.now(), stopping.signal)) === 0) return runs;
          continue;
        }
        await Promise.race(running);
      }
    },
  };
}

function cleaner(store: JobStore): JobHandler {
  return async ({ now, signal }) => {
    const before = new Date(now.getTime() - keepDoneHours * 3_600_000);
    for (let round = 0; round < cleanRounds && !signal.aborted; round += 1) {
      if ((await store.removeDone(before, cleanRows)) < cleanRows) return;
    }
  };
}

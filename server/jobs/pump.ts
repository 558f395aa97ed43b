import type { Clock } from '../kernel/clock';
import type { JobLog } from './run';

/** How long a worker sleeps when there is nothing to do, and when the database is away. */
export const idleMs = 400;
export const troubleMs = 2000;

/**
 * A queue that keeps its state in rows of its own, for work of which there is much at a time and which must go on at
 * once when a worker dies: there is no lease to run out. Every worker runs every pump; two meet on the rows' conditions.
 */
export interface Pump {
  /** For logs. */
  name: string;
  /**
   * Does a share of what waits and returns how much that was; 0 = nothing to do now. With `signal` aborted it begins
   * nothing and returns when what was begun has ended.
   */
  run(run: { now: Date; signal: AbortSignal }): Promise<number>;
  /** What waits at `now`, and for how long the oldest of it. */
  seen(now: Date): Promise<PumpSeen>;
}

export interface PumpSeen {
  waiting: number;
  /** 0 when nothing waits. */
  oldestSeconds: number;
}

/** Of a count and the earliest instant, as SQL tells them. */
export const seenSince = (count: number | string, oldest: Date | null, now: Date): PumpSeen => ({
  waiting: Number(count),
  oldestSeconds: oldest === null ? 0 : Math.max(0, Math.round((now.getTime() - oldest.getTime()) / 1000)),
});

/** What waits in each queue, by its name. */
export const pumpsSeen = (pumps: readonly Pump[], now: Date): Promise<({ name: string } & PumpSeen)[]> =>
  Promise.all(pumps.map(async (pump) => ({ name: pump.name, ...(await pump.seen(now)) })));

interface PumpDeps {
  clock: Clock;
  log: JobLog;
  /** Ends early when the worker is woken or stopped. */
  pause(ms: number): Promise<void>;
  stopping: AbortSignal;
}

/** Runs one pump until the end; the last run waits for what it began. */
export async function keepPumping(pump: Pump, { clock, log, pause, stopping }: PumpDeps): Promise<void> {
  while (!stopping.aborted) {
    let waitMs = idleMs;
    try {
      if ((await pump.run({ now: clock.now(), signal: stopping })) > 0) continue;
    } catch (error) {
      log.error({ err: error, pump: pump.name }, 'pump.trouble');
      waitMs = troubleMs;
    }
    await pause(waitMs);
  }
  await pump.run({ now: clock.now(), signal: stopping });
}

/** One share of each; how much that was in all. */
export async function pumpOnce(pumps: readonly Pump[], now: Date, signal: AbortSignal): Promise<number> {
  let done = 0;
  for (const pump of pumps) done += await pump.run({ now, signal });
  return done;
}

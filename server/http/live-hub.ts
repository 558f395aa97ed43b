import type { JobLog } from '../jobs';
import type { Clock } from '../kernel/clock';

export interface HubDeps {
  clock: Clock;
  log: JobLog;
  /** Events above a number, in order. */
  eventsAfter(floor: number): Promise<readonly { id: number; topic: string }[]>;
  /** The number below which all that began before an instant stands. */
  floorAt(since: Date): Promise<number>;
}

const pollMs = 500;
const troubleMs = 3000;
/**
 * A number is given when a row is written and seen when its transaction commits, so a later number may show first. Every
 * look goes back over the last seconds, which is longer than a request may take.
 */
const lookBackMs = 20_000;

export interface Hub {
  /** Calls `wake` when something of this topic has changed, until the returned function is called. */
  listen(topic: string, wake: () => void): () => void;
  /** Settles once nothing that commits from then on is missed. */
  ready(): Promise<void>;
  stop(): void;
}

/** One look at the table for all listeners of a process, at most twice a second, and none while nobody listens. */
export function openHub(deps: HubDeps): Hub {
  const listeners = new Map<string, Set<() => void>>();
  const marks: { at: number; top: number }[] = [];
  let seen = new Set<number>();
  let floor: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  /** What has committed before somebody listens is in what they load afterwards. */
  async function begin(): Promise<void> {
    const from = await deps.floorAt(new Date(deps.clock.now().getTime() - lookBackMs));
    seen = new Set((await deps.eventsAfter(from)).map((event) => event.id));
    floor = from;
  }

  async function look(): Promise<void> {
    const now = performance.now();
    if (floor === null) return begin();
    const events = await deps.eventsAfter(floor);
    const fresh = events.filter((event) => !seen.has(event.id));
    for (const { id } of fresh) seen.add(id);
    for (const topic of new Set(fresh.map((event) => event.topic)))
      for (const wake of listeners.get(topic) ?? []) wake();
    raiseFloor(now, events.at(-1)?.id ?? floor);
  }

  /** Numbers that were on top twenty seconds ago need not be looked at again, nor what is below them. */
  function raiseFloor(now: number, top: number): void {
    marks.push({ at: now, top });
    while ((marks[0]?.at ?? now) <= now - lookBackMs) floor = marks.shift()?.top ?? floor;
    const bottom = floor ?? 0;
    for (const id of seen) if (id <= bottom) seen.delete(id);
  }

  function later(ms: number): void {
    if (stopped || timer !== undefined) return;
    timer = setTimeout(() => {
      look().then(
        () => again(pollMs),
        (error: unknown) => {
          deps.log.warn({ err: error }, 'live.look failed');
          again(troubleMs);
        },
      );
    }, ms);
  }

  function again(ms: number): void {
    timer = undefined;
    if (listeners.size > 0) return later(ms);
    floor = null;
    marks.length = 0;
    seen = new Set();
  }

  return {
    listen(topic, wake) {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(wake));
      later(0);
      return () => {
        set.delete(wake);
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic);
      };
    },
    ready: async () => {
      if (floor === null) await begin();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      listeners.clear();
    },
  };
}

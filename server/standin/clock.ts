import type { Clock } from '../kernel/clock';

export interface StandinClock extends Clock {
  /** Moves this clock alone; the server has its own. */
  advance(seconds: number): void;
}

/** WeChat's own time: the given clock, moved on as far as asked. */
export function openStandinClock(base: Clock): StandinClock {
  let aheadMs = 0;
  return {
    now: () => new Date(base.now().getTime() + aheadMs),
    advance: (seconds) => void (aheadMs += seconds * 1000),
  };
}

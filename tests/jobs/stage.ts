import type { JobLog } from '../../server/jobs';
import type { Clock } from '../../server/kernel/clock';

export interface HandClock extends Clock {
  pass(seconds: number): void;
}

/** A clock that moves by hand. */
export function handClock(start = '2026-11-22T02:00:00.000Z'): HandClock {
  let now = new Date(start);
  return {
    now: () => now,
    pass: (seconds) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
}

/** Keeps what was logged: `[level, message, facts]`. */
export function keepingLog(): JobLog & { lines: [level: string, message: string, facts: object][] } {
  const lines: [string, string, object][] = [];
  const write = (level: string) => (facts: object, message: string) => void lines.push([level, message, facts]);
  return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

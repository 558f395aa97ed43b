const daySeconds = 86_400;
const shanghaiOffsetSeconds = 8 * 3600;

/** A run every so many seconds of the UTC day. */
export interface Schedule {
  /** The job kind, and the first half of each run's id. */
  kind: string;
  /** Divides a day, so that all processes agree on the due times whenever they started. */
  everySeconds: number;
  /** How far into each period a run is due. */
  atSecond?: number;
}

/** The two fields of a schedule that runs daily at a time of day in Shanghai, which keeps UTC+8 all year. */
export function dailyAt(time: `${number}:${number}`): { everySeconds: number; atSecond: number } {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const seconds = hours * 3600 + minutes * 60 - shanghaiOffsetSeconds;
  return { everySeconds: daySeconds, atSecond: (seconds + daySeconds) % daySeconds };
}

/** The last time up to `now` at which a run was due. Earlier ones that nobody ran are left out, not caught up. */
export function lastDueAt({ kind, everySeconds, atSecond = 0 }: Schedule, now: Date): Date {
  if (daySeconds % everySeconds !== 0) throw new Error(`The period of ${kind} does not divide a day`);
  const seconds = Math.floor(now.getTime() / 1000) - atSecond;
  return new Date((Math.floor(seconds / everySeconds) * everySeconds + atSecond) * 1000);
}

/** Name and due time: two processes that plan the same run collide on the key, and one wins. */
export const runIdOf = (kind: string, dueAt: Date): string => `${kind}@${dueAt.toISOString()}`;

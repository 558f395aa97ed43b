/** The one source of "now". Requests and jobs read it once at their start and pass the instant on. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { ErrorCode } from '../../shared/contract/codes';
import type { Route } from '../../shared/contract/route';
import { Refusal } from '../kernel/refusals';

/** One bound: so many requests of one account or one address within so many seconds. */
interface Bound {
  by: 'account' | 'ip';
  points: number;
  seconds: number;
  /** Only wrong guesses count; what was right is given back. */
  onlyWrong?: true;
}

export type RateClass = 'read' | 'write' | 'login' | 'code' | 'upload';
export type Rates = Readonly<Record<RateClass, readonly Bound[]>>;

/**
 * How much one account and one address may ask of one process. An address is a whole centre behind one line, with 200
 * people on its WLAN, so its bounds only stop floods; an account is one person, who can't tap faster than this.
 */
export const usualRates: Rates = {
  read: [
    { by: 'ip', points: 6000, seconds: 60 },
    { by: 'account', points: 600, seconds: 60 },
  ],
  write: [
    { by: 'ip', points: 3000, seconds: 60 },
    { by: 'account', points: 120, seconds: 60 },
  ],
  /** Before anybody is known: the address is all there is, and wrong codes are rare among right ones. */
  login: [
    { by: 'ip', points: 600, seconds: 60 },
    { by: 'ip', points: 60, seconds: 600, onlyWrong: true },
  ],
  /** Six digits guessed at a desk: at 20 wrong ones in ten minutes, a day of guessing finds nothing. */
  code: [
    { by: 'ip', points: 3000, seconds: 60 },
    { by: 'account', points: 20, seconds: 600, onlyWrong: true },
  ],
  upload: [
    { by: 'ip', points: 600, seconds: 60 },
    { by: 'account', points: 30, seconds: 60 },
  ],
};

/** What says that a guess was wrong. */
const wrongGuesses: ReadonlySet<ErrorCode> = new Set([
  'auth.code_invalid',
  'auth.refresh_invalid',
  'roster.code_unknown',
  'deskBooking.nobody',
]);

/** One request's account with the bounds. */
export interface Counted {
  /** Counts before anything is looked at; refuses with `rate.limited` and when to come again. */
  take(by: Bound['by'], key: string): Promise<void>;
  /** At the end, with its outcome: gives back what counts wrong guesses only. */
  settle(outcome: ErrorCode | 'ok'): Promise<void>;
}

export interface RateGuard {
  begin(route: Route): Counted;
}

/** In memory and for this process alone: docs/decisions/0010 says why. `scale` multiplies every bound. */
export function openRates(rates: Rates, scale: number): RateGuard {
  const limiters = new Map<Bound, RateLimiterMemory>();
  for (const bound of Object.values(rates).flat()) {
    limiters.set(bound, new RateLimiterMemory({ points: bound.points * scale, duration: bound.seconds }));
  }
  return {
    begin(route) {
      const bounds = rates[route.rate ?? route.kind];
      const guesses: (() => Promise<unknown>)[] = [];
      return {
        async take(by, key) {
          for (const bound of bounds.filter((one) => one.by === by)) {
            const limiter = limiters.get(bound);
            await limiter?.consume(key).catch(tooMany);
            if (bound.onlyWrong === true) guesses.push(async () => limiter?.reward(key));
          }
        },
        async settle(outcome) {
          if (outcome !== 'ok' && wrongGuesses.has(outcome)) return;
          for (const giveBack of guesses) await giveBack();
        },
      };
    },
  };
}

function tooMany(error: RateLimiterRes | Error): never {
  if (error instanceof Error) throw error;
  throw new Refusal('rate.limited', [], Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
}

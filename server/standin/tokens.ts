import { randomBytes } from 'node:crypto';
import type { Clock } from '../kernel/clock';

const lifeMs = 7200_000;
/** A new token is given out in the old one's last five minutes, and the old one stays good until its own end. */
const overlapMs = 300_000;
/** WeChat lets a token be forced so often a day, and does nothing when forced again within half a minute. */
const forcedMax = 20;
const forcedPauseMs = 30_000;
const dayMs = 86_400_000;

interface Token {
  value: string;
  until: number;
}

export interface Tokens {
  /** What `stable_token` answers: the same token until its last five minutes; null when forced too often. */
  current(force: boolean): { access_token: string; expires_in: number } | null;
  isGood(token: string): boolean;
  /** Given here once, but over by age: WeChat tells it from a token it never gave. */
  isOver(token: string): boolean;
  /** Every token ever given, for tests to look for where none may be. */
  given: ReadonlySet<string>;
  /** Ends a token before its time; without one, all of them. */
  end(token?: string): void;
}

export function openTokens(clock: Clock): Tokens {
  let tokens: Token[] = [];
  let forced: number[] = [];
  const given = new Set<string>();

  return {
    given,
    current(force) {
      const now = clock.now().getTime();
      tokens = tokens.filter((token) => token.until > now - dayMs);
      if (force) {
        forced = forced.filter((at) => now - at < dayMs);
        if (forced.length >= forcedMax) return null;
        if (now - (forced.at(-1) ?? 0) >= forcedPauseMs) tokens = [];
        forced.push(now);
      }
      let newest = tokens.at(-1);
      if (newest === undefined || newest.until - now <= overlapMs) {
        newest = { value: randomBytes(66).toString('base64url'), until: now + lifeMs };
        tokens.push(newest);
        given.add(newest.value);
      }
      return { access_token: newest.value, expires_in: Math.floor((newest.until - now) / 1000) };
    },
    isGood: (value) => tokens.some((token) => token.value === value && token.until > clock.now().getTime()),
    isOver: (value) => tokens.some((token) => token.value === value && token.until <= clock.now().getTime()),
    end(value) {
      tokens = value === undefined ? [] : tokens.filter((token) => token.value !== value);
    },
  };
}

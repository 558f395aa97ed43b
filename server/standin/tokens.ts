import { randomBytes } from 'node:crypto';
import type { Clock } from '../kernel/clock';

const lifeMs = 7200_000;
/** A new token is given out in the old one's last five minutes, and the old one stays good until its own end. */
const overlapMs = 300_000;

interface Token {
  value: string;
  until: number;
}

export interface Tokens {
  /** What `stable_token` answers: the same token until its last five minutes. */
  current(force: boolean): { access_token: string; expires_in: number };
  isGood(token: string): boolean;
}

export function openTokens(clock: Clock): Tokens {
  let tokens: Token[] = [];
  return {
    current(force) {
      const now = clock.now().getTime();
      if (force) tokens = [];
      tokens = tokens.filter((token) => token.until > now);
      let newest = tokens.at(-1);
      if (newest === undefined || newest.until - now <= overlapMs) {
        newest = { value: randomBytes(66).toString('base64url'), until: now + lifeMs };
        tokens.push(newest);
      }
      return { access_token: newest.value, expires_in: Math.floor((newest.until - now) / 1000) };
    },
    isGood: (value) => tokens.some((token) => token.value === value && token.until > clock.now().getTime()),
  };
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { limits } from '../../../shared/limits';

/**
 * Names a person whom somebody at a desk has found, for a while and for them alone: nobody books for people whose id they
 * have from elsewhere. Nothing is stored.
 */
export function foundToken(secret: Buffer, accountId: string, personId: string, now: Date): string {
  const until = Math.floor(now.getTime() / 60_000) + limits.foundMinutes;
  return `${personId}.${until}.${seal(secret, accountId, personId, until)}`;
}

/** The person behind it; null when it is too old, somebody else's or no such thing. */
export function readFound(secret: Buffer, accountId: string, token: string, now: Date): string | null {
  const [, personId, until, mac] = /^([\w-]{1,40})\.(\d{1,10})\.([\w-]{43})$/.exec(token) ?? [];
  if (personId === undefined || until === undefined || mac === undefined) return null;
  const expected = Buffer.from(seal(secret, accountId, personId, Number(until)));
  const isOurs = timingSafeEqual(expected, Buffer.from(mac));
  return isOurs && now.getTime() < Number(until) * 60_000 ? personId : null;
}

const seal = (secret: Buffer, accountId: string, personId: string, until: number): string =>
  createHmac('sha256', secret).update(`found:${accountId}:${personId}:${until}`).digest('base64url');

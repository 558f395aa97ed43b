import { createHmac, randomBytes } from 'node:crypto';

export interface Sessions {
  /** A new key at each login; the one before is over. */
  give(openid: string): string;
  /** Whether this is the signature of nothing by that person's present key. */
  isSigned(openid: string, signature: string): boolean;
  /** Every key ever given, for tests to look for where none may be. */
  given: ReadonlySet<string>;
}

export function openSessions(): Sessions {
  const present = new Map<string, string>();
  const given = new Set<string>();
  return {
    given,
    give(openid) {
      const key = randomBytes(16).toString('base64');
      present.set(openid, key);
      given.add(key);
      return key;
    },
    isSigned(openid, signature) {
      const key = present.get(openid);
      return key !== undefined && createHmac('sha256', key).update('').digest('hex') === signature;
    },
  };
}

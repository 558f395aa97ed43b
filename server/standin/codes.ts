import { randomBytes } from 'node:crypto';
import type { Clock } from '../kernel/clock';

const lifeMs = 5 * 60_000;
const loadMax = 1_000_000;
const codesMax = 100_000;

/** Codes that are good once, for five minutes. */
export interface OneUseCodes<T> {
  give(value: T): string;
  take(code: string): { found: true; value: T } | { found: false; used: boolean };
}

export function openOneUseCodes<T>(clock: Clock): OneUseCodes<T> {
  const given = new Map<string, { value: T; until: number; used: boolean }>();
  return {
    give(value) {
      if (given.size >= codesMax) given.clear();
      const code = `0${randomBytes(16).toString('hex').slice(0, 31)}`;
      given.set(code, { value, until: clock.now().getTime() + lifeMs, used: false });
      return code;
    },
    take(code) {
      const entry = given.get(code);
      if (entry === undefined || entry.until <= clock.now().getTime()) return { found: false, used: false };
      if (entry.used) return { found: false, used: true };
      entry.used = true;
      return { found: true, value: entry.value };
    },
  };
}

export type CodeVerdict = { ok: true; openid: string } | { ok: false; errcode: 40029 | 40163; errmsg: string };

export const badCode = (used: boolean): Exclude<CodeVerdict, { ok: true }> =>
  used
    ? { ok: false, errcode: 40163, errmsg: 'code been used' }
    : { ok: false, errcode: 40029, errmsg: 'invalid code' };

export interface Codes {
  /** A login code as a phone would get it. */
  give(openid: string): string;
  redeem(code: string): CodeVerdict;
}

/**
 * Login codes. Beside those it gives out, it knows persona codes, which WeChat does not have and refuses: `dev:<persona>`
 * for the people of the demo city and `dev:load-<n>` for resident n of a load test. These work again and again.
 */
export function openCodes(clock: Clock, personaIds: readonly string[], openidOf: (personaId: string) => string): Codes {
  const codes = openOneUseCodes<string>(clock);
  const known = new Set(personaIds);

  function personaOf(code: string): string | null {
    const id = /^dev:([a-z0-9-]{1,40})$/.exec(code)?.[1];
    if (id === undefined) return null;
    const resident = /^load-([1-9]\d{0,6})$/.exec(id)?.[1];
    return known.has(id) || (resident !== undefined && Number(resident) <= loadMax) ? id : null;
  }

  return {
    give: (openid) => codes.give(openid),
    redeem(code) {
      const persona = personaOf(code);
      if (persona !== null) return { ok: true, openid: openidOf(persona) };
      const taken = codes.take(code);
      return taken.found ? { ok: true, openid: taken.value } : badCode(taken.used);
    },
  };
}

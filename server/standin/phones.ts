import { createHash } from 'node:crypto';
import type { Clock } from '../kernel/clock';
import { badCode, openOneUseCodes } from './codes';

export type PhoneVerdict = { ok: true; phone: string } | { ok: false; errcode: number; errmsg: string };

export interface Phones {
  /** The number that WeChat knows of this person: always the same, invented. */
  numberOf(openid: string): string;
  /** A phone code as the button gives it: good once, for five minutes, for this person alone. */
  give(openid: string, phone?: string): string;
  /** @param openid who asks, as the server says; WeChat checks it when given */
  redeem(code: string, openid: string): PhoneVerdict;
}

/**
 * Phone codes. Beside those it gives out: `dev:phone` is a code of whoever asks, `dev:phone:13800000000` the same with that
 * number, and `dev:phone-of:<persona>` a code of that persona, which anybody else's server call gets refused.
 */
export function openPhones(clock: Clock, openidOf: (personaId: string) => string): Phones {
  const codes = openOneUseCodes<{ openid: string; phone: string }>(clock);
  const numberOf = (openid: string): string => {
    const digits = createHash('sha256').update(openid).digest().readUInt32BE(0) % 100_000_000;
    return `139${String(digits).padStart(8, '0')}`;
  };

  return {
    numberOf,
    give: (openid, phone = numberOf(openid)) => codes.give({ openid, phone }),
    redeem(code, openid) {
      const dev = /^dev:phone(?::(1\d{10})|-of:([a-z0-9-]{1,40}))?$/.exec(code);
      if (dev !== null) {
        if (openid === '') return { ok: false, errcode: 40003, errmsg: 'invalid openid' };
        const [, wanted, persona] = dev;
        if (persona !== undefined && openidOf(persona) !== openid) return badCode(false);
        return { ok: true, phone: wanted ?? numberOf(openid) };
      }
      const taken = codes.take(code);
      if (!taken.found) return badCode(taken.used);
      if (openid !== '' && taken.value.openid !== openid) return badCode(false);
      return { ok: true, phone: taken.value.phone };
    },
  };
}

import { z } from 'zod';
import type { Clock } from '../../kernel/clock';
import { json } from './call';
import { WechatError } from './errors';
import type { Caller } from './patience';
import type { SessionKeys } from './session-keys';
import type { Tokens } from './token';

const openid = z.string().min(1).max(64);
const sessionReply = z.object({ openid, session_key: z.string().min(1).max(64) });
const phoneReply = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().regex(/^\d{5,14}$/),
    // Documented as text, seen as a number.
    countryCode: z.coerce.string().regex(/^[1-9]\d{0,3}$/),
  }),
});
const nothing = z.object({ errcode: z.literal(0) });

export interface WechatPersons {
  /** Who logs in with this code (`jscode2session`). The session key is sealed and kept; it is in no answer of ours. */
  sessionOf(code: string): Promise<{ openid: string }>;
  /**
   * The phone that WeChat vouches for, as E.164 (`+8613…`). The code comes from a tap on the phone, is good once and for
   * five minutes, and only for this openid: another's code is `input`.
   */
  phoneOf(code: string, openid: string): Promise<{ phone: string }>;
  /** Whether the last login is still good at WeChat; false also when we hold no key of it. */
  checkSession(openid: string): Promise<boolean>;
  /** Ends the session key that we hold and keeps the next one. `input` without a good key: the phone must log in anew. */
  resetSession(openid: string): Promise<void>;
}

interface PersonsDeps {
  appid: string;
  secret: string;
  clock: Clock;
  call: Caller;
  withToken: Tokens['withToken'];
  keys: SessionKeys;
}

export function openPersons({ appid, secret, clock, call, withToken, keys }: PersonsDeps): WechatPersons {
  return {
    async sessionOf(code) {
      const reply = await call({
        name: 'jscode2session',
        path: '/sns/jscode2session',
        query: { appid, secret, js_code: code, grant_type: 'authorization_code' },
        read: json(sessionReply),
        // A code that got lost on the way is used up: the phone takes a new one.
        again: 'when_asked',
        breaker: 'appid and secret',
      });
      await keys.keep(reply.openid, reply.session_key, clock.now());
      return { openid: reply.openid };
    },

    async phoneOf(code, of) {
      const { phone_info } = await withToken({
        name: 'getuserphonenumber',
        path: '/wxa/business/getuserphonenumber',
        body: { code, openid: of },
        read: json(phoneReply),
        again: 'when_asked',
      });
      return { phone: `+${phone_info.countryCode}${phone_info.purePhoneNumber}` };
    },

    async checkSession(of) {
      const signature = await keys.signatureOf(of);
      if (signature === null) return false;
      try {
        await withToken({
          name: 'checksession',
          path: '/wxa/checksession',
          query: { openid: of, signature, sig_method: 'hmac_sha256' },
          read: json(nothing),
          again: 'always',
        });
        return true;
      } catch (error) {
        if (error instanceof WechatError && error.errcode === 87009) return false;
        throw error;
      }
    },

    async resetSession(of) {
      const name = 'resetusersessionkey';
      const signature = await keys.signatureOf(of);
      if (signature === null) throw new WechatError(name, 'input', null, null);
      const reply = await withToken({
        name,
        path: '/wxa/resetusersessionkey',
        query: { openid: of, signature, sig_method: 'hmac_sha256' },
        read: json(sessionReply),
        again: 'when_asked',
      });
      await keys.keep(reply.openid, reply.session_key, clock.now());
    },
  };
}

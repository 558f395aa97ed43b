import { z } from 'zod';
import type { Clock } from '../../kernel/clock';
import { json, type Call } from './call';
import { WechatError } from './errors';
import type { Caller } from './patience';
import type { AccessToken, TokenStore } from './token-store';

/** Renewed when less than this is left. WeChat gives a new token only in the last 5 minutes, and keeps the old one alive. */
const renewBeforeMs = 10 * 60_000;
/** While WeChat still answers with the old token, it is asked again no sooner than this. */
const askAgainMs = 60_000;

const reply = z.object({ access_token: z.string().min(1).max(512), expires_in: z.number().positive() });

export interface TokenDeps {
  appid: string;
  secret: string;
  clock: Clock;
  call: Caller;
  store: TokenStore;
}

export interface Tokens {
  current(): Promise<string>;
  /** Makes a call with the app's token; when WeChat does not take it, once more with the next one. */
  withToken: Caller;
}

/** The app's own token (`stable_token`), one row for all processes; only one of them asks WeChat for the next. */
export function openTokens({ appid, secret, clock, call, store }: TokenDeps): Tokens {
  async function fetchToken(): Promise<AccessToken> {
    const fetchedAt = clock.now();
    const { access_token, expires_in } = await call({
      name: 'stable_token',
      path: '/cgi-bin/stable_token',
      // Never forced: that is for a leaked token, and would end it for everybody at once.
      body: { grant_type: 'client_credential', appid, secret, force_refresh: false },
      read: json(reply),
      again: 'always',
      breaker: 'appid and secret',
    });
    return { token: access_token, expiresAt: new Date(fetchedAt.getTime() + expires_in * 1000), fetchedAt };
  }

  /** A token that WeChat gave again after refusing it: asked about no sooner than in a minute. */
  let useless = { token: '', until: 0 };

  async function fetchOther(row: AccessToken | null, refused: string): Promise<AccessToken> {
    const now = clock.now().getTime();
    if (row !== null && row.token === useless.token && now < useless.until) return row;
    const next = await fetchToken();
    if (next.token === refused) useless = { token: refused, until: now + askAgainMs };
    return next;
  }

  // One renewal at a time in this process, so that callers waiting for it do not hold the whole pool.
  const renewing = new Map<string, Promise<AccessToken>>();

  /** @param refused a token that WeChat did not take; empty when it is the row's age that asks for a new one */
  function renew(refused: string): Promise<AccessToken> {
    let renewal = renewing.get(refused);
    if (renewal === undefined) {
      renewal = store
        // Read again under the lock: whoever held it before has most likely renewed the row.
        .renew(appid, async (row) => (isUsable(row, refused, clock.now()) ? row : fetchOther(row, refused)))
        .finally(() => renewing.delete(refused));
      renewing.set(refused, renewal);
    }
    return renewal;
  }

  /**
   * The row as this process saw it last. While it is usable no other can be better: all renew by the same age, and a
   * token that ended before its time is refused by WeChat and then looked up.
   */
  let seen: AccessToken | null = null;

  async function current(refused = ''): Promise<string> {
    if (isUsable(seen, refused, clock.now())) return seen.token;
    const row = await store.find(appid);
    seen = isUsable(row, refused, clock.now()) ? row : await renew(refused);
    return seen.token;
  }

  return {
    current,
    withToken: async (wanted) => {
      const token = await current();
      try {
        return await call(using(wanted, token));
      } catch (error) {
        if (!(error instanceof WechatError) || error.trouble !== 'credential') throw error;
        return call(using(wanted, await current(token)));
      }
    },
  };
}

const using = <T>(call: Call<T>, token: string): Call<T> => ({
  ...call,
  query: { ...call.query, access_token: token },
});

function isUsable(row: AccessToken | null, refused: string, now: Date): row is AccessToken {
  if (row === null || row.token === refused) return false;
  const leftMs = row.expiresAt.getTime() - now.getTime();
  if (leftMs > renewBeforeMs) return true;
  return leftMs > 0 && now.getTime() - row.fetchedAt.getTime() < askAgainMs;
}

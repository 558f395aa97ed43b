import { z } from 'zod';
import type { JobHandler, JobLog, Schedule } from '../../jobs';
import type { Clock } from '../../kernel/clock';
import type { Db } from '../../kernel/db';
import { callWechat } from './call';
import { openTokenStore, type AccessToken, type TokenStore } from './token-store';

export { WechatError } from './errors';

/** Renewed when less than this is left. WeChat gives a new token only in the last 5 minutes, and keeps the old one alive. */
const renewBeforeMs = 10 * 60_000;
/** While WeChat still answers with the old token, it is asked again no sooner than this. */
const askAgainMs = 60_000;

const session = z.object({ openid: z.string().min(1).max(64) });
const token = z.object({ access_token: z.string().min(1).max(512), expires_in: z.number().positive() });

export interface WechatGateway {
  /**
   * Who logs in with this code (`jscode2session`). The session key in WeChat's answer is not read: nothing here needs
   * it, and it must not leave the server. Throws `WechatError`.
   */
  sessionOf(code: string): Promise<{ openid: string }>;
  /** The app's own token (`stable_token`), shared by all processes. Throws `WechatError`. */
  accessToken(): Promise<string>;
  jobs: Record<string, JobHandler>;
  schedules: readonly Schedule[];
}

export interface WechatDeps {
  baseUrl: string;
  appid: string;
  secret: string;
  db: Db;
  clock: Clock;
  log: JobLog;
  fetch?: typeof fetch;
  tokenStore?: TokenStore;
  timeoutMs?: number;
}

/** The only client of WeChat's server. In development and tests `baseUrl` is the stand-in's. */
export function openWechat(deps: WechatDeps): WechatGateway {
  const { appid, secret, clock } = deps;
  const tokenStore = deps.tokenStore ?? openTokenStore(deps.db);
  const calls = { ...deps, fetch: deps.fetch ?? fetch };

  async function sessionOf(code: string): Promise<{ openid: string }> {
    const { openid } = await callWechat(calls, {
      name: 'jscode2session',
      path: '/sns/jscode2session',
      query: { appid, secret, js_code: code, grant_type: 'authorization_code' },
      reply: session,
    });
    return { openid };
  }

  async function fetchToken(): Promise<AccessToken> {
    const fetchedAt = clock.now();
    const reply = await callWechat(calls, {
      name: 'stable_token',
      path: '/cgi-bin/stable_token',
      // Never forced: that is for a leaked token, and would end it for everybody at once.
      body: { grant_type: 'client_credential', appid, secret, force_refresh: false },
      reply: token,
    });
    return { token: reply.access_token, expiresAt: new Date(fetchedAt.getTime() + reply.expires_in * 1000), fetchedAt };
  }

  // One renewal at a time in this process, so that callers waiting for it do not hold the whole pool.
  let renewing: Promise<AccessToken> | null = null;

  async function accessToken(): Promise<string> {
    const known = await tokenStore.find(appid);
    if (known !== null && isFresh(known, clock.now())) return known.token;
    // Read again under the lock: whoever held it before has most likely renewed the row.
    renewing ??= tokenStore
      .renew(appid, async (current) => (current !== null && isFresh(current, clock.now()) ? current : fetchToken()))
      .finally(() => {
        renewing = null;
      });
    return (await renewing).token;
  }

  return {
    sessionOf,
    accessToken,
    jobs: {
      'wechat.keepToken': async () => {
        await accessToken();
      },
    },
    // So that no resident waits for a renewal, and a wrong secret shows in the log before anybody meets it.
    schedules: [{ kind: 'wechat.keepToken', everySeconds: 300 }],
  };
}

function isFresh({ expiresAt, fetchedAt }: AccessToken, now: Date): boolean {
  const leftMs = expiresAt.getTime() - now.getTime();
  if (leftMs > renewBeforeMs) return true;
  return leftMs > 0 && now.getTime() - fetchedAt.getTime() < askAgainMs;
}

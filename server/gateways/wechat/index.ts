import type { JobHandler, JobLog, Schedule } from '../../jobs';
import type { Clock } from '../../kernel/clock';
import type { Db } from '../../kernel/db';
import type { Vault } from '../../kernel/vault';
import type { WechatTrouble } from './errors';
import { openOutward, type WechatOutward } from './outward';
import { openCaller } from './patience';
import { openPersons, type WechatPersons } from './persons';
import { openSessionKeys, sealedFields, type SessionKeys } from './session-keys';
import { openTokens } from './token';
import { openTokenStore, type TokenStore } from './token-store';
import { openChecks, type WechatChecks } from './words';

export { WechatError } from './errors';
export type { WechatTrouble } from './errors';
export { openPushReceiver, pushRetentionOf } from './push';
export type { PushHandler, PushReceiver } from './push';
export type { PushEvent } from './push-event';
export { mediaVerdictOf, subscriptionsOf, withdrawnBy } from './push-kinds';
export type { CheckScene, Suggestion } from './words';

/** Every call throws `WechatError`; what it asks for stands in its `trouble`. */
export interface WechatGateway extends WechatPersons, WechatChecks, WechatOutward {
  /** The app's own token (`stable_token`), shared by all processes. */
  accessToken(): Promise<string>;
  /** What we hold of somebody's login at WeChat goes with the account. */
  forget: SessionKeys['forget'];
  /** Where sealed values lie, for the rotation of keys. */
  sealedFields: typeof sealedFields;
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
  vault: Vault;
  fetch?: typeof fetch;
  tokenStore?: TokenStore;
  /** Told of every call, by name and how it went. */
  onCall?(call: string, outcome: WechatTrouble | 'ok'): void;
  /** Of one attempt. */
  timeoutMs?: number;
}

/** The only client of WeChat's server. In development and tests `baseUrl` is the stand-in's. */
export function openWechat(deps: WechatDeps): WechatGateway {
  const { appid, secret, db, clock, vault } = deps;
  const call = openCaller({ ...deps, fetch: deps.fetch ?? fetch });
  const tokens = openTokens({ appid, secret, clock, call, store: deps.tokenStore ?? openTokenStore(db) });
  const { withToken } = tokens;
  const keys = openSessionKeys(db, vault);
  return {
    ...openPersons({ appid, secret, clock, call, withToken, keys }),
    ...openChecks(withToken),
    ...openOutward(withToken),
    accessToken: () => tokens.current(),
    forget: (tx, openid) => keys.forget(tx, openid),
    sealedFields,
    jobs: {
      'wechat.keepToken': async () => {
        await tokens.current();
      },
    },
    // So that no resident waits for a renewal, and a wrong secret shows in the log before anybody meets it.
    schedules: [{ kind: 'wechat.keepToken', everySeconds: 300 }],
  };
}

import type { Config } from './config';
import { openPushReceiver, type PushHandler, type PushReceiver } from './gateways/wechat';
import type { JobLog, JobRun } from './jobs';
import type { Db } from './kernel/db';
import { takeAvatar } from './modules/content';
import * as identities from './modules/identity';

/** WeChat's events, and who works on them. */
export function openPushes(deps: {
  config: Config;
  db: Db;
  log: JobLog;
  startErasure(accountId: string, run: JobRun): Promise<void>;
  /** Modules that take events of their own. */
  ofModules: readonly { onPush: Readonly<Record<string, PushHandler>> }[];
}): PushReceiver {
  const { config, db, log, startErasure, ofModules } = deps;
  const endAccount: PushHandler = async ({ openid }, run) => {
    const account = await identities.findAccountByOpenid(db, openid);
    if (account !== undefined) await startErasure(account.id, run);
  };
  return openPushReceiver({
    db,
    log,
    keys: { appid: config.wechat.appid, ...config.wechat.push },
    onPush: {
      ...identities.withdrawals(db, takeAvatar),
      ...Object.assign({}, ...ofModules.map(({ onPush }) => onPush)),
      user_authorization_cancellation: endAccount,
      user_cancel: endAccount,
    },
  });
}

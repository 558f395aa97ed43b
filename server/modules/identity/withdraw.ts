import { withdrawnBy, type PushHandler } from '../../gateways/wechat';
import { inTransaction, type Db, type Tx } from '../../kernel/db';
import { auditRecord } from '../audit';
import { clearPhone } from './phone-store';
import { findAccountByOpenid, setName } from './store';

/**
 * A person took back at WeChat what they had allowed (`user_authorization_revoke`), or WeChat cleared their nickname as
 * risky (`user_info_modified`): what we have of it goes. Twice is the same as once. Pictures are kept elsewhere, so
 * `takeAvatar` is handed over.
 */
export function withdrawals(
  db: Db,
  takeAvatar: (tx: Tx, personId: string, now: Date) => Promise<unknown>,
): Record<string, PushHandler> {
  const withdraw: PushHandler = async (event, run) => {
    const account = await findAccountByOpenid(db, event.openid);
    const kinds = withdrawnBy(event);
    if (account === undefined || kinds.length === 0) return;
    await inTransaction(db, async (tx) => {
      if (kinds.includes('phone')) await clearPhone(tx, account.person_id);
      if (kinds.includes('name')) await setName(tx, account.person_id, null);
      if (kinds.includes('avatar')) await takeAvatar(tx, account.person_id, run.now);
      await auditRecord(tx, {
        at: run.now,
        requestId: run.requestId,
        actorAccountId: account.id,
        action: event.name,
        subjectKind: 'person',
        subjectId: account.person_id,
        detail: { withdrawn: kinds },
      });
    });
  };
  return { user_authorization_revoke: withdraw, user_info_modified: withdraw };
}

import type { Handler } from '../../http/ask';
import { auditAsk } from '../audit';
import { takeLockAway } from './access-store';
import { subjectOfName, type AccessDeps } from './desk-password';
import { reachOf } from './invite';
import { findHolder } from './role-store';

/**
 * Opens the way by password again before its half hour is over, for somebody who holds a role within the officer's
 * reach and has told them who they are. Their own lock is another officer's to lift: whoever guesses at an open desk
 * would only have to ask themselves.
 */
export const unlockDesk =
  ({ tell }: Pick<AccessDeps, 'tell'>): Handler<'desk.unlock'> =>
  async (ask) => {
    const { actor, now, params } = ask;
    await ask.write(async (tx) => {
      const holder = await findHolder(tx, reachOf(actor), params.grantId);
      if (holder === undefined || holder.account_id === actor.accountId) return ask.refuse('not_found');
      if (holder.revoked_at !== null || (holder.ends_at !== null && holder.ends_at <= now)) {
        return ask.refuse('role.already_ended');
      }
      const { account_id: accountId, login_name: loginName } = holder;
      if (loginName === null || !(await takeLockAway(tx, subjectOfName(loginName), now))) {
        return ask.refuse('desk.not_locked');
      }
      await tell(tx, { accountId, kind: 'desk_unlocked', facts: {}, at: now });
      return auditAsk(tx, ask, 'desk_access', accountId);
    });
    return { unlocked: true };
  };

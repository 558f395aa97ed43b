import type { ItemOf } from '../../../shared/contract/types';
import type { HandlersOf } from '../../http/ask';
import type { JobLog } from '../../jobs';
import type { Vault } from '../../kernel/vault';
import { acceptInvitation, lookAtInvitation, type AcceptDeps } from './accept-invitation';
import { createInvitation, listInvitations, withdrawInvitation } from './invite';
import { deskListQueries } from './desk-store';
import { identityJobs, identitySchedules } from './jobs';
import { sealedFields as accessFields } from './own-data';
import { phoneQueries, sealedFields as phoneFields } from './phone-store';
import { deskHandlers } from './desk';
import type { AccessDeps } from './desk-password';
import { login, type LoginDeps } from './login';
import { logout } from './logout';
import { bindPhone, getPhone, unbindPhone, type PhoneDeps } from './phone';
import { refresh } from './refresh';
import { rename, type Names } from './rename';
import { listRoles, revokeRole } from './revoke-role';
import { lockAccount, roleQueries } from './role-store';
import { openSessions } from './session';
import { switchRole } from './switch-role';
import { meView } from './view';

export { eraseOf, exportOf, holdsPost, retentionOf } from './own-data';
export {
  accountsIn,
  accountsOfPeople,
  addPerson,
  findPeople,
  lockPeople,
  getPersonOf,
  hasAccount,
  lockPerson,
  maskedNames,
  namesOfAccounts,
  openidOf,
  openidsOf,
  openidsOfAccounts,
  peopleOfAccounts,
} from './people';
export type { Person } from './people';
export const sealedFields = [...phoneFields, ...accessFields];
export const listQueries = { ...roleQueries, ...deskListQueries, ...phoneQueries };
export { deskScope, isCentreRole, mayCall, scopeOf } from './policy';
export { findByName, findByPhone, findPhone, hasPhone, phoneEndsOf, setPhone, whosePhoneEndsIn } from './phone-store';
export { inviteFirstOfficer } from './first-officer';
export { chineseNumber, maskName, maskPhone } from './rules';
export { workersAt } from './role-store';
export { findAccountByOpenid, setName } from './store';
export { withdrawals } from './withdraw';
export type { Places } from './view';

export interface IdentityDeps extends LoginDeps, PhoneDeps {
  vault: Vault;
  log: JobLog;
  gateway: LoginDeps['gateway'] & PhoneDeps['gateway'];
  /** A notice about a role or a desk, in the transaction it tells of. */
  tell: AcceptDeps['tell'] & AccessDeps['tell'];
  /** Tests take the lock out, to prove that they would notice. */
  lockAccount?: AcceptDeps['lockAccount'];
  /** From which the pair that follows a refresh token is derived. */
  secret: Buffer;
  names: Names;
  /** The people of the demo city; null where the WeChat stand-in is not used. */
  personas: readonly ItemOf<'demo.personas'>[] | null;
}

type Handled = HandlersOf<
  'identity' | 'role' | 'invitation' | 'phone' | 'demo' | 'desk' | 'deskLogin' | 'deskSession' | 'deskAccess'
>;

export function openIdentity(deps: IdentityDeps) {
  const { db, places, names, personas, tell, vault } = deps;
  const sessions = openSessions(db);
  const { forget } = sessions;
  const accepting = { db, places, forget, tell: deps.tell, lockAccount: deps.lockAccount ?? lockAccount };
  const handlers: Handled = {
    ...deskHandlers({ db, places, forget, tell, vault }),
    'identity.login': login(deps),
    'identity.refresh': refresh({ db, places, secret: deps.secret, forget }),
    'identity.logout': logout({ forget }),
    'identity.me': ({ actor, now }) => meView(db, places, actor, now),
    'identity.rename': rename({ db, places, names }),
    'phone.get': getPhone(deps),
    'phone.bind': bindPhone(deps),
    'phone.unbind': unbindPhone(),
    'role.list': listRoles({ db, places }),
    'role.revoke': revokeRole(accepting),
    'invitation.create': createInvitation({ db, places }),
    'invitation.list': listInvitations({ db, places }),
    'invitation.withdraw': withdrawInvitation(),
    'invitation.look': lookAtInvitation({ db, places }),
    'invitation.accept': acceptInvitation(accepting),
    'role.switch': switchRole({ db, places, forget }),
    'demo.personas': async (ask) =>
      personas === null ? ask.refuse('not_found') : { items: [...personas], nextCursor: null },
  };
  return {
    handlers,
    jobs: identityJobs(deps),
    schedules: identitySchedules,
    authenticate: sessions.authenticate,
    peek: sessions.peek,
  };
}

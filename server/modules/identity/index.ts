import type { ItemOf } from '../../../shared/contract/types';
import type { HandlersOf } from '../../http/ask';
import { login, type LoginDeps } from './login';
import { logout } from './logout';
import { refresh } from './refresh';
import { rename } from './rename';
import { openSessions } from './session';
import { switchRole } from './switch-role';
import { meView } from './view';

export { eraseOf, exportOf, holdsPost, retentionOf } from './own-data';
export { findPeople, getPersonOf, namesOfAccounts, openidOf, openidsOf } from './people';
export type { Person } from './people';
export { deskScope, isCentreRole, mayCall } from './policy';
export { maskName } from './rules';
export { findAccountByOpenid } from './store';
export { withdrawals } from './withdraw';

export interface IdentityDeps extends LoginDeps {
  /** From which the pair that follows a refresh token is derived. */
  secret: Buffer;
  /** The people of the demo city; null where the WeChat stand-in is not used. */
  personas: readonly ItemOf<'demo.personas'>[] | null;
}

export function openIdentity(deps: IdentityDeps) {
  const { db, places, personas } = deps;
  const sessions = openSessions(db);
  const { forget } = sessions;
  const handlers: HandlersOf<'identity' | 'role' | 'demo'> = {
    'identity.login': login(deps),
    'identity.refresh': refresh({ db, places, secret: deps.secret, forget }),
    'identity.logout': logout({ forget }),
    'identity.me': ({ actor, now }) => meView(db, places, actor, now),
    'identity.rename': rename({ db, places }),
    'role.switch': switchRole({ db, places, forget }),
    'demo.personas': async (ask) =>
      personas === null ? ask.refuse('not_found') : { items: [...personas], nextCursor: null },
  };
  return { handlers, authenticate: sessions.authenticate };
}

import type { Handler } from '../../http/ask';
import type { Db } from '../../kernel/db';
import { auditAsk } from '../audit';
import { isRoleFixed, rolesOpenTo } from './policy';
import { listGrants, setActiveRole } from './store';
import { meView, type Places } from './view';

/** From the next request on this session acts in another role; other devices go on in theirs. */
export const switchRole =
  (deps: { db: Db; places: Places; forget(): void }): Handler<'role.switch'> =>
  async (ask) => {
    const { accountId, sessionId, role: before } = ask.actor;
    const { role } = ask.body;
    const { session } = ask.actor;
    await ask.write(async (tx) => {
      const open = rolesOpenTo(session, before, await listGrants(tx, accountId, ask.now));
      if (!open.includes(role)) ask.refuse(isRoleFixed(session) ? 'desk.role_fixed' : 'role.not_held');
      await setActiveRole(tx, { id: sessionId, accountId }, role);
      await auditAsk(tx, ask, 'session', sessionId, { from: before, to: role });
    });
    deps.forget();
    return meView(deps.db, deps.places, { ...ask.actor, role }, ask.now);
  };

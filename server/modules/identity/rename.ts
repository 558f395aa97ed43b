import type { Handler } from '../../http/ask';
import type { Db } from '../../kernel/db';
import { auditAsk } from '../audit';
import { setName } from './store';
import { meView, type Places } from './view';

/** Sets the name by which staff call somebody. The audit line says that it changed, not to what. */
export const rename =
  (deps: { db: Db; places: Places }): Handler<'identity.rename'> =>
  async (ask) => {
    const { personId } = ask.actor;
    await ask.write(async (tx) => {
      await setName(tx, personId, ask.body.name);
      await auditAsk(tx, ask, 'person', personId);
    });
    return meView(deps.db, deps.places, { ...ask.actor, kind: ask.actor.session.kind }, ask.now);
  };

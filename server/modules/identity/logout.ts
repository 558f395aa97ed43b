import type { Handler } from '../../http/ask';
import { auditAsk } from '../audit';
import { getFamilyId, revokeFamily } from './store';

/** Ends this session with all that it was renewed from, so that no older token of it lives on. */
export const logout =
  (deps: { forget(): void }): Handler<'identity.logout'> =>
  async (ask) => {
    const { sessionId } = ask.actor;
    await ask.write(async (tx) => {
      const ended = await revokeFamily(tx, await getFamilyId(tx, sessionId), ask.now);
      await auditAsk(tx, ask, 'session', sessionId, { ended });
    });
    deps.forget();
    return { ended: true };
  };

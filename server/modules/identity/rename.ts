import type { ContentReason, MachineFinding } from '../../../shared/enums';
import type { Handler } from '../../http/ask';
import type { Db, Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import { setName } from './store';
import { meView, type Places } from './view';

/** How names are checked before others see them; stands to the right of this module and is handed over in app.ts. */
export interface Names {
  check(
    accountId: string,
    name: string,
  ): Promise<
    { verdict: 'pass' } | { verdict: 'risky'; reason: ContentReason } | { verdict: 'hold'; machine: MachineFinding }
  >;
  /** A name that was given takes the place of one that still waits; with `held`, it waits itself. */
  given(
    tx: Tx,
    who: { accountId: string; personId: string },
    name: { text: string; held: MachineFinding | null },
    now: Date,
  ): Promise<void>;
}

/**
 * Sets the name by which staff call somebody. A name in doubt waits for a human while the old one goes on showing. The audit
 * line says that it changed or was held, not to what.
 */
export const rename =
  (deps: { db: Db; places: Places; names: Names }): Handler<'identity.rename'> =>
  async (ask) => {
    const { accountId, personId } = ask.actor;
    const { name } = ask.body;
    const checked = await deps.names.check(accountId, name);
    if (checked.verdict === 'risky') {
      return ask.refuse('content.risky', [{ path: 'body.name', rule: checked.reason, message: 'not to be shown' }]);
    }
    const held = checked.verdict === 'hold' ? checked.machine : null;
    await ask.write(async (tx) => {
      await deps.names.given(tx, { accountId, personId }, { text: name, held }, ask.now);
      if (held === null) await setName(tx, personId, name);
      await auditAsk(tx, ask, 'person', personId, held === null ? {} : { held: true });
    });
    return meView(deps.db, deps.places, ask.actor, ask.now);
  };

import { personalDetails, type PersonalDetail } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import type { Handler } from '../../http/ask';
import type { Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { auditAsk } from '../audit';
import { coverOf, type Cover } from './cover';
import type { PrivacyDeps } from './deps';
import { hourOf } from './rules';
import { countReveal, insertNotes } from './store';

/**
 * Opens masked details. The note that the person will read commits before anything is told; who is not the asker's
 * matter does not exist for them. At most `limits.revealsPerHour` an hour and asker, counted in the same transaction.
 */
export const reveal =
  (deps: PrivacyDeps): Handler<'person.reveal'> =>
  async (ask) => {
    const { personId } = ask.params;
    const { accountId } = ask.actor;
    const cover = await coverOf(deps, ask.actor, personId, ask.now);
    if (cover === null) return ask.refuse('not_found');
    const what = personalDetails.filter((detail) => ask.body.what.includes(detail));
    const { reason } = ask.body;
    await ask.write(async (tx) => {
      const used = await countReveal(tx, accountId, hourOf(ask.now));
      if (used > limits.revealsPerHour) ask.refuse('person.reveal_limit');
      await noteAccess(tx, { personId, actorAccountId: accountId, ...cover, what, reason, at: ask.now });
      await auditAsk(tx, ask, 'person', personId, { what, reason, role: cover.role, at: cover.scopeId });
    });
    const opened = await Promise.all(
      what.map(async (detail) => [detail, await deps.details[detail](personId)] as const),
    );
    return Object.fromEntries(opened);
  };

export interface Access extends Cover {
  personId: string;
  actorAccountId: string;
  what: readonly PersonalDetail[];
  reason: string;
  at: Date;
}

/** For the person to read: who on staff opened what, and why. In the transaction of what opened it. */
export const noteAccess = (tx: Tx, access: Access): Promise<void> => noteAccesses(tx, [access]);

/** The same for many people whose details one file holds. */
export async function noteAccesses(tx: Tx, accesses: readonly Access[]): Promise<void> {
  if (accesses.length > 0) await insertNotes(tx, accesses.map(noteOf));
}

const noteOf = (access: Access) => ({
  id: newId('acs'),
  person_id: access.personId,
  actor_account_id: access.actorAccountId,
  actor_role: access.role,
  scope_kind: access.scopeKind,
  scope_id: access.scopeId,
  what: access.what.join(','),
  reason: access.reason,
  at: access.at,
});

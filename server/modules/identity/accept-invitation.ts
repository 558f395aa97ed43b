import type { Role } from '../../../shared/enums';
import type { Actor, Ask, Handler } from '../../http/ask';
import type { Db, Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { auditAsk } from '../audit';
import { operatorOfMachines } from './first-officer';
import { readInvitationCode } from './invitation-code';
import type { RoleDeps } from './invite';
import { findPeople, getPersonOf } from './people';
import { overlaps } from './role-policy';
import {
  findInvitation,
  insertGrant,
  listHeld,
  lockInvitation,
  markAccepted,
  type InvitationRow,
  type lockAccount,
} from './role-store';
import { offerView, placeOfRow, scopeName } from './role-view';
import { tokenHash } from './token-hash';
import { meView } from './view';

export interface RoleNotice {
  accountId: string;
  kind: 'invitation_accepted' | 'role_taken';
  facts: Record<string, string>;
  at: Date;
}

export interface AcceptDeps extends RoleDeps {
  tell(tx: Tx, notice: RoleNotice): Promise<void>;
  /** Makes the roles of an account change one after the other; tests take it away to see the race. */
  lockAccount: typeof lockAccount;
  forget(): void;
}

type Refusal = 'invitation.own' | 'role.already_held' | 'role.overlaps';
type Held = Awaited<ReturnType<typeof listHeld>>;

const hashOf = (typed: string): string => tokenHash(readInvitationCode(typed));

const isOpen = (row: InvitationRow | undefined, now: Date): row is InvitationRow =>
  row !== undefined && row.accepted_at === null && row.withdrawn_at === null && row.expires_at > now;

function refusalOf(row: InvitationRow, actor: Actor, held: Held): Refusal | null {
  if (row.created_by === actor.accountId) return 'invitation.own';
  const same = (one: Held[number]) =>
    one.role === row.role && one.scope_kind === row.scope_kind && one.scope_id === row.scope_id;
  if (held.some(same)) return 'role.already_held';
  return overlaps(row.role, held) ? 'role.overlaps' : null;
}

/** What is offered, where and by whom, to decide by; a code that opens nothing is not told apart from one never given. */
export const lookAtInvitation =
  ({ db, places }: RoleDeps): Handler<'invitation.look'> =>
  async (ask) => {
    const row = await findInvitation(db, hashOf(ask.query.code));
    if (!isOpen(row, ask.now)) return ask.refuse('invitation.not_open');
    return offerView(row, {
      scopeName: await scopeName(places, placeOfRow(row)),
      invitedBy: await inviterOf(db, row),
      refusal: refusalOf(row, ask.actor, await listHeld(db, ask.actor.accountId, ask.now)),
    });
  };

async function inviterOf(db: Db, row: InvitationRow): Promise<string | null> {
  if (row.created_by === operatorOfMachines) return null;
  const inviter = await getPersonOf(db, row.created_by);
  return (await findPeople(db, [inviter])).get(inviter)?.name ?? null;
}

/** Takes the role on. The session goes on in its role until its holder switches. */
export const acceptInvitation =
  (deps: AcceptDeps): Handler<'invitation.accept'> =>
  async (ask) => {
    await ask.write(async (tx) => {
      const row = await lockInvitation(tx, 'code_hash', hashOf(ask.body.code));
      if (!isOpen(row, ask.now)) return ask.refuse('invitation.not_open');
      await deps.lockAccount(tx, ask.actor.accountId);
      const refusal = refusalOf(row, ask.actor, await listHeld(tx, ask.actor.accountId, ask.now));
      if (refusal !== null) return ask.refuse(refusal);
      await takeOn(deps, ask, tx, row);
    });
    deps.forget();
    return meView(deps.db, deps.places, ask.actor, ask.now);
  };

async function takeOn(deps: AcceptDeps, ask: Ask<'invitation.accept'>, tx: Tx, row: InvitationRow): Promise<void> {
  const { actor, now } = ask;
  const grantId = newId('grt');
  await insertGrant(tx, {
    id: grantId,
    account_id: actor.accountId,
    role: row.role,
    scope_kind: row.scope_kind,
    scope_id: row.scope_id,
    area_code: row.area_code,
    starts_at: now,
    ends_at: row.role_ends_at,
    revoked_at: null,
    created_at: now,
  });
  await markAccepted(tx, row.id, actor.accountId, now);
  const granted = { invitation: row.id, role: row.role, scope: row.scope_id };
  const name = (await findPeople(tx, [actor.personId])).get(actor.personId)?.name;
  if (row.created_by === operatorOfMachines) return auditAsk(tx, ask, 'role_grant', grantId, granted);
  await deps.tell(tx, {
    accountId: row.created_by,
    kind: 'invitation_accepted',
    facts: { ...factsOf(row.role, await scopeName(deps.places, placeOfRow(row))), person: name ?? row.for_whom },
    at: now,
  });
  await auditAsk(tx, ask, 'role_grant', grantId, granted);
}

/** What a notice about a role is filled with. */
export const factsOf = (role: Role, place: string): Record<string, string> => ({ role, place });

import type { Reply } from '../../../shared/contract/types';
import type { ScopeKind } from '../../../shared/enums';
import type { Actor } from '../../http/ask';
import type { Reader } from '../../kernel/db';
import { findPeople } from './people';
import { deskScope, mayCall, roleInForce, rolesOpenTo } from './policy';
import type { GivenSession } from './session';
import { listGrants } from './store';

/** Names of places, which stand to the right of this module and are handed over in app.ts. */
export interface Places {
  centreName(centreId: string): Promise<string | null>;
  areaName(code: string): Promise<string | null>;
  /** The code of the area that a place lies in; null for a place that is not there. */
  areaOf(kind: ScopeKind, id: string): Promise<string | null>;
  /** The centre that an operator's desk opens with. */
  firstCentreIn(areaCode: string): Promise<string | null>;
}

export type Me = Reply<'identity.me'>;

const onPhone = { kind: 'phone', enteredBy: 'wechat' } as const;

export async function meView(
  reader: Reader,
  places: Places,
  who: Pick<Actor, 'accountId' | 'personId' | 'role'> & { session?: Pick<Actor['session'], 'kind' | 'enteredBy'> },
  now: Date,
): Promise<Me> {
  const rows = await listGrants(reader, who.accountId, now);
  const people = await findPeople(reader, [who.personId]);
  const held = rows.map((row) => ({ role: row.role, scopeKind: row.scope_kind, scopeId: row.scope_id }));
  const role = roleInForce(who.role, held);
  const inForce = { grants: held.filter((grant) => grant.role === role) };
  const grants = [];
  for (const [index, grant] of held.entries()) {
    const name = grant.scopeKind === 'centre' ? places.centreName(grant.scopeId) : places.areaName(grant.scopeId);
    grants.push({
      ...grant,
      scopeName: (await name) ?? grant.scopeId,
      endsAt: rows[index]?.ends_at?.toISOString() ?? null,
    });
  }
  return {
    accountId: who.accountId,
    personId: who.personId,
    name: people.get(who.personId)?.name ?? null,
    role,
    grants,
    deskCentreId: await deskCentreOf(places, deskScope(inForce)),
    may: {
      desk: mayCall(inForce, 'centre_staff'),
      switchRole: rolesOpenTo(who.session ?? onPhone, role, held).length > 1,
      giveRoles: mayCall(inForce, 'role_giver'),
      checkNeighbours: mayCall(inForce, 'neighbour_worker'),
    },
  };
}

async function deskCentreOf(places: Places, scope: ReturnType<typeof deskScope>): Promise<string | null> {
  const [centreId] = scope.centreIds;
  if (centreId !== undefined) return centreId;
  for (const code of scope.areaCodes) {
    const first = await places.firstCentreIn(code);
    if (first !== null) return first;
  }
  return null;
}

export const sessionView = (given: GivenSession, me: Me): Reply<'identity.login'> => ({
  token: given.token,
  refreshToken: given.refreshToken,
  expiresAt: given.expiresAt.toISOString(),
  me,
});

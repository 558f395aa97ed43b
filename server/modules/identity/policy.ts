import { callers, type Caller } from '../../../shared/contract/route';
import type { Role } from '../../../shared/enums';
import type { Actor, Grant } from '../../http/ask';
import { deskRolesOf } from './desk-rules';

type Grants = { grants: readonly Grant[] };

/** Roles that are held at a centre; all others are held over an area. */
const centreRoles: readonly Grant['role'][] = ['staff', 'manager', 'volunteer'];

export const isCentreRole = (role: Grant['role']): boolean => centreRoles.includes(role);

const holds = (grant: Grant, caller: Caller): boolean => {
  const wanted: readonly Grant['role'][] = callers[caller];
  return wanted.includes(grant.role) && (grant.scopeKind === 'centre') === isCentreRole(grant.role);
};

/** Whether one of the roles in force lets somebody call. Which rows they see is decided in each query. */
export const mayCall = (actor: Grants, caller: Caller): boolean => actor.grants.some((grant) => holds(grant, caller));

/** What somebody works for: for the WHERE of every staff query, centres by id and areas by the prefix of their code. */
export function deskScope(actor: Grants): { centreIds: string[]; areaCodes: string[] } {
  return scopeOf(actor, 'centre_staff');
}

/** The same for any group of roles. */
export function scopeOf(actor: Grants, caller: Caller): { centreIds: string[]; areaCodes: string[] } {
  const grants = actor.grants.filter((grant) => holds(grant, caller));
  const ofKind = (kind: Grant['scopeKind']) =>
    [...new Set(grants.filter((grant) => grant.scopeKind === kind).map((grant) => grant.scopeId))].sort();
  return { centreIds: ofKind('centre'), areaCodes: ofKind('area') };
}

/** The role a session acts in: what it was switched to, unless its last grant has ended since. */
export const roleInForce = (active: Role, held: readonly { role: Role }[]): Role =>
  held.some(({ role }) => role === active) ? active : 'resident';

/** The role a new session begins with: the one used last, else the first that was given. */
export function firstRole(lastRole: Role | null, held: readonly { role: Role }[]): Role {
  if (lastRole !== null && maySwitchTo(lastRole, held)) return lastRole;
  return held[0]?.role ?? 'resident';
}

/** Everybody may act as a resident; in any other role whoever holds it. */
export const maySwitchTo = (role: Role, held: readonly { role: Role }[]): boolean =>
  role === 'resident' || held.some((grant) => grant.role === role);

type Way = Pick<Actor['session'], 'kind' | 'enteredBy'>;

/** Whether this is a desk that a phone let in: it keeps the role that the phone was shown. */
export const isRoleFixed = ({ kind, enteredBy }: Way): boolean => kind === 'desk' && enteredBy !== 'password';

/**
 * The roles that a session may act in. On a phone all that are held, and a resident's. Who came
 * to a desk by password was not asked as what, and chooses among the roles with a desk.
 */
export function rolesOpenTo(session: Way, active: Role, held: readonly { role: Role }[]): Role[] {
  if (isRoleFixed(session)) return [active];
  if (session.kind === 'desk') return deskRolesOf(held);
  return [...new Set<Role>(['resident', ...held.map(({ role }) => role)])];
}

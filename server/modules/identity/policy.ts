import { callers, type Caller } from '../../../shared/contract/route';
import type { Grant } from '../../http/ask';

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

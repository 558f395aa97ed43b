import type { Grant } from '../../http/ask';

type Grants = { grants: readonly Grant[] };

const staffRoles: readonly Grant['role'][] = ['staff', 'manager'];

const opensDesk = (grant: Grant): boolean =>
  grant.scopeKind === 'centre' ? staffRoles.includes(grant.role) : grant.role === 'operator';

/** Staff or manager of some centre, or operator of an area. Which rows they see is decided in each query. */
export const isCentreStaff = (actor: Grants): boolean => actor.grants.some(opensDesk);

/** What somebody works for: for the WHERE of every staff query, centres by id and areas by the prefix of their code. */
export function deskScope(actor: Grants): { centreIds: string[]; areaCodes: string[] } {
  const grants = actor.grants.filter(opensDesk);
  const ofKind = (kind: Grant['scopeKind']) =>
    [...new Set(grants.filter((grant) => grant.scopeKind === kind).map((grant) => grant.scopeId))].sort();
  return { centreIds: ofKind('centre'), areaCodes: ofKind('area') };
}

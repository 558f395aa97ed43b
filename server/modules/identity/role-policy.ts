import type { Role, ScopeKind } from '../../../shared/enums';
import type { Grant } from '../../http/ask';
import { isCentreRole } from './policy';

/** A role at a place, and where that place lies. */
export interface RolePlace {
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
  areaCode: string;
}

type Giver = { grants: readonly Grant[] };

/** What each giver gives. A manager's own role comes from above them; a resident's is everybody's. */
const given: Partial<Record<Role, readonly Role[]>> = {
  manager: ['staff', 'volunteer'],
  security: ['staff', 'manager', 'volunteer', 'operator', 'grid_worker', 'reviewer', 'system', 'security', 'auditor'],
};

/** One person holding two of them could do a thing, hide it and clear themselves of it. */
const separate: readonly Role[] = ['system', 'security', 'auditor'];

export const overlaps = (role: Role, held: readonly { role: Role }[]): boolean =>
  separate.includes(role) && held.some((one) => one.role !== role && separate.includes(one.role));

/** Whether a place is the giver's to speak of at all; what lies elsewhere does not exist for them. */
export const reaches = (giver: Giver, place: Omit<RolePlace, 'role'>): boolean =>
  giver.grants.some((grant) => covers(grant, place));

const covers = (grant: Grant, place: Omit<RolePlace, 'role'>): boolean =>
  grant.scopeKind === 'centre'
    ? place.scopeKind === 'centre' && place.scopeId === grant.scopeId
    : place.areaCode.startsWith(grant.scopeId);

/** Officers of the same area are nobody's to make: only one answering for a wider area names one for a narrower. */
export const mayGive = (giver: Giver, place: RolePlace): boolean =>
  mayTakeBack(giver, place) &&
  (place.role !== 'security' || giver.grants.some((grant) => covers(grant, place) && grant.scopeId !== place.areaCode));

/** What one may give one may take back; officers of one area also each other's and their own, while one is left. */
export const mayTakeBack = (giver: Giver, place: RolePlace): boolean =>
  isCentreRole(place.role) === (place.scopeKind === 'centre') &&
  giver.grants.some((grant) => given[grant.role]?.includes(place.role) === true && covers(grant, place));

/** The roles that somebody may give, for the choice on screen. */
export const rolesToGive = (giver: Giver): Role[] => [
  ...new Set(giver.grants.flatMap((grant) => given[grant.role] ?? [])),
];

export const givesRoles = (role: Role): boolean => given[role] !== undefined;

/** Whether an officer's area would be left without one: none of the others answers for it or for an area around it. */
export const isLastOfficer = (
  officer: { id: string; area_code: string },
  officers: readonly { id: string; area_code: string }[],
): boolean => !officers.some(({ id, area_code }) => id !== officer.id && officer.area_code.startsWith(area_code));

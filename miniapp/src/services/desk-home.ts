import type { Role } from '@shared/enums';
import type { Me } from './tokens';

const desk = '/features/desk/index';
const givingRoles = '/features/roles/index';
const neighbours = '/features/neighbours/index';

/** The workplaces of each role at a desk; work begins at the first. */
const workplaces: Record<Role, readonly string[]> = {
  resident: [],
  volunteer: [],
  staff: [desk, neighbours],
  manager: [desk, neighbours, givingRoles],
  operator: [desk],
  grid_worker: [neighbours],
  reviewer: ['/features/review/index'],
  system: ['/features/system/index'],
  security: [givingRoles],
  auditor: ['/features/audit/index'],
};

/** The roles that somebody could enter a desk as, each once. */
export const deskRoles = (me: Pick<Me, 'grants'>): Role[] =>
  [...new Set(me.grants.map(({ role }) => role))].filter((role) => workplaces[role].length > 0);

const pathOf = (address: string): string => address.split('?')[0] ?? address;

/**
 * Where somebody goes who has just come in at a desk: back to where they were, unless that is another role's workplace
 * or no page of ours. Null: their role has no workplace at a desk.
 */
export function landingOf(role: Role, next: string | undefined): string | null {
  const own = workplaces[role];
  const home = own[0] ?? null;
  if (next?.startsWith('/features/') !== true) return home;
  const path = pathOf(next);
  const isSomebodys = Object.values(workplaces).some((pages) => pages.includes(path));
  return isSomebodys && !own.includes(path) ? home : next;
}

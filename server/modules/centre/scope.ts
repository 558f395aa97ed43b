import type { Role } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import type { Grant } from '../../http/ask';
import type { Reader } from '../../kernel/db';
import { listIdsIn } from './store';

/** Roles that work at a desk; a volunteer helps but does not see the roster. */
const deskRoles: ReadonlySet<Role> = new Set<Role>(['staff', 'manager', 'operator']);

/**
 * The centres whose desk the grants open: named centres first, then all of an area, at most `limits.scopeCentres`.
 * Lists of bookings are filtered by these in SQL, never after paging.
 */
export async function centreScope(db: Reader, grants: readonly Grant[]): Promise<string[]> {
  const desk = grants.filter((grant) => deskRoles.has(grant.role));
  const ids = new Set(desk.filter((grant) => grant.scopeKind === 'centre').map((grant) => grant.scopeId));
  for (const grant of desk.filter((item) => item.scopeKind === 'area')) {
    for (const id of await listIdsIn(db, grant.scopeId, null, limits.scopeCentres)) ids.add(id);
  }
  return [...ids].slice(0, limits.scopeCentres);
}

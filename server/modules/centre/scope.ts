import { limits } from '../../../shared/limits';
import type { Grant } from '../../http/ask';
import type { Reader } from '../../kernel/db';
import { deskScope } from '../identity';
import { listIdsIn } from './store';

/**
 * The centres whose desk the grants open: named centres first, then all of an area, at most `limits.scopeCentres`.
 * Lists of bookings are filtered by these in SQL, never after paging.
 */
export async function centreScope(db: Reader, grants: readonly Grant[]): Promise<string[]> {
  const { centreIds, areaCodes } = deskScope({ grants });
  const ids = new Set(centreIds);
  for (const code of areaCodes) {
    for (const id of await listIdsIn(db, code, null, limits.scopeCentres)) ids.add(id);
  }
  return [...ids].slice(0, limits.scopeCentres);
}

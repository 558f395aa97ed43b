import type { Actor, Grant } from '../../http/ask';
import type { HouseholdDeps } from './deps';
import { familyOf } from './family';
import { mayDecideOn } from './policy';
import { findRequestAreaOf } from './request-store';
import { findFiledAreaOf } from './residence-store';
import { coverOf, neighbourAreas } from './scope';

/**
 * The role in which somebody has to check something for this person: an address that waits in their area, or a family
 * member without WeChat who is to be heard there. Null: nothing waits, or it waits for others than their own family.
 */
export async function waitingCase(
  deps: Pick<HouseholdDeps, 'db' | 'centreAreas'>,
  actor: Pick<Actor, 'grants' | 'personId'>,
  personId: string,
): Promise<Grant | null> {
  const areas = await neighbourAreas(deps, actor);
  if (areas.length === 0) return null;
  const area = (await findFiledAreaOf(deps.db, personId, areas)) ?? (await findRequestAreaOf(deps.db, personId, areas));
  if (area === null || !mayDecideOn(await familyOf(deps.db, actor.personId), [personId])) return null;
  return coverOf(actor, area);
}

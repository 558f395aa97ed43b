import type { Actor, Grant } from '../../http/ask';
import { scopeOf } from '../identity';
import type { HouseholdDeps } from './deps';

/** The areas whose people somebody knows: those of their grants, and those of the centres they work at. */
export async function neighbourAreas(
  deps: Pick<HouseholdDeps, 'centreAreas'>,
  actor: Pick<Actor, 'grants'>,
): Promise<string[]> {
  const { centreIds, areaCodes } = scopeOf(actor, 'neighbour_worker');
  const ofCentres = centreIds.length === 0 ? [] : await deps.centreAreas(centreIds);
  return [...new Set([...areaCodes, ...ofCentres])];
}

/** The role in which somebody has to do with an area, for the note of what they opened. */
export function coverOf(actor: Pick<Actor, 'grants'>, areaCode: string): Grant {
  const [first] = actor.grants;
  const walked = actor.grants.find((grant) => grant.scopeKind === 'area' && areaCode.startsWith(grant.scopeId));
  const cover = walked ?? actor.grants.find((grant) => grant.scopeKind === 'centre') ?? first;
  if (cover === undefined) throw new Error('Somebody without a role has opened what only roles open');
  return cover;
}

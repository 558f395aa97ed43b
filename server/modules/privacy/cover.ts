import type { Actor, Grant } from '../../http/ask';
import type { PrivacyDeps } from './deps';

/** The role in which somebody has to do with a person, and where. */
export type Cover = Pick<Grant, 'role' | 'scopeKind' | 'scopeId'>;

/**
 * Why this person is a matter of the asker's: a booking at a centre of theirs around now, a call that
 * such a centre owes them, or a home in the area that
 * they walk. Null: nothing; then the person does not exist for them.
 */
export async function coverOf(
  deps: Pick<PrivacyDeps, 'centreScope' | 'visitedCentre' | 'calledCentre' | 'residentArea'>,
  actor: Pick<Actor, 'grants'>,
  personId: string,
  now: Date,
): Promise<Cover | null> {
  const centreIds = await deps.centreScope(actor.grants);
  const centreId =
    (await deps.visitedCentre(personId, centreIds, now)) ?? (await deps.calledCentre(personId, centreIds));
  if (centreId !== null) {
    const own = actor.grants.find((grant) => grant.scopeKind === 'centre' && grant.scopeId === centreId);
    const role = own?.role ?? actor.grants.find((grant) => grant.role === 'operator')?.role;
    if (role !== undefined) return { role, scopeKind: 'centre', scopeId: centreId };
  }
  const walked = actor.grants.filter((grant) => grant.role === 'grid_worker' && grant.scopeKind === 'area');
  if (walked.length === 0) return null;
  const home = await deps.residentArea(personId);
  return walked.find((grant) => home?.startsWith(grant.scopeId) === true) ?? null;
}

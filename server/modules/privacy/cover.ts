import type { Actor, Grant } from '../../http/ask';
import type { PrivacyDeps } from './deps';

/** The role in which somebody has to do with a person, and where. */
export type Cover = Pick<Grant, 'role' | 'scopeKind' | 'scopeId'>;

/**
 * Why this person is a matter of the asker's: a booking at a centre of theirs around now, a call that such a centre owes
 * them, or an address or a consent that the asker has to check. To live in somebody's area alone is no reason. Null:
 * nothing; then the person does not exist for them.
 */
export async function coverOf(
  deps: Pick<PrivacyDeps, 'centreScope' | 'visitedCentre' | 'calledCentre' | 'waitingCase'>,
  actor: Pick<Actor, 'grants' | 'personId'>,
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
  return deps.waitingCase(actor, personId);
}

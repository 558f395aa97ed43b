import type { Reader, Tx } from '../../kernel/db';
import { limits } from '../../../shared/limits';
import { lockPerson } from '../identity';

/** As whom a person stands on the lists of centres. */
export async function exportOf(reader: Reader, personId: string): Promise<object> {
  const duties = await reader
    .selectFrom('resource as r')
    .innerJoin('centre as c', 'c.id', 'r.centre_id')
    .select(['r.name', 'c.name as centre'])
    .where('r.person_id', '=', personId)
    .orderBy('r.id')
    .limit(limits.exportRows)
    .execute();
  return { duties };
}

/**
 * Whoever is on a list stays there by the name that the centre gave, without an account. Under the lock of the person, which
 * `resource.link` takes too: nobody is linked while they are forgotten.
 */
export async function eraseOf(tx: Tx, personId: string): Promise<void> {
  await lockPerson(tx, personId);
  await tx.updateTable('resource').set({ person_id: null }).where('person_id', '=', personId).execute();
}

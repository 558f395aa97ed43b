import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { civilDay } from '../../../shared/time/civil';
import { newId } from '../../kernel/ids';
import { auditAsk } from '../audit';
import { addPerson, findPeople, lockPerson } from '../identity';
import { giveGuardian, join } from './bind';
import type { HouseholdDeps } from './deps';
import { enterHousehold } from './family';
import { listMembers } from './family-store';
import { decideChild } from './rules';

/**
 * Adds a child whose guardian agrees for it. A child that is in the household already (same name, same birthday) is not
 * made twice: the second guardian is invited to the one that is there.
 */
export async function addChild(deps: HouseholdDeps, ask: Ask<'family.addChild'>): Promise<Reply<'family.addChild'>> {
  const { actor, now } = ask;
  const { name, bornOn, relation, textVersion } = ask.body;
  const verdict = decideChild(bornOn, civilDay(now));
  if (!verdict.ok) ask.refuse(verdict.code);
  const personId = newId('prs');
  await ask.write(async (tx) => {
    await lockPerson(tx, actor.personId);
    const householdId = await enterHousehold(tx, actor.personId, now);
    const members = await listMembers(tx, householdId);
    const people = await findPeople(
      tx,
      members.map((row) => row.person_id),
    );
    const known = [...people.values()].some((one) => one.name === name && one.bornOn === bornOn);
    if (known) ask.refuse('family.child_known');
    await addPerson(tx, { id: personId, name, bornOn, at: now });
    const said = {
      given_by: actor.personId,
      method: 'own_wechat' as const,
      text_version: textVersion,
      given_at: now,
    };
    const added = { householdId, personId, relation, addedBy: actor.personId, said };
    if (!(await join(tx, added))) ask.refuse('family.full');
    await giveGuardian(tx, { guardianId: actor.personId, childId: personId, said });
    await auditAsk(tx, ask, 'person', personId, { textVersion });
  });
  return { personId };
}

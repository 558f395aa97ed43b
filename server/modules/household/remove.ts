import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { civilDay } from '../../../shared/time/civil';
import type { Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import { accountsOfPeople, findPeople } from '../identity';
import type { HouseholdDeps } from './deps';
import { endMember, findHouseholdOf, findMember, listMembers, lockHousehold, type MemberRow } from './family-store';
import { withdrawInvitationsOf } from './invitation-store';
import { mayRemove } from './policy';
import { endPowersBetween, listGiven, listHeld } from './power-store';
import { withdrawRequestsOf } from './request-store';
import { isChild } from './rules';

/**
 * Leaves the household, or takes out somebody I added or a child of mine. A child is never left without a guardian: the
 * last one stays, or takes the child out first, which ends what all guardians may do for it.
 */
export async function remove(deps: HouseholdDeps, ask: Ask<'family.remove'>): Promise<Reply<'family.remove'>> {
  const { actor, now } = ask;
  await ask.write(async (tx) => {
    const householdId = await findHouseholdOf(tx, actor.personId);
    if (householdId === null) return ask.refuse('not_found');
    await lockHousehold(tx, householdId);
    const row = await findMember(tx, ask.params.memberId, householdId);
    if (row === undefined) return ask.refuse('not_found');
    const held = await listHeld(tx, actor.personId, now);
    const wards = new Set(held.filter((one) => one.kind === 'guardian').map((one) => one.beneficiary_id));
    const person = (await findPeople(tx, [row.person_id])).get(row.person_id);
    const accounts = (await accountsOfPeople(tx, [row.person_id])).get(row.person_id) ?? [];
    const child = isChild(person?.bornOn ?? null, civilDay(now));
    const member = { personId: row.person_id, addedBy: row.added_by, isChild: child, hasWechat: accounts.length > 0 };
    if (!mayRemove({ personId: actor.personId, wards }, member)) return ask.refuse('not_found');
    const leaves = row.person_id === actor.personId;
    if (leaves) await checkChildren(tx, ask, householdId, wards);
    await endMember(tx, row.id, now, actor.accountId);
    const ending = { at: now, by: actor.accountId, as: 'removed' as const };
    if (child) await endPowersBetween(tx, { beneficiaryId: row.person_id, kind: 'guardian' }, ending);
    else if (!leaves) await endPowersBetween(tx, { actorId: actor.personId, beneficiaryId: row.person_id }, ending);
    if (leaves || !child) {
      await withdrawInvitationsOf(tx, row.person_id, householdId, now);
      await withdrawRequestsOf(tx, row.person_id, householdId, now, actor.accountId);
    }
    await auditAsk(tx, ask, 'household_member', row.id, { left: leaves, child });
    await tellOthers(tx, deps, ask, { row, name: person?.name ?? '', accounts, leaves });
  });
  return { done: true };
}

/** Whether each child of mine in this household has another guardian. */
async function checkChildren(
  tx: Tx,
  ask: Ask<'family.remove'>,
  householdId: string,
  wards: ReadonlySet<string>,
): Promise<void> {
  const members = await listMembers(tx, householdId);
  const mine = members.map((row) => row.person_id).filter((personId) => wards.has(personId));
  const guardians = (await listGiven(tx, mine, ask.now)).filter((row) => row.kind === 'guardian');
  const guarded = new Set(
    guardians.filter((row) => row.actor_id !== ask.actor.personId).map((row) => row.beneficiary_id),
  );
  if (mine.some((childId) => !guarded.has(childId))) ask.refuse('family.last_guardian');
}

/** Whoever was taken out is told; of whoever left, the one who had added them. */
async function tellOthers(
  tx: Tx,
  deps: HouseholdDeps,
  ask: Ask<'family.remove'>,
  gone: { row: Pick<MemberRow, 'added_by'>; name: string; accounts: readonly string[]; leaves: boolean },
): Promise<void> {
  const others = gone.leaves
    ? ((await accountsOfPeople(tx, [gone.row.added_by])).get(gone.row.added_by) ?? [])
    : gone.accounts;
  for (const accountId of others.filter((id) => id !== ask.actor.accountId)) {
    await deps.notify(tx, { accountId, kind: 'family_left', facts: { name: gone.name }, at: ask.now });
  }
}

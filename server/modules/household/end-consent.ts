import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import type { Tx } from '../../kernel/db';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { auditAsk } from '../audit';
import { accountsOfPeople, findPeople, maskName } from '../identity';
import type { HouseholdDeps } from './deps';
import { familyOf } from './family';
import { endMember, listMembers, lockHousehold } from './family-store';
import { mayDecideOn } from './policy';
import { endPowersBetween } from './power-store';
import { findMemberByStaff, membersByStaff, withdrawRequestsAbout, type MemberByStaff } from './request-store';
import { neighbourAreas } from './scope';

/** Whose yes to a household staff of these areas has heard. Taking it back is as easy as giving it was (PIPL art. 15). */
export async function inForce(deps: HouseholdDeps, ask: Ask<'agreement.inForce'>): Promise<Reply<'agreement.inForce'>> {
  const { cursor, limit } = ask.query;
  const values = decodeCursor(cursor, ['number', 'string']);
  const after = values === null ? null : ([new Date(values[0]), values[1]] as const);
  const areas = await neighbourAreas(deps, ask.actor);
  const rows = await membersByStaff(deps.db, areas, after, limit + 1).execute();
  const [people, names, own] = await Promise.all([
    findPeople(deps.db, [...new Set(rows.flatMap((row) => [row.person_id, row.asked_by]))]),
    deps.grid.areaNames(rows.map((row) => row.area_code)),
    familyOf(deps.db, ask.actor.personId),
  ]);
  const nameOf = (personId: string) => maskName(people.get(personId)?.name ?? null) ?? '';
  return pageOf(
    rows,
    limit,
    (row) => ({
      id: row.id,
      personName: nameOf(row.person_id),
      askerName: nameOf(row.asked_by),
      relation: row.relation,
      areaName: names.get(row.area_code)?.path ?? row.area_code,
      joinedAt: row.joined_at.toISOString(),
      may: { end: mayDecideOn(own, [row.person_id, row.asked_by]) },
    }),
    (row) => [row.asked_at.getTime(), row.id],
  );
}

/**
 * Takes somebody without WeChat out of a household for them. What its members may do for them ends with the next
 * request, what they still ask about them is withdrawn; bookings made stay. Refused for one's own family; done
 * already, by whomever, is done.
 */
export async function end(deps: HouseholdDeps, ask: Ask<'agreement.end'>): Promise<Reply<'agreement.end'>> {
  const { actor, now } = ask;
  const row = await findMemberByStaff(deps.db, ask.params.requestId, await neighbourAreas(deps, actor));
  if (row === undefined) ask.refuse('not_found');
  if (!mayDecideOn(await familyOf(deps.db, actor.personId), [row.person_id, row.asked_by])) {
    ask.refuse('residence.own_family');
  }
  if (row.live_key !== '') return { done: true };
  await ask.write(async (tx) => {
    await lockHousehold(tx, row.household_id);
    const others = (await listMembers(tx, row.household_id))
      .map((member) => member.person_id)
      .filter((personId) => personId !== row.person_id);
    // Whoever was quicker has told everybody.
    if (!(await endMember(tx, row.member_id, now, actor.accountId))) return;
    const ending = { at: now, by: actor.accountId, as: 'staff' as const, reason: ask.body.reason };
    for (const actorId of others) await endPowersBetween(tx, { actorId, beneficiaryId: row.person_id }, ending);
    await withdrawRequestsAbout(tx, row.person_id, others, now, actor.accountId);
    await auditAsk(tx, ask, 'household_member', row.member_id, { by: 'staff' });
    await tell(tx, deps, ask, row, others);
  });
  return { done: true };
}

/** The others of the household read that it was staff, and why. */
async function tell(
  tx: Tx,
  deps: HouseholdDeps,
  ask: Ask<'agreement.end'>,
  row: MemberByStaff,
  others: readonly string[],
): Promise<void> {
  const [people, accounts] = await Promise.all([
    findPeople(tx, [row.person_id]),
    accountsOfPeople(tx, [row.person_id, ...others]),
  ]);
  const facts = { name: people.get(row.person_id)?.name ?? '', reason: ask.body.reason };
  for (const accountId of [...accounts.values()].flat()) {
    await deps.notify(tx, { accountId, kind: 'family_left', facts, at: ask.now });
  }
}

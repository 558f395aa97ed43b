import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { civilDay } from '../../../shared/time/civil';
import type { Tx } from '../../kernel/db';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { auditAsk } from '../audit';
import { accountsOfPeople, findPeople, lockPerson, maskName } from '../identity';
import { giveProxy } from './bind';
import type { HouseholdDeps } from './deps';
import { familyOf } from './family';
import { findHouseholdOf, findMember } from './family-store';
import { mayDecideOn } from './policy';
import { endPower, findOwnPower, findPowerIn, listGiven, powersInAreas, type PowerRow } from './power-store';
import { decideLastDay, isChild, lastDayOf } from './rules';
import { neighbourAreas } from './scope';
import { scopesOf } from './view';

/** Lets a grown member of my household act for me, by a yes in my own WeChat. */
export async function give(deps: HouseholdDeps, ask: Ask<'proxy.give'>): Promise<Reply<'proxy.give'>> {
  const { actor, now, body } = ask;
  const today = civilDay(now);
  if (!decideLastDay(body.lastOn, today).ok) ask.refuse('family.power_too_long');
  const mine = await findHouseholdOf(deps.db, actor.personId);
  const member = mine === null ? undefined : await findMember(deps.db, body.memberId, mine);
  if (member === undefined || member.person_id === actor.personId) return ask.refuse('not_found');
  const person = (await findPeople(deps.db, [member.person_id])).get(member.person_id);
  const accounts = (await accountsOfPeople(deps.db, [member.person_id])).get(member.person_id) ?? [];
  if (accounts.length === 0 || isChild(person?.bornOn ?? null, today)) ask.refuse('proxy.not_family');
  const me = (await findPeople(deps.db, [actor.personId])).get(actor.personId);
  const id = await ask.write(async (tx) => {
    await lockPerson(tx, actor.personId);
    const given = await giveProxy(tx, {
      actorId: member.person_id,
      beneficiaryId: actor.personId,
      scopes: body.scopes,
      lastOn: body.lastOn,
      said: { given_by: actor.personId, method: 'own_wechat', text_version: body.textVersion, given_at: now },
      endedBy: actor.accountId,
    });
    await auditAsk(tx, ask, 'acting_power', given, { scopes: body.scopes });
    for (const accountId of accounts) {
      await deps.notify(tx, { accountId, kind: 'proxy_given', facts: { name: me?.name ?? '' }, at: now });
    }
    return given;
  });
  return { id };
}

/** Ends what I gave or hold; as guardian only while another one stays. Ending it twice is the same as once. */
export async function end(deps: HouseholdDeps, ask: Ask<'proxy.end'>): Promise<Reply<'proxy.end'>> {
  const { actor, now } = ask;
  const row = await findOwnPower(deps.db, ask.params.proxyId, actor.personId);
  if (row === undefined) ask.refuse('not_found');
  if (row.live_key !== '') return { done: true };
  await ask.write(async (tx) => {
    if (row.kind === 'guardian') return leaveChild(tx, deps, ask, row);
    const as = row.beneficiary_id === actor.personId ? 'beneficiary' : 'actor';
    await endPower(tx, row.id, { at: now, by: actor.accountId, as });
    await auditAsk(tx, ask, 'acting_power', row.id, { as });
    await tellBoth(tx, deps, row, { by: actor.accountId, at: now });
  });
  return { done: true };
}

/** A guardian who gives it up; two at the same time stand in line at the child, so that one of them stays. */
async function leaveChild(tx: Tx, deps: HouseholdDeps, ask: Ask<'proxy.end'>, row: PowerRow): Promise<void> {
  const { actor, now } = ask;
  await lockPerson(tx, row.beneficiary_id);
  const given = await listGiven(tx, [row.beneficiary_id], now);
  const others = given.filter((one) => one.kind === 'guardian' && one.actor_id !== actor.personId);
  if (others.length === 0) ask.refuse('family.last_guardian');
  await endPower(tx, row.id, { at: now, by: actor.accountId, as: 'actor' });
  await auditAsk(tx, ask, 'acting_power', row.id, { as: 'actor', kind: 'guardian' });
  const told = others.map((one) => one.actor_id);
  const [people, accounts] = await Promise.all([
    findPeople(tx, [actor.personId, row.beneficiary_id]),
    accountsOfPeople(tx, told),
  ]);
  const nameOf = (personId: string) => people.get(personId)?.name ?? '';
  const facts = { name: nameOf(actor.personId), person: nameOf(row.beneficiary_id) };
  for (const accountId of told.flatMap((personId) => accounts.get(personId) ?? [])) {
    await deps.notify(tx, { accountId, kind: 'guardian_left', facts, at: now });
  }
}

/** What staff ends for somebody who asked them to. */
export async function stop(deps: HouseholdDeps, ask: Ask<'proxy.stop'>): Promise<Reply<'proxy.stop'>> {
  const { actor, now } = ask;
  const row = await findPowerIn(deps.db, ask.params.proxyId, await neighbourAreas(deps, actor));
  if (row === undefined) ask.refuse('not_found');
  const own = await familyOf(deps.db, actor.personId);
  if (!mayDecideOn(own, [row.actor_id, row.beneficiary_id])) ask.refuse('residence.own_family');
  if (row.live_key !== '') return { done: true };
  await ask.write(async (tx) => {
    await endPower(tx, row.id, { at: now, by: actor.accountId, as: 'staff', reason: ask.body.reason });
    await auditAsk(tx, ask, 'acting_power', row.id, { as: 'staff' });
    await tellBoth(tx, deps, row, { by: actor.accountId, at: now, reason: ask.body.reason });
  });
  return { done: true };
}

interface Ended {
  by: string;
  at: Date;
  /** Why staff has stopped it. */
  reason?: string;
}

/** Tells the two people of a power that it ended, except the one who ended it. */
async function tellBoth(tx: Tx, deps: HouseholdDeps, row: PowerRow, { by, at, reason = '' }: Ended): Promise<void> {
  const [people, accounts] = await Promise.all([
    findPeople(tx, [row.actor_id, row.beneficiary_id]),
    accountsOfPeople(tx, [row.actor_id, row.beneficiary_id]),
  ]);
  const pairs = [
    [row.actor_id, row.beneficiary_id],
    [row.beneficiary_id, row.actor_id],
  ] as const;
  for (const [told, other] of pairs) {
    for (const accountId of (accounts.get(told) ?? []).filter((id) => id !== by)) {
      const facts = { name: people.get(other)?.name ?? '', reason };
      await deps.notify(tx, { accountId, kind: 'power_ended', facts, at });
    }
  }
}

export async function inArea(deps: HouseholdDeps, ask: Ask<'proxy.inArea'>): Promise<Reply<'proxy.inArea'>> {
  const { cursor, limit } = ask.query;
  const values = decodeCursor(cursor, ['number', 'string']);
  const after = values === null ? null : ([new Date(values[0]), values[1]] as const);
  const areas = await neighbourAreas(deps, ask.actor);
  const rows = await powersInAreas(deps.db, areas, ask.now, after, limit + 1).execute();
  const [people, names, own] = await Promise.all([
    findPeople(deps.db, [...new Set(rows.flatMap((row) => [row.actor_id, row.beneficiary_id]))]),
    deps.grid.areaNames(rows.flatMap((row) => row.area_code ?? [])),
    familyOf(deps.db, ask.actor.personId),
  ]);
  const nameOf = (personId: string) => maskName(people.get(personId)?.name ?? null) ?? '';
  return pageOf(
    rows,
    limit,
    (row) => ({
      id: row.id,
      grantorName: nameOf(row.beneficiary_id),
      proxyName: nameOf(row.actor_id),
      areaName: names.get(row.area_code ?? '')?.path ?? '',
      scopes: scopesOf(row),
      startsAt: row.starts_at.toISOString(),
      lastOn: lastDayOf(row.ends_at),
      may: { stop: mayDecideOn(own, [row.actor_id, row.beneficiary_id]) },
    }),
    (row) => [row.starts_at.getTime(), row.id],
  );
}

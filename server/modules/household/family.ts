import type { Ask } from '../../http/ask';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import type { ActScope } from '../../../shared/enums';
import { ageOn, civilDay } from '../../../shared/time/civil';
import type { Reader, Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { accountsOfPeople, findPeople } from '../identity';
import type { HouseholdDeps } from './deps';
import {
  findHouseholdOf,
  findMethods,
  insertHousehold,
  insertMember,
  listMembers,
  lockHousehold,
} from './family-store';
import { listOpenInvitations } from './invitation-store';
import { mayOfMember } from './policy';
import { listGiven, listHeld, type PowerRow } from './power-store';
import { listOwnRequests } from './request-store';
import { findConfirmedArea } from './residence-store';
import { isChild, lastDayOf } from './rules';
import { powerView, scopesOf } from './view';

/** Somebody and all who live with them. */
export async function familyOf(reader: Reader, personId: string): Promise<Set<string>> {
  const householdId = await findHouseholdOf(reader, personId);
  const members = householdId === null ? [] : await listMembers(reader, householdId);
  return new Set([personId, ...members.map((row) => row.person_id)]);
}

/** The household of somebody, locked; begun here where there is none yet. */
export async function enterHousehold(tx: Tx, personId: string, now: Date): Promise<string> {
  const known = await findHouseholdOf(tx, personId);
  if (known !== null) {
    await lockHousehold(tx, known);
    return known;
  }
  const householdId = newId('hsh');
  await insertHousehold(tx, { id: householdId, created_by: personId, created_at: now });
  await insertMember(tx, {
    id: newId('mbr'),
    household_id: householdId,
    person_id: personId,
    relation: null,
    added_by: personId,
    consent_id: null,
    live_key: '',
    joined_at: now,
  });
  return householdId;
}

type Family = Reply<'family.get'>;

/** My household and everything around it, in one answer; each part is bounded by a limit of its own. */
export async function get(deps: HouseholdDeps, ask: Ask<'family.get'>): Promise<Family> {
  const { db } = deps;
  const me = ask.actor.personId;
  const householdId = await findHouseholdOf(db, me);
  const [rows, held, given, requests, invitations, area] = await Promise.all([
    householdId === null ? [] : listMembers(db, householdId),
    listHeld(db, me, ask.now),
    listGiven(db, [me], ask.now),
    listOwnRequests(db, me),
    listOpenInvitations(db, me, ask.now),
    findConfirmedArea(db, me),
  ]);
  const members = rows.map((row) => row.person_id);
  const [people, accounts, methods] = await Promise.all([
    findPeople(db, [
      ...new Set([...members, ...involved(held), ...involved(given), ...requests.map((row) => row.person_id)]),
    ]),
    accountsOfPeople(db, members),
    findMethods(
      db,
      given.map((row) => row.consent_id),
    ),
  ]);
  const today = civilDay(ask.now);
  // Oneself first, the others as they came.
  const inOrder = [...rows].sort((a, b) => Number(b.person_id === me) - Number(a.person_id === me));
  const asker = { personId: me, wards: new Set(held.filter(isGuardian).map((row) => row.beneficiary_id)) };
  return {
    members: inOrder.map((row) => {
      const person = people.get(row.person_id);
      const facts = {
        personId: row.person_id,
        addedBy: row.added_by,
        isChild: isChild(person?.bornOn ?? null, today),
        hasWechat: accounts.has(row.person_id),
      };
      return {
        memberId: row.id,
        personId: row.person_id,
        name: person?.name ?? '',
        relation: row.added_by === me ? row.relation : null,
        isMe: row.person_id === me,
        isChild: facts.isChild,
        age: person?.bornOn == null ? null : ageOn(person.bornOn, today),
        hasWechat: facts.hasWechat,
        joinedAt: row.joined_at.toISOString(),
        may: mayOfMember(asker, facts, area !== null),
      };
    }),
    requests: requests.map((row) => ({
      id: row.id,
      name: people.get(row.person_id)?.name ?? '',
      relation: row.relation,
      scopes: scopesOf(row),
      lastOn: row.power_ends_on,
      askedAt: row.asked_at.toISOString(),
    })),
    invitations: invitations.map(({ id, kind, name, relation, expires_at: expiresAt }) => ({
      id,
      kind,
      name,
      relation,
      expiresAt: expiresAt.toISOString(),
    })),
    iActFor: held.map((row) => powerView(row, row.beneficiary_id, people.get(row.beneficiary_id)?.name ?? null)),
    actForMe: given.map((row) => ({
      ...powerView(row, row.actor_id, people.get(row.actor_id)?.name ?? null),
      method: methods.get(row.consent_id) ?? 'own_wechat',
      givenAt: row.starts_at.toISOString(),
    })),
    may: { invite: true, addChild: true, askInPerson: area !== null },
  };
}

const isGuardian = (row: PowerRow): boolean => row.kind === 'guardian';
const involved = (rows: readonly PowerRow[]): string[] => rows.flatMap((row) => [row.actor_id, row.beneficiary_id]);

/** The people somebody may act for, once each where two powers meet. */
export async function peopleIMayActFor(reader: Reader, personId: string, now: Date): Promise<ItemOf<'family.list'>[]> {
  const rows = await listHeld(reader, personId, now);
  const people = await findPeople(reader, [...new Set(rows.map((row) => row.beneficiary_id))]);
  const found = new Map<string, ItemOf<'family.list'>>();
  for (const row of rows) {
    const view = powerView(row, row.beneficiary_id, people.get(row.beneficiary_id)?.name ?? null);
    const before = found.get(row.beneficiary_id);
    if (before === undefined) found.set(row.beneficiary_id, view);
    else {
      before.scopes = [...new Set([...before.scopes, ...view.scopes])];
      if (lastDayOf(row.ends_at) > before.lastOn) before.lastOn = view.lastOn;
    }
  }
  return [...found.values()];
}

/** Ids of those for whom somebody may do this now, themselves left out. */
export async function whomIMayActFor(reader: Reader, personId: string, scope: ActScope, now: Date): Promise<string[]> {
  const rows = await listHeld(reader, personId, now);
  return [...new Set(rows.filter((row) => scopesOf(row).includes(scope)).map((row) => row.beneficiary_id))];
}

export async function list(deps: HouseholdDeps, ask: Ask<'family.list'>): Promise<Reply<'family.list'>> {
  return { items: await peopleIMayActFor(deps.db, ask.actor.personId, ask.now), nextCursor: null };
}

import { lockByIds } from '../../kernel/bulk';
import type { Reader, Tx } from '../../kernel/db';
import { maskName } from './rules';

/** What other modules may know of a person. */
export interface Person {
  /** Null until told. */
  name: string | null;
  /** Civil day, null until registered. */
  bornOn: string | null;
}

/** Persons by id; unknown ids are left out. */
export async function findPeople(reader: Reader, personIds: readonly string[]): Promise<Map<string, Person>> {
  if (personIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('person')
    .select(['id', 'name', 'born_on'])
    .where('id', 'in', personIds)
    .execute();
  return new Map(rows.map((row) => [row.id, { name: row.name, bornOn: row.born_on }]));
}

/**
 * The same, and nobody else decides about them until the transaction ends: what is counted a person (quotas, times that
 * may not overlap) is read after this. Rows are locked in the order of their ids.
 */
export async function lockPeople(tx: Tx, personIds: readonly string[]): Promise<Map<string, Person>> {
  const rows = await lockByIds(tx, 'person', personIds, ['id', 'name', 'born_on']);
  return new Map(rows.map((row) => [row.id, { name: row.name, bornOn: row.born_on }]));
}

export async function getPersonOf(reader: Reader, accountId: string): Promise<string> {
  const row = await reader
    .selectFrom('account')
    .select('person_id')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  return row.person_id;
}

/** Names of the people behind accounts; null where there is none any more, unknown ids are left out. */
export async function namesOfAccounts(
  reader: Reader,
  accountIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (accountIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('account as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .select(['a.id', 'p.name'])
    .where('a.id', 'in', accountIds)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** As WeChat knows the holder of an account; null for an account that is gone. */
export async function openidOf(reader: Reader, accountId: string): Promise<string | null> {
  const row = await reader.selectFrom('account').select('openid').where('id', '=', accountId).executeTakeFirst();
  return row?.openid ?? null;
}

/** Of all accounts of a person. */
export async function openidsOf(reader: Reader, personId: string): Promise<string[]> {
  const rows = await reader.selectFrom('account').select('openid').where('person_id', '=', personId).execute();
  return rows.map(({ openid }) => openid);
}

export const maskedNames = (names: ReadonlyMap<string, string | null>): Map<string, string | null> =>
  new Map([...names].map(([id, name]) => [id, maskName(name)]));

/** Accounts that hold or held a role at these centres, or over these areas or a part of them. */
export async function accountsIn(
  reader: Reader,
  areaCodes: readonly string[],
  centreIds: readonly string[],
): Promise<string[]> {
  const rows = await reader
    .selectFrom('role_grant')
    .select('account_id')
    .distinct()
    .where((eb) =>
      eb.or([
        ...areaCodes.map((code) => eb.and([eb('scope_kind', '=', 'area'), eb('scope_id', 'like', `${code}%`)])),
        ...(centreIds.length === 0
          ? []
          : [eb.and([eb('scope_kind', '=', 'centre'), eb('scope_id', 'in', [...centreIds])])]),
      ]),
    )
    .limit(accountsMost)
    .execute();
  return rows.map((row) => row.account_id);
}

const accountsMost = 5000;
/** Where WeChat reaches accounts; those who are gone are left out. */
export async function openidsOfAccounts(reader: Reader, accountIds: readonly string[]): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await reader.selectFrom('account').select(['id', 'openid']).where('id', 'in', accountIds).execute();
  return new Map(rows.map((row) => [row.id, row.openid]));
}

/** Somebody who is served but has no account: a child, or an older person without WeChat. */
export async function addPerson(
  tx: Tx,
  person: { id: string; name: string; bornOn: string | null; at: Date },
): Promise<void> {
  const { id, name, bornOn, at } = person;
  await tx.insertInto('person').values({ id, name, born_on: bornOn, created_at: at }).execute();
}

/** Makes those who change what hangs on one person stand in line. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.selectFrom('person').select('id').where('id', '=', personId).forUpdate().executeTakeFirstOrThrow();
}

/** The accounts of people, for notices; whoever has none is left out. */
export async function accountsOfPeople(reader: Reader, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (personIds.length === 0) return found;
  const rows = await reader
    .selectFrom('account')
    .select(['id', 'person_id'])
    .where('person_id', 'in', [...personIds])
    .orderBy('id')
    .execute();
  for (const row of rows) found.set(row.person_id, [...(found.get(row.person_id) ?? []), row.id]);
  return found;
}

/** Whether a person can be told anything here: one whose accounts are all erased cannot. */
export async function hasAccount(reader: Reader, personId: string): Promise<boolean> {
  const query = reader.selectFrom('account').select('id').where('person_id', '=', personId);
  return (await query.where('openid', 'not like', 'erased:%').limit(1).executeTakeFirst()) !== undefined;
}

/** The persons behind accounts: who has acted. */
export async function peopleOfAccounts(
  reader: Reader,
  accountIds: readonly string[],
): Promise<Map<string, { personId: string; name: string | null }>> {
  if (accountIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['account.id', 'account.person_id', 'person.name'])
    .where('account.id', 'in', [...accountIds])
    .execute();
  return new Map(rows.map((row) => [row.id, { personId: row.person_id, name: row.name }]));
}

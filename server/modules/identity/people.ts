import type { Reader } from '../../kernel/db';
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

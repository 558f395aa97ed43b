import type { Reader } from '../../kernel/db';

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
  const rows = await reader.selectFrom('person').select(['id', 'name', 'born_on']).where('id', 'in', personIds).execute();
  return new Map(rows.map((row) => [row.id, { name: row.name, bornOn: row.born_on }]));
}

/** All accounts of each person: whom to tell what concerns the person. */
export async function accountsOfPeople(reader: Reader, personIds: readonly string[]): Promise<Map<string, string[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('account')
    .select(['id', 'person_id'])
    .where('person_id', 'in', personIds)
    .orderBy('id')
    .execute();
  const accounts = new Map<string, string[]>();
  for (const row of rows) accounts.set(row.person_id, [...(accounts.get(row.person_id) ?? []), row.id]);
  return accounts;
}

export async function accountsOfPerson(reader: Reader, personId: string): Promise<string[]> {
  return (await accountsOfPeople(reader, [personId])).get(personId) ?? [];
}

export async function personOf(reader: Reader, accountId: string): Promise<string | null> {
  const row = await reader.selectFrom('account').select('person_id').where('id', '=', accountId).executeTakeFirst();
  return row?.person_id ?? null;
}

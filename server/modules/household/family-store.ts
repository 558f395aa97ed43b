import type { Insertable } from 'kysely';
import type { agreement, household_member } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';
import { limits } from '../../../shared/limits';

const membersOf = (reader: Reader, householdId: string) =>
  reader
    .selectFrom('household_member')
    .select(['id', 'household_id', 'person_id', 'relation', 'added_by', 'joined_at'])
    .where('household_id', '=', householdId)
    .where('live_key', '=', '')
    .orderBy('joined_at')
    .orderBy('id')
    .limit(limits.householdMax);

export type MemberRow = Awaited<ReturnType<typeof listMembers>>[number];

/** Who lives in a household now, in the order in which they came. */
export const listMembers = (reader: Reader, householdId: string) => membersOf(reader, householdId).execute();

export async function findHouseholdOf(reader: Reader, personId: string): Promise<string | null> {
  const row = await reader
    .selectFrom('household_member')
    .select('household_id')
    .where('person_id', '=', personId)
    .where('live_key', '=', '')
    .executeTakeFirst();
  return row?.household_id ?? null;
}

/** The households of many people, by person; whoever lives in none is left out. */
export async function findHouseholdsOf(reader: Reader, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('household_member')
    .select(['person_id', 'household_id'])
    .where('person_id', 'in', [...personIds])
    .where('live_key', '=', '')
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.household_id]));
}

/** A member of a household, by the id of the membership. */
export function findMember(reader: Reader, memberId: string, householdId: string) {
  return reader
    .selectFrom('household_member')
    .selectAll()
    .where('id', '=', memberId)
    .where('household_id', '=', householdId)
    .where('live_key', '=', '')
    .executeTakeFirst();
}

export async function insertHousehold(tx: Tx, row: { id: string; created_by: string; created_at: Date }) {
  await tx.insertInto('household').values(row).execute();
}

/** Whoever adds or removes stands in line here, so that the counts hold. */
export async function lockHousehold(tx: Tx, householdId: string): Promise<void> {
  await tx.selectFrom('household').select('id').where('id', '=', householdId).forUpdate().executeTakeFirstOrThrow();
}

/** The key by which the database refuses a second household of one person. */
export const livingKey = 'household_member_person_id_live_key_key';

export async function insertMember(tx: Tx, row: Insertable<household_member>): Promise<void> {
  await tx.insertInto('household_member').values(row).execute();
}

export async function endMember(tx: Tx, memberId: string, at: Date, accountId: string): Promise<boolean> {
  const done = await tx
    .updateTable('household_member')
    .set((is) => ({ ended_at: at, ended_by: accountId, live_key: is.ref('id') }))
    .where('id', '=', memberId)
    .where('live_key', '=', '')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function insertConsent(tx: Tx, row: Insertable<agreement>): Promise<void> {
  await tx.insertInto('agreement').values(row).execute();
}

/** How consents were given, by id. */
export async function findMethods(reader: Reader, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, agreement['method']>();
  const rows = await reader
    .selectFrom('agreement')
    .select(['id', 'method'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.method]));
}

export const familyQueries = { 'family.members': (db: Db) => membersOf(db, 'hsh') };

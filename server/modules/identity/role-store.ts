import { sql, type Insertable, type Selectable, type SqlBool } from 'kysely';
import type { DB } from '../../db/types';
import type { Role } from '../../../shared/enums';
import type { Db, Reader, Tx } from '../../kernel/db';

export type GrantRow = Selectable<DB['role_grant']>;
export type InvitationRow = Selectable<DB['role_invitation']>;

/** What somebody answers for: a manager's centres, an officer's areas, and the roles they give there. */
export interface Reach {
  centreIds: readonly string[];
  areaCodes: readonly string[];
  roles: readonly Role[];
}

/** The end of the last page. */
export interface After {
  createdAt: Date;
  id: string;
}

/** A session acts in one role, so only one kind of place is asked for, and each has its index. */
function inReach({ centreIds, areaCodes, roles }: Reach) {
  const places =
    areaCodes.length > 0
      ? sql.join(
          areaCodes.map((code) => sql`area_code LIKE ${`${code}%`}`),
          sql` OR `,
        )
      : sql`scope_kind = 'centre' AND scope_id IN (${sql.join(centreIds.length > 0 ? centreIds : [''])})`;
  return sql<SqlBool>`role IN (${sql.join(roles)}) AND (${places})`;
}

interface RoleFilter {
  role?: Role;
  words?: string;
}

const holders = (reader: Reader, reach: Reach, filter: RoleFilter, now: Date, after: After | null, limit: number) =>
  reader
    .selectFrom('role_grant as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .leftJoin('desk_access as d', 'd.account_id', 'a.id')
    .select(['g.id', 'g.account_id', 'g.role', 'g.scope_kind', 'g.scope_id', 'g.area_code', 'g.starts_at', 'g.ends_at'])
    .select(['g.created_at', 'p.name', 'd.login_name'])
    .where(inReach(reach))
    .where('g.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('g.ends_at', 'is', null), eb('g.ends_at', '>', now)]))
    .$if(filter.role !== undefined, (query) => query.where('g.role', '=', filter.role as Role))
    .$if(filter.words !== undefined, (query) => query.where(sql<SqlBool>`INSTR(p.name, ${filter.words}) > 0`))
    .$if(after !== null, (query) => query.where(olderThan('g', after as After)))
    .orderBy('g.created_at', 'desc')
    .orderBy('g.id', 'desc')
    .limit(limit);

const olderThan = (table: 'g' | 'i', { createdAt, id }: After) =>
  sql<SqlBool>`(${sql.ref(`${table}.created_at`)} < ${createdAt} OR (${sql.ref(`${table}.created_at`)} = ${createdAt} AND ${sql.ref(`${table}.id`)} < ${id}))`;

/** Roles in force or to come, those given last first. */
export const listHolders = (...args: Parameters<typeof holders>) => holders(...args).execute();

/** Whose role it is, and the name they come in by at a desk; nobody where the place is out of reach. */
export async function findHolder(reader: Reader, reach: Reach, grantId: string) {
  return reader
    .selectFrom('role_grant as g')
    .leftJoin('desk_access as d', 'd.account_id', 'g.account_id')
    .select(['g.account_id', 'g.revoked_at', 'g.ends_at', 'd.login_name'])
    .where('g.id', '=', grantId)
    .where(inReach(reach))
    .executeTakeFirst();
}

const openInvitations = (reader: Reader, reach: Reach, now: Date, after: After | null, limit: number) =>
  reader
    .selectFrom('role_invitation as i')
    .selectAll()
    .where(inReach(reach))
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .where('i.expires_at', '>', now)
    .$if(after !== null, (query) => query.where(olderThan('i', after as After)))
    .orderBy('i.created_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit);

export const listOpenInvitations = (...args: Parameters<typeof openInvitations>) => openInvitations(...args).execute();

/** Whether a security officer is in force for this area, or somebody may still accept to be it. */
export async function hasOfficer(tx: Tx, areaCode: string, now: Date): Promise<boolean> {
  const granted = await tx
    .selectFrom('role_grant')
    .select('id')
    .where('role', '=', 'security')
    .where('scope_kind', '=', 'area')
    .where('scope_id', '=', areaCode)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .executeTakeFirst();
  if (granted !== undefined) return true;
  const invited = await tx
    .selectFrom('role_invitation')
    .select('id')
    .where('role', '=', 'security')
    .where('scope_kind', '=', 'area')
    .where('scope_id', '=', areaCode)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return invited !== undefined;
}

/** A centre has fewer who work or help there. */
const workersMost = 300;

const workers = (reader: Reader, centreId: string, now: Date) =>
  reader
    .selectFrom('role_grant as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .select(['a.person_id', 'g.role'])
    .where('g.scope_kind', '=', 'centre')
    .where('g.scope_id', '=', centreId)
    .where('g.revoked_at', 'is', null)
    .where('g.starts_at', '<=', now)
    .where((eb) => eb.or([eb('g.ends_at', 'is', null), eb('g.ends_at', '>', now)]))
    .orderBy('g.role')
    .orderBy('a.person_id')
    .limit(workersMost);

/** People who hold a role at a centre now, with what they hold there. */
export async function workersAt(reader: Reader, centreId: string, now: Date): Promise<Map<string, Role[]>> {
  const found = new Map<string, Role[]>();
  for (const { person_id: personId, role } of await workers(reader, centreId, now).execute()) {
    const held = found.get(personId) ?? [];
    if (!held.includes(role)) found.set(personId, [...held, role]);
  }
  return found;
}

export async function insertInvitation(tx: Tx, row: Insertable<DB['role_invitation']>): Promise<void> {
  await tx.insertInto('role_invitation').values(row).execute();
}

export async function findInvitation(reader: Reader, codeHash: string): Promise<InvitationRow | undefined> {
  return reader.selectFrom('role_invitation').selectAll().where('code_hash', '=', codeHash).executeTakeFirst();
}

/** Two who bring one code stand in line. */
export async function lockInvitation(
  tx: Tx,
  by: 'code_hash' | 'id',
  value: string,
): Promise<InvitationRow | undefined> {
  return tx.selectFrom('role_invitation').selectAll().where(by, '=', value).forUpdate().executeTakeFirst();
}

export async function markAccepted(tx: Tx, id: string, accountId: string, now: Date): Promise<void> {
  await tx
    .updateTable('role_invitation')
    .set({ accepted_at: now, accepted_by: accountId })
    .where('id', '=', id)
    .execute();
}

export async function markWithdrawn(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('role_invitation').set({ withdrawn_at: now }).where('id', '=', id).execute();
}

/** What somebody may no longer give must not be taken from them either. Returns how many were open. */
export async function withdrawInvitationsOf(tx: Tx, accountId: string, now: Date): Promise<number> {
  const result = await tx
    .updateTable('role_invitation')
    .set({ withdrawn_at: now })
    .where('created_by', '=', accountId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** One account's roles change one after the other, so that two at once can't add up to what neither may be. */
export async function lockAccount(tx: Tx, accountId: string): Promise<void> {
  await tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().executeTakeFirstOrThrow();
}

/** Also roles that begin later: they would overlap then. */
export async function listHeld(reader: Reader, accountId: string, now: Date) {
  return reader
    .selectFrom('role_grant')
    .select(['role', 'scope_kind', 'scope_id'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .execute();
}

export async function insertGrant(tx: Tx, row: Insertable<DB['role_grant']>): Promise<void> {
  await tx.insertInto('role_grant').values(row).execute();
}

export async function findGrant(reader: Reader, id: string): Promise<GrantRow | undefined> {
  return reader.selectFrom('role_grant').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function lockGrant(tx: Tx, id: string): Promise<GrantRow | undefined> {
  return tx.selectFrom('role_grant').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The officers of these areas, locked in one order: of two who would take the last two at once, one has to wait. */
export async function lockOfficers(tx: Tx, areaCodes: readonly string[], now: Date): Promise<GrantRow[]> {
  return tx
    .selectFrom('role_grant')
    .selectAll()
    .where('scope_kind', '=', 'area')
    .where('scope_id', 'in', areaCodes)
    .where('role', '=', 'security')
    .where('revoked_at', 'is', null)
    .where('starts_at', '<=', now)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function markRevoked(tx: Tx, grantId: string, now: Date): Promise<void> {
  await tx.updateTable('role_grant').set({ revoked_at: now }).where('id', '=', grantId).execute();
}

/** Ends every session, phone or desk, that acts in the role. */
export async function revokeSessionsInRole(tx: Tx, accountId: string, role: Role, now: Date): Promise<number> {
  const result = await tx
    .updateTable('session')
    .set({ revoked_at: now })
    .where('account_id', '=', accountId)
    .where('active_role', '=', role)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

const manager: Reach = { centreIds: ['ctr'], areaCodes: [], roles: ['staff', 'volunteer'] };
const officer: Reach = { centreIds: [], areaCodes: ['350570001'], roles: ['staff', 'manager', 'auditor'] };
const at = new Date('2026-11-20T00:00:00Z');

/** The list statements by name, for the test that reads their EXPLAIN. */
export const roleQueries = {
  'role.list of a manager': (db: Db) => holders(db, manager, {}, at, null, 21),
  'role.list of an officer': (db: Db) => holders(db, officer, { words: '陈' }, at, { createdAt: at, id: 'grt' }, 21),
  'resource.colleagues': (db: Db) => workers(db, manager.centreIds[0] ?? '', at),
  'invitation.list of a manager': (db: Db) => openInvitations(db, manager, at, null, 21),
  'invitation.list of an officer': (db: Db) => openInvitations(db, officer, at, { createdAt: at, id: 'inv' }, 21),
};

import type { Insertable } from 'kysely';
import type { Role } from '../../../shared/enums';
import type { DB } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';

export async function findAccountByOpenid(reader: Reader, openid: string) {
  return reader
    .selectFrom('account')
    .select(['id', 'person_id', 'last_role'])
    .where('openid', '=', openid)
    .executeTakeFirst();
}

/** Throws a duplicate of `account_openid_key` when somebody else made the same account first. */
export async function insertAccount(tx: Tx, account: Insertable<DB['account']>): Promise<void> {
  await tx
    .insertInto('person')
    .values({ id: account.person_id, name: null, born_on: null, created_at: account.created_at })
    .execute();
  await tx.insertInto('account').values(account).execute();
}

export async function insertSession(tx: Tx, session: Insertable<DB['session']>): Promise<void> {
  await tx.insertInto('session').values(session).execute();
}

export async function lastRoleOf(reader: Reader, accountId: string): Promise<Role | null> {
  const row = await reader.selectFrom('account').select('last_role').where('id', '=', accountId).executeTakeFirst();
  return row?.last_role ?? null;
}

/** The sessions of access tokens with the grants in force of their roles, a row per grant, in one round trip. */
export async function listActorRows(reader: Reader, accessHashes: readonly string[], now: Date) {
  return reader
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .leftJoin('role_grant as g', (join) =>
      join
        .onRef('g.account_id', '=', 's.account_id')
        .onRef('g.role', '=', 's.active_role')
        .on('g.revoked_at', 'is', null)
        .on('g.starts_at', '<=', now)
        .on((eb) => eb.or([eb('g.ends_at', 'is', null), eb('g.ends_at', '>', now)])),
    )
    .select(['s.id', 's.account_id', 's.access_expires_at', 's.refresh_expires_at', 's.refreshed_at', 's.revoked_at'])
    .select(['s.kind', 's.entered_by', 's.created_at', 's.ends_at', 's.stepped_up_at'])
    .select(['s.access_hash', 's.active_role', 'a.person_id', 'g.role', 'g.scope_kind', 'g.scope_id'])
    .where('s.access_hash', 'in', accessHashes)
    .orderBy('g.role')
    .orderBy('g.scope_id')
    .execute();
}

/** Moves the end of an access token, unless another request just did or the session is renewed or over. */
export async function slideSession(db: Db, sessionId: string, from: Date, to: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ access_expires_at: to })
    .where('id', '=', sessionId)
    .where('access_expires_at', '=', from)
    .where('refreshed_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

/** The session of a refresh token, locked: two renewals with one token stand in line. */
export async function lockSessionByRefresh(tx: Tx, refreshHash: string) {
  return tx.selectFrom('session').selectAll().where('refresh_hash', '=', refreshHash).forUpdate().executeTakeFirst();
}

/** The pair that followed a refresh token, while the session before it is locked. */
export async function findSessionByRefresh(tx: Tx, refreshHash: string) {
  return tx
    .selectFrom('session')
    .select(['id', 'active_role', 'access_expires_at', 'refreshed_at'])
    .where('refresh_hash', '=', refreshHash)
    .executeTakeFirst();
}

export async function markRefreshed(tx: Tx, sessionId: string, now: Date, accessExpiresAt: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ refreshed_at: now, access_expires_at: accessExpiresAt })
    .where('id', '=', sessionId)
    .execute();
}

/** Ends all sessions of a family; returns how many were still alive. */
export async function revokeFamily(tx: Tx, familyId: string, now: Date): Promise<number> {
  const result = await tx
    .updateTable('session')
    .set({ revoked_at: now })
    .where('family_id', '=', familyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function getFamilyId(tx: Tx, sessionId: string): Promise<string> {
  const row = await tx.selectFrom('session').select('family_id').where('id', '=', sessionId).executeTakeFirstOrThrow();
  return row.family_id;
}

export async function removeDeadSessions(db: Db, before: Date, limit: number): Promise<number> {
  const result = await db
    .deleteFrom('session')
    .where('refresh_expires_at', '<', before)
    .orderBy('refresh_expires_at')
    .limit(limit)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** All roles somebody holds, the one given first at the front. */
export async function listGrants(reader: Reader, accountId: string, now: Date) {
  return reader
    .selectFrom('role_grant')
    .select(['role', 'scope_kind', 'scope_id', 'ends_at'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('starts_at', '<=', now)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .orderBy('starts_at')
    .orderBy('created_at')
    .orderBy('role')
    .orderBy('scope_id')
    .execute();
}

export async function setActiveRole(tx: Tx, session: { id: string; accountId: string }, role: Role): Promise<void> {
  await tx.updateTable('session').set({ active_role: role }).where('id', '=', session.id).execute();
  await tx.updateTable('account').set({ last_role: role }).where('id', '=', session.accountId).execute();
}

export async function setName(tx: Tx, personId: string, name: string | null): Promise<void> {
  await tx.updateTable('person').set({ name }).where('id', '=', personId).execute();
}

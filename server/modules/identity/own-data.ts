import type { Db, Reader, Tx } from '../../kernel/db';
import { removeAccess } from './access-store';
import { removeOldDesk } from './desk-store';
import { noPhone } from './phone-store';
import { listGrants, removeDeadSessions } from './store';

/** Everything that is held of a person here: who they are, their accounts, roles and signed-in devices. */
export async function exportOf(reader: Reader, personId: string): Promise<object> {
  const person = await reader
    .selectFrom('person')
    .select(['id', 'name', 'born_on as bornOn', 'created_at as createdAt'])
    .where('id', '=', personId)
    .executeTakeFirst();
  const accounts = await reader
    .selectFrom('account')
    .select(['id', 'openid', 'created_at as createdAt'])
    .where('person_id', '=', personId)
    .execute();
  const roles = await reader
    .selectFrom('role_grant as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .select(['g.role', 'g.scope_id as scopeId', 'g.starts_at as startsAt', 'g.ends_at as endsAt'])
    .select('g.revoked_at as revokedAt')
    .where('a.person_id', '=', personId)
    .execute();
  const sessions = await reader
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .select(['s.created_at as createdAt', 's.refresh_expires_at as endsAt', 's.revoked_at as revokedAt'])
    .where('a.person_id', '=', personId)
    .orderBy('s.created_at', 'desc')
    .limit(sessionsMost)
    .execute();
  return { person, accounts, roles, sessions };
}

/** For the rotation of keys. */
export const sealedFields = (['desk_access', 'desk_enrolment'] as const).map((table) => ({
  table,
  id: 'account_id',
  sealed: 'totp_sealed',
  key: 'totp_key',
  column: `${table}.totp` as const,
}));

const sessionsMost = 500;

/**
 * Leaves ids alone, since audit lines and counts name them; everything that says who they were is gone, and the WeChat
 * identity is set free: who comes back begins anew. Ends all sessions.
 */
export async function eraseOf(tx: Tx, personId: string, now: Date): Promise<void> {
  const accounts = await tx.selectFrom('account').select('id').where('person_id', '=', personId).forUpdate().execute();
  await tx
    .updateTable('person')
    .set({ name: null, born_on: null, ...noPhone })
    .where('id', '=', personId)
    .execute();
  for (const { id } of accounts) {
    await tx
      .updateTable('account')
      .set({ openid: `erased:${id}` })
      .where('id', '=', id)
      .execute();
    await removeAccess(tx, id);
    await tx.deleteFrom('session').where('account_id', '=', id).execute();
    await tx
      .updateTable('role_grant')
      .set({ revoked_at: now })
      .where('account_id', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
  }
}

/** Whether the person works for the city or a centre now; volunteering is not a post. */
export async function holdsPost(reader: Reader, personId: string, now: Date): Promise<boolean> {
  const accounts = await reader.selectFrom('account').select('id').where('person_id', '=', personId).execute();
  for (const { id } of accounts) {
    const grants = await listGrants(reader, id, now);
    if (grants.some(({ role }) => role !== 'volunteer' && role !== 'resident')) return true;
  }
  return false;
}

const keepSessionsDays = 7;

/** For the table of what is kept how long. */
export const retentionOf = (db: Db) => [
  { kind: 'account' as const, days: null },
  {
    kind: 'session' as const,
    days: keepSessionsDays,
    remove: async (before: Date, limit: number) => {
      await removeOldDesk(db, before);
      return removeDeadSessions(db, before, limit);
    },
  },
];

import type { Insertable } from 'kysely';
import type { DB } from '../../db/types';
import type { Role } from '../../../shared/enums';
import type { Db, Reader, Tx } from '../../kernel/db';

export async function insertLogin(tx: Tx, login: Insertable<DB['desk_login']>): Promise<void> {
  await tx.insertInto('desk_login').values(login).execute();
}

export async function findLogin(reader: Reader, loginId: string) {
  return reader.selectFrom('desk_login').selectAll().where('id', '=', loginId).executeTakeFirst();
}

export async function findLoginByKey(reader: Reader, keyHash: string) {
  return reader.selectFrom('desk_login').selectAll().where('key_hash', '=', keyHash).executeTakeFirst();
}

/** Only what waits, or what this account has scanned, can be moved on, and only in time: of two phones one wins. */
const open = (tx: Tx, loginId: string, accountId: string, now: Date) =>
  tx
    .updateTable('desk_login')
    .where('id', '=', loginId)
    .where('expires_at', '>', now)
    .where((eb) =>
      eb.or([eb('state', '=', 'waiting'), eb.and([eb('state', '=', 'scanned'), eb('account_id', '=', accountId)])]),
    );

/** The three steps tell whether they were taken. */
export async function markScanned(tx: Tx, loginId: string, accountId: string, now: Date): Promise<boolean> {
  const result = await open(tx, loginId, accountId, now)
    .set({ state: 'scanned', account_id: accountId })
    .executeTakeFirst();
  // Scanning again changes nothing but was still this account's to do.
  return result.numUpdatedRows > 0n;
}

export async function decideLogin(
  tx: Tx,
  loginId: string,
  accountId: string,
  decision: { state: 'confirmed'; role: Role } | { state: 'refused' },
  now: Date,
): Promise<boolean> {
  const result = await open(tx, loginId, accountId, now)
    .set({ ...decision, account_id: accountId, decided_at: now })
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function takeLogin(tx: Tx, loginId: string): Promise<boolean> {
  const result = await tx
    .updateTable('desk_login')
    .set({ state: 'finished' })
    .where('id', '=', loginId)
    .where('state', '=', 'confirmed')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function isOwnSession(reader: Reader, sessionId: string, accountId: string): Promise<boolean> {
  const row = await reader
    .selectFrom('session')
    .select('id')
    .where('id', '=', sessionId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function markSteppedUp(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx.updateTable('session').set({ stepped_up_at: now }).where('id', '=', sessionId).execute();
}

interface DeskPlace {
  createdAt: Date;
  id: string;
}

export const listDeskSessions = (
  reader: Reader,
  accountId: string,
  now: Date,
  after: DeskPlace | null,
  limit: number,
) => deskSessionsQuery(reader, accountId, now, after, limit).execute();

function deskSessionsQuery(reader: Reader, accountId: string, now: Date, after: DeskPlace | null, limit: number) {
  const live = reader
    .selectFrom('session')
    .select(['id', 'browser', 'address', 'entered_by', 'active_role', 'created_at', 'ends_at'])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'desk')
    .where('revoked_at', 'is', null)
    .where('access_expires_at', '>', now);
  const page =
    after === null
      ? live
      : live
          .where('created_at', '<=', after.createdAt)
          .where((eb) =>
            eb.or([
              eb('created_at', '<', after.createdAt),
              eb.and([eb('created_at', '=', after.createdAt), eb('id', '<', after.id)]),
            ]),
          );
  return page.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);
}

/** False for a session that is not there, is over, or is not this account's: nobody learns which. */
export async function endDeskSession(tx: Tx, sessionId: string, accountId: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('session')
    .set({ revoked_at: now })
    .where('id', '=', sessionId)
    .where('account_id', '=', accountId)
    .where('kind', '=', 'desk')
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Logins, half-done set-ups and counts of failures that can be of no more use. */
export async function removeOldDesk(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('desk_login').where('expires_at', '<', before).execute();
  await db.deleteFrom('desk_enrolment').where('expires_at', '<', before).execute();
  await db.deleteFrom('desk_attempt').where('last_at', '<', before).execute();
}

const sample = new Date('2026-11-23T02:00:00Z');

export const deskListQueries = {
  'deskSession.list first': (db: Db) => deskSessionsQuery(db, 'acc', sample, null, 20),
  'deskSession.list next': (db: Db) => deskSessionsQuery(db, 'acc', sample, { createdAt: sample, id: 'ses' }, 20),
};

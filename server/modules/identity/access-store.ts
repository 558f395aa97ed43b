import type { Insertable, Selectable } from 'kysely';
import type { DB } from '../../db/types';
import type { Reader, Tx } from '../../kernel/db';
import { countAttempt, type CountedAttempt } from './desk-rules';

export type AccessRow = Selectable<DB['desk_access']>;

export async function findAccess(reader: Reader, accountId: string): Promise<AccessRow | undefined> {
  return reader.selectFrom('desk_access').selectAll().where('account_id', '=', accountId).executeTakeFirst();
}

export async function findAccessByName(reader: Reader, loginName: string): Promise<AccessRow | undefined> {
  return reader.selectFrom('desk_access').selectAll().where('login_name', '=', loginName).executeTakeFirst();
}

export async function putEnrolment(tx: Tx, row: Insertable<DB['desk_enrolment']>): Promise<void> {
  await tx.insertInto('desk_enrolment').values(row).onDuplicateKeyUpdate(row).execute();
}

/** Locked, so that two confirmations at once stand in line. */
export async function lockEnrolment(tx: Tx, accountId: string) {
  return tx.selectFrom('desk_enrolment').selectAll().where('account_id', '=', accountId).forUpdate().executeTakeFirst();
}

/** Throws a duplicate of `desk_access_login_name_key` when somebody else took the name first. */
export async function putAccess(tx: Tx, row: Insertable<DB['desk_access']>): Promise<void> {
  await tx.deleteFrom('desk_enrolment').where('account_id', '=', row.account_id).execute();
  await tx.deleteFrom('desk_access').where('account_id', '=', row.account_id).execute();
  await tx.insertInto('desk_access').values(row).execute();
}

export async function removeAccess(tx: Tx, accountId: string): Promise<boolean> {
  await tx.deleteFrom('desk_recovery').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('desk_enrolment').where('account_id', '=', accountId).execute();
  const result = await tx.deleteFrom('desk_access').where('account_id', '=', accountId).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Takes a step of one-time codes; false if it, or a later one, was used before. */
export async function useStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const result = await tx
    .updateTable('desk_access')
    .set({ totp_step: step })
    .where('account_id', '=', accountId)
    .where('totp_step', '<', step)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function putRecoveryCodes(tx: Tx, accountId: string, hashes: readonly string[]): Promise<void> {
  await tx.deleteFrom('desk_recovery').where('account_id', '=', accountId).execute();
  await tx
    .insertInto('desk_recovery')
    .values(hashes.map((code_hash) => ({ code_hash, account_id: accountId, used_at: null })))
    .execute();
}

/** Takes a recovery code; false if it is not theirs or was used before. */
export async function useRecoveryCode(tx: Tx, accountId: string, codeHash: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('desk_recovery')
    .set({ used_at: now })
    .where('code_hash', '=', codeHash)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function countRecoveryCodes(reader: Reader, accountId: string): Promise<number> {
  const row = await reader
    .selectFrom('desk_recovery')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function findLock(reader: Reader, subjectHash: string): Promise<Date | null> {
  const row = await reader
    .selectFrom('desk_attempt')
    .select('locked_until')
    .where('subject_hash', '=', subjectHash)
    .executeTakeFirst();
  return row?.locked_until ?? null;
}

/** Which of these are locked now. */
export async function lockedOf(reader: Reader, subjectHashes: readonly string[], now: Date): Promise<Set<string>> {
  if (subjectHashes.length === 0) return new Set();
  const rows = await reader
    .selectFrom('desk_attempt')
    .select('subject_hash')
    .where('subject_hash', 'in', subjectHashes)
    .where('locked_until', '>', now)
    .execute();
  return new Set(rows.map((row) => row.subject_hash));
}

/** False where nothing is locked: of two officers one lifts a lock. */
export async function takeLockAway(tx: Tx, subjectHash: string, now: Date): Promise<boolean> {
  const result = await tx
    .deleteFrom('desk_attempt')
    .where('subject_hash', '=', subjectHash)
    .where('locked_until', '>', now)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Counts one more attempt under a lock on its row; null while locked. */
export async function reserveAttempt(
  tx: Tx,
  subjectHash: string,
  most: number,
  now: Date,
): Promise<CountedAttempt | null> {
  await tx
    .insertInto('desk_attempt')
    .values({ subject_hash: subjectHash, failures: 0, last_at: now, locked_until: null })
    .ignore()
    .execute();
  const before = await tx
    .selectFrom('desk_attempt')
    .selectAll()
    .where('subject_hash', '=', subjectHash)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const counted = countAttempt(before, most, now);
  if (counted === null) return null;
  await tx
    .updateTable('desk_attempt')
    .set({ failures: counted.failures, last_at: now, locked_until: counted.lockedUntil })
    .where('subject_hash', '=', subjectHash)
    .execute();
  return counted;
}

/** Takes back one counted attempt of many that share a subject: it was not a failure. */
export async function giveBackAttempt(tx: Tx, subjectHash: string): Promise<void> {
  await tx
    .updateTable('desk_attempt')
    .set((eb) => ({ failures: eb('failures', '-', 1), locked_until: null }))
    .where('subject_hash', '=', subjectHash)
    .where('failures', '>', 0)
    .execute();
}

export async function forgetAttempts(tx: Tx, subjectHash: string): Promise<boolean> {
  const result = await tx.deleteFrom('desk_attempt').where('subject_hash', '=', subjectHash).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

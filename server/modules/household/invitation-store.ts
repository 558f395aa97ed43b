import { sql, type Insertable } from 'kysely';
import type { InvitationState } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import type { invitation } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';

const openOnes = (reader: Reader, personId: string, now: Date) =>
  reader
    .selectFrom('invitation')
    .selectAll()
    .where('asked_by', '=', personId)
    .where('state', '=', 'open')
    .where('expires_at', '>', now)
    .orderBy('expires_at')
    .limit(limits.openInvitations);

export type InvitationRow = Awaited<ReturnType<typeof listOpenInvitations>>[number];

export const listOpenInvitations = (reader: Reader, personId: string, now: Date) =>
  openOnes(reader, personId, now).execute();

export async function insertInvitation(tx: Tx, row: Insertable<invitation>): Promise<void> {
  await tx.insertInto('invitation').values(row).execute();
}

/** The invitation behind a code, if it can still be answered. */
export function findByCode(reader: Reader, codeHash: string, now: Date) {
  return reader
    .selectFrom('invitation')
    .selectAll()
    .where('code_hash', '=', codeHash)
    .where('state', '=', 'open')
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

export function findOwnInvitation(reader: Reader, id: string, personId: string) {
  return reader
    .selectFrom('invitation')
    .select(['id', 'state'])
    .where('id', '=', id)
    .where('asked_by', '=', personId)
    .executeTakeFirst();
}

/** Takes an open invitation out of the world; of two who answer at once, one gets true. */
export async function closeInvitation(
  tx: Tx,
  id: string,
  to: { state: Exclude<InvitationState, 'open'>; at: Date; by: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('invitation')
    .set({ state: to.state, answered_at: to.at, answered_by: to.by })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Those of somebody who has left the household they invite to. */
export async function withdrawInvitationsOf(tx: Tx, personId: string, householdId: string, at: Date): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ state: 'withdrawn', answered_at: at, answered_by: personId })
    .where('asked_by', '=', personId)
    .where('household_id', '=', householdId)
    .where('state', '=', 'open')
    .execute();
}

/** Counts one more wrong code before it is known to be wrong, so that many at once can't slip by; returns the count. */
export async function countTry(tx: Tx, accountId: string, hour: string): Promise<number> {
  await tx
    .insertInto('invitation_try')
    .values({ account_id: accountId, hour, wrong: 1 })
    .onDuplicateKeyUpdate({ wrong: sql`invitation_try.wrong + 1` })
    .execute();
  const row = await tx
    .selectFrom('invitation_try')
    .select('wrong')
    .where('account_id', '=', accountId)
    .where('hour', '=', hour)
    .executeTakeFirstOrThrow();
  return row.wrong;
}

/** The code was right: it does not count. */
export async function uncountTry(tx: Tx, accountId: string, hour: string): Promise<void> {
  await tx
    .updateTable('invitation_try')
    .set((is) => ({ wrong: is('wrong', '-', 1) }))
    .where('account_id', '=', accountId)
    .where('hour', '=', hour)
    .execute();
}

/** Removes what nobody needs any more: counts of past hours. */
export async function removeOldTries(db: Db, beforeHour: string): Promise<void> {
  await db.deleteFrom('invitation_try').where('hour', '<', beforeHour).execute();
}

export const invitationQueries = {
  'family.get invitations': (db: Db) => openOnes(db, 'per', new Date('2026-11-20T00:00:00Z')),
};

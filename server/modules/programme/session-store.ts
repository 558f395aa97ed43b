import type { Insertable } from 'kysely';
import type { programme_session } from '../../db/types';
import { isDuplicate, type Reader, type Tx } from '../../kernel/db';

/** Adds a session; false where the one that it stands for has a make-up already. */
export async function insertSession(tx: Tx, row: Insertable<programme_session>): Promise<boolean> {
  try {
    await tx.insertInto('programme_session').values(row).execute();
    return true;
  } catch (error) {
    if (isDuplicate(error, 'programme_session_stands_for_key')) return false;
    throw error;
  }
}

/** Gives a session other times; what was noted in its roll was about the time before, and goes. */
export async function moveSession(
  tx: Tx,
  sessionId: string,
  to: Pick<Insertable<programme_session>, 'on_day' | 'start_at' | 'end_at' | 'place' | 'moved_from' | 'move_reason'>,
): Promise<void> {
  await tx
    .updateTable('programme_session')
    .set((eb) => ({ ...to, revision: eb('revision', '+', 1) }))
    .where('id', '=', sessionId)
    .execute();
  await tx.deleteFrom('session_attendance').where('session_id', '=', sessionId).execute();
}

/** People looked up in one read. */
const chunk = 1000;

/** Of these people, those enrolled in another programme that has a session between two instants. */
export async function inOtherSessions(
  reader: Reader,
  personIds: readonly string[],
  ask: { startAt: Date; endAt: Date; exceptSlotId: string },
): Promise<Set<string>> {
  const found = new Set<string>();
  for (let at = 0; at < personIds.length; at += chunk) {
    const rows = await othersQuery(reader, { ...ask, personIds: personIds.slice(at, at + chunk) }).execute();
    for (const row of rows) found.add(row.beneficiary_id);
  }
  return found;
}

/** A person's own bookings are few, so the sessions are found from them. */
const othersQuery = (
  reader: Reader,
  ask: { personIds: readonly string[]; startAt: Date; endAt: Date; exceptSlotId: string },
) =>
  reader
    .selectFrom('booking as b')
    .innerJoin('programme_session as p', 'p.service_id', 'b.service_id')
    .select('b.beneficiary_id')
    .distinct()
    .where('b.beneficiary_id', 'in', [...ask.personIds])
    .where('b.state', '=', 'confirmed')
    .where('b.slot_id', '!=', ask.exceptSlotId)
    .where('p.cancelled_at', 'is', null)
    .where('p.start_at', '<', ask.endAt)
    .where('p.end_at', '>', ask.startAt);

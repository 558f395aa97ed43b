import type { Insertable, Selectable } from 'kysely';
import type { pickup_person, session_pickup } from '../../db/types';
import { isDuplicate, type Reader, type Tx } from '../../kernel/db';

export type PickupPersonRow = Selectable<pickup_person>;
export type PickupRow = Selectable<session_pickup>;

/** Those named besides the guardians, the first named first; at most `limits.pickupPeople` an enrolment. */
export const pickupPeopleOf = async (reader: Reader, bookingIds: readonly string[]): Promise<PickupPersonRow[]> =>
  bookingIds.length === 0
    ? []
    : reader
        .selectFrom('pickup_person')
        .selectAll()
        .where('booking_id', 'in', [...bookingIds])
        .orderBy('added_at')
        .orderBy('id')
        .execute();

/** Adds somebody; false where the same name and digits are listed already. */
export async function insertPickupPerson(tx: Tx, row: Insertable<pickup_person>): Promise<boolean> {
  try {
    await tx.insertInto('pickup_person').values(row).execute();
    return true;
  } catch (error) {
    if (isDuplicate(error, 'pickup_person_booking_id_name_phone_tail_key')) return false;
    throw error;
  }
}

/** Whether there was one to take out. */
export async function removePickupPerson(tx: Tx, bookingId: string, id: string): Promise<boolean> {
  const done = await tx
    .deleteFrom('pickup_person')
    .where('id', '=', id)
    .where('booking_id', '=', bookingId)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** Of one session by its id, of one enrolment by its own. */
export const pickupsOf = async (
  reader: Reader,
  of: { sessionId: string; bookingIds: readonly string[] } | { bookingId: string },
): Promise<PickupRow[]> => {
  const query = reader.selectFrom('session_pickup').selectAll();
  if ('bookingId' in of) return query.where('booking_id', '=', of.bookingId).execute();
  if (of.bookingIds.length === 0) return [];
  return query
    .where('session_id', '=', of.sessionId)
    .where('booking_id', 'in', [...of.bookingIds])
    .execute();
};

/** Notes who takes a child home; false where somebody is noted already. */
export async function insertPickup(tx: Tx, row: PickupRow): Promise<boolean> {
  try {
    await tx.insertInto('session_pickup').values(row).execute();
    return true;
  } catch (error) {
    if (isDuplicate(error, 'PRIMARY')) return false;
    throw error;
  }
}

/** Whether there was something to take back. */
export async function removePickup(tx: Tx, sessionId: string, bookingId: string): Promise<boolean> {
  const done = await tx
    .deleteFrom('session_pickup')
    .where('session_id', '=', sessionId)
    .where('booking_id', '=', bookingId)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

export const findMark = (reader: Reader, sessionId: string, bookingId: string) =>
  reader
    .selectFrom('session_attendance')
    .select('state')
    .where('session_id', '=', sessionId)
    .where('booking_id', '=', bookingId)
    .executeTakeFirst();

import { limits } from '../../../shared/limits';
import type { Db, Reader, Tx } from '../../kernel/db';

/** To which sessions somebody came, why not, and who took them home or may. */
export async function exportOf(reader: Reader, personId: string): Promise<object> {
  const rows = await reader
    .selectFrom('booking as b')
    .innerJoin('session_attendance as m', 'm.booking_id', 'b.id')
    .innerJoin('programme_session as p', 'p.id', 'm.session_id')
    .innerJoin('service as s', 's.id', 'b.service_id')
    .select(['s.name as service', 'p.start_at as startAt', 'm.state', 'm.note', 'm.marked_at as at'])
    .where('b.beneficiary_id', '=', personId)
    .orderBy('p.start_at', 'desc')
    .limit(limits.exportRows)
    .execute();
  const [pickups, pickupPeople] = await Promise.all([
    reader
      .selectFrom('booking as b')
      .innerJoin('session_pickup as m', 'm.booking_id', 'b.id')
      .innerJoin('programme_session as p', 'p.id', 'm.session_id')
      .innerJoin('service as s', 's.id', 'b.service_id')
      .leftJoin('person as g', 'g.id', 'm.guardian_id')
      .select(['s.name as service', 'p.start_at as startAt', 'm.name', 'g.name as guardian', 'm.picked_up_at as at'])
      .where('b.beneficiary_id', '=', personId)
      .orderBy('m.picked_up_at', 'desc')
      .limit(limits.exportRows)
      .execute(),
    reader
      .selectFrom('booking as b')
      .innerJoin('pickup_person as m', 'm.booking_id', 'b.id')
      .innerJoin('service as s', 's.id', 'b.service_id')
      .select(['s.name as service', 'm.name', 'm.phone_tail as phoneTail', 'm.added_at as at'])
      .where('b.beneficiary_id', '=', personId)
      .orderBy('m.added_at', 'desc')
      .limit(limits.exportRows)
      .execute(),
  ]);
  return { programmeSessions: rows, pickups, pickupPeople };
}

/** All of it goes: what a programme needs to know ends with the child. Whom an adult took home stays, without their name. */
export async function eraseOf(tx: Tx, personId: string): Promise<void> {
  const theirs = tx.selectFrom('booking').select('id').where('beneficiary_id', '=', personId);
  await tx.deleteFrom('session_attendance').where('booking_id', 'in', theirs).execute();
  await tx.deleteFrom('session_pickup').where('booking_id', 'in', theirs).execute();
  await tx.deleteFrom('pickup_person').where('booking_id', 'in', theirs).execute();
  await tx.updateTable('session_pickup').set({ guardian_id: null }).where('guardian_id', '=', personId).execute();
}

async function removeBefore(db: Db, before: Date, limit: number): Promise<number> {
  const done = [
    await db.deleteFrom('session_attendance').where('marked_at', '<', before).limit(limit).executeTakeFirst(),
    await db.deleteFrom('session_pickup').where('picked_up_at', '<', before).limit(limit).executeTakeFirst(),
    // Named for a season, which is shorter than they are kept.
    await db.deleteFrom('pickup_person').where('added_at', '<', before).limit(limit).executeTakeFirst(),
  ];
  return Math.max(...done.map((one) => Number(one.numDeletedRows)));
}

/** For the table of what is kept how long. */
export const retentionOf = (db: Db) => [
  {
    kind: 'session_attendance' as const,
    days: limits.attendanceDays,
    remove: (before: Date, limit: number) => removeBefore(db, before, limit),
  },
];

import { limits } from '../../../shared/limits';
import type { Db, Reader, Tx } from '../../kernel/db';

/** To which sessions somebody came, and why not. */
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
  return { programmeSessions: rows };
}

/** All of it goes: what a programme needs to know ends with the child. */
export async function eraseOf(tx: Tx, personId: string): Promise<void> {
  const theirs = tx.selectFrom('booking').select('id').where('beneficiary_id', '=', personId);
  await tx.deleteFrom('session_attendance').where('booking_id', 'in', theirs).execute();
}

async function removeBefore(db: Db, before: Date, limit: number): Promise<number> {
  const done = await db
    .deleteFrom('session_attendance')
    .where('marked_at', '<', before)
    .limit(limit)
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

/** For the table of what is kept how long. */
export const retentionOf = (db: Db) => [
  {
    kind: 'session_attendance' as const,
    days: limits.attendanceDays,
    remove: (before: Date, limit: number) => removeBefore(db, before, limit),
  },
];

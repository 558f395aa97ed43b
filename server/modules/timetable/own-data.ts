import { limits } from '../../../shared/limits';
import type { Reader } from '../../kernel/db';

/** What the centre changed under a person's bookings, and what became of it. */
export async function exportOf(reader: Reader, personId: string): Promise<object> {
  const changes = await reader
    .selectFrom('change_task as t')
    .innerJoin('booking as b', 'b.id', 't.booking_id')
    .select(['t.booking_id as bookingId', 't.hit', 't.reason', 't.start_at as startAt', 't.outcome'])
    .select(['t.made_at as madeAt', 't.done_at as doneAt'])
    .where('b.beneficiary_id', '=', personId)
    .orderBy('t.made_at', 'desc')
    .limit(limits.exportRows)
    .execute();
  return { changes };
}

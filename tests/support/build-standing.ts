import type { Insertable } from 'kysely';
import type { excuse } from '../../server/db/types';
import type { Clock } from '../../server/kernel/clock';
import type { Db } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';

/** An excuse that waits for staff. */
export async function buildExcuse(
  db: Db,
  clock: Pick<Clock, 'now'>,
  of: { bookingId: string; centreId: string; personId: string; accountId: string },
  over: Partial<Insertable<excuse>> = {},
): Promise<string> {
  const now = clock.now();
  const row = {
    id: newId('exc'),
    booking_id: of.bookingId,
    person_id: of.personId,
    centre_id: of.centreId,
    account_id: of.accountId,
    state: 'filed' as const,
    prior_state: 'new',
    text: '孩子半夜发烧，去了医院',
    filed_at: now,
    answer_by: new Date(now.getTime() + 7 * 86_400_000),
    ...over,
  };
  await db.insertInto('excuse').values(row).execute();
  return row.id;
}

import type { Insertable } from 'kysely';
import type { change_task } from '../../server/db/types';
import type { Clock } from '../../server/kernel/clock';
import type { Db } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';

/** A booking under which the centre has changed the timetable. */
export async function buildChangeTask(
  db: Db,
  clock: Pick<Clock, 'now'>,
  of: { bookingId: string; centreId: string; serviceId: string; slotId: string; startAt: Date },
  over: Partial<Insertable<change_task>> = {},
): Promise<string> {
  const row = {
    id: newId('chg'),
    centre_id: of.centreId,
    service_id: of.serviceId,
    slot_id: of.slotId,
    booking_id: of.bookingId,
    hit: 'gone' as const,
    reason: '设备检修',
    start_at: of.startAt,
    state: 'open' as const,
    open_key: '',
    made_by: newId('acc'),
    made_at: clock.now(),
    ...over,
  };
  await db.insertInto('change_task').values(row).execute();
  return row.id;
}

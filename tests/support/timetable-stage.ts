import type { SentBody } from '../../shared/contract/types';
import { newId } from '../../server/kernel/ids';
import { addDays, atMinute } from '../../shared/time/civil';
import type { TestServer } from './app';
import type { Resident } from './build';
import type { Client } from './client';

export type Change = SentBody<'timetable.save'>['change'];

export const today = '2026-11-23';
export const on = addDays(today, 2);
const weekdays = [1, 2, 3, 4, 5, 6, 7];

export interface Stage {
  staff: Client;
  resident: Client;
  who: Resident;
  centreId: string;
  serviceId: string;
}

/** A centre with a service that runs from nine to twelve every day, its slots made for a week. */
export async function timetableStage(server: TestServer): Promise<Stage> {
  server.clock.set('2026-11-23T02:00:00.000Z');
  const { build } = server;
  const centre = await build.centre();
  const service = await build.service({ centre_id: centre.id, open_days: 7, waitlist_max: 5, party_max: 3 });
  const [centreId, serviceId] = [centre.id, service.id];
  const run = { service_id: serviceId, starts_minute: 540, ends_minute: 720, slot_minutes: 60, capacity: 3 };
  await server.db
    .insertInto('service_hours')
    .values(weekdays.map((day) => ({ id: newId('shr'), weekday: day, ...run })))
    .execute();
  for (let n = 0; n <= 8; n += 1) {
    for (const minute of [540, 600, 660]) {
      const startAt = atMinute(addDays(today, n), minute);
      const endAt = new Date(startAt.getTime() + 3_600_000);
      await build.slot({ service_id: serviceId, start_at: startAt, end_at: endAt, capacity: 3 });
    }
  }
  const who = await build.resident({ name: '林小满' });
  const [resident, staff] = [await server.as(who), await server.as(await build.staff(centreId))];
  return { staff, resident, who, centreId, serviceId };
}

/** What tests do on that stage, again and again. */
export function actsOn(server: () => TestServer, stage: () => Stage) {
  const slotAt = (minute: number, day = on) =>
    server()
      .db.selectFrom('slot')
      .selectAll()
      .where('service_id', '=', stage().serviceId)
      .where('start_at', '=', atMinute(day, minute))
      .executeTakeFirst();

  async function book(client: Client, minute: number, more: { partySize?: number; orWait?: boolean } = {}, day = on) {
    const slot = await slotAt(minute, day);
    const body = { requestKey: newId('key'), ...more };
    const answer = await client.call('booking.book', { params: { slotId: slot?.id ?? '' }, body });
    expect(answer.problem).toBeNull();
    // Who books later is later in the order of bookings too.
    server().clock.pass(1);
    return answer.body?.id ?? '';
  }

  const look = async (change: Change) => {
    const { staff, centreId } = stage();
    return (await staff.call('timetable.preview', { params: { centreId }, body: { change } })).body;
  };

  async function save(change: Change) {
    const { staff, centreId } = stage();
    const seen = await look(change);
    return staff.call('timetable.save', { params: { centreId }, body: { change, basis: seen?.basis ?? '' } });
  }

  const tasks = async () => {
    const { staff, centreId } = stage();
    return (await staff.call('changeTask.list', { query: { centreId } })).body?.items ?? [];
  };

  async function inbox(client: Client) {
    await server().worker.runDue();
    return ((await client.call('inbox.list')).body?.items ?? []).map(({ kind }) => kind);
  }

  const runsOf = (
    over: Partial<Record<'startsMinute' | 'endsMinute' | 'slotMinutes' | 'capacity', number>>,
  ): Change => ({
    kind: 'service_runs',
    serviceId: stage().serviceId,
    holidayRule: 'as_weekday',
    runs: weekdays.map((day) => ({
      weekday: day,
      startsMinute: 540,
      endsMinute: 720,
      slotMinutes: 60,
      capacity: 3,
      ...over,
    })),
  });

  return { slotAt, book, look, save, tasks, inbox, runsOf };
}

export const closed = (day = on): Change => ({
  kind: 'centre_exception',
  fromOn: day,
  toOn: day,
  opensMinute: null,
  closesMinute: null,
  reason: '消防检修',
});

import { atMinute, weekday } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { buildBlock, buildHeldNeeds, buildNeeds, buildResource } from '../support/build-resource';
import type { Client } from '../support/client';
import { actsOn, on, timetableStage, type Stage } from '../support/timetable-stage';
import { editing } from '../support/wish';

/** Times that are held with their first claim, called off by a change of a resource, and the change that frees them again. */
let server: TestServer;
let stage: Stage;
let manager: Client;
let teacher: Awaited<ReturnType<typeof buildResource>>;
let room: Awaited<ReturnType<typeof buildResource>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

beforeEach(async () => {
  stage = await timetableStage(server);
  const { centreId, serviceId } = stage;
  manager = await server.as(await server.build.staff(centreId, { role: 'manager' }));
  teacher = await buildResource(server.db, centreId, { kind: 'staff', name: '吴老师', position: 1 });
  room = await buildResource(server.db, centreId, { name: '陶艺室', position: 2 });
  await buildNeeds(server.db, serviceId, [teacher.id, room.id]);
});

const { slotAt, book, tasks } = actsOn(
  () => server,
  () => stage,
);
const { look, change } = editing(
  () => manager,
  () => stage.centreId,
);

const wednesday = weekday(on);
/** There from nine to eleven on the day that is looked at, all day on others. */
const shorter = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  weekday: day,
  startsMinute: 480,
  endsMinute: day === wednesday ? 660 : 1200,
}));
const reason = '老师改了上班时间';

/** What a slot has, by resource. */
async function held(minute: number): Promise<string[]> {
  const rows = await server.db
    .selectFrom('resource_bucket')
    .select('resource_id')
    .distinct()
    .where('slot_id', '=', (await slotAt(minute))?.id ?? '')
    .execute();
  return rows.map((row) => row.resource_id).sort();
}
const both = () => [teacher.id, room.id].sort();

/** Booked from eleven to twelve, and called off since the teacher is not there any more. */
async function calledOff(): Promise<string> {
  const bookingId = await book(stage.resident, 660);
  expect(await held(660)).toEqual(both());
  expect((await change(teacher.id, { hours: shorter }, { reason })).body).toMatchObject({ tasks: 1, removed: 1 });
  expect(await slotAt(660)).toMatchObject({ state: 'closed', taken: 1 });
  expect(await held(660)).toEqual([]);
  return bookingId;
}

test('the working time put back brings back a time with its bookings: seen before, whole, and its task is settled', async () => {
  const bookingId = await calledOff();
  const seen = await look(teacher.id, { hours: [] });
  expect(seen.body).toMatchObject({ bookings: 0, back: 1, revivedCount: 1, stillAwayCount: 0 });
  expect(seen.body?.revived).toMatchObject([{ startAt: atMinute(on, 660).toISOString(), taken: 1 }]);
  expect((await change(teacher.id, { hours: [] })).ok).toBe(true);
  expect(await slotAt(660)).toMatchObject({ state: 'open', taken: 1, withdrawn_at: null, closed_reason: null });
  expect(await held(660)).toEqual(both());
  expect(await tasks()).toEqual([]);
  const mine = await stage.resident.call('booking.get', { params: { bookingId } });
  expect(mine.body?.state).toBe('confirmed');
});

test('a change that does not put the time back brings nothing back', async () => {
  await calledOff();
  const over = { hours: shorter, beforeMinutes: 5 };
  expect((await look(teacher.id, over)).body).toMatchObject({ back: 0, stillAwayCount: 0 });
  await change(teacher.id, over);
  expect(await slotAt(660)).toMatchObject({ state: 'closed', taken: 1 });
  // Nor one of another resource that it needs.
  expect((await look(room.id, { afterMinutes: 5 })).body).toMatchObject({ back: 0, stillAwayCount: 0 });
});

test('where something else has come in its way it stays called off, and the preview says what', async () => {
  await calledOff();
  await buildBlock(server.db, room, { start_at: atMinute(on, 690), end_at: atMinute(on, 720), reason: '墙面重刷' });
  const seen = await look(teacher.id, { hours: [] });
  expect(seen.body).toMatchObject({ back: 0, revivedCount: 0, stillAwayCount: 1 });
  expect(seen.body?.stillAway).toMatchObject([
    { startAt: atMinute(on, 660).toISOString(), inTheWay: [{ name: '陶艺室', why: 'taken', by: '墙面重刷' }] },
  ]);
  expect((await change(teacher.id, { hours: [] })).ok).toBe(true);
  expect(await slotAt(660)).toMatchObject({ state: 'closed', taken: 1 });
  expect(await tasks()).toHaveLength(1);
  // Not told again with each change of the same.
  expect((await look(teacher.id, { afterMinutes: 5 })).body).toMatchObject({ stillAwayCount: 0 });
});

test('once its people have cancelled it opens again for others, held by nobody, if it can be had', async () => {
  const bookingId = await calledOff();
  expect((await stage.resident.call('booking.cancel', { params: { bookingId } })).problem).toBeNull();
  expect(await slotAt(660)).toMatchObject({ state: 'closed', taken: 0 });
  // Not while the teacher is away then.
  expect((await look(teacher.id, { hours: shorter, beforeMinutes: 5 })).body).toMatchObject({ back: 0 });
  const seen = await look(teacher.id, { hours: [] });
  expect(seen.body).toMatchObject({ back: 1, revivedCount: 0 });
  expect((await change(teacher.id, { hours: [] })).ok).toBe(true);
  expect(await slotAt(660)).toMatchObject({ state: 'open', taken: 0, withdrawn_at: null });
  expect(await held(660)).toEqual([]);
  await book(stage.resident, 660);
  expect(await held(660)).toEqual(both());
});

test('what staff have called off by hand, and what a block took, does not come with a change', async () => {
  await book(stage.resident, 600);
  const slotId = (await slotAt(600))?.id ?? '';
  expect((await stage.staff.call('slot.close', { params: { slotId }, body: { reason: '教练生病' } })).ok).toBe(true);
  await change(teacher.id, { hours: shorter }, { reason });
  expect((await look(teacher.id, { hours: [] })).body).toMatchObject({ back: 0, stillAwayCount: 0 });
  await change(teacher.id, { hours: [] });
  expect(await slotAt(600)).toMatchObject({ state: 'closed' });

  await book(stage.resident, 540);
  const span = { startAt: atMinute(on, 540).toISOString(), endAt: atMinute(on, 600).toISOString() };
  const params = { resourceId: room.id };
  const basis = (await stage.staff.call('block.preview', { params, body: span })).body?.basis ?? '';
  const block = { ...span, kind: 'repair' as const, reason: '墙面重刷', instead: [], basis };
  expect((await stage.staff.call('block.save', { params, body: block })).body).toMatchObject({ tasks: 1 });
  expect(await slotAt(540)).toMatchObject({ state: 'closed', taken: 1 });
  for (const one of [teacher, room]) {
    expect((await look(one.id, { afterMinutes: 5 })).body).toMatchObject({ back: 0, stillAwayCount: 0 });
  }
});

test('a half that its hall does not have any more takes place again', async () => {
  const { db, build } = server;
  const hall = await buildResource(db, stage.centreId, { name: '大厅', parts: [], position: 5 });
  const classes = await build.service({ centre_id: stage.centreId, name: '合唱', party_max: 3 });
  await buildHeldNeeds(db, classes.id, [hall.id]);
  const slot = await build.slot({
    service_id: classes.id,
    start_at: atMinute(on, 660),
    end_at: atMinute(on, 720),
    capacity: 9,
  });
  const singers = await server.as(await build.resident());
  const body = { requestKey: 'key-of-singers', partySize: 3 };
  expect((await singers.call('booking.book', { params: { slotId: slot.id }, body })).problem).toBeNull();
  await book(stage.resident, 660);
  // The choir has more people: the room, a part of its hall by now, is taken from the pottery.
  const split = await change(hall.id, { partIds: [room.id] }, { reason: '合成一间' });
  expect(split.body).toMatchObject({ tasks: 1 });
  expect(await slotAt(660)).toMatchObject({ state: 'closed', taken: 1 });
  expect((await look(hall.id, { partIds: [] })).body).toMatchObject({ back: 1, revivedCount: 1 });
  expect((await change(hall.id, { partIds: [] })).ok).toBe(true);
  expect(await slotAt(660)).toMatchObject({ state: 'open', taken: 1 });
  expect(await held(660)).toEqual(both());
});

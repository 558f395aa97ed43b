import { inTransaction } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';
import { holdSlots } from '../../server/modules/resource';
import { atMinute } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { buildBlock, buildHeldNeeds, buildNeeds, buildResource } from '../support/build-resource';
import type { Client } from '../support/client';
import { actsOn, on, timetableStage, type Stage } from '../support/timetable-stage';
import { editing } from '../support/wish';

let server: TestServer;
let stage: Stage;
let manager: Client;
let hall: Awaited<ReturnType<typeof buildResource>>;
let east: Awaited<ReturnType<typeof buildResource>>;
let west: Awaited<ReturnType<typeof buildResource>>;
/** Hires of the east half, at ten, for which the first claim takes it. */
let hire: string;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A class in the hall from nine to twelve; a half of it is hired for an hour by itself, as nobody has said it is one. */
beforeEach(async () => {
  stage = await timetableStage(server);
  const { build, db } = server;
  const { centreId, serviceId } = stage;
  manager = await server.as(await build.staff(centreId, { role: 'manager' }));
  hall = await buildResource(db, centreId, { name: '大厅', position: 1 });
  east = await buildResource(db, centreId, { name: '东半厅', position: 2 });
  west = await buildResource(db, centreId, { name: '西半厅', position: 3 });
  await buildHeldNeeds(db, serviceId, [hall.id]);
  const service = await build.service({ centre_id: centreId, name: '半厅借用', party_max: 3 });
  await buildNeeds(db, service.id, [east.id]);
  const at = { start_at: atMinute(on, 600), end_at: atMinute(on, 660) };
  hire = (await build.slot({ service_id: service.id, capacity: 3, ...at })).id;
});

const { slotAt, book, tasks } = actsOn(
  () => server,
  () => stage,
);
const { find, look, change } = editing(
  () => manager,
  () => stage.centreId,
);
const hireEast = async (by: Client, partySize = 1) =>
  by.call('booking.book', { params: { slotId: hire }, body: { requestKey: newId('key'), partySize } });
const halves = () => ({ partIds: [east.id, west.id] });
const partsOf = async (slotId: string | undefined) =>
  (
    await server.db
      .selectFrom('resource_bucket')
      .select('atom_id')
      .distinct()
      .where('slot_id', '=', slotId ?? '')
      .orderBy('atom_id')
      .execute()
  ).map((row) => row.atom_id);
const reason = '大厅隔成两半';
/** Nothing is planned in the hall. */
async function withoutClass() {
  await server.db.deleteFrom('service_hours').where('service_id', '=', stage.serviceId).execute();
  await server.db.deleteFrom('slot').where('service_id', '=', stage.serviceId).execute();
}

test('a hall that is made of halves takes both with its times, and a half is taken then', async () => {
  expect((await look(hall.id, halves())).body).toMatchObject({ bookings: 0, lostCount: 0 });
  const saved = await change(hall.id, halves());
  expect(saved.body).toMatchObject({ tasks: 0, removed: 0 });
  expect(saved.body?.parts.sort()).toEqual(['东半厅', '西半厅'].sort());
  expect((await find(east.id)).wholes).toEqual(['大厅']);
  expect(await partsOf((await slotAt(540))?.id)).toEqual([east.id, west.id].sort());
  expect((await hireEast(stage.resident)).problem?.code).toBe('booking.resource_taken');
});

test('one half in use leaves the other; the whole is taken', async () => {
  await withoutClass();
  await change(hall.id, halves());
  expect((await hireEast(stage.resident)).ok).toBe(true);
  const span = { startAt: atMinute(on, 600).toISOString(), endAt: atMinute(on, 660).toISOString() };
  const seenBy = async (id: string) =>
    (await stage.staff.call('block.preview', { params: { resourceId: id }, body: span })).body?.slots.length;
  expect(await seenBy(hall.id)).toBe(1);
  expect(await seenBy(west.id)).toBe(0);
});

test('where both are booked for one time the one with more people stays, the other is seen before and a task', async () => {
  await book(stage.resident, 600);
  const friend = await server.as(await server.build.resident({ name: '陈大海' }));
  const hired = await hireEast(friend, 2);
  const seen = await look(hall.id, halves());
  expect(seen.body).toMatchObject({ bookings: 1, lostCount: 1 });
  expect(seen.body?.lost[0]).toMatchObject({ serviceName: '健身房', inTheWay: [{ name: '大厅', why: 'taken' }] });
  expect((await change(hall.id, halves())).problem?.code).toBe('resource.reason_needed');
  const saved = await change(hall.id, halves(), { reason });
  expect(saved.body).toMatchObject({ tasks: 1, removed: 1 });
  expect(await tasks()).toMatchObject([{ hit: 'gone', reason, startAt: atMinute(on, 600).toISOString() }]);
  expect(await partsOf(hire)).toEqual([east.id]);
  const kept = await friend.call('booking.get', { params: { bookingId: hired.body?.id ?? '' } });
  expect(kept.body?.state).toBe('confirmed');
});

test('taken apart again, what was called off is back beside the other', async () => {
  await book(stage.resident, 600);
  await hireEast(await server.as(await server.build.resident()), 2);
  await change(hall.id, halves(), { reason });
  const seen = await look(hall.id, { partIds: [] });
  expect(seen.body).toMatchObject({ bookings: 0, back: 1 });
  expect((await change(hall.id, { partIds: [] })).problem).toBeNull();
  expect(await slotAt(600)).toMatchObject({ state: 'open', taken: 1 });
  expect(await partsOf((await slotAt(600))?.id)).toEqual([hall.id]);
  expect(await tasks()).toEqual([]);
});

test('a block of the hall holds both halves then; two that would meet have to be settled first', async () => {
  const at = { start_at: atMinute(on, 780), end_at: atMinute(on, 840) };
  const block = await buildBlock(server.db, hall, at);
  await change(hall.id, halves());
  const rows = await server.db
    .selectFrom('resource_bucket')
    .select('atom_id')
    .distinct()
    .where('block_id', '=', block.id)
    .execute();
  expect(rows.map((row) => row.atom_id).sort()).toEqual([east.id, west.id].sort());
  expect((await change(hall.id, { partIds: [] })).problem).toBeNull();
  await buildBlock(server.db, east, { start_at: atMinute(on, 800), end_at: atMinute(on, 860) });
  expect((await look(hall.id, halves())).problem?.code).toBe('resource.blocks_meet');
  expect((await change(hall.id, halves(), { basis: 'seen' })).problem?.code).toBe('resource.blocks_meet');
});

test('what is in use right now is not taken apart under it', async () => {
  await withoutClass();
  const { build, db } = server;
  const now = { start_at: new Date(server.clock.now().getTime() - 600_000), end_at: atMinute('2026-11-23', 660) };
  const lessons = await build.service({ centre_id: stage.centreId });
  await buildNeeds(db, lessons.id, [hall.id], 'slot');
  const other = await build.service({ centre_id: stage.centreId });
  await buildNeeds(db, other.id, [east.id], 'slot');
  const slots = [
    await build.slot({ service_id: lessons.id, capacity: 3, ...now }),
    await build.slot({ service_id: other.id, capacity: 3, ...now }),
  ];
  await inTransaction(db, (tx) => holdSlots(tx, slots));
  expect((await look(hall.id, halves())).problem?.code).toBe('resource.running');
});

test('parts have none of their own, are rooms or things of the centre, and nothing is a part of itself', async () => {
  const code = async (id: string, over: Parameters<typeof look>[1]) => (await look(id, over)).problem?.code;
  expect(await code(hall.id, { partIds: [hall.id] })).toBe('resource.parts_unfit');
  const person = await buildResource(server.db, stage.centreId, { kind: 'staff', name: '吴老师', position: 5 });
  expect(await code(hall.id, { partIds: [person.id] })).toBe('resource.parts_unfit');
  expect(await code(person.id, { partIds: [east.id] })).toBe('resource.parts_unfit');
  const elsewhere = await buildResource(server.db, (await server.build.centre()).id, { name: '别处' });
  expect(await code(hall.id, { partIds: [elsewhere.id] })).toBe('resource.parts_unfit');
  expect(await code(hall.id, { partIds: [east.id, east.id] })).toBe('input.invalid');
  await change(hall.id, halves());
  expect(await code(east.id, { partIds: [west.id] })).toBe('resource.parts_unfit');
  expect(await code(east.id, { kind: 'staff' })).toBe('resource.parts_unfit');
  const corner = await buildResource(server.db, stage.centreId, { name: '角落', position: 6 });
  expect(await code(corner.id, { partIds: [hall.id] })).toBe('resource.parts_unfit');
  // A part may belong to several wholes.
  expect((await change(corner.id, { partIds: [east.id] })).ok).toBe(true);
  expect((await find(east.id)).wholes.sort()).toEqual(['大厅', '角落'].sort());
});

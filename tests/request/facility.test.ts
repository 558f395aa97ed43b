import { newId } from '../../server/kernel/ids';
import type { SentBody } from '../../shared/contract/types';
import { atMinute } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { buildBlock, buildHeldNeeds, buildNeeds, buildResource } from '../support/build-resource';
import type { Client } from '../support/client';
import { actsOn, on, timetableStage, today, type Stage } from '../support/timetable-stage';

let server: TestServer;
let stage: Stage;
let manager: Client;
let teacher: Awaited<ReturnType<typeof buildResource>>;
let other: Awaited<ReturnType<typeof buildResource>>;
let room: Awaited<ReturnType<typeof buildResource>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A class that has its room and its teacher with its slots, and a colleague who can do the same. */
beforeEach(async () => {
  stage = await timetableStage(server);
  const { build, db } = server;
  const { centreId, serviceId } = stage;
  manager = await server.as(await build.staff(centreId, { role: 'manager' }));
  const staff = { kind: 'staff' as const, skill: '陶艺' };
  teacher = await buildResource(db, centreId, { ...staff, name: '吴老师', who: '陶艺社', position: 1 });
  other = await buildResource(db, centreId, { ...staff, name: '郭老师', position: 2 });
  await buildResource(db, centreId, { ...staff, skill: '书法', name: '柯老师', position: 3 });
  room = await buildResource(db, centreId, { name: '陶艺室', position: 4 });
  await buildHeldNeeds(db, serviceId, [teacher.id, room.id]);
});

const { slotAt, book, tasks, inbox } = actsOn(
  () => server,
  () => stage,
);

const span = (from: number, to: number) => ({
  startAt: atMinute(on, from).toISOString(),
  endAt: atMinute(on, to).toISOString(),
});
const look = (resourceId: string, from: number, to: number, by = stage.staff) =>
  by.call('block.preview', { params: { resourceId }, body: span(from, to) });
async function block(
  resourceId: string,
  [from, to]: readonly [number, number],
  over: Partial<SentBody<'block.save'>> = {},
) {
  const basis = (await look(resourceId, from, to)).body?.basis ?? '';
  const body = { ...span(from, to), kind: 'absence' as const, reason: '老师生病', instead: [], basis, ...over };
  return stage.staff.call('block.save', { params: { resourceId }, body });
}
const held = async (slotId: string | undefined, resourceId: string) =>
  (
    await server.db
      .selectFrom('resource_bucket')
      .select('bucket')
      .where('slot_id', '=', slotId ?? '')
      .where('resource_id', '=', resourceId)
      .execute()
  ).length;

describe('resource.list, resource.create and resource.retire', () => {
  test('the list says what is part of what and which services need it; staff read it, managers change it', async () => {
    const { centreId } = stage;
    const whole = await buildResource(server.db, centreId, { name: '大厅', parts: [room.id], position: 5 });
    const { body } = await stage.staff.call('resource.list', { params: { centreId } });
    expect(body?.may.change).toBe(false);
    expect(body?.items.find(({ id }) => id === room.id)).toMatchObject({
      wholes: ['大厅'],
      neededBy: [{ name: '健身房' }],
    });
    expect(body?.items.find(({ id }) => id === whole.id)).toMatchObject({ parts: ['陶艺室'], neededBy: [] });
    expect((await manager.call('resource.list', { params: { centreId } })).body?.may.change).toBe(true);
    const add = { kind: 'equipment' as const, name: '投影仪' };
    const made = await manager.call('resource.create', { params: { centreId }, body: add });
    expect(made.body).toMatchObject({ name: '投影仪', neededBy: [], version: 1 });
    expect((await stage.staff.call('resource.create', { params: { centreId }, body: add })).problem?.code).toBe(
      'forbidden',
    );
  });

  test('a new one is said whole at once: places, breaks, times and parts; who does not send them only names it', async () => {
    const { centreId } = stage;
    const create = (body: SentBody<'resource.create'>) =>
      manager.call('resource.create', { params: { centreId }, body });
    const hours = [
      { weekday: 3, startsMinute: 840, endsMinute: 1080 },
      { weekday: 1, startsMinute: 540, endsMinute: 720 },
    ];
    const half = await create({ kind: 'room', name: '西半厅' });
    expect(half.body).toMatchObject({ places: null, beforeMinutes: 0, afterMinutes: 0, hours: [], partIds: [] });
    const partIds = [room.id, half.body?.id ?? ''];
    const said = { who: '前台', places: 60, beforeMinutes: 5, afterMinutes: 15 };
    const made = await create({ kind: 'room', name: '大厅', ...said, hours, partIds });
    const whole = { name: '大厅', ...said, hours: [hours[1], hours[0]], version: 1 };
    expect(made.body).toMatchObject(whole);
    expect([...(made.body?.partIds ?? [])].sort()).toEqual([...partIds].sort());
    const { body } = await manager.call('resource.list', { params: { centreId } });
    expect(body?.items.find(({ id }) => id === made.body?.id)).toEqual(made.body);
    expect(body?.items.find(({ id }) => id === half.body?.id)?.wholes).toEqual(['大厅']);
    // Somebody has no number of people to be enough for, nor parts.
    const person = { kind: 'staff' as const, name: '新老师', hours };
    expect((await create({ ...person, places: 5 })).body).toMatchObject({ places: null, hours: [hours[1], hours[0]] });
    expect((await create({ ...person, partIds })).problem?.code).toBe('resource.parts_unfit');
  });

  test('a new one is made of nothing that can be no part, and is not there then', async () => {
    const { centreId } = stage;
    const elsewhere = await server.build.centre();
    const whole = await buildResource(server.db, centreId, { name: '大厅', parts: [room.id], position: 5 });
    const foreign = await buildResource(server.db, elsewhere.id, { name: '别处的房间', position: 1 });
    const count = async () => (await manager.call('resource.list', { params: { centreId } })).body?.items.length;
    const before = await count();
    for (const partIds of [[whole.id], [foreign.id], [teacher.id], ['res_0'], [room.id, whole.id]]) {
      const body = { kind: 'room' as const, name: '新厅', partIds };
      const made = await manager.call('resource.create', { params: { centreId }, body });
      expect(made.problem?.code).toBe('resource.parts_unfit');
    }
    const hours = [
      { weekday: 1, startsMinute: 540, endsMinute: 720 },
      { weekday: 1, startsMinute: 720, endsMinute: 800 },
    ];
    for (const over of [{ beforeMinutes: 7 }, { afterMinutes: 245 }, { places: 0 }, { hours }]) {
      const body = { kind: 'room' as const, name: '新厅', ...over };
      const made = await manager.call('resource.create', { params: { centreId }, body });
      expect(made.problem?.code).toBe('input.invalid');
    }
    expect(await count()).toBe(before);
  });

  test('it stays while a service needs it or something is planned with it, and is gone from the list then', async () => {
    const retire = (resourceId: string) =>
      manager.call('resource.retire', { params: { resourceId }, body: { version: 1 } });
    expect((await retire(room.id)).problem?.code).toBe('resource.needed');
    await buildBlock(server.db, other, { start_at: atMinute(on, 540), end_at: atMinute(on, 600) });
    expect((await retire(other.id)).problem?.code).toBe('resource.in_use');
    await server.db.deleteFrom('resource_bucket').where('resource_id', '=', other.id).execute();
    expect((await retire(other.id)).ok).toBe(true);
    const { body } = await manager.call('resource.list', { params: { centreId: stage.centreId } });
    expect(body?.items.map(({ name }) => name)).not.toContain('郭老师');
    expect((await retire(other.id)).problem?.code).toBe('not_found');
  });

  test('a centre has a bounded number of them', async () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({
      id: newId('res'),
      centre_id: stage.centreId,
      kind: 'room' as const,
      name: `房间 ${n}`,
      position: n,
      created_at: new Date(0),
    }));
    await server.db.insertInto('resource').values(rows).execute();
    const body = { kind: 'room' as const, name: '再来一间' };
    const made = await manager.call('resource.create', { params: { centreId: stage.centreId }, body });
    expect(made.problem?.code).toBe('resource.too_many');
  });
});

describe('resource.calendar', () => {
  test('a week of one and a day of all: slots with their people, blocks with their reason, parts through their whole', async () => {
    const { centreId } = stage;
    await book(stage.resident, 540);
    const hall = await buildResource(server.db, centreId, { name: '大厅', parts: [room.id], position: 5 });
    await buildBlock(server.db, other, { start_at: atMinute(on, 600), end_at: atMinute(on, 660), reason: '培训' });
    const day = await stage.staff.call('resource.calendar', { params: { centreId }, query: { fromOn: on } });
    const of = (id: string) => day.body?.entries.filter(({ resourceId }) => resourceId === id) ?? [];
    expect(of(teacher.id)).toHaveLength(3);
    expect(of(teacher.id)[0]).toMatchObject({ what: 'slot', title: '健身房', taken: 1, capacity: 3, through: null });
    expect(of(other.id)).toMatchObject([{ what: 'block', title: '培训', blockKind: 'meeting', mayLift: true }]);
    expect(of(hall.id)).toHaveLength(3);
    expect(of(hall.id)[0]).toMatchObject({ through: '陶艺室' });
    const query = { fromOn: today, days: 7, resourceId: room.id };
    const week = await stage.staff.call('resource.calendar', { params: { centreId }, query });
    expect(week.body?.entries).toHaveLength(21);
    const unknown = { fromOn: today, resourceId: 'res_0' };
    const none = await stage.staff.call('resource.calendar', { params: { centreId }, query: unknown });
    expect(none.problem?.code).toBe('not_found');
  });
});

describe('block.preview and block.save', () => {
  test('whom it hits is seen before; saved, the times do not take place and become tasks', async () => {
    const bookingId = await book(stage.resident, 540);
    const seen = await look(teacher.id, 540, 660);
    expect(seen.body).toMatchObject({ bookings: 1, people: 1, waiting: 0 });
    expect(seen.body?.hits).toMatchObject([{ bookingId, personName: '林*满' }]);
    expect(seen.body?.slots).toHaveLength(2);
    expect(seen.body?.slots[0]?.options.map(({ name }) => name)).toEqual(['郭老师']);
    expect((await block(teacher.id, [540, 660])).body).toMatchObject({ tasks: 1, substituted: 0, removed: 2 });
    expect(await tasks()).toMatchObject([{ bookingId, hit: 'gone', reason: '老师生病' }]);
    expect(await slotAt(540)).toMatchObject({ state: 'closed', closed_reason: '老师生病' });
    expect(await held((await slotAt(540))?.id, room.id)).toBe(0);
    expect(await inbox(stage.resident)).toContain('booking_hit');
    expect((await look(teacher.id, 600, 620)).problem?.code).toBe('block.overlaps');
  });

  test('with a substitute it takes place as it was, and the booking names who stands in', async () => {
    const bookingId = await book(stage.resident, 540);
    const slot = await slotAt(540);
    const instead = [{ slotId: slot?.id ?? '', resourceId: other.id }];
    expect((await block(teacher.id, [540, 600], { instead })).body).toMatchObject({ tasks: 0, substituted: 1 });
    expect(await tasks()).toEqual([]);
    expect(await held(slot?.id, other.id)).toBe(12);
    expect(await held(slot?.id, teacher.id)).toBe(0);
    expect(await held(slot?.id, room.id)).toBe(12);
    const booking = await stage.resident.call('booking.get', { params: { bookingId } });
    expect(booking.body?.uses.map(({ name }) => name).sort()).toEqual(['郭老师', '陶艺室'].sort());
    const query = { fromOn: on };
    const { body } = await stage.staff.call('resource.calendar', { params: { centreId: stage.centreId }, query });
    const entry = body?.entries.find((one) => one.resourceId === other.id);
    expect(entry).toMatchObject({ what: 'slot', standsIn: true });
    expect(await inbox(stage.resident)).toContain('person_changed');
  });

  test('nobody of another kind or skill, or who has something else then, can stand in', async () => {
    const slot = await slotAt(540);
    const instead = [{ slotId: slot?.id ?? '', resourceId: room.id }];
    expect((await block(teacher.id, [540, 600], { instead })).problem?.code).toBe('block.substitute_taken');
    await buildBlock(server.db, other, { start_at: atMinute(on, 540), end_at: atMinute(on, 545) });
    expect((await look(teacher.id, 540, 600)).body?.slots[0]?.options).toEqual([]);
    expect(await held(slot?.id, teacher.id)).toBe(12);
  });

  test('who books after the preview makes it another change, and nothing is written', async () => {
    const basis = (await look(teacher.id, 540, 600)).body?.basis ?? '';
    await book(stage.resident, 540);
    expect((await block(teacher.id, [540, 600], { basis })).problem?.code).toBe('timetable.changed');
    expect(await slotAt(540)).toMatchObject({ state: 'open' });
  });

  test('a free time is only taken out; the past, what is going on and risky words are refused', async () => {
    expect((await block(room.id, [780, 840], { kind: 'repair', reason: '墙面重刷' })).body?.removed).toBe(0);
    const early = { startAt: atMinute(today, 480).toISOString(), endAt: atMinute(today, 500).toISOString() };
    const past = await stage.staff.call('block.preview', { params: { resourceId: room.id }, body: early });
    expect(past.problem?.code).toBe('block.past');
    const now = { startAt: atMinute(today, 600).toISOString(), endAt: atMinute(today, 620).toISOString() };
    const running = await stage.staff.call('block.preview', { params: { resourceId: room.id }, body: now });
    expect(running.problem?.code).toBe('block.running');
    expect((await block(room.id, [840, 860], { reason: '加微信返现' })).problem?.code).toBe('content.risky');
  });

  test('a reason that cannot be checked at once is asked for in other words, and nothing is taken out', async () => {
    server.standin.failures.plan('msg_sec_check', { errcode: 45009 }, 1);
    const held = await block(room.id, [840, 860], { reason: '墙面重刷' });
    expect(held.problem?.code).toBe('block.reason_unchecked');
    expect((await look(room.id, 840, 860)).problem).toBeNull();
  });

  test('residents see a hired room as taken while it is out', async () => {
    const hire = await server.build.service({ centre_id: stage.centreId });
    await buildNeeds(server.db, hire.id, [other.id]);
    const at = { start_at: atMinute(on, 780), end_at: atMinute(on, 840) };
    const slot = await server.build.slot({ service_id: hire.id, capacity: 1, ...at });
    await block(other.id, [780, 840]);
    const params = { serviceId: hire.id };
    const { body } = await server.visitor.call('service.slots', { params, query: { on } });
    expect(body?.items.find(({ id }) => id === slot.id)).toMatchObject({ state: 'occupied', occupiedBy: ['郭老师'] });
  });

  test('belongs to the centre’s staff', async () => {
    const elsewhere = await server.as(await server.build.staff((await server.build.centre()).id));
    expect((await look(room.id, 780, 840, elsewhere)).problem?.code).toBe('not_found');
    expect((await look(room.id, 780, 840, stage.resident)).problem?.code).toBe('forbidden');
  });
});

describe('block.lift', () => {
  test('what it took away comes back with its bookings, once', async () => {
    const bookingId = await book(stage.resident, 540);
    const saved = await block(teacher.id, [540, 660]);
    const params = { blockId: saved.body?.blockId ?? '' };
    expect((await stage.staff.call('block.lift', { params })).body).toEqual({ restored: 2 });
    expect(await tasks()).toEqual([]);
    expect(await slotAt(540)).toMatchObject({ state: 'open', taken: 1, withdrawn_at: null });
    expect(await held((await slotAt(540))?.id, teacher.id)).toBe(12);
    expect((await stage.resident.call('change.get', { params: { bookingId } })).body?.change).toBeNull();
    expect((await stage.staff.call('block.lift', { params })).problem?.code).toBe('block.not_active');
  });

  test('but not where the room is taken meanwhile', async () => {
    await book(stage.resident, 540);
    const saved = await block(teacher.id, [540, 600]);
    await buildBlock(server.db, room, { start_at: atMinute(on, 540), end_at: atMinute(on, 600) });
    const params = { blockId: saved.body?.blockId ?? '' };
    expect((await stage.staff.call('block.lift', { params })).body).toEqual({ restored: 0 });
    expect(await tasks()).toHaveLength(1);
  });

  test('who waits for it elsewhere is offered it', async () => {
    const hire = await server.build.service({ centre_id: stage.centreId, waitlist_max: 3, offer_minutes: 60 });
    await buildNeeds(server.db, hire.id, [other.id]);
    const at = { start_at: atMinute(on, 780), end_at: atMinute(on, 840) };
    const slot = await server.build.slot({ service_id: hire.id, capacity: 1, ...at });
    const saved = await block(other.id, [780, 840]);
    const body = { requestKey: newId('key'), orWait: true };
    const waits = await stage.resident.call('booking.book', { params: { slotId: slot.id }, body });
    expect(waits.body?.state).toBe('waiting');
    await stage.staff.call('block.lift', { params: { blockId: saved.body?.blockId ?? '' } });
    await server.worker.runDue();
    const now = await stage.resident.call('booking.get', { params: { bookingId: waits.body?.id ?? '' } });
    expect(now.body?.state).toBe('offered');
  });
});

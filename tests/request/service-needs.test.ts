import { inTransaction } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';
import { holdSlots } from '../../server/modules/resource';
import { atMinute, weekday } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { buildBlock, buildHeldNeeds, buildNeeds, buildResource } from '../support/build-resource';
import type { Client } from '../support/client';
import { needing } from '../support/needs';
import { actsOn, on, timetableStage, today, type Stage } from '../support/timetable-stage';

type Row = Awaited<ReturnType<typeof buildResource>>;
let server: TestServer;
let stage: Stage;
let manager: Client;
let teacher: Row;
let other: Row;
let room: Row;
let hall: Row;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A class from nine to twelve with its room and its teacher; a colleague who can do the same, and another room. */
beforeEach(async () => {
  stage = await timetableStage(server);
  const { build, db } = server;
  const { centreId, serviceId } = stage;
  manager = await server.as(await build.staff(centreId, { role: 'manager' }));
  const staff = { kind: 'staff' as const, skill: '陶艺' };
  teacher = await buildResource(db, centreId, { ...staff, name: '吴老师', position: 1 });
  other = await buildResource(db, centreId, { ...staff, name: '郭老师', position: 2 });
  room = await buildResource(db, centreId, { name: '陶艺室', position: 3 });
  hall = await buildResource(db, centreId, { name: '书法教室', position: 4 });
  await buildHeldNeeds(db, serviceId, [teacher.id, room.id]);
});

const { slotAt, book, tasks, inbox } = actsOn(
  () => server,
  () => stage,
);
const { read, look, change } = needing(
  () => manager,
  () => stage.serviceId,
);
const reason = '换到大一点的教室';

/** Fives that a slot has, by resource. */
async function held(minute: number, day = on): Promise<Record<string, number>> {
  const rows = await server.db
    .selectFrom('resource_bucket')
    .select((eb) => ['resource_id', eb.fn.countAll<number>().as('fives')])
    .where('slot_id', '=', (await slotAt(minute, day))?.id ?? '')
    .groupBy('resource_id')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.resource_id, Number(row.fives)]));
}

/** A class of another service that has a room, for which a time is open. */
async function lesson(name: string, needs: readonly string[], minute: number) {
  const { build, db } = server;
  const service = await build.service({ centre_id: stage.centreId, name });
  await buildNeeds(db, service.id, needs, 'slot');
  const at = { start_at: atMinute(on, minute), end_at: atMinute(on, minute + 60) };
  const slot = await build.slot({ service_id: service.id, capacity: 3, ...at });
  await inTransaction(db, (tx) => holdSlots(tx, [slot]));
  return slot;
}

const notices = async (client: Client) => {
  await server.worker.runDue();
  return ((await client.call('inbox.list')).body?.items ?? []).map(({ kind, facts }) => ({ kind, facts }));
};

describe('serviceNeeds.get', () => {
  test('says what it needs, when it takes it, and what the centre has', async () => {
    const seen = await read();
    expect(seen).toMatchObject({
      serviceName: '健身房',
      occupies: 'slot',
      resourceIds: [teacher.id, room.id],
      may: { change: true },
    });
    expect(seen.options.map(({ name }) => name)).toEqual(['吴老师', '郭老师', '陶艺室', '书法教室']);
    const params = { serviceId: stage.serviceId };
    const staff = await stage.staff.call('serviceNeeds.get', { params });
    expect(staff.body?.may).toEqual({ change: false });
  });

  test('somebody else’s staff, and a service that is no weekly one, find nothing', async () => {
    const elsewhere = await server.as(await server.build.staff((await server.build.centre()).id, { role: 'manager' }));
    const params = { serviceId: stage.serviceId };
    expect((await elsewhere.call('serviceNeeds.get', { params })).problem?.code).toBe('not_found');
    const once = await server.build.service({ centre_id: stage.centreId, kind: 'activity' });
    const answer = await manager.call('serviceNeeds.get', { params: { serviceId: once.id } });
    expect(answer.problem?.code).toBe('not_found');
  });
});

describe('serviceNeeds.preview and serviceNeeds.change', () => {
  test('another room: bookings stand, their people read where, and the old one is free', async () => {
    await book(stage.resident, 540);
    const seen = await look([teacher.id, hall.id]);
    expect(seen.body).toMatchObject({ bookings: 0, lostCount: 0, replacedCount: 1 });
    expect(seen.body?.replaced).toMatchObject([
      { bookings: 1, was: ['陶艺室'], instead: ['书法教室'], personNames: ['林*满'] },
    ]);
    expect(await held(540)).toEqual({ [teacher.id]: 12, [room.id]: 12 });
    expect((await change([teacher.id, hall.id])).problem?.code).toBe('resource.reason_needed');
    const saved = await change([teacher.id, hall.id], 'slot', { reason });
    expect(saved.body).toMatchObject({
      resourceIds: [teacher.id, hall.id],
      ...{ tasks: 0, removed: 0, told: 1 },
    });
    expect(await slotAt(540)).toMatchObject({ state: 'open', taken: 1 });
    expect(await held(540)).toEqual({ [teacher.id]: 12, [hall.id]: 12 });
    expect(await held(600)).toEqual({ [teacher.id]: 12, [hall.id]: 12 });
    expect(await notices(stage.resident)).toContainEqual({
      kind: 'room_changed',
      facts: expect.objectContaining({ was: '陶艺室', instead: '书法教室', reason }) as unknown,
    });
    expect(await tasks()).toEqual([]);
  });

  test('a room that others have then: said by whom, then a task; with a substitute it takes place', async () => {
    await lesson('书法课', [hall.id], 600);
    await buildResource(server.db, stage.centreId, { name: '手工室', position: 5 });
    const bookingId = await book(stage.resident, 600);
    const seen = await look([teacher.id, hall.id]);
    expect(seen.body).toMatchObject({ bookings: 1, people: 1, lostCount: 1 });
    expect(seen.body?.lost).toMatchObject([
      {
        startAt: atMinute(on, 600).toISOString(),
        inTheWay: [{ name: '书法教室', why: 'taken', by: '书法课' }],
        options: [{ name: '陶艺室' }, { name: '手工室' }],
      },
    ]);
    expect(seen.body?.hits).toMatchObject([{ bookingId, hit: 'gone' }]);
    const craft = seen.body?.lost[0]?.options[1]?.resourceId ?? '';
    const instead = [{ slotId: (await slotAt(600))?.id ?? '', resourceId: craft }];
    const saved = await change([teacher.id, hall.id], 'slot', { reason, instead });
    expect(saved.body).toMatchObject({ tasks: 0, removed: 0, substituted: 1, told: 1 });
    expect(await held(600)).toEqual({ [teacher.id]: 12, [craft]: 12 });
    // From what they knew, not from what it was to be.
    expect(await notices(stage.resident)).toContainEqual({
      kind: 'room_changed',
      facts: expect.objectContaining({ was: '陶艺室', instead: '手工室' }) as unknown,
    });
  });

  test('what can’t be had and is not replaced becomes a task; back as it was, it takes place again', async () => {
    await lesson('书法课', [hall.id], 600);
    const bookingId = await book(stage.resident, 600);
    const saved = await change([teacher.id, hall.id], 'slot', { reason });
    expect(saved.body).toMatchObject({ tasks: 1, removed: 1, substituted: 0 });
    expect(await tasks()).toMatchObject([{ bookingId, hit: 'gone', reason }]);
    expect(await slotAt(600)).toMatchObject({ state: 'closed', closed_reason: reason });
    expect(await inbox(stage.resident)).toContain('booking_hit');
    const seen = await look([teacher.id, room.id]);
    expect(seen.body).toMatchObject({ bookings: 0, back: 1 });
    await change([teacher.id, room.id], 'slot', { reason });
    expect(await slotAt(600)).toMatchObject({ state: 'open', taken: 1, withdrawn_at: null });
    expect(await held(600)).toEqual({ [teacher.id]: 12, [room.id]: 12 });
    expect(await tasks()).toEqual([]);
  });

  test('nothing needed any more: all is free, and what waited for a room is offered it', async () => {
    await book(stage.resident, 540);
    expect((await look([])).body).toMatchObject({ bookings: 0, replacedCount: 0, lostCount: 0 });
    const saved = await change([]);
    expect(saved.body).toMatchObject({ occupies: 'none', resourceIds: [], tasks: 0 });
    expect(await held(540)).toEqual({});
    expect(await slotAt(540)).toMatchObject({ state: 'open', taken: 1 });
  });

  test('what was missing for a room is there again once that is not needed, or only with a claim', async () => {
    await lesson('书法课', [hall.id], 600);
    await lesson('剪纸课', [hall.id], 660);
    await book(stage.resident, 600);
    const missing = async (...next: Parameters<typeof look>) => {
      await change([hall.id], 'slot', { reason });
      expect(await slotAt(600)).toMatchObject({ state: 'closed', taken: 1 });
      expect(await slotAt(660)).toBeUndefined();
      return (await look(...next)).body?.back;
    };
    expect(await missing([])).toBe(2);
    await change([]);
    expect(await slotAt(600)).toMatchObject({ state: 'open', taken: 1, withdrawn_at: null });
    expect(await slotAt(660)).toMatchObject({ state: 'open' });
    expect(await tasks()).toEqual([]);
    // With a claim only, the one that is booked still finds it taken.
    expect(await missing([hall.id], 'claim')).toBe(1);
    await change([hall.id], 'claim', { reason });
    expect(await slotAt(600)).toMatchObject({ state: 'closed', taken: 1 });
    expect(await slotAt(660)).toMatchObject({ state: 'open' });
    expect(await held(660)).toEqual({});
  });

  test('in line for a room that its service does not need any more: offered at once', async () => {
    await lesson('书法课', [hall.id], 600);
    await change([hall.id], 'claim', { reason });
    const slot = await slotAt(600);
    const body = { requestKey: newId('key'), orWait: true };
    const waits = await stage.resident.call('booking.book', { params: { slotId: slot?.id ?? '' }, body });
    expect(waits.body?.state).toBe('waiting');
    await change([]);
    const now = await stage.resident.call('booking.get', { params: { bookingId: waits.body?.id ?? '' } });
    expect(now.body?.state).toBe('offered');
  });

  test('with the first claim only: empty times give it back and booked ones keep it; and the other way', async () => {
    await book(stage.resident, 540);
    await change([teacher.id, room.id], 'claim');
    expect(await held(540)).toEqual({ [teacher.id]: 12, [room.id]: 12 });
    expect(await held(600)).toEqual({});
    await book(await server.as(await server.build.resident()), 600);
    expect(await held(600)).toEqual({ [teacher.id]: 12, [room.id]: 12 });
    await lesson('书法课', [room.id], 660);
    const seen = await look([teacher.id, room.id], 'slot');
    expect(seen.body?.lost).toMatchObject([{ startAt: atMinute(on, 660).toISOString(), bookings: 0 }]);
    await change([teacher.id, room.id], 'slot', { reason });
    expect(await slotAt(660)).toBeUndefined();
    expect(await held(540)).toEqual({ [teacher.id]: 12, [room.id]: 12 });
    expect(await held(540, '2026-11-26')).toEqual({ [teacher.id]: 12, [room.id]: 12 });
  });

  test('a smaller room bounds its places; who booked last is told', async () => {
    await server.db.updateTable('resource').set({ places: 1 }).where('id', '=', hall.id).execute();
    await book(await server.as(await server.build.resident()), 540);
    const last = await book(stage.resident, 540, { partySize: 2 });
    const seen = await look([teacher.id, hall.id]);
    expect(seen.body?.resized).toContainEqual(expect.objectContaining({ capacity: 3, toCapacity: 1, taken: 3 }));
    expect(seen.body?.hits).toMatchObject([{ bookingId: last, hit: 'over' }]);
    // Who keeps their place is told of the room, who may lose it of that.
    expect(seen.body?.replaced).toMatchObject([{ bookings: 1 }]);
    expect((await change([teacher.id, hall.id], 'slot', { reason })).body).toMatchObject({ tasks: 1, told: 1 });
    expect(await tasks()).toMatchObject([{ bookingId: last, hit: 'over' }]);
    expect(await slotAt(600)).toMatchObject({ capacity: 1 });
    const kinds = (await notices(stage.resident)).map(({ kind }) => kind);
    expect(kinds).toContain('booking_hit');
    expect(kinds).not.toContain('room_changed');
  });

  test('working times of somebody new count, a block too, and nobody of before is asked again', async () => {
    const hours = [1, 2, 4, 5, 6, 7].map((day) => ({ resource_id: other.id, weekday: day }));
    expect(weekday(on)).toBe(3);
    await server.db
      .insertInto('resource_hours')
      .values(hours.map((one) => ({ ...one, starts_minute: 480, ends_minute: 1200 })))
      .execute();
    await buildBlock(server.db, hall, { start_at: atMinute('2026-11-26', 540), end_at: atMinute('2026-11-26', 600) });
    const seen = await look([other.id, hall.id]);
    const why = seen.body?.lost.map(({ startAt, inTheWay }) => [
      startAt,
      inTheWay.map(({ why: one, by }) => [one, by]),
    ]);
    expect(why?.sort()).toEqual([
      [atMinute(on, 540).toISOString(), [['away', null]]],
      [atMinute(on, 600).toISOString(), [['away', null]]],
      [atMinute(on, 660).toISOString(), [['away', null]]],
      [atMinute('2026-11-26', 540).toISOString(), [['taken', '内部会议']]],
    ]);
  });

  test('what is going on keeps what it has', async () => {
    // It is ten o'clock on a Monday.
    await change([hall.id], 'slot', { reason });
    expect(await held(600, today)).toEqual({ [teacher.id]: 12, [room.id]: 12 });
    expect(await held(660, today)).toEqual({ [hall.id]: 12 });
  });
});

describe('who stands in', () => {
  const stands = async () => {
    const slotId = (await slotAt(540))?.id ?? '';
    const rows = await server.db.selectFrom('slot_substitute').selectAll().where('slot_id', '=', slotId).execute();
    return rows.map(({ need_id: need, resource_id: one }) => [need, one]);
  };
  beforeEach(async () => {
    const slot = await slotAt(540);
    if (slot === undefined) throw new Error('No slot');
    const row = { slot_id: slot.id, need_id: teacher.id, resource_id: other.id };
    await server.db.insertInto('slot_substitute').values(row).execute();
    await server.db.deleteFrom('resource_bucket').where('slot_id', '=', slot.id).execute();
    await inTransaction(server.db, (tx) => holdSlots(tx, [slot]));
  });

  test('for what is still needed goes on doing so', async () => {
    await change([teacher.id, hall.id], 'slot', { reason });
    expect(await stands()).toEqual([[teacher.id, other.id]]);
    expect(await held(540)).toEqual({ [other.id]: 12, [hall.id]: 12 });
  });

  test('for what is not needed any more does not, also once it is needed again', async () => {
    await change([room.id], 'slot', { reason });
    expect(await stands()).toEqual([]);
    expect(await held(540)).toEqual({ [room.id]: 12 });
    await change([teacher.id, room.id], 'slot', { reason });
    expect(await held(540)).toEqual({ [teacher.id]: 12, [room.id]: 12 });
  });

  test('and is named as well: one does not count for two', async () => {
    await lesson('别处的课', [teacher.id], 840);
    await server.db.deleteFrom('resource_bucket').where('atom_id', '=', teacher.id).execute();
    await lesson('剪纸课', [teacher.id], 540);
    const seen = await look([teacher.id, other.id, room.id]);
    expect(seen.body?.lost).toContainEqual(
      expect.objectContaining({
        startAt: atMinute(on, 540).toISOString(),
        inTheWay: [{ name: '吴老师', why: 'taken', by: '剪纸课' }],
      }),
    );
  });
});

describe('refused', () => {
  test('of two colleagues the second is told of the first', async () => {
    const before = await read();
    const late = { version: before.version, resourceIds: [hall.id], occupies: 'slot' as const };
    expect((await change([room.id], 'slot', { reason })).ok).toBe(true);
    const params = { serviceId: stage.serviceId };
    const seen = await manager.call('serviceNeeds.preview', { params, body: late });
    expect(seen.problem?.code).toBe('needs.changed');
    const body = { ...late, basis: 'seen', instead: [] };
    expect((await manager.call('serviceNeeds.change', { params, body })).problem?.code).toBe('needs.changed');
    expect((await read()).resourceIds).toEqual([room.id]);
  });

  test('what is of another centre, is retired, or is a part of another', async () => {
    const { db, build } = server;
    const foreign = await buildResource(db, (await build.centre()).id, {});
    const gone = await buildResource(db, stage.centreId, { state: 'retired' });
    const whole = await buildResource(db, stage.centreId, { name: '大厅', parts: [room.id] });
    for (const ids of [[foreign.id], [gone.id], [whole.id, room.id], ['res_nobody']]) {
      expect((await look(ids)).problem?.code).toBe('needs.unfit');
      expect((await change(ids, 'slot', { basis: 'seen', reason })).problem?.code).toBe('needs.unfit');
    }
    expect((await look([whole.id])).problem).toBeNull();
    expect((await look([room.id], 'none')).problem?.code).toBe('input.invalid');
    expect((await look([], 'claim')).problem?.code).toBe('input.invalid');
    expect((await look([room.id, room.id])).problem?.code).toBe('input.invalid');
  });

  test('who books after the look makes it another change; risky words are refused; staff may look at nothing', async () => {
    const basis = (await look([hall.id])).body?.basis ?? '';
    await book(stage.resident, 660);
    expect((await change([hall.id], 'slot', { basis, reason })).problem?.code).toBe('timetable.changed');
    expect((await change([hall.id], 'slot', { reason: '加微信返现' })).problem?.code).toBe('content.risky');
    expect((await read()).resourceIds).toEqual([teacher.id, room.id]);
    const params = { serviceId: stage.serviceId };
    const body = { resourceIds: [], occupies: 'none' as const, version: 'v' };
    expect((await stage.staff.call('serviceNeeds.preview', { params, body })).problem?.code).toBe('forbidden');
  });
});

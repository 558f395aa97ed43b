import { inTransaction } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';
import { holdSlots } from '../../server/modules/resource';
import { atMinute, weekday } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { buildBlock, buildHeldNeeds, buildNeeds, buildResource } from '../support/build-resource';
import type { Client } from '../support/client';
import { actsOn, on, timetableStage, today, type Stage } from '../support/timetable-stage';
import { editing } from '../support/wish';

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

/** A class from nine to twelve with its room and its teacher, and a colleague who can do the same. */
beforeEach(async () => {
  stage = await timetableStage(server);
  const { build, db } = server;
  const { centreId, serviceId } = stage;
  manager = await server.as(await build.staff(centreId, { role: 'manager' }));
  const staff = { kind: 'staff' as const, skill: '陶艺' };
  teacher = await buildResource(db, centreId, { ...staff, name: '吴老师', position: 1 });
  other = await buildResource(db, centreId, { ...staff, name: '郭老师', position: 2 });
  room = await buildResource(db, centreId, { name: '陶艺室', position: 4 });
  await buildHeldNeeds(db, serviceId, [teacher.id, room.id]);
});

const { slotAt, book, tasks, inbox, runsOf, save } = actsOn(
  () => server,
  () => stage,
);
const { find, look, change } = editing(
  () => manager,
  () => stage.centreId,
);

/** Fives that a slot has of one resource, as minutes of its day. */
async function fives(minute: number, resourceId: string): Promise<[number, number] | null> {
  const rows = await server.db
    .selectFrom('resource_bucket')
    .select('bucket')
    .where('slot_id', '=', (await slotAt(minute))?.id ?? '')
    .where('resource_id', '=', resourceId)
    .orderBy('bucket')
    .execute();
  const minutes = rows.map(({ bucket }) => bucket * 5 - atMinute(on, 0).getTime() / 60_000);
  const [first, last] = [minutes[0], minutes.at(-1)];
  return first === undefined || last === undefined ? null : [first, last + 5];
}

const wednesday = weekday(on);
/** There from nine to eleven on the day that is looked at, all day on others. */
const shorter = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  weekday: day,
  startsMinute: 480,
  endsMinute: day === wednesday ? 660 : 1200,
}));
const reason = '老师改了上班时间';

describe('resource.preview and resource.change: what changes nothing of what is planned', () => {
  test('another name, kind and skill are written as they are, and nothing is hit', async () => {
    await book(stage.resident, 540);
    const seen = await look(room.id, { name: '陶艺坊' });
    expect(seen.body).toMatchObject({ bookings: 0, lostCount: 0, shortCount: 0, resizedCount: 0, back: 0 });
    const saved = await change(room.id, { name: '陶艺坊', who: '二楼', kind: 'equipment', skill: '拉坯' });
    expect(saved.body).toMatchObject({
      name: '陶艺坊',
      who: '二楼',
      kind: 'equipment',
      skill: '拉坯',
      version: 2,
      tasks: 0,
    });
    expect(await fives(540, room.id)).toEqual([540, 600]);
  });

  test('of two colleagues the second is told of the first, and somebody else’s staff find nothing', async () => {
    const before = await find(room.id);
    expect((await change(room.id, { name: '陶艺坊' })).ok).toBe(true);
    const late = { version: before.version };
    expect((await look(room.id, late)).problem?.code).toBe('resource.changed');
    expect((await change(room.id, late, { basis: 'seen' })).problem?.code).toBe('resource.changed');
    const elsewhere = await server.build.staff((await server.build.centre()).id, { role: 'manager' });
    const body = {
      kind: 'room' as const,
      name: '房',
      beforeMinutes: 0,
      afterMinutes: 0,
      hours: [],
      partIds: [],
      version: 2,
    };
    const params = { resourceId: room.id };
    const stranger = await (await server.as(elsewhere)).call('resource.preview', { params, body });
    expect(stranger.problem?.code).toBe('not_found');
    expect((await stage.staff.call('resource.preview', { params, body })).problem?.code).toBe('forbidden');
  });

  test('breaks and hours are in fives and do not meet', async () => {
    expect((await look(room.id, { afterMinutes: 7 })).problem?.code).toBe('input.invalid');
    const twice = [
      { weekday: 1, startsMinute: 540, endsMinute: 720 },
      { weekday: 1, startsMinute: 700, endsMinute: 800 },
    ];
    expect((await look(room.id, { hours: twice })).problem?.code).toBe('input.invalid');
    expect((await look(room.id, { places: 0 })).problem?.code).toBe('input.invalid');
  });
});

describe('working times', () => {
  test('a time at which somebody is not there any more: seen first, then a task, and its people are told', async () => {
    const bookingId = await book(stage.resident, 660);
    const seen = await look(teacher.id, { hours: shorter });
    expect(seen.body).toMatchObject({ bookings: 1, people: 1, lostCount: 1, shortCount: 0 });
    expect(seen.body?.lost[0]).toMatchObject({
      bookings: 1,
      inTheWay: [{ name: '吴老师', why: 'away' }],
      options: [{ name: '郭老师' }],
    });
    expect(seen.body?.hits).toMatchObject([{ bookingId, personName: '林*满', hit: 'gone' }]);
    expect((await change(teacher.id, { hours: shorter })).problem?.code).toBe('resource.reason_needed');
    expect(await slotAt(660)).toMatchObject({ state: 'open' });
    const saved = await change(teacher.id, { hours: shorter }, { reason });
    expect(saved.body).toMatchObject({ tasks: 1, removed: 1, substituted: 0, hours: shorter });
    expect(await tasks()).toMatchObject([{ bookingId, hit: 'gone', reason }]);
    expect(await slotAt(660)).toMatchObject({ state: 'closed', closed_reason: reason });
    expect(await fives(660, room.id)).toBeNull();
    expect(await inbox(stage.resident)).toContain('booking_hit');
  });

  test('with a substitute it takes place as it was', async () => {
    await book(stage.resident, 660);
    const instead = [{ slotId: (await slotAt(660))?.id ?? '', resourceId: other.id }];
    const saved = await change(teacher.id, { hours: shorter }, { reason, instead });
    expect(saved.body).toMatchObject({ tasks: 0, removed: 0, substituted: 1 });
    expect(await tasks()).toEqual([]);
    expect(await slotAt(660)).toMatchObject({ state: 'open', taken: 1 });
    expect(await fives(660, other.id)).toEqual([660, 720]);
    expect(await fives(660, teacher.id)).toBeNull();
    expect(await fives(660, room.id)).toEqual([660, 720]);
    expect(await inbox(stage.resident)).toContain('person_changed');
    const wrong = [{ slotId: (await slotAt(540))?.id ?? '', resourceId: other.id }];
    const none = await change(teacher.id, { hours: [] }, { reason, instead: wrong });
    expect(none.problem?.code).toBe('timetable.changed');
  });

  test('who books after the look makes it another change; risky words and words nobody can check are refused', async () => {
    const basis = (await look(teacher.id, { hours: shorter })).body?.basis ?? '';
    await book(stage.resident, 660);
    const late = await change(teacher.id, { hours: shorter }, { basis, reason });
    expect(late.problem?.code).toBe('timetable.changed');
    expect((await find(teacher.id)).hours).toEqual([]);
    const risky = await change(teacher.id, { hours: shorter }, { reason: '加微信返现' });
    expect(risky.problem?.code).toBe('content.risky');
    server.standin.failures.plan('msg_sec_check', { errcode: 45009 }, 1);
    const unchecked = await change(teacher.id, { hours: shorter }, { reason });
    expect(unchecked.problem?.code).toBe('block.reason_unchecked');
  });

  test('given back, its times are there again with their bookings, and what was called off by hand is not', async () => {
    await book(stage.resident, 660);
    await change(teacher.id, { hours: shorter }, { reason });
    const seen = await look(teacher.id, { hours: [] });
    expect(seen.body).toMatchObject({ bookings: 0, back: 1 });
    expect((await change(teacher.id, { hours: [] })).ok).toBe(true);
    expect(await slotAt(660)).toMatchObject({ state: 'open', taken: 1, withdrawn_at: null });
    expect(await fives(660, teacher.id)).toEqual([660, 720]);
    expect(await tasks()).toEqual([]);
  });

  test('a time that nobody ever booked comes back at once too', async () => {
    await change(teacher.id, { hours: shorter }, { reason });
    expect(await slotAt(660)).toBeUndefined();
    await change(teacher.id, { hours: [] });
    expect(await slotAt(660)).toMatchObject({ state: 'open' });
    expect(await fives(660, teacher.id)).toEqual([660, 720]);
  });

  test('what is going on stays, whatever its working times are to be', async () => {
    // It is ten o'clock on a Monday.
    const hours = shorter.map((one) =>
      one.weekday === 1 ? { ...one, endsMinute: 630 } : { ...one, endsMinute: 1200 },
    );
    expect((await change(teacher.id, { hours }, { reason })).body).toMatchObject({ tasks: 0, removed: 3 });
    expect(await slotAt(600, today)).toMatchObject({ state: 'open' });
    expect(await slotAt(660, today)).toBeUndefined();
  });
});

describe('what is kept free around a use', () => {
  test('times with people keep the break that they have, and empty ones next to them give way', async () => {
    await book(stage.resident, 540);
    const friend = await server.as(await server.build.resident());
    await book(friend, 600);
    const seen = await look(room.id, { afterMinutes: 15 });
    expect(seen.body).toMatchObject({ bookings: 0 });
    const atNine = atMinute(on, 540).toISOString();
    expect(seen.body?.short).toMatchObject([{ serviceName: '健身房', startAt: atNine }]);
    // Of each other day's three the second: the first and the third fit. Of today's, the last is over all of it.
    const lost = seen.body?.lost.map(({ startAt }) => startAt) ?? [];
    expect(lost).toContain(atMinute(on, 660).toISOString());
    const saved = await change(room.id, { afterMinutes: 15 }, { reason: '要留时间打扫' });
    expect(saved.body).toMatchObject({ tasks: 0, afterMinutes: 15, removed: lost.length });
    expect(await fives(540, room.id)).toEqual([540, 600]);
    expect(await fives(600, room.id)).toEqual([600, 675]);
    expect(await slotAt(660)).toBeUndefined();
    expect(await tasks()).toEqual([]);
  });

  test('a shorter break is given back, and what was missing for it is made', async () => {
    await change(room.id, { afterMinutes: 15 }, { reason: '要留时间打扫' });
    expect(await slotAt(600)).toBeUndefined();
    expect(await fives(540, room.id)).toEqual([540, 615]);
    expect((await change(room.id, { afterMinutes: 0 })).ok).toBe(true);
    expect(await slotAt(600)).toMatchObject({ state: 'open' });
    expect(await fives(540, room.id)).toEqual([540, 600]);
  });

  test('who stands in elsewhere is looked at too', async () => {
    const lesson = await server.build.service({ centre_id: stage.centreId, name: '晚课' });
    await buildNeeds(server.db, lesson.id, [teacher.id], 'slot');
    const at = { start_at: atMinute(on, 1140), end_at: atMinute(on, 1200) };
    const slot = await server.build.slot({ service_id: lesson.id, capacity: 3, ...at });
    const standing = { slot_id: slot.id, need_id: teacher.id, resource_id: other.id };
    await server.db.insertInto('slot_substitute').values(standing).execute();
    await inTransaction(server.db, (tx) => holdSlots(tx, [slot]));
    const hours = [{ weekday: wednesday, startsMinute: 540, endsMinute: 720 }];
    const seen = await look(other.id, { hours });
    expect(seen.body?.lost).toMatchObject([{ slotId: slot.id, serviceName: '晚课', options: [{ name: '吴老师' }] }]);
  });
});

describe('how many it is enough for', () => {
  test('its times hold no more; who booked last is told, the others stay', async () => {
    const [first, second] = [await server.build.resident(), await server.build.resident()];
    await book(await server.as(first), 540);
    const last = await book(await server.as(second), 540, { partySize: 2 });
    const seen = await look(room.id, { places: 1 });
    expect(seen.body).toMatchObject({ bookings: 1, lostCount: 0 });
    expect(seen.body?.hits).toMatchObject([{ bookingId: last, hit: 'over' }]);
    expect(seen.body?.resized).toContainEqual(expect.objectContaining({ capacity: 3, toCapacity: 1, taken: 3 }));
    const saved = await change(room.id, { places: 1 }, { reason: '桌椅少了' });
    expect(saved.body).toMatchObject({ tasks: 1, places: 1 });
    expect(await tasks()).toMatchObject([{ bookingId: last, hit: 'over' }]);
    expect(await slotAt(540)).toMatchObject({ taken: 3, shrinks_to: 1 });
    expect(await slotAt(600)).toMatchObject({ capacity: 1 });
    await change(room.id, { places: undefined });
    expect(await slotAt(600)).toMatchObject({ capacity: 3 });
  });

  test('a timetable with more places gives no more than the room has, and a smaller room is no substitute', async () => {
    const small = await buildResource(server.db, stage.centreId, { name: '小间', places: 2, position: 6 });
    await change(room.id, { places: 2 }, { reason: '桌椅少了' });
    expect((await save(runsOf({ capacity: 5 }))).ok).toBe(true);
    expect(await slotAt(540)).toMatchObject({ capacity: 2 });
    await server.db.updateTable('resource').set({ places: 1 }).where('id', '=', small.id).execute();
    const span = { startAt: atMinute(on, 540).toISOString(), endAt: atMinute(on, 600).toISOString() };
    const options = async () => {
      const params = { resourceId: room.id };
      const { body } = await stage.staff.call('block.preview', { params, body: span });
      return body?.slots[0]?.options.map(({ name }) => name);
    };
    expect(await options()).toEqual([]);
    await server.db.updateTable('resource').set({ places: 2 }).where('id', '=', small.id).execute();
    expect(await options()).toEqual(['小间']);
  });

  test('nobody is enough for some people only', async () => {
    expect((await change(teacher.id, { places: 2 })).body?.places).toBeNull();
  });
});

describe('together with other uses', () => {
  test('a block stays as it is, and a longer break of a booked time does not reach into it', async () => {
    await buildBlock(server.db, room, { start_at: atMinute(on, 720), end_at: atMinute(on, 780) });
    await book(stage.resident, 660);
    const { body } = await look(room.id, { afterMinutes: 15 });
    expect(body?.short).toContainEqual(expect.objectContaining({ startAt: atMinute(on, 660).toISOString() }));
    await change(room.id, { afterMinutes: 15 }, { reason: '要留时间打扫' });
    expect(await fives(660, room.id)).toEqual([660, 720]);
  });

  test('who waits for a room that is free for longer now is offered it', async () => {
    await server.db.updateTable('resource').set({ after_minutes: 60 }).where('id', '=', room.id).execute();
    await server.db
      .deleteFrom('slot')
      .where('service_id', '=', stage.serviceId)
      .where('start_at', '<>', atMinute(on, 660))
      .execute();
    const slot = await slotAt(660);
    await server.db
      .deleteFrom('resource_bucket')
      .where('slot_id', '=', slot?.id ?? '')
      .execute();
    if (slot !== undefined) await inTransaction(server.db, (tx) => holdSlots(tx, [slot]));
    const hire = await server.build.service({ centre_id: stage.centreId, waitlist_max: 3, offer_minutes: 60 });
    await buildNeeds(server.db, hire.id, [room.id]);
    const at = { start_at: atMinute(on, 720), end_at: atMinute(on, 780) };
    const target = await server.build.slot({ service_id: hire.id, capacity: 1, ...at });
    const body = { requestKey: newId('key'), orWait: true };
    const waits = await stage.resident.call('booking.book', { params: { slotId: target.id }, body });
    expect(waits.body?.state).toBe('waiting');
    await change(room.id, { afterMinutes: 0 });
    await server.worker.runDue();
    const now = await stage.resident.call('booking.get', { params: { bookingId: waits.body?.id ?? '' } });
    expect(now.body?.state).toBe('offered');
  });
});

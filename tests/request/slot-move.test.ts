import type { Reply, SentBody } from '../../shared/contract/types';
import { addDays, atMinute } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { buildHeldNeeds, buildNeeds, buildResource } from '../support/build-resource';
import { actsOn, on, timetableStage, today, type Stage } from '../support/timetable-stage';

let server: TestServer;
let stage: Stage;
let room: Awaited<ReturnType<typeof buildResource>>;
let other: Awaited<ReturnType<typeof buildResource>>;
let teacher: Awaited<ReturnType<typeof buildResource>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A class at nine, ten and eleven with its room and teacher, and another room. The centre is open from eight to nine in the evening. */
beforeEach(async () => {
  stage = await timetableStage(server);
  const { db } = server;
  const { centreId, serviceId } = stage;
  room = await buildResource(db, centreId, { name: '陶艺室', position: 1 });
  other = await buildResource(db, centreId, { name: '手工室', position: 2 });
  teacher = await buildResource(db, centreId, { kind: 'staff', skill: '陶艺', name: '吴老师', position: 3 });
  await buildHeldNeeds(db, serviceId, [teacher.id, room.id]);
});

const { slotAt, book, save, tasks, inbox } = actsOn(
  () => server,
  () => stage,
);

interface To {
  /** Of the slot that moves; eleven o'clock unless said. */
  from?: number;
  minute?: number;
  day?: string;
  resourceId?: string;
  toResourceId?: string;
}

const whereOf = ({ from = 660, minute = from, day = on, resourceId = room.id, toResourceId = resourceId }: To) => ({
  resourceId,
  toResourceId,
  startAt: atMinute(day, minute).toISOString(),
});

async function look(to: To) {
  const slot = await slotAt(to.from ?? 660);
  return stage.staff.call('slotMove.preview', { params: { slotId: slot?.id ?? '' }, body: whereOf(to) });
}

async function move(to: To, over: Partial<SentBody<'slotMove.save'>> = {}) {
  const slot = await slotAt(to.from ?? 660);
  const basis = (await look(to)).body?.basis ?? 'none';
  const body = { ...whereOf(to), reason: '老师上午有事', basis, ...over };
  return stage.staff.call('slotMove.save', { params: { slotId: slot?.id ?? '' }, body });
}

const heldBy = async (slotId: string | undefined) =>
  (
    await server.db
      .selectFrom('resource_bucket')
      .select('resource_id')
      .distinct()
      .where('slot_id', '=', slotId ?? '')
      .orderBy('resource_id')
      .execute()
  ).map((row) => row.resource_id);

describe('slotMove.preview and slotMove.save, to another time', () => {
  test('says whom it hits, then the old time goes, the new one stands with room and teacher, and bookings become tasks', async () => {
    const bookingId = await book(stage.resident, 660);
    const { body: seen } = await look({ minute: 840 });
    expect(seen).toMatchObject({ stays: false, bookings: 1, people: 1, serviceName: '健身房', toName: '陶艺室' });
    expect(seen?.hits).toMatchObject([{ bookingId }]);
    expect((await move({ minute: 840 })).body).toEqual({ tasks: 1, told: 0 });
    expect(await slotAt(660)).toMatchObject({ state: 'closed', closed_reason: '老师上午有事' });
    const there = await slotAt(840);
    expect(there).toMatchObject({ state: 'open', capacity: 3, end_at: atMinute(on, 900) });
    expect(await heldBy(there?.id)).toEqual([room.id, teacher.id].sort());
    expect(await tasks()).toMatchObject([{ hit: 'gone', reason: '老师上午有事', suggested: { slotId: there?.id } }]);
    expect(await inbox(stage.resident)).toContain('booking_hit');
    // The other times of that day, and the days beside it, are as they were.
    expect(await slotAt(540)).toMatchObject({ state: 'open' });
    expect(await slotAt(660, addDays(on, 1))).toMatchObject({ state: 'open' });
  });

  test('the resident takes the new time with one tap', async () => {
    const bookingId = await book(stage.resident, 660);
    await move({ minute: 840 });
    const slotId = (await slotAt(840))?.id ?? '';
    const moved = await stage.resident.call('change.move', { params: { bookingId }, body: { slotId } });
    expect(moved.problem).toBeNull();
    expect(await slotAt(840)).toMatchObject({ taken: 1 });
  });

  test('on another day it is suggested too, and both days keep their other times', async () => {
    await book(stage.resident, 660);
    const day = addDays(on, 1);
    expect((await move({ day, minute: 840 })).body?.tasks).toBe(1);
    const there = await slotAt(840, day);
    expect(await tasks()).toMatchObject([{ suggested: { slotId: there?.id } }]);
    const exceptions = await server.db
      .selectFrom('service_exception')
      .select(['on_day', 'runs'])
      .where('service_id', '=', stage.serviceId)
      .orderBy('on_day')
      .execute();
    expect(exceptions.map(({ on_day, runs }) => [on_day, JSON.parse(runs)])).toEqual([
      [on, [{ startsMinute: 540, endsMinute: 660, slotMinutes: 60, capacity: 3 }]],
      [
        day,
        [
          { startsMinute: 540, endsMinute: 720, slotMinutes: 60, capacity: 3 },
          { startsMinute: 840, endsMinute: 900, slotMinutes: 60, capacity: 3 },
        ],
      ],
    ]);
  });

  test('a day that was changed before keeps its reason beside that of the move', async () => {
    await save({
      kind: 'service_exception',
      serviceId: stage.serviceId,
      fromOn: on,
      toOn: on,
      runs: [{ startsMinute: 540, endsMinute: 720, slotMinutes: 60, capacity: 5 }],
      reason: '人多，加了位子',
    });
    await move({ minute: 840 });
    const notes = async () => {
      const rows = server.db.selectFrom('service_exception').select(['on_day', 'reason']);
      return (await rows.where('service_id', '=', stage.serviceId).orderBy('on_day').execute()).map(
        (row) => row.reason,
      );
    };
    expect(await notes()).toEqual(['人多，加了位子；老师上午有事']);
    // The same words again stand there once; another day has only its own.
    await move({ from: 600, day: addDays(on, 1), minute: 840 });
    expect(await notes()).toEqual(['人多，加了位子；老师上午有事', '老师上午有事']);
  });

  test('moved back, the bookings stand again as they did', async () => {
    await book(stage.resident, 660);
    await move({ minute: 840 });
    expect((await move({ from: 840, minute: 660 })).body).toEqual({ tasks: 0, told: 0 });
    expect(await slotAt(660)).toMatchObject({ state: 'open', taken: 1 });
    expect(await slotAt(840)).toBeUndefined();
    expect(await tasks()).toEqual([]);
    expect(await heldBy((await slotAt(660))?.id)).toEqual([room.id, teacher.id].sort());
  });

  test('with another room for it, the new time has that one', async () => {
    await move({ minute: 840, toResourceId: other.id });
    expect(await heldBy((await slotAt(840))?.id)).toEqual([other.id, teacher.id].sort());
    // Where it goes next, it takes along whom it has.
    await move({ from: 840, minute: 900, resourceId: teacher.id });
    expect(await heldBy((await slotAt(900))?.id)).toEqual([other.id, teacher.id].sort());
  });

  test('somebody who books after the look makes it another move', async () => {
    const basis = (await look({ minute: 840 })).body?.basis ?? '';
    await book(stage.resident, 660);
    expect((await move({ minute: 840 }, { basis })).problem?.code).toBe('timetable.changed');
    expect(await slotAt(660)).toMatchObject({ state: 'open' });
  });

  test.each([
    ['before now', { day: today, minute: 540 }, 'move.past'],
    ['beyond the days that are open', { day: addDays(today, 30) }, 'move.beyond'],
    ['before the centre opens', { minute: 420 }, 'move.shut'],
    ['past its closing', { minute: 1230 }, 'move.shut'],
    ['over another time of the service', { minute: 570 }, 'move.own_time'],
    ['to where it is', {}, 'move.nothing'],
  ])('%s it is refused in the look already', async (_, to, code) => {
    expect((await look(to)).problem?.code).toBe(code);
    expect((await move(to)).problem?.code).toBe(code);
  });

  test('what has begun, what was called off and what belongs to no timetable stays where it is', async () => {
    const begun = await slotAt(540, today);
    const params = { slotId: begun?.id ?? '' };
    const late = await stage.staff.call('slotMove.preview', { params, body: whereOf({ minute: 840 }) });
    expect(late.problem?.code).toBe('move.begun');
    const slot = await slotAt(660);
    const closed = { params: { slotId: slot?.id ?? '' }, body: { reason: '停水' } };
    expect((await stage.staff.call('slot.close', closed)).problem).toBeNull();
    expect((await look({ minute: 840 })).problem?.code).toBe('move.not_planned');
  });
});

describe('slotMove.preview and slotMove.save, to another room or person', () => {
  test('bookings stand, and their people are told where', async () => {
    const bookingId = await book(stage.resident, 660);
    const { body: seen } = await look({ toResourceId: other.id });
    expect(seen).toMatchObject({ stays: true, bookings: 1, people: 1, name: '陶艺室', toName: '手工室' });
    expect((await move({ toResourceId: other.id }, { reason: '墙面重刷' })).body).toEqual({ tasks: 0, told: 1 });
    const slot = await slotAt(660);
    expect(await heldBy(slot?.id)).toEqual([other.id, teacher.id].sort());
    expect(await tasks()).toEqual([]);
    const booking = await stage.resident.call('booking.get', { params: { bookingId } });
    expect(booking.body?.uses.map(({ name }) => name)).toContain('手工室');
    expect(await inbox(stage.resident)).toContain('room_changed');
    // And back again: nothing stands in any more.
    await move({ resourceId: other.id, toResourceId: room.id });
    expect(await heldBy(slot?.id)).toEqual([room.id, teacher.id].sort());
    const left = server.db
      .selectFrom('slot_substitute')
      .selectAll()
      .where('slot_id', '=', slot?.id ?? '');
    expect(await left.execute()).toEqual([]);
  });

  test('one that is taken then, is of another kind or has another skill is refused', async () => {
    const painter = await buildResource(server.db, stage.centreId, { kind: 'staff', skill: '书法', name: '柯老师' });
    expect((await look({ toResourceId: teacher.id })).problem?.code).toBe('move.unfit');
    expect((await look({ resourceId: teacher.id, toResourceId: painter.id })).problem?.code).toBe('move.unfit');
    const span = { startAt: atMinute(on, 690).toISOString(), endAt: atMinute(on, 720).toISOString() };
    const params = { resourceId: other.id };
    const seen = await stage.staff.call('block.preview', { params, body: span });
    const more = { kind: 'meeting' as const, reason: '内部会议', instead: [], basis: seen.body?.basis ?? '' };
    await stage.staff.call('block.save', { params, body: { ...span, ...more } });
    expect((await look({ toResourceId: other.id })).problem?.code).toBe('move.taken');
    expect((await look({ minute: 840, toResourceId: other.id })).problem).toBeNull();
  });

  test('a hall that nobody has hired yet is only held in the other room once somebody does', async () => {
    const hire = await server.build.service({ centre_id: stage.centreId, open_days: 7 });
    await buildNeeds(server.db, hire.id, [other.id]);
    const run = { weekday: 3, starts_minute: 840, ends_minute: 900, slot_minutes: 60, capacity: 1 };
    await server.db
      .insertInto('service_hours')
      .values({ id: 'shr_hire', service_id: hire.id, ...run })
      .execute();
    const times = { start_at: atMinute(on, 840), end_at: atMinute(on, 900) };
    const slot = await server.build.slot({ service_id: hire.id, capacity: 1, ...times });
    const params = { slotId: slot.id };
    const where = { resourceId: other.id, toResourceId: room.id, startAt: times.start_at.toISOString() };
    const seen = await stage.staff.call('slotMove.preview', { params, body: where });
    const body = { ...where, reason: '墙面重刷', basis: seen.body?.basis ?? '' };
    expect((await stage.staff.call('slotMove.save', { params, body })).body).toEqual({ tasks: 0, told: 0 });
    expect(await heldBy(slot.id)).toEqual([]);
    await stage.resident.call('booking.book', { params, body: { requestKey: 'key_hire' } });
    expect(await heldBy(slot.id)).toEqual([room.id]);
  });
});

describe('slotMove.targets', () => {
  const of = async (query: { resourceId: string; fromOn: string; days?: number }) => {
    const slot = await slotAt(660);
    return stage.staff.call('slotMove.targets', { params: { slotId: slot?.id ?? '' }, query });
  };
  const at = (body: Reply<'slotMove.targets'> | null, resourceId: string, minute: number, day = on) =>
    body?.blocked.find(
      (one) => one.resourceId === resourceId && one.on === day && one.fromMinute <= minute && minute < one.toMinute,
    );

  test('on one day every room of the kind, with why each other beginning is not possible; in a week its own', async () => {
    const { body } = await of({ resourceId: room.id, fromOn: on });
    expect(body).toMatchObject({ minutes: 60, serviceName: '健身房' });
    expect(body?.resources.map(({ name }) => name)).toEqual(['陶艺室', '手工室']);
    expect(at(body, room.id, 420)).toMatchObject({ why: 'shut', inTheWay: [] });
    expect(at(body, room.id, 545)).toMatchObject({ why: 'own_time' });
    expect(at(body, room.id, 840)).toBeUndefined();
    expect(at(body, other.id, 660)).toBeUndefined();
    const week = await of({ resourceId: room.id, fromOn: today, days: 7 });
    expect(week.body?.resources).toHaveLength(1);
    expect(at(week.body, room.id, 540, today)).toMatchObject({ why: 'past' });
  });

  test('a teacher who is away then is named, whatever room it is', async () => {
    const hours = { weekday: 3, starts_minute: 540, ends_minute: 720 };
    await server.db
      .insertInto('resource_hours')
      .values({ resource_id: teacher.id, ...hours })
      .execute();
    const { body } = await of({ resourceId: room.id, fromOn: on });
    expect(at(body, other.id, 840)).toMatchObject({ why: 'away', inTheWay: ['吴老师'] });
  });
});

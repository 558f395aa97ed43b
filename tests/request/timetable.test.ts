import { atMinute, weekday } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import type { Resident } from '../support/build';
import type { Client } from '../support/client';
import { actsOn, closed, on, timetableStage, today, type Change, type Stage } from '../support/timetable-stage';

let server: TestServer;
let stage: Stage;
let staff: Client;
let resident: Client;
let who: Resident;
let centreId: string;
let serviceId: string;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  stage = await timetableStage(server);
  ({ staff, resident, who, centreId, serviceId } = stage);
});

const { slotAt, book, look, save, tasks, inbox, runsOf } = actsOn(
  () => server,
  () => stage,
);

describe('timetable.get and timetable.days', () => {
  test('show all layers, and which one decides a day', async () => {
    await save(closed());
    const whole = await staff.call('timetable.get', { params: { centreId } });
    expect(whole.body).toMatchObject({
      hours: expect.arrayContaining([{ weekday: 1, opensMinute: 480, closesMinute: 1260 }]),
      exceptions: [{ on, opensMinute: null, closesMinute: null, reason: '消防检修' }],
      services: [{ id: serviceId, holidayRule: 'as_weekday', exceptions: [], events: [] }],
    });
    const { body } = await staff.call('timetable.days', { params: { centreId }, query: { serviceId } });
    expect(body?.items).toHaveLength(35);
    expect(body?.items[2]).toMatchObject({
      on,
      layer: 'exception',
      note: '消防检修',
      weekly: { opensMinute: 480 },
      service: { layer: 'exception', slots: 0, cut: 3 },
    });
  });

  test('mark days of a year without a notice as provisional', async () => {
    const { body } = await staff.call('timetable.days', { params: { centreId }, query: { fromOn: '2026-12-20' } });
    expect(body?.items.filter((day) => day.provisional).map((day) => day.on)[0]).toBe('2027-01-01');
    expect(body?.items.find((day) => day.on === '2026-12-31')?.provisional).toBe(false);
  });

  test('belong to those who work there', async () => {
    const elsewhere = await server.as(await server.build.staff((await server.build.centre()).id));
    expect((await elsewhere.call('timetable.get', { params: { centreId } })).problem?.code).toBe('not_found');
    expect((await resident.call('timetable.get', { params: { centreId } })).problem?.code).toBe('forbidden');
    const days = await staff.call('timetable.days', { params: { centreId }, query: { serviceId: 'svc_0' } });
    expect(days.problem?.code).toBe('not_found');
  });
});

describe('timetable.preview', () => {
  test('counts bookings and people, names them masked, and writes nothing', async () => {
    await book(resident, 540, { partySize: 2 });
    await book(resident, 660);
    const seen = await look(closed());
    expect(seen).toMatchObject({ bookings: 2, people: 1, waiting: 0, counts: { vanish: 3, appear: 0 } });
    expect(seen?.hits[0]).toMatchObject({ personName: '林*满', partySize: 2, hit: 'gone', toStartAt: null });
    expect((await slotAt(540))?.state).toBe('open');
    expect(
      await server.db.selectFrom('centre_exception').selectAll().where('centre_id', '=', centreId).execute(),
    ).toEqual([]);
  });

  test('tells what moves, and to when', async () => {
    await book(resident, 600);
    const seen = await look(runsOf({ startsMinute: 570, endsMinute: 750 }));
    expect(seen).toMatchObject({ bookings: 1, counts: { vanish: 0 } });
    expect(seen?.counts.move).toBeGreaterThan(0);
    expect(seen?.hits[0]?.toStartAt).toBe(atMinute(on, 630).toISOString());
  });

  test('a day without slots is no effect, and one of another year says so in its basis alone', async () => {
    const seen = await look(closed('2027-05-01'));
    expect(seen).toMatchObject({ bookings: 0, people: 0, effects: [] });
  });

  test('refuses runs that lie over each other or hold no slot, naming the fields', async () => {
    const change = { ...runsOf({}), runs: [] as object[] };
    change.runs = [
      { weekday: 1, startsMinute: 540, endsMinute: 600, slotMinutes: 90, capacity: 3 },
      { weekday: 2, startsMinute: 540, endsMinute: 660, slotMinutes: 60, capacity: 3 },
      { weekday: 2, startsMinute: 600, endsMinute: 720, slotMinutes: 60, capacity: 3 },
    ];
    const answer = await staff.call('timetable.preview', { params: { centreId }, body: { change: change as Change } });
    expect(answer.problem?.code).toBe('input.invalid');
    expect(answer.problem?.fields?.map(({ path }) => path)).toEqual([
      'body.change.runs.0.startsMinute',
      'body.change.runs.2.startsMinute',
    ]);
  });

  test('of a service of another centre there is nothing to see', async () => {
    const other = await server.build.service();
    const change = { kind: 'service_exception_end', serviceId: other.id, fromOn: on, toOn: on } as const;
    const answer = await staff.call('timetable.preview', { params: { centreId }, body: { change } });
    expect(answer.problem?.code).toBe('not_found');
  });
});

describe('timetable.save', () => {
  test('removes slots without bookings, keeps those with, and makes a task and a message of each booking', async () => {
    const bookingId = await book(resident, 540);
    expect((await save(closed())).body).toEqual({ tasks: 1, made: 0, removed: 3 });
    expect(await slotAt(600)).toBeUndefined();
    expect(await slotAt(540)).toMatchObject({ state: 'closed', taken: 1, closed_reason: '消防检修' });
    const booking = await resident.call('booking.get', { params: { bookingId } });
    expect(booking.body?.state).toBe('confirmed');
    expect(await tasks()).toMatchObject([
      { bookingId, hit: 'gone', reason: '消防检修', may: { settle: true, keep: false } },
    ]);
    expect(await inbox(resident)).toContain('booking_hit');
    const days = await resident.call('service.days', { params: { serviceId } });
    expect(days.body?.items.find((day) => day.on === on)).toMatchObject({ open: false, note: '消防检修', slots: 0 });
  });

  test('refuses what is no longer what was previewed: somebody has booked since', async () => {
    const seen = await look(closed());
    await book(resident, 540);
    const body = { change: closed(), basis: seen?.basis ?? '' };
    const answer = await staff.call('timetable.save', { params: { centreId }, body });
    expect(answer.problem?.code).toBe('timetable.changed');
    expect((await slotAt(600))?.state).toBe('open');
    expect((await save(closed())).body?.tasks).toBe(1);
  });

  test('makes new slots and takes the old away; taken back, everything is as before', async () => {
    const before = await server.db.selectFrom('slot').select('start_at').where('service_id', '=', serviceId).execute();
    const bookingId = await book(resident, 540);
    await save(runsOf({ startsMinute: 570, endsMinute: 750 }));
    const moved = await resident.call('change.get', { params: { bookingId } });
    expect(moved.body?.change?.suggested?.startAt).toBe(atMinute(on, 570).toISOString());
    await save(runsOf({}));
    const after = await server.db
      .selectFrom('slot')
      .select('start_at')
      .where('service_id', '=', serviceId)
      .where('state', '=', 'open')
      .execute();
    expect(after.map(String).sort()).toEqual(before.map(String).sort());
    expect(await slotAt(540)).toMatchObject({ state: 'open', taken: 1, withdrawn_at: null });
    expect(await tasks()).toEqual([]);
    expect((await resident.call('change.get', { params: { bookingId } })).body?.change).toBeNull();
  });

  test('more places are offered to who waits at once', async () => {
    await book(resident, 540, { partySize: 3 });
    const next = await server.as(await server.build.resident());
    const waiting = await book(next, 540, { orWait: true });
    await save(runsOf({ capacity: 4 }));
    expect((await next.call('booking.get', { params: { bookingId: waiting } })).body?.state).toBe('offered');
    expect(await slotAt(540)).toMatchObject({ capacity: 4, taken: 4, waiting: 0 });
  });

  test('fewer places than are taken hit who booked last; as places are given back the slot shrinks', async () => {
    await book(resident, 540, { partySize: 2 });
    const last = await server.as(await server.build.resident());
    const lastId = await book(last, 540);
    await save(runsOf({ capacity: 2 }));
    expect(await tasks()).toMatchObject([{ bookingId: lastId, hit: 'over', may: { keep: true } }]);
    expect(await slotAt(540)).toMatchObject({ capacity: 3, taken: 3, shrinks_to: 2 });
    await last.call('booking.cancel', { params: { bookingId: lastId } });
    expect(await slotAt(540)).toMatchObject({ capacity: 2, taken: 2 });
    expect(await tasks()).toEqual([]);
  });

  test('who is there already keeps a place that nothing hits: of the others, who booked last', async () => {
    const early = await book(resident, 660, { partySize: 2 }, today);
    const last = await server.as(await server.build.resident());
    const lastId = await book(last, 660, {}, today);
    expect((await staff.call('roster.checkIn', { body: { bookingId: early } })).ok).toBe(true);
    expect((await save(runsOf({ capacity: 2 }))).body?.tasks).toBe(1);
    expect(await tasks()).toMatchObject([{ bookingId: lastId, hit: 'over' }]);
  });

  test('a line of a slot that goes ends, and everybody in it is told', async () => {
    await book(resident, 540, { partySize: 3 });
    const next = await server.as(await server.build.resident());
    const waiting = await book(next, 540, { orWait: true });
    expect((await look(closed()))?.waiting).toBe(1);
    await save(closed());
    expect((await next.call('booking.get', { params: { bookingId: waiting } })).body?.state).toBe('expired');
    expect(await inbox(next)).toContain('line_ended');
    expect(await slotAt(540)).toMatchObject({ taken: 3, waiting: 0 });
  });

  test('change.get and change.keep: a shorter class keeps its bookings, which end earlier; the resident keeps it with one tap', async () => {
    const bookingId = await book(resident, 540);
    await save(runsOf({ slotMinutes: 45, endsMinute: 720 }));
    const booking = await resident.call('booking.get', { params: { bookingId } });
    expect(booking.body?.endAt).toBe(atMinute(on, 585).toISOString());
    expect((await resident.call('change.get', { params: { bookingId } })).body?.change).toMatchObject({
      hit: 'retimed',
      mayKeep: true,
    });
    expect((await resident.call('change.keep', { params: { bookingId } })).ok).toBe(true);
    expect((await resident.call('change.keep', { params: { bookingId } })).problem?.code).toBe('change.not_open');
    expect(await tasks()).toEqual([]);
  });

  test('an event by the lunar calendar makes its slots on its day', async () => {
    server.clock.set('2027-01-10T02:00:00.000Z');
    staff = await server.as(await server.build.staff(centreId));
    stage.staff = staff;
    resident = await server.as(who);
    const change: Change = {
      kind: 'event',
      serviceId,
      eventId: null,
      name: '腊八施粥',
      calendar: 'lunar',
      lunarMonth: 12,
      lunarDay: 8,
      holiday: null,
      offsetDays: 0,
      runs: [{ startsMinute: 480, endsMinute: 600, slotMinutes: 30, capacity: 50 }],
    };
    expect((await save(change)).body).toMatchObject({ made: 4 });
    const whole = await staff.call('timetable.get', { params: { centreId } });
    const event = whole.body?.services[0]?.events[0];
    expect(event).toMatchObject({ name: '腊八施粥', nextOn: '2027-01-15', provisional: false });
    const days = await resident.call('service.days', { params: { serviceId } });
    expect(days.body?.items.find((day) => day.on === '2027-01-15')).toMatchObject({
      layer: 'event',
      note: '腊八施粥',
      provisional: true,
    });
    const end = { kind: 'event_end', serviceId, eventId: event?.id ?? '' } as const;
    expect((await save(end)).ok).toBe(true);
    const twice = await staff.call('timetable.preview', { params: { centreId }, body: { change: end } });
    expect(twice.problem?.code).toBe('not_found');
  });

  test('risky words are refused, and the centre stays open', async () => {
    const answer = await save({ ...closed(), reason: '加微信返现' } as Change);
    expect(answer.problem?.code).toBe('content.risky');
    expect((await slotAt(540))?.state).toBe('open');
  });

  test('words that a human must see first are held: the change stands, the reason waits', async () => {
    const bookingId = await book(resident, 540);
    const seen = await look(closed());
    server.standin.failures.plan('msg_sec_check', { errcode: 45009 }, 1);
    const body = { change: closed(), basis: seen?.basis ?? '' };
    expect((await staff.call('timetable.save', { params: { centreId }, body })).ok).toBe(true);
    const reason = async () => (await resident.call('change.get', { params: { bookingId } })).body?.change?.reason;
    expect(await reason()).toBeNull();
    const whole = await staff.call('timetable.get', { params: { centreId } });
    expect(whole.body?.exceptions[0]?.reason).toBe('中心临时调整');
    const reviewer = await server.as(await server.build.staff('350582001', { role: 'reviewer', scopeKind: 'area' }));
    const [item] = (await reviewer.call('review.queue')).body?.items ?? [];
    expect(item).toMatchObject({ kind: 'timetable_reason' });
    await reviewer.call('review.decide', { params: { itemId: item?.id ?? '' }, body: { verdict: 'pass' } });
    expect(await reason()).toBe('消防检修');
    const after = await staff.call('timetable.get', { params: { centreId } });
    expect(after.body?.exceptions[0]?.reason).toBe('消防检修');
  });

  test('the centre’s week itself: a day that closes takes its slots along', async () => {
    const hours = [1, 2, 3, 4, 5, 6, 7]
      .filter((day) => day !== weekday(on))
      .map((day) => ({ weekday: day, opensMinute: 480, closesMinute: 1260 }));
    expect((await save({ kind: 'centre_hours', hours })).body).toMatchObject({ removed: 3 });
    expect(await slotAt(540)).toBeUndefined();
    const twice = [...hours, hours[0] ?? { weekday: 1, opensMinute: 0, closesMinute: 60 }];
    const answer = await staff.call('timetable.preview', {
      params: { centreId },
      body: { change: { kind: 'centre_hours', hours: twice } },
    });
    expect(answer.problem?.fields?.map(({ path }) => path)).toEqual(['body.change.hours.6.weekday']);
  });

  test('one day of one service: other runs, then none, then as ever', async () => {
    const day = { kind: 'service_exception', serviceId, fromOn: on, toOn: on, reason: '老师请假' } as const;
    await save({ ...day, runs: [{ startsMinute: 840, endsMinute: 900, slotMinutes: 60, capacity: 2 }] });
    expect(await slotAt(540)).toBeUndefined();
    expect(await slotAt(840)).toMatchObject({ capacity: 2 });
    await save({ ...day, runs: [] });
    expect(await slotAt(840)).toBeUndefined();
    await save({ kind: 'service_exception_end', serviceId, fromOn: on, toOn: on });
    expect(await slotAt(540)).toMatchObject({ capacity: 3, state: 'open' });
  });
});

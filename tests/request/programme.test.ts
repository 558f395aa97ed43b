import { startServer, type TestServer } from '../support/app';
import { buildChild, programmePlan } from '../support/build-programme';
import type { Client } from '../support/client';
import { enrol, stageOf } from '../support/programme-stage';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'));

const seen = async (client: Client, serviceId: string) =>
  (await client.call('programme.get', { params: { serviceId } })).body;
const rollOf = async (staff: Client, sessionId: string) =>
  (await staff.call('programmeSession.roll', { params: { sessionId } })).body;

const stage = (over: Parameters<typeof stageOf>[1] = {}) => stageOf(server, over);

test('a guardian finds the programme in programme.list and programme.get, enrols their child for all sessions, and withdraws it', async () => {
  const { programme, child, client, on } = await stage();
  const list = await server.visitor.call('programme.list', { query: { centreId: programme.centreId } });
  expect(list.body?.items).toMatchObject([{ id: programme.serviceId, sessions: 3, free: 10, state: 'open' }]);
  expect((await seen(server.visitor, programme.serviceId))?.children).toBeNull();
  expect((await seen(client, programme.serviceId))?.children).toMatchObject([
    { personId: child.personId, name: '苏小禾', age: null, booking: null },
  ]);
  const booked = await enrol(client, programme.slotId, child.personId);
  expect(booked.body).toMatchObject({ state: 'confirmed', authority: 'guardian', beneficiaryName: '苏小禾' });
  const bookingId = booked.body?.id ?? '';
  expect((await seen(client, programme.serviceId))?.children).toMatchObject([{ booking: { state: 'confirmed' } }]);
  const mine = await client.call('booking.mine', { query: { personId: child.personId } });
  expect(mine.body?.items.map(({ id }) => id)).toEqual([bookingId]);
  // It is left at any time, also in the middle of it.
  const then = await on(1, '10:00');
  const later = await then.client.call('booking.cancel', { params: { bookingId } });
  expect(later.body?.state).toBe('cancelled');
});

test('only a guardian enrols, only a child of that age on the first day, each child once', async () => {
  const { programme, mother, child, client } = await stage();
  expect((await enrol(client, programme.slotId, undefined)).problem?.code).toBe('booking.guardian_only');
  const stranger = await server.as(await server.build.resident());
  expect((await enrol(stranger, programme.slotId, child.personId)).problem?.code).toBe('not_found');
  const first = programme.days[0] ?? '';
  const young = await buildChild(server, [mother], { bornOn: `2020-12-01` });
  expect((await enrol(client, programme.slotId, young.personId)).problem?.code).toBe('booking.too_young');
  // Six years old on the very first day.
  const six = await buildChild(server, [mother], { bornOn: `2020-${first.slice(5)}` });
  expect((await enrol(client, programme.slotId, six.personId)).ok).toBe(true);
  const old = await buildChild(server, [mother], { bornOn: '2013-11-30' });
  expect((await enrol(client, programme.slotId, old.personId)).problem?.code).toBe('booking.too_old');
  const father = await server.build.resident({ name: '苏建明' });
  const shared = await buildChild(server, [mother, father]);
  expect((await enrol(client, programme.slotId, shared.personId)).ok).toBe(true);
  const again = await enrol(await server.as(father), programme.slotId, shared.personId);
  expect(again.problem?.code).toBe('booking.already_booked');
});

test('enrolment opens at its second, and a freed place is offered to the next in line', async () => {
  const opensAt = new Date('2026-11-23T02:00:10.000Z');
  const { programme, mother, child, client } = await stage({ capacity: 1, opensAt });
  server.clock.set('2026-11-23T02:00:09.999Z');
  expect((await seen(client, programme.serviceId))?.state).toBe('later');
  expect((await enrol(client, programme.slotId, child.personId)).problem?.code).toBe('booking.slot_not_open_yet');
  server.clock.set('2026-11-23T02:00:10.000Z');
  const first = await enrol(client, programme.slotId, child.personId);
  expect(first.body?.state).toBe('confirmed');
  const second = await buildChild(server, [mother]);
  expect((await enrol(client, programme.slotId, second.personId)).problem?.code).toBe('booking.slot_full');
  const waiting = await enrol(client, programme.slotId, second.personId, true);
  expect(waiting.body).toMatchObject({ state: 'waiting', line: { rank: 1 } });
  await client.call('booking.cancel', { params: { bookingId: first.body?.id ?? '' } });
  const offered = await client.call('booking.get', { params: { bookingId: waiting.body?.id ?? '' } });
  expect(offered.body?.state).toBe('offered');
  const accepted = await client.call('booking.accept', { params: { bookingId: waiting.body?.id ?? '' } });
  expect(accepted.body?.state).toBe('confirmed');
});

test('deskProgramme.create makes a draft nobody else sees; deskProgramme.change and deskProgramme.publish bring it out, deskProgramme.list shows both', async () => {
  const { staff, programme, client } = await stage();
  const { centreId } = programme;
  const made = await staff.call('deskProgramme.create', { body: { ...programmePlan('2026-12-10'), centreId } });
  expect(made.body).toMatchObject({
    serviceState: 'draft',
    capacity: 20,
    may: { publish: true, changeSessions: true },
  });
  const { id: serviceId = '', slotId = '' } = made.body ?? {};
  expect((await client.call('programme.get', { params: { serviceId } })).problem?.code).toBe('not_found');
  const listed = async () =>
    (await client.call('programme.list', { query: { centreId } })).body?.items.map(({ id }) => id) ?? [];
  expect(await listed()).not.toContain(serviceId);
  const moved = programmePlan('2026-12-11', { version: 1, capacity: 12 });
  const changed = await staff.call('deskProgramme.change', { params: { serviceId }, body: { ...moved, version: 1 } });
  expect(changed.body).toMatchObject({ startOn: '2026-12-11', capacity: 12, version: 2 });
  const stale = await staff.call('deskProgramme.change', { params: { serviceId }, body: { ...moved, version: 1 } });
  expect(stale.problem?.code).toBe('programme.changed');
  for (let n = 0; n < 2; n += 1) {
    const out = await staff.call('deskProgramme.publish', { params: { serviceId } });
    expect(out.body).toMatchObject({ serviceState: 'open', may: { publish: false, changeSessions: false } });
  }
  expect(await listed()).toContain(serviceId);
  const dates = await staff.call('deskProgramme.change', {
    params: { serviceId },
    body: { ...programmePlan('2026-12-12'), version: 3 },
  });
  expect(dates.problem?.code).toBe('programme.sessions_fixed');
  const words = await staff.call('deskProgramme.change', {
    params: { serviceId },
    body: { ...moved, name: '小候鸟寒假班', version: 3 },
  });
  expect(words.body?.name).toBe('小候鸟寒假班');
  expect((await seen(client, serviceId))?.name).toBe('小候鸟寒假班');
  const slot = server.db.selectFrom('slot').select(['capacity', 'opens_at', 'on_day']).where('id', '=', slotId);
  expect(await slot.executeTakeFirst()).toEqual({
    capacity: 12,
    opens_at: new Date('2026-11-23T04:00:00.000Z'),
    on_day: '2026-12-11',
  });
  const desk = await staff.call('deskProgramme.list', { query: { centreId } });
  expect(desk.body?.items.map(({ id }) => id)).toEqual([serviceId, programme.serviceId]);
});

test('plans that can not be held and words not to be shown are refused; other centres are not there', async () => {
  const { staff, programme } = await stage();
  const { centreId } = programme;
  const create = (over: object, who = staff) =>
    who.call('deskProgramme.create', { body: { ...programmePlan('2026-12-10', { ...over }), centreId } });
  const day = (on: string, startsMinute: number, endsMinute: number) => ({ on, startsMinute, endsMinute });
  const overlap = await create({ sessions: [day('2026-12-10', 540, 660), day('2026-12-10', 600, 700)] });
  expect(overlap.problem).toMatchObject({ code: 'programme.sessions_wrong', fields: [{ path: 'body.sessions' }] });
  expect((await create({ minAge: 10, maxAge: 9 })).problem?.code).toBe('programme.ages_wrong');
  expect((await create({ opensAt: '2026-12-09T01:00:00.000Z' })).problem?.code).toBe('programme.opens_late');
  expect((await create({ name: '加微信返现找我' })).problem?.code).toBe('content.risky');
  const elsewhere = (await stage()).staff;
  expect((await create({}, elsewhere)).problem?.code).toBe('not_found');
  const get = await elsewhere.call('deskProgramme.get', { params: { serviceId: programme.serviceId } });
  expect(get.problem?.code).toBe('not_found');
});

test('deskProgramme.preview counts whom another number of places hits; more are offered to who waits, fewer take nobody out', async () => {
  const { programme, mother, child, client, staff } = await stage({ capacity: 1, firstOn: '2026-12-10' });
  await enrol(client, programme.slotId, child.personId);
  const second = await buildChild(server, [mother]);
  const waiting = await enrol(client, programme.slotId, second.personId, true);
  const params = { serviceId: programme.serviceId };
  const put = (capacity: number, version: number) =>
    staff.call('deskProgramme.change', { params, body: { ...programmePlan('2026-12-10', { capacity }), version } });
  const preview = async (capacity: number) =>
    (await staff.call('deskProgramme.preview', { params, body: { capacity } })).body;
  expect(await preview(5)).toEqual({ enrolled: 1, waiting: 1, above: 0, offered: 1 });
  expect((await put(2, 1)).body).toMatchObject({ capacity: 2, free: 0, shrinksTo: null });
  const offered = await client.call('booking.get', { params: { bookingId: waiting.body?.id ?? '' } });
  expect(offered.body?.state).toBe('offered');
  expect(await preview(1)).toEqual({ enrolled: 2, waiting: 0, above: 1, offered: 0 });
  expect((await put(1, 2)).body).toMatchObject({ capacity: 1, shrinksTo: 1, enrolled: 2 });
  // Other words leave the number as it was said.
  expect((await put(1, 3)).body).toMatchObject({ capacity: 1, shrinksTo: 1, enrolled: 2 });
  await client.call('booking.cancel', { params: { bookingId: waiting.body?.id ?? '' } });
  expect((await staff.call('deskProgramme.get', { params })).body).toMatchObject({
    capacity: 1,
    shrinksTo: null,
    enrolled: 1,
  });
});

test('who is enrolled is told once that a season is elsewhere; other words, and other places of single sessions, tell nobody', async () => {
  const { programme, child, client, staff } = await stage({ firstOn: '2026-12-10' });
  await enrol(client, programme.slotId, child.personId);
  const params = { serviceId: programme.serviceId };
  const put = async (place: string, version: number, more: object = {}) => {
    const body = { ...programmePlan('2026-12-10', { place, ...more }), version };
    return (await staff.call('deskProgramme.change', { params, body })).status;
  };
  const told = async () => {
    await server.worker.runDue();
    const inbox = (await client.call('inbox.list')).body?.items ?? [];
    return inbox.filter(({ kind }) => kind === 'room_changed').map(({ facts }) => facts);
  };
  const before = (await staff.call('deskProgramme.get', { params })).body;
  expect(await put(before?.place ?? '', 1, { bring: '水杯' })).toBe(200);
  expect(await told()).toEqual([]);
  expect(await put('三楼大教室', 2)).toBe(200);
  const sessions = before?.items ?? [];
  expect(await told()).toMatchObject([
    {
      was: before?.place,
      instead: '三楼大教室',
      startAt: sessions[0]?.startAt,
      endAt: sessions[sessions.length - 1]?.endAt,
    },
  ]);
  expect(await put('三楼大教室', 3, { bring: '毛巾' })).toBe(200);
  expect(await told()).toHaveLength(1);
});

test('programmeSession.mark writes what programmeSession.roll and deskProgramme.get show, programme.attendance tells the guardian, and nobody loses standing', async () => {
  const { programme, child, on, ...before } = await stage();
  const booked = await enrol(before.client, programme.slotId, child.personId);
  const bookingId = booked.body?.id ?? '';
  const [first = '', second = ''] = programme.sessionIds;
  const mark = (
    sessionId: string,
    body: { mark: 'came' | 'absent' | 'excused' | 'none'; note?: string },
    who: Client,
  ) => who.call('programmeSession.mark', { params: { sessionId, bookingId }, body });
  expect((await mark(first, { mark: 'came' }, before.staff)).problem?.code).toBe('programme.session_not_yet');
  const { staff, client } = await on(1, '12:00');
  expect((await rollOf(staff, first))?.items).toMatchObject([{ bookingId, personName: '苏*禾', age: 8, mark: null }]);
  expect((await mark(first, { mark: 'came' }, staff)).body?.mark).toBe('came');
  expect((await mark(second, { mark: 'excused', note: '发烧在家' }, staff)).body).toMatchObject({ note: '发烧在家' });
  const attendance = async (who = client) => who.call('programme.attendance', { params: { bookingId } });
  expect((await attendance()).body).toMatchObject({ came: 1, over: 2, childName: '苏小禾' });
  expect((await attendance()).body?.items.map((one) => one.mark)).toEqual(['came', 'excused', null]);
  expect((await attendance(await server.as(await server.build.resident()))).problem?.code).toBe('not_found');
  await mark(second, { mark: 'none' }, staff);
  expect((await rollOf(staff, second))?.items).toMatchObject([{ mark: null, note: null }]);
  await mark(second, { mark: 'absent' }, staff);
  const page = await staff.call('deskProgramme.get', { params: { serviceId: programme.serviceId } });
  expect(page.body?.items.map(({ came, absent }) => [came, absent])).toEqual([
    [1, 0],
    [0, 1],
    [0, 0],
  ]);
  expect((await mark(first, { mark: 'came' }, (await stage()).staff)).problem?.code).toBe('not_found');
  const after = await on(2, '23:59');
  await server.worker.runDue();
  const row = server.db.selectFrom('booking').select('state').where('id', '=', bookingId);
  expect(await row.executeTakeFirst()).toEqual({ state: 'confirmed' });
  const standing = await after.client.call('standing.mine', { query: { personId: child.personId } });
  expect(standing.body?.missed).toEqual([]);
});

test('programmeSession.cancel tells the guardian why; the enrolment and the other sessions stand', async () => {
  const { programme, child, client, staff, on } = await stage();
  const booked = await enrol(client, programme.slotId, child.personId);
  const [, second = ''] = programme.sessionIds;
  const cancel = (reason: string) =>
    staff.call('programmeSession.cancel', { params: { sessionId: second }, body: { reason } });
  expect((await cancel('加微信返现找我')).problem?.code).toBe('content.risky');
  const done = await cancel('老师生病');
  expect(done.body).toMatchObject({
    told: 1,
    session: { cancelReason: '老师生病', may: { mark: false, cancel: false } },
  });
  expect((await cancel('老师生病')).problem?.code).toBe('programme.session_called_off');
  await server.worker.runDue();
  const inbox = await client.call('inbox.list');
  const notice = inbox.body?.items.find(({ kind }) => kind === 'session_called_off');
  expect(notice?.facts).toMatchObject({
    for: '苏小禾',
    reason: '老师生病',
    startAt: `${programme.days[1]}T01:00:00.000Z`,
  });
  const page = await seen(client, programme.serviceId);
  expect(page?.sessions).toBe(2);
  expect(page?.items.map(({ cancelReason }) => cancelReason)).toEqual([null, '老师生病', null]);
  const then = await on(1, '10:00');
  const bookingId = booked.body?.id ?? '';
  const marked = await then.staff.call('programmeSession.mark', {
    params: { sessionId: second, bookingId },
    body: { mark: 'came' },
  });
  expect(marked.problem?.code).toBe('programme.session_called_off');
  const last = await on(2, '10:00');
  const [first = ''] = programme.sessionIds;
  const late = await last.staff.call('programmeSession.cancel', {
    params: { sessionId: first },
    body: { reason: '老师生病' },
  });
  expect(late.problem?.code).toBe('programme.session_over');
  await last.client.call('booking.cancel', { params: { bookingId } });
  const gone = await last.staff.call('programmeSession.mark', {
    params: { sessionId: first, bookingId },
    body: { mark: 'came' },
  });
  expect(gone.problem?.code).toBe('programme.not_enrolled');
});

test('who is erased leaves no roll behind', async () => {
  const { programme, child, staff } = await stage({ firstOn: '2026-11-23' });
  const slot = server.db.selectFrom('slot').selectAll().where('id', '=', programme.slotId);
  const bookingId = await server.build.booking(await slot.executeTakeFirstOrThrow(), child);
  const [sessionId = ''] = programme.sessionIds;
  await staff.call('programmeSession.mark', {
    params: { sessionId, bookingId },
    body: { mark: 'excused', note: '发烧' },
  });
  const at = { booking_id: bookingId, name: '外婆', phone_tail: '0417' };
  const noted = { picked_up_at: server.clock.now(), noted_by: 'acc', guardian_id: null };
  await server.db
    .insertInto('session_pickup')
    .values({ session_id: sessionId, ...at, ...noted })
    .execute();
  const named = { id: 'pup_of_erased', added_by: 'acc', added_at: server.clock.now() };
  await server.db
    .insertInto('pickup_person')
    .values({ ...at, ...named })
    .execute();
  const { eraseOf, exportOf } = await import('../../server/modules/programme');
  expect(await exportOf(server.db, child.personId)).toMatchObject({
    programmeSessions: [{ state: 'excused', note: '发烧' }],
    pickups: [{ name: '外婆', guardian: null }],
    pickupPeople: [{ name: '外婆', phoneTail: '0417' }],
  });
  await server.db.transaction().execute((tx) => eraseOf(tx as never, child.personId));
  expect(await exportOf(server.db, child.personId)).toEqual({ programmeSessions: [], pickups: [], pickupPeople: [] });
});

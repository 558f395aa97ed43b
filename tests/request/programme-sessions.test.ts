import ICAL from 'ical.js';
import { startServer, type TestServer } from '../support/app';
import { buildChild, buildProgramme } from '../support/build-programme';
import type { Client } from '../support/client';
import { enrol, stageOf } from '../support/programme-stage';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'));

/** Three days from 30 November, 09:00 to 11:00, with one child enrolled. */
async function stage(over: Parameters<typeof stageOf>[1] = {}) {
  const all = await stageOf(server, over);
  const booked = await enrol(all.client, all.programme.slotId, all.child.personId);
  const [first = '', second = '', third = ''] = all.programme.sessionIds;
  return { ...all, bookingId: booked.body?.id ?? '', first, second, third };
}

const at = (on: string, startsMinute = 540, endsMinute = 660) => ({ on, startsMinute, endsMinute });
const cancel = (staff: Client, sessionId: string) =>
  staff.call('programmeSession.cancel', { params: { sessionId }, body: { reason: '老师生病' } });
const add = (staff: Client, serviceId: string, body: ReturnType<typeof at> & Record<string, unknown>) =>
  staff.call('programmeSession.add', { params: { serviceId }, body });
const move = (staff: Client, sessionId: string, body: ReturnType<typeof at> & Record<string, unknown>) =>
  staff.call('programmeSession.move', {
    params: { sessionId },
    body: { reason: '场地被占用', revision: 0, ...body },
  });
const noticeOf = async (client: Client, kind: string) => {
  await server.worker.runDue();
  const inbox = await client.call('inbox.list');
  return inbox.body?.items.find((one) => one.kind === kind)?.facts;
};

test('programmeSession.add makes up for a session called off: families are told, pages say what it stands for, and the season lasts until it', async () => {
  const { programme, mother, staff, client, second, bookingId } = await stage();
  await cancel(staff, second);
  const page = await staff.call('deskProgramme.get', { params: { serviceId: programme.serviceId } });
  expect(page.body?.items.map(({ may }) => may.makeUp)).toEqual([false, true, false]);
  const made = await add(staff, programme.serviceId, {
    ...at('2026-12-05', 600, 720),
    standsFor: second,
    place: '四楼活动室',
  });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    told: 1,
    session: {
      on: '2026-12-05',
      place: '四楼活动室',
      isAdded: true,
      standsFor: { id: second, on: programme.days[1] },
      may: { move: true, cancel: true, makeUp: false },
    },
  });
  expect(await noticeOf(client, 'session_added')).toMatchObject({
    for: '苏小禾',
    place: '四楼活动室',
    startAt: '2026-12-05T02:00:00.000Z',
    wasAt: `${programme.days[1]}T01:00:00.000Z`,
  });
  const seen = await client.call('programme.get', { params: { serviceId: programme.serviceId } });
  expect(seen.body).toMatchObject({ endOn: '2026-12-05', sessions: 3 });
  const madeId = made.body?.session.id;
  expect(seen.body?.items.find(({ id }) => id === second)?.madeUpBy).toMatchObject({ id: madeId, on: '2026-12-05' });
  const booking = await client.call('booking.get', { params: { bookingId } });
  expect(booking.body?.endAt).toBe('2026-12-05T04:00:00.000Z');
  // Its roll is one like any other's, and counts as one session.
  server.clock.set('2026-12-05T04:30:00.000Z');
  const later = {
    client: await server.as(mother),
    staff: await server.as(await server.build.staff(programme.centreId)),
  };
  const roll = await later.staff.call('programmeSession.roll', { params: { sessionId: madeId ?? '' } });
  expect(roll.body).toMatchObject({ session: { standsFor: { id: second } }, items: [{ bookingId }] });
  await later.staff.call('programmeSession.mark', {
    params: { sessionId: madeId ?? '', bookingId },
    body: { mark: 'came' },
  });
  const attendance = await later.client.call('programme.attendance', { params: { bookingId } });
  expect(attendance.body).toMatchObject({ came: 1, over: 3 });
  expect(attendance.body?.items.at(-1)).toMatchObject({ id: madeId, mark: 'came', standsFor: { id: second } });
});

test('a session is made up for once, and only what is called off; a make-up called off is made up for in its turn', async () => {
  const { programme, staff, first, second } = await stage();
  const { serviceId } = programme;
  expect((await add(staff, serviceId, { ...at('2026-12-06'), standsFor: first })).problem?.code).toBe(
    'programme.session_stands',
  );
  expect((await add(staff, serviceId, { ...at('2026-12-06'), standsFor: 'pss_none' })).problem?.code).toBe('not_found');
  const elsewhere = await stage();
  expect((await add(staff, serviceId, { ...at('2026-12-06'), standsFor: elsewhere.second })).problem?.code).toBe(
    'not_found',
  );
  await cancel(staff, second);
  const made = await add(staff, serviceId, { ...at('2026-12-06'), standsFor: second });
  expect((await add(staff, serviceId, { ...at('2026-12-07'), standsFor: second })).problem?.code).toBe(
    'programme.made_up',
  );
  const madeId = made.body?.session.id ?? '';
  await cancel(staff, madeId);
  const again = await add(staff, serviceId, { ...at('2026-12-08'), standsFor: madeId });
  expect(again.body?.session.standsFor).toMatchObject({ id: madeId, on: '2026-12-06' });
});

test('an extra session has a topic of its own; where one was called off there is room, beside another there is none', async () => {
  const { programme, staff, client, second } = await stage();
  const { serviceId, days } = programme;
  const extra = await add(staff, serviceId, { ...at('2026-12-06'), topic: '结业展示', reason: '家长想再来一次' });
  expect(extra.body?.session).toMatchObject({ topic: '结业展示', standsFor: null, isAdded: true });
  expect(await noticeOf(client, 'session_added')).toMatchObject({ reason: '家长想再来一次' });
  expect((await noticeOf(client, 'session_added'))?.['wasAt']).toBeUndefined();
  const on = days[1] ?? '';
  expect((await add(staff, serviceId, at(on))).problem?.code).toBe('programme.session_overlaps');
  await cancel(staff, second);
  expect((await add(staff, serviceId, at(on))).status).toBe(201);
  expect((await add(staff, serviceId, at('2026-11-22'))).problem?.code).toBe('programme.session_in_past');
  expect((await add(staff, serviceId, at('2026-12-20', 600, 600))).problem?.code).toBe('programme.session_times_wrong');
  expect((await add(staff, serviceId, at('2027-05-01'))).problem?.code).toBe('programme.too_long');
  expect((await add(staff, serviceId, { ...at('2026-12-21'), topic: '加微信返现找我' })).problem?.code).toBe(
    'content.risky',
  );
});

test('programmeSession.move tells families when it was and is; its roll of the time before goes, and what a colleague did meanwhile is not overwritten', async () => {
  const { programme, staff, client, first, second, bookingId } = await stage();
  const moved = await move(staff, second, { ...at('2026-12-04', 840, 960), place: '操场' });
  expect(moved.body).toMatchObject({
    told: 1,
    session: {
      on: '2026-12-04',
      place: '操场',
      movedFrom: `${programme.days[1]}T01:00:00.000Z`,
      moveReason: '场地被占用',
      revision: 1,
    },
  });
  expect(await noticeOf(client, 'session_moved')).toMatchObject({
    for: '苏小禾',
    startAt: '2026-12-04T06:00:00.000Z',
    wasAt: `${programme.days[1]}T01:00:00.000Z`,
    place: '操场',
    reason: '场地被占用',
  });
  const same = { ...at('2026-12-04', 840, 960), place: '操场', revision: 1 };
  expect((await move(staff, second, same)).problem?.code).toBe('programme.session_same');
  expect((await move(staff, second, at('2026-12-05'))).problem?.code).toBe('programme.session_changed');
  const other = await move(staff, second, { ...at(programme.days[0] ?? ''), revision: 1 });
  expect(other.problem?.code).toBe('programme.session_overlaps');
  const back = await move(staff, second, { ...at(programme.days[1] ?? ''), revision: 1 });
  expect(back.body?.session).toMatchObject({ movedFrom: null, place: null });
  // On the day of the first, somebody is noted as excused, and then it rains.
  server.clock.set(`${programme.days[0]}T00:00:00.000Z`);
  const later = await server.as(await server.build.staff(programme.centreId));
  await later.call('programmeSession.mark', { params: { sessionId: first, bookingId }, body: { mark: 'excused' } });
  const rained = await move(later, first, at('2026-12-06'));
  expect(rained.body?.session).toMatchObject({ excused: 0, may: { mark: false } });
});

test('moving the first session moves the season, its enrolments and until when one may enrol; one begun or called off stays', async () => {
  const { programme, staff, client, first, second, third, bookingId } = await stage({
    service: { lead_minutes: 1440 },
  });
  await move(staff, first, at('2026-12-03'));
  const seen = await client.call('programme.get', { params: { serviceId: programme.serviceId } });
  expect(seen.body).toMatchObject({
    startOn: programme.days[1],
    endOn: '2026-12-03',
    enrolUntil: `${programme.days[0]}T01:00:00.000Z`,
  });
  const booking = await client.call('booking.get', { params: { bookingId } });
  expect(booking.body).toMatchObject({
    startAt: `${programme.days[1]}T01:00:00.000Z`,
    endAt: '2026-12-03T03:00:00.000Z',
  });
  await cancel(staff, third);
  expect((await move(staff, third, at('2026-12-08'))).problem?.code).toBe('programme.session_called_off');
  server.clock.set(`${programme.days[1]}T01:00:00.000Z`);
  const later = await server.as(await server.build.staff(programme.centreId));
  expect((await move(later, second, at('2026-12-08'))).problem?.code).toBe('programme.session_begun');
});

test('programmeSession.preview names who has something else then, of whatever kind, and writes nothing', async () => {
  const { programme, staff, mother, child, client, second, bookingId } = await stage();
  const { serviceId, slotId } = programme;
  const other = await buildChild(server, [mother], { name: '苏小苗' });
  server.clock.pass(1);
  await enrol(client, slotId, other.personId);
  const preview = (body: ReturnType<typeof at> & { sessionId?: string }) =>
    staff.call('programmeSession.preview', { params: { serviceId }, body });
  const free = await preview(at('2026-12-05'));
  expect(free.body).toEqual({
    enrolled: 2,
    toCall: 0,
    clashes: 0,
    startOn: programme.days[0],
    endOn: '2026-12-05',
    items: [],
    nextCursor: null,
  });
  // One has a visit at that time, the other another programme's session.
  const service = await server.build.service({ centre_id: programme.centreId });
  const visit = await server.build.slot({
    service_id: service.id,
    start_at: new Date('2026-12-05T01:30:00.000Z'),
    end_at: new Date('2026-12-05T02:00:00.000Z'),
  });
  await server.build.booking(visit, child);
  const drawing = await buildProgramme(server, { firstOn: '2026-12-05' });
  await enrol(client, drawing.slotId, other.personId);
  const hit = await preview(at('2026-12-05'));
  expect(hit.body).toMatchObject({
    clashes: 2,
    items: [
      { bookingId, personId: child.personId, personName: '苏*禾' },
      { personId: other.personId, personName: '苏*苗' },
    ],
  });
  expect((await preview(at('2026-12-05', 660, 720))).body?.clashes).toBe(0);
  await server.db
    .updateTable('programme_session')
    .set({ cancelled_at: new Date() })
    .where('id', '=', drawing.sessionIds[0] ?? '')
    .execute();
  expect((await preview({ ...at('2026-12-05'), sessionId: second })).body?.clashes).toBe(1);
  // A session that stays where it is, but elsewhere in the house, hits nobody.
  expect((await preview({ ...at(programme.days[1] ?? ''), sessionId: second })).body).toMatchObject({ clashes: 0 });
  expect((await preview(at(programme.days[1] ?? ''))).problem?.code).toBe('programme.session_overlaps');
  expect((await preview({ ...at('2026-12-05'), sessionId: 'pss_none' })).problem?.code).toBe('not_found');
  const page = await staff.call('deskProgramme.get', { params: { serviceId } });
  expect(page.body).toMatchObject({ endOn: programme.days[2], items: [{}, { revision: 0 }, {}] });
});

test('a draft and what is called off get no sessions of their own, another centre’s staff finds nothing', async () => {
  const { programme, staff, second } = await stage();
  const { serviceId, slotId } = programme;
  const stranger = (await stage()).staff;
  expect((await add(stranger, serviceId, at('2026-12-05'))).problem?.code).toBe('not_found');
  expect((await move(stranger, second, at('2026-12-05'))).problem?.code).toBe('not_found');
  await server.db.updateTable('service').set({ state: 'draft' }).where('id', '=', serviceId).execute();
  expect((await add(staff, serviceId, at('2026-12-05'))).problem?.code).toBe('programme.not_published');
  await server.db.updateTable('service').set({ state: 'open' }).where('id', '=', serviceId).execute();
  await staff.call('slot.close', { params: { slotId }, body: { reason: '台风' } });
  expect((await add(staff, serviceId, at('2026-12-05'))).problem?.code).toBe('programme.called_off');
  expect((await move(staff, second, at('2026-12-05'))).problem?.code).toBe('programme.called_off');
});

test('booking.calendar has an event for each session: one called off is cancelled, one moved stands where it is now, with a higher sequence', async () => {
  const { programme, staff, client, bookingId, first, second, third } = await stage();
  const events = async () => {
    const file = await client.call('booking.calendar', { params: { bookingId } });
    const calendar = new ICAL.Component(ICAL.parse(String(file.body)) as string);
    const all = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    const of = (sessionId: string) => all.find(({ uid }) => uid === `${bookingId}.${sessionId}@linli`);
    return { method: calendar.getFirstPropertyValue('method'), all, of };
  };
  const status = (event: ICAL.Event | undefined) => event?.component.getFirstPropertyValue('status');
  const before = await events();
  expect(before.method).toBe('PUBLISH');
  expect(before.all.map((one) => one.startDate.toJSDate().toISOString())).toEqual(
    programme.days.map((on) => `${on}T01:00:00.000Z`),
  );
  expect(before.all.map(status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED']);
  await cancel(staff, second);
  await add(staff, programme.serviceId, { ...at('2026-12-06'), standsFor: second, place: '操场' });
  await move(staff, third, at('2026-12-04', 840, 960));
  const after = await events();
  expect(after.all).toHaveLength(4);
  expect(status(after.of(second))).toBe('CANCELLED');
  expect(after.of(second)?.component.getFirstSubcomponent('valarm')).toBeNull();
  expect(after.of(third)?.startDate.toJSDate()).toEqual(new Date('2026-12-04T06:00:00.000Z'));
  expect(after.all.find(({ location }) => location.includes('操场'))?.startDate.toJSDate()).toEqual(
    new Date('2026-12-06T01:00:00.000Z'),
  );
  expect(after.of(first)?.sequence).toBe(before.of(first)?.sequence);
  for (const id of [second, third]) expect(after.of(id)?.sequence).toBeGreaterThan(before.of(id)?.sequence ?? 99);
  await client.call('booking.cancel', { params: { bookingId } });
  const left = await events();
  expect(left.method).toBe('CANCEL');
  expect(new Set(left.all.map(status))).toEqual(new Set(['CANCELLED']));
  for (const { uid, sequence } of left.all) {
    expect(sequence).toBeGreaterThan(after.all.find((one) => one.uid === uid)?.sequence ?? 99);
  }
});

import { limits } from '../../shared/limits';
import { addDays } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import type { Resident } from '../support/build';
import { activityPlan, buildActivity } from '../support/build-activity';
import { buildChild } from '../support/build-programme';
import type { Client } from '../support/client';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'));

const today = '2026-11-23';
let keys = 0;
const book = (client: Client, slotId: string, more: { partySize?: number; orWait?: boolean } = {}) => {
  keys += 1;
  return client.call('booking.book', { params: { slotId }, body: { requestKey: `key-of-activity-${keys}`, ...more } });
};

/** A centre with a manager at its desk. */
async function desk(over: { role?: 'manager' | 'staff' } = {}) {
  const centreId = (await server.build.centre()).id;
  const manager = await server.as(await server.build.staff(centreId, { role: over.role ?? 'manager' }));
  return { centreId, manager };
}

/** Planned, published and open. */
async function published(over: Record<string, unknown> = {}) {
  const { centreId, manager } = await desk();
  const plan = activityPlan(addDays(today, 7), addDays(today, -1), over);
  const draft = await manager.call('deskActivity.create', { body: { ...plan, centreId } });
  const serviceId = draft.body?.id ?? '';
  const shown = await manager.call('deskActivity.publish', { params: { serviceId } });
  if (!shown.ok) throw new Error(shown.problem.code);
  return { centreId, manager, plan, serviceId, slotId: shown.body.slotId, version: shown.body.version };
}

const inboxOf = async (client: Client, kind: string) => {
  await server.worker.runDue();
  return (await client.call('inbox.list')).body?.items.filter((one) => one.kind === kind) ?? [];
};

test('a manager plans an activity, residents see it in activity.get after deskActivity.publish, and it is booked from its instant on', async () => {
  const { centreId, manager } = await desk();
  const opensOn = addDays(today, 1);
  const plan = activityPlan(addDays(today, 40), opensOn);
  const draft = await manager.call('deskActivity.create', { body: { ...plan, centreId } });
  expect(draft.body).toMatchObject({ serviceState: 'draft', capacity: 2000, may: { publish: true, callOff: false } });
  const serviceId = draft.body?.id ?? '';
  const slotId = draft.body?.slotId ?? '';
  expect((await server.visitor.call('activity.get', { params: { serviceId } })).problem?.code).toBe('not_found');
  expect((await server.visitor.call('activity.list', { query: { centreId } })).body?.items).toEqual([]);
  const early = await server.as(await server.build.resident());
  expect((await book(early, slotId)).problem?.code).toBe('booking.service_retired');

  const shown = await manager.call('deskActivity.publish', { params: { serviceId } });
  expect(shown.body).toMatchObject({ serviceState: 'open', state: 'later' });
  expect((await manager.call('deskActivity.publish', { params: { serviceId } })).ok).toBe(true);
  const list = await server.visitor.call('activity.list', { query: { centreId } });
  expect(list.body?.items).toMatchObject([{ id: serviceId, state: 'later', free: 2000 }]);
  expect((await book(early, slotId)).problem?.code).toBe('booking.slot_not_open_yet');
  server.clock.set(`${opensOn}T00:00:00.000Z`);
  const client = await server.as(await server.build.resident());
  const booked = await book(client, slotId, { partySize: 4 });
  expect(booked.body).toMatchObject({ state: 'confirmed', partySize: 4, serviceName: '五五邻里节' });
  expect((await book(client, slotId)).problem?.code).toBe('booking.already_booked');
  const page = await server.visitor.call('activity.get', { params: { serviceId } });
  expect(page.body).toMatchObject({ state: 'open', free: 1996, partyMax: 4 });
  const staff = await server.as(await server.build.staff(centreId, { role: 'manager' }));
  const own = await staff.call('deskActivity.get', { params: { serviceId } });
  expect(own.body).toMatchObject({ booked: 4, bookings: 1, attended: 0, may: { publish: false, callOff: true } });
  const file = await client.call('booking.calendar', { params: { bookingId: booked.body?.id ?? '' } });
  expect(String(file.body)).toContain('SUMMARY:五五邻里节');
});

test('activity.list shows a city its own activities at every centre, in the order of time, page by page', async () => {
  const here = (await server.build.centre()).id;
  const there = (await server.build.centre()).id;
  const day = (n: number) => ({ on: addDays(today, n) });
  const own = await buildActivity(server, { ...day(9), centreId: here });
  const ofCity = await buildActivity(server, { ...day(8), centreId: there, citywide: true });
  const ownToo = await buildActivity(server, { ...day(10), centreId: here, citywide: true });
  await buildActivity(server, { ...day(8), centreId: there });
  const first = await server.visitor.call('activity.list', { query: { centreId: here, limit: 2 } });
  expect(first.body?.items.map(({ id }) => id)).toEqual([ofCity.serviceId, own.serviceId]);
  const cursor = first.body?.nextCursor ?? undefined;
  const next = await server.visitor.call('activity.list', { query: { centreId: here, limit: 2, cursor } });
  expect(next.body).toMatchObject({ items: [{ id: ownToo.serviceId, citywide: true }], nextCursor: null });
  expect(first.headers.get('cache-control')).toBe('public, max-age=15');
  expect(first.headers.get('etag')).not.toBeNull();
  // Of another city nothing is shown here.
  await server.db
    .updateTable('service')
    .set({ area_code: '350302001001' })
    .where('id', '=', ofCity.serviceId)
    .execute();
  const after = await server.visitor.call('activity.list', { query: { centreId: here } });
  expect(after.body?.items.map(({ id }) => id)).toEqual([own.serviceId, ownToo.serviceId]);
  const everywhere = await server.visitor.call('activity.list', { query: { limit: 50 } });
  expect(everywhere.body?.items.map(({ id }) => id)).toEqual(expect.arrayContaining([own.serviceId, ofCity.serviceId]));
  // What is over, or called off, is shown no more.
  server.clock.set(`${addDays(today, 9)}T03:00:00.001Z`);
  const later = await server.visitor.call('activity.list', { query: { centreId: here } });
  expect(later.body?.items.map(({ id }) => id)).toEqual([ownToo.serviceId]);
});

test('deskActivity.create refuses what could not be held, and staff who are no managers', async () => {
  const { centreId, manager } = await desk();
  const on = addDays(today, 7);
  const code = async (over: Record<string, unknown>, client = manager) =>
    (await client.call('deskActivity.create', { body: { ...activityPlan(on, today, over), centreId } })).problem?.code;
  const at = (clock: string, of = on) => `${of}T${clock}:00.000Z`;
  expect(await code({ endAt: at('01:00') })).toBe('activity.times_wrong');
  expect(await code({ endAt: at('01:01', addDays(on, 1)) })).toBe('activity.times_wrong');
  expect(await code({ startAt: at('01:00', today), endAt: at('03:00', today) })).toBe('activity.in_past');
  expect(await code({ opensAt: at('00:00') })).toBe('activity.opens_late');
  expect(await code({ bookUntil: at('01:01') })).toBe('activity.opens_late');
  expect(await code({ minAge: 60, maxAge: 59 })).toBe('activity.ages_wrong');
  expect(await code({ residentsOf: '9999' })).toBe('activity.area_unknown');
  expect(await code({ citywide: true })).toBe('activity.citywide_not_yours');
  expect(await code({ summary: '加微信返现找我' })).toBe('content.risky');
  expect(await code({ capacity: 20_001 })).toBe('input.invalid');
  const worker = await server.as(await server.build.staff(centreId));
  expect(await code({}, worker)).toBe('forbidden');
  const list = await worker.call('deskActivity.list', { query: { centreId } });
  expect(list.body).toMatchObject({ items: [], may: { plan: false, citywide: false } });
  const other = await desk();
  expect(await code({}, other.manager)).toBe('not_found');
});

test('deskActivity.list lets who answers for the city plan one that every centre shows', async () => {
  const { centreId } = await desk();
  const officer = await server.as(await server.build.staff('3505', { role: 'operator', scopeKind: 'area' }));
  const list = await officer.call('deskActivity.list', { query: { centreId } });
  expect(list.body?.may).toEqual({ plan: true, citywide: true });
  expect(list.body?.areas.map(({ code }) => code)).toEqual(['3505', '350582', '350582001', '350582001016']);
  const plan = activityPlan(addDays(today, 7), today, { citywide: true, residentsOf: '350582' });
  const made = await officer.call('deskActivity.create', { body: { ...plan, centreId } });
  expect(made.body).toMatchObject({ citywide: true, residentsOf: { code: '350582', name: '晋江市' } });
  const town = await server.as(await server.build.staff('350582001', { role: 'operator', scopeKind: 'area' }));
  const refused = await town.call('deskActivity.create', { body: { ...plan, centreId } });
  expect(refused.problem?.code).toBe('activity.citywide_not_yours');
});

test('deskActivity.preview counts whom deskActivity.change moves to the new time and place and tells; they may leave until it begins', async () => {
  const { manager, plan, serviceId, slotId, version } = await published({ capacity: 3, cancelMinutes: 10_080 });
  const people = await Promise.all([1, 2, 3].map(() => server.build.resident()));
  const [booked, also, waits] = (await Promise.all(people.map((who) => server.as(who)))) as [Client, Client, Client];
  const bookingId = (await book(booked, slotId, { partySize: 2 })).body?.id ?? '';
  await book(also, slotId);
  await book(waits, slotId, { partySize: 1, orWait: true });
  // One of them has something else at the new time.
  const busy = await server.build.slot({ start_at: new Date(`${addDays(today, 8)}T02:00:00.000Z`) });
  await server.build.booking(busy, people[1] as Resident);
  const to = {
    startAt: `${addDays(today, 8)}T01:00:00.000Z`,
    endAt: `${addDays(today, 8)}T04:00:00.000Z`,
    bookUntil: `${addDays(today, 8)}T00:00:00.000Z`,
    place: '体育馆',
  };
  const { startAt, endAt, place } = to;
  const preview = await manager.call('deskActivity.preview', {
    params: { serviceId },
    body: { startAt, endAt, place, capacity: 3 },
  });
  expect(preview.body).toMatchObject({
    retimed: true,
    relocated: true,
    bookings: 2,
    people: 3,
    waiting: 1,
    clashes: 1,
  });
  const shown = preview.body?.items.map(({ personName, partySize, clashes }) => [personName, partySize, clashes]);
  expect(shown).toHaveLength(2);
  expect(shown).toEqual(
    expect.arrayContaining([
      ['林*满', 2, false],
      ['林*满', 1, true],
    ]),
  );
  const body = { ...plan, ...to, version, reason: '雨天改期' };
  const changed = await manager.call('deskActivity.change', { params: { serviceId }, body });
  expect(changed.body).toMatchObject({ ...to, on: addDays(today, 8), booked: 3, version: version + 1 });
  const mine = await booked.call('booking.get', { params: { bookingId } });
  expect(mine.body).toMatchObject({ ...{ startAt, endAt, place }, state: 'confirmed', cancelUntil: startAt });
  for (const client of [booked, also, waits]) {
    const [told] = await inboxOf(client, 'activity_changed');
    expect(told?.facts).toMatchObject({ startAt, place, reason: '雨天改期' });
  }
  const again = await manager.call('deskActivity.change', { params: { serviceId }, body });
  expect(again.problem?.code).toBe('activity.changed');
  // The quota has gone with the day.
  const uses = server.db.selectFrom('quota_use').select(['period', 'used']).where('service_id', '=', serviceId);
  const used = (await uses.where('used', '>', 0).execute()).map(({ period }) => period);
  expect([...new Set(used)]).toEqual([addDays(today, 8)]);
  // An hour before it begins one may still leave, which hands the places on.
  server.clock.set(`${addDays(today, 7)}T23:30:00.000Z`);
  const leaving = await server.as(people[0] as Resident);
  expect((await leaving.call('booking.cancel', { params: { bookingId } })).body?.state).toBe('cancelled');
  const next = await server.as(people[2] as Resident);
  expect((await next.call('booking.mine')).body?.items).toMatchObject([{ state: 'offered' }]);
});

test('as deskActivity.get shows, more places go to who waits, fewer never below those taken, and words alone disturb nobody', async () => {
  const { manager, plan, serviceId, slotId, version } = await published({ capacity: 2 });
  const [booked, waits] = (await Promise.all([1, 2].map(async () => server.as(await server.build.resident())))) as [
    Client,
    Client,
  ];
  await book(booked, slotId, { partySize: 2 });
  await book(waits, slotId, { partySize: 2, orWait: true });
  const change = (n: number, over: Record<string, unknown>) =>
    manager.call('deskActivity.change', { params: { serviceId }, body: { ...plan, ...over, version: version + n } });
  const ask = { startAt: plan.startAt, endAt: plan.endAt, place: plan.place };
  const preview = await manager.call('deskActivity.preview', { params: { serviceId }, body: { ...ask, capacity: 4 } });
  expect(preview.body).toMatchObject({ retimed: false, relocated: false, offered: 2, above: 0 });
  expect((await change(0, { capacity: 4, detail: '添了舞狮表演，欢迎来看。' })).body).toMatchObject({
    free: 0,
    waiting: 0,
  });
  expect((await waits.call('booking.mine')).body?.items).toMatchObject([{ state: 'offered' }]);
  expect(await inboxOf(booked, 'activity_changed')).toEqual([]);
  const fewer = await change(1, { capacity: 1 });
  expect(fewer.body).toMatchObject({ shrinksTo: 1, capacity: 1, free: 0, booked: 2 });
  expect((await booked.call('booking.mine')).body?.items).toMatchObject([{ state: 'confirmed', partySize: 2 }]);
});

test('slot.close calls the whole activity off: everybody reads why, and nothing of it can be changed any more', async () => {
  const { manager, plan, serviceId, slotId, version } = await published();
  const client = await server.as(await server.build.resident());
  await book(client, slotId, { partySize: 3 });
  const off = await manager.call('slot.close', { params: { slotId }, body: { reason: '台风预警' } });
  expect(off.body).toMatchObject({ cancelledBookings: 1 });
  expect((await inboxOf(client, 'slot_closed'))[0]?.facts).toMatchObject({ reason: '台风预警' });
  const page = await server.visitor.call('activity.get', { params: { serviceId } });
  expect(page.body).toMatchObject({ state: 'closed', closedReason: '台风预警' });
  const late = await manager.call('deskActivity.change', { params: { serviceId }, body: { ...plan, version } });
  expect(late.problem?.code).toBe('activity.called_off');
});

test('missing it counts only where staff have called it scarce', async () => {
  const held = [await published({ isScarce: false }), await published({ isScarce: true })];
  const absent: Resident[] = [];
  const came: { centreId: string; bookingId: string }[] = [];
  for (const { centreId, slotId } of held) {
    const [away, present] = [await server.build.resident(), await server.build.resident()];
    await book(await server.as(away), slotId);
    absent.push(away);
    came.push({ centreId, bookingId: (await book(await server.as(present), slotId)).body?.id ?? '' });
  }
  server.clock.set(`${addDays(today, 7)}T01:30:00.000Z`);
  for (const { centreId, bookingId } of came) {
    const staff = await server.as(await server.build.staff(centreId));
    expect((await staff.call('roster.checkIn', { body: { bookingId } })).body?.state).toBe('attended');
  }
  server.clock.set(`${addDays(today, 8)}T02:00:00.000Z`);
  await server.worker.runDue();
  const standings = [];
  for (const who of absent) {
    standings.push((await (await server.as(who)).call('standing.mine', { query: {} })).body);
  }
  expect(standings).toMatchObject([
    { points: 0, missed: [{ uncounted: 'service' }] },
    { points: 2, missed: [{ uncounted: null }] },
  ]);
});

test('a household books together: each has a place of their own, or none of them has', async () => {
  const { slotId } = await published({ capacity: 3, partyMax: 4, waitlistMax: 0 });
  const mother = await server.build.resident({ name: '林晓雯' });
  const children = [await buildChild(server, [mother]), await buildChild(server, [mother], { name: '苏小禾' })];
  const client = await server.as(mother);
  const people = [mother, ...children].map(({ personId }) => ({ personId }));
  const together = (requestKey: string) =>
    client.call('booking.bookTogether', { params: { slotId }, body: { requestKey, people } });
  const stranger = await server.as(await server.build.resident());
  const first = await book(stranger, slotId);
  expect((await together('household-one')).problem?.code).toBe('booking.slot_full');
  await stranger.call('booking.cancel', { params: { bookingId: first.body?.id ?? '' } });
  const booked = await together('household-two');
  expect(booked.body?.items.map(({ state, partySize }) => [state, partySize])).toEqual(Array(3).fill(['confirmed', 1]));
});

test('roster.people leafs through a slot of many, by who is awaited or has come, by name and by the last four digits', async () => {
  const activity = await buildActivity(server, { on: today, capacity: 500 });
  const slot = await server.db
    .selectFrom('slot')
    .selectAll()
    .where('id', '=', activity.slotId)
    .executeTakeFirstOrThrow();
  const staff = await server.as(await server.build.staff(activity.centreId));
  const names = ['林小满', '苏禾', '陈秀兰', '黄建国', '林晓雯'];
  const people: Resident[] = [];
  for (const name of names) {
    const who = await server.build.resident({ name });
    await server.build.booking(slot, who, { party_size: 2 });
    people.push(who);
  }
  const look = async (
    query: { show?: 'expected' | 'attended'; words?: string; limit?: number; cursor?: string } = {},
  ) => (await staff.call('roster.people', { params: { slotId: slot.id }, query })).body;
  const namesOf = async (query: Parameters<typeof look>[0]) =>
    (await look(query))?.items.map(({ personName }) => personName).sort();
  const first = await look({ limit: 3 });
  expect(first?.items).toHaveLength(3);
  const rest = await look({ limit: 3, cursor: first?.nextCursor ?? '' });
  expect(rest).toMatchObject({ nextCursor: null, slot: { taken: 10, attended: 0 } });
  const seen = [...(first?.items ?? []), ...(rest?.items ?? [])].map(({ personId }) => personId);
  expect(new Set(seen)).toEqual(new Set(people.map(({ personId }) => personId)));
  expect(await namesOf({ words: '林' })).toEqual(['林*满', '林*雯']);
  const phoned = await server.as(people[2] as Resident);
  const code = await phoned.call('phone.bind', {
    body: { code: server.standin.phones.give(people[2]?.openid ?? '', '13805957788') },
  });
  expect(code.problem?.code ?? 'ok').toBe('ok');
  expect(await namesOf({ words: '7788' })).toEqual(['陈*兰']);
  expect(await namesOf({ words: '7789' })).toEqual([]);
  // As a number was kept before its end had a place of its own.
  await server.db
    .updateTable('person')
    .set({ phone_end: '' })
    .where('id', '=', people[2]?.personId ?? '')
    .execute();
  expect(await namesOf({ words: '7788' })).toEqual(['陈*兰']);
  expect(await namesOf({ words: '7789' })).toEqual([]);
  const one = (await look({ words: '7788' }))?.items[0]?.id ?? '';
  await staff.call('roster.checkIn', { body: { bookingId: one } });
  expect(await namesOf({ show: 'attended' })).toEqual(['陈*兰']);
  expect((await look({ show: 'expected' }))?.items).toHaveLength(4);
  expect((await look())?.slot.attended).toBe(2);
  const stranger = await server.as(await server.build.staff((await server.build.centre()).id));
  const refused = await stranger.call('roster.people', { params: { slotId: slot.id } });
  expect(refused.problem?.code).toBe('not_found');
});

test('a typed code is found among all bookings of the day, also beyond the first thousands, and with a name only', async () => {
  const activity = await buildActivity(server, { on: today, capacity: 9000 });
  const slot = await server.db
    .selectFrom('slot')
    .selectAll()
    .where('id', '=', activity.slotId)
    .executeTakeFirstOrThrow();
  const last = await server.build.resident({ name: '最后一位' });
  const bookingId = await server.build.booking(slot, last, { id: 'bkg_zzzz_last' });
  await server.db.deleteFrom('booking').where('id', 'like', 'bkg_crowd_%').execute();
  const row = await server.db.selectFrom('booking').selectAll().where('id', '=', bookingId).executeTakeFirstOrThrow();
  for (let from = 0; from < limits.offlineRosterMost + 200; from += 400) {
    const rows = Array.from({ length: 400 }, (_, n) => ({
      ...row,
      id: `bkg_crowd_${from + n}`,
      beneficiary_id: `prs_crowd_${from + n}`,
      request_key: `crowd-${from + n}`,
    }));
    await server.db.insertInto('booking').values(rows).execute();
  }
  const staff = await server.as(await server.build.staff(activity.centreId));
  const code = (await (await server.as(last)).call('booking.get', { params: { bookingId } })).body?.checkInCode ?? '';
  const say = async (body: { code: string; who?: string }) => {
    const came = await staff.call('roster.checkIn', { body });
    return came.body?.id ?? came.problem?.code;
  };
  // Among so many a wrong figure is soon somebody's: alone it is never taken, be it right or wrong.
  expect(await say({ code })).toBe('roster.code_ambiguous');
  const wrong = new Set<unknown>();
  for (let n = 0; n < 40; n += 1) wrong.add(await say({ code: String(n * 24_989).padStart(6, '0') }));
  expect([...wrong].every((one) => one === 'roster.code_unknown' || one === 'roster.code_ambiguous')).toBe(true);
  expect(await say({ code, who: '陈秀兰' })).toBe('roster.code_unknown');
  expect(await say({ code, who: '最后一位' })).toBe(bookingId);

  // A phone without a network keeps the first of them and says so; digits noted there are judged alike.
  const kept = (await staff.call('roster.offline', { query: { centreId: activity.centreId } })).body;
  expect(kept?.bookings).toHaveLength(limits.offlineRosterMost);
  expect(kept).toMatchObject({ cut: true, all: limits.offlineRosterMost + 201 });
  const { centreId = '', on = '', madeAt = '', seal = '' } = kept ?? {};
  const items = [undefined, '陈秀兰', '最后一位'].map((who, n) => ({
    key: `noted-${n}-${bookingId}`,
    at: madeAt,
    code,
    who,
  }));
  const merged = await staff.call('roster.merge', { body: { roster: { centreId, on, madeAt, seal }, items } });
  expect(merged.body?.items.map((one) => one.code ?? one.booking?.id)).toEqual([
    'roster.code_ambiguous',
    'roster.code_unknown',
    bookingId,
  ]);
  await server.db.deleteFrom('booking').where('id', 'like', 'bkg_crowd_%').execute();
});

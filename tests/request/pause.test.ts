import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import { buildDraw } from '../support/build-lottery';
import type { Client } from '../support/client';
import { hall } from '../support/hall';
import { openFamily } from '../support/household-things';

type Slot = Awaited<ReturnType<TestServer['build']['slot']>>;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
const usual = '2026-11-23T02:00:00.000Z';
beforeEach(() => server.clock.set(usual));

const reason = '老师生病';

/** An open service with one slot tomorrow, and who manages it. */
async function stage({ capacity = 5, on = '2026-11-24', more = {} } = {}) {
  const rules = { waitlist_max: 6, offer_minutes: 60, lead_minutes: 30, party_max: 4, max_per_day: null, ...more };
  const service = await server.build.service(rules);
  const slot = await server.build.slot({
    service_id: service.id,
    capacity,
    start_at: new Date(`${on}T06:00:00.000Z`),
  });
  const manager = await server.as(await server.build.staff(slot.centre_id, { role: 'manager' }));
  const params = { serviceId: service.id };
  return {
    ...{ serviceId: service.id, centreId: slot.centre_id, slot, manager },
    pause: (version = 1, over: object = {}) =>
      manager.call('catalogue.pause', { params, body: { version, reason, until: null, ...over } }),
    to: (version: number, state: 'open' | 'retired') =>
      manager.call('catalogue.setState', { params, body: { version, state } }),
    seen: async () => (await server.visitor.call('service.get', { params })).body,
  };
}

const newcomer = async (): Promise<Client> => server.as(await server.build.resident());
const book = (who: Client, slot: Slot, orWait = false, requestKey = newId('key')) =>
  who.call('booking.book', { params: { slotId: slot.id }, body: { requestKey, orWait } });

async function comes(slot: Slot) {
  const client = await newcomer();
  const { body, problem } = await book(client, slot, true);
  if (body === null) throw new Error(problem?.code);
  const params = { bookingId: body.id };
  return {
    client,
    bookingId: body.id,
    now: async () => (await client.call('booking.get', { params })).body,
    leave: () => client.call('booking.cancel', { params }),
    accept: () => client.call('booking.accept', { params }),
  };
}

const why = (problem: Awaited<ReturnType<typeof book>>['problem']) =>
  problem === null
    ? null
    : { code: problem.code, title: problem.title, said: problem.fields.map((one) => one.message) };
const paused = { code: 'booking.service_paused', title: `这项服务暂停预约：${reason}`, said: [reason] };

const linesOf = async (serviceId: string) => {
  const rows = await server.database.sql<{ action: string; detail: string }>(
    'SELECT action, detail FROM audit_line WHERE subject_id = ? ORDER BY id',
    [serviceId],
  );
  return rows.map(({ action, detail }) => ({ action, ...(JSON.parse(detail) as object) }));
};

test('catalogue.pause keeps why and until when, where residents read it; going on clears both, and each is recorded', async () => {
  const { pause, to, seen, serviceId, centreId } = await stage();
  expect((await pause(1, { until: '2026-12-03' })).body).toMatchObject({
    state: 'paused',
    version: 2,
    paused: { reason, until: '2026-12-03' },
  });
  expect(await seen()).toMatchObject({ state: 'paused', paused: { reason, until: '2026-12-03' } });
  const listed = async () =>
    (await server.visitor.call('service.list', { query: { centreId } })).body?.items.map((one) => one.paused);
  expect(await listed()).toEqual([{ reason, until: '2026-12-03' }]);
  expect((await pause(2, { reason: '锅炉检修' })).body?.paused).toEqual({ reason: '锅炉检修', until: null });
  expect((await to(3, 'open')).body).toMatchObject({ state: 'open', paused: null });
  expect(await listed()).toEqual([null]);
  expect(await linesOf(serviceId)).toEqual([
    { action: 'catalogue.pause', version: 2, from: 'open', to: 'paused', until: '2026-12-03' },
    { action: 'catalogue.pause', version: 3, from: 'paused', to: 'paused', until: null },
    { action: 'catalogue.setState', version: 4, from: 'paused', to: 'open' },
  ]);
});

test('a pause needs a reason that may be shown, a day to come, the version that was read and an open service', async () => {
  const { pause, to, manager, slot, serviceId } = await stage();
  expect((await pause(1, { reason: '病' })).problem?.fields).toMatchObject([{ path: 'body.reason' }]);
  expect((await pause(1, { until: '2026-11-23' })).problem?.fields).toMatchObject([
    { path: 'body.until', rule: 'past' },
  ]);
  expect((await pause(1, { reason: '加微信 abc888 刷单返利' })).problem?.code).toBe('content.risky');
  expect((await pause(1, { reason: '邻里代购日用品' })).problem?.code).toBe('catalogue.words_unsure');
  expect((await pause(7)).problem?.code).toBe('catalogue.changed_meanwhile');
  const staff = await server.as(await server.build.staff(slot.centre_id));
  const body = { version: 1, reason, until: null };
  expect((await staff.call('catalogue.pause', { params: { serviceId }, body })).problem?.code).toBe('forbidden');
  const stranger = (await stage()).manager;
  expect((await stranger.call('catalogue.pause', { params: { serviceId }, body })).problem?.code).toBe('not_found');
  await to(1, 'retired');
  expect((await pause(2)).problem?.code).toBe('catalogue.not_open');
  const draft = await manager.call('catalogue.create', {
    params: { centreId: slot.centre_id },
    body: { requestKey: newId('key'), ...hall },
  });
  const params = { serviceId: draft.body?.id ?? '' };
  expect((await manager.call('catalogue.pause', { params, body })).problem?.code).toBe('catalogue.not_open');
});

describe('while it is paused nobody new comes in, and each is told why', () => {
  test('a resident, several of a family, and the line', async () => {
    const { slot, pause } = await stage({ capacity: 1 });
    await comes(slot);
    await pause();
    const [mother, son] = [await server.build.resident(), await server.build.resident()];
    const powers = await openFamily(server.db, server.clock.now());
    await powers.proxy(mother.personId, son.personId, { may_view: 1, may_book: 1, may_cancel: 1 });
    const client = await server.as(mother);
    expect(why((await book(client, slot)).problem)).toEqual(paused);
    expect(why((await book(client, slot, true)).problem)).toEqual(paused);
    const people = [mother, son].map(({ personId }) => ({ personId }));
    const together = await client.call('booking.bookTogether', {
      params: { slotId: slot.id },
      body: { requestKey: newId('key'), orWait: true, people },
    });
    expect(why(together.problem)).toEqual(paused);
  });

  test('who calls or walks in, at the desk', async () => {
    const { slot, centreId, pause, manager } = await stage();
    await pause();
    const who = { name: '黄秀英', phone: '13812340001', method: 'call_back', textVersion: '2026-11' } as const;
    const found = await manager.call('deskBooking.register', { body: { centreId, ...who } });
    const body = { requestKey: newId('key'), found: found.body?.found ?? '' };
    const refused = await manager.call('deskBooking.book', { params: { slotId: slot.id }, body });
    expect(why(refused.problem)).toEqual(paused);
  });

  test('who would enter a draw of it; who is in it stays', async () => {
    const { slot, pause } = await stage();
    await buildDraw(server.db, server.clock, slot);
    const enter = async (who: Awaited<ReturnType<TestServer['build']['resident']>>) =>
      (await server.as(who)).call('lottery.enter', {
        params: { slotId: slot.id },
        body: { requestKey: newId('key'), people: [{ personId: who.personId, partySize: 1 }] },
      });
    const [early, late] = [await server.build.resident(), await server.build.resident()];
    expect((await enter(early)).status).toBe(201);
    await pause();
    expect(why((await enter(late)).problem)).toEqual(paused);
    const seen = (await (await server.as(early)).call('lottery.get', { params: { slotId: slot.id } })).body;
    expect(seen).toMatchObject({ paused: { reason, until: null }, may: { enter: false } });
    expect(seen?.mine).toHaveLength(1);
  });

  test('its days and times have nothing to choose, and no list has a next time', async () => {
    const { slot, serviceId, centreId, pause } = await stage();
    await pause();
    const params = { serviceId };
    const slots = await server.visitor.call('service.slots', { params, query: { on: '2026-11-24' } });
    expect(slots.body?.items).toMatchObject([{ id: slot.id, state: 'paused', free: 0, canWait: false }]);
    const days = (await server.visitor.call('service.days', { params })).body?.items ?? [];
    expect(days.every(({ free, byLottery }) => free === 0 && byLottery === 0)).toBe(true);
    expect(days.length).toBeGreaterThan(0);
    const list = await server.visitor.call('service.list', { query: { centreId } });
    expect(list.body?.items).toMatchObject([{ next: null, paused: { reason } }]);
    const home = await server.visitor.call('home.get', { query: { centreId } });
    expect(home.body?.highlights).toMatchObject([{ next: null, paused: { reason } }]);
  });
});

describe('what was there before stands', () => {
  test('a booking says why, is answered again by its key, checked in, and cancelled', async () => {
    const { slot, pause, manager } = await stage({ on: '2026-11-23' });
    const client = await newcomer();
    const key = newId('key');
    const { body } = await book(client, slot, false, key);
    const other = await comes(slot);
    await pause();
    expect((await book(client, slot, false, key)).body?.id).toBe(body?.id);
    expect((await other.now())?.paused).toEqual({ reason, until: null });
    expect((await other.leave()).body?.state).toBe('cancelled');
    const checked = await manager.call('roster.checkIn', { body: { bookingId: body?.id ?? '' } });
    expect(checked.body?.state).toBe('attended');
  });

  test('a place that was offered may be taken; one freed meanwhile waits, and goes to the line before anybody else', async () => {
    const { slot, pause, to, manager } = await stage({ capacity: 2 });
    const [first, second] = [await comes(slot), await comes(slot)];
    const [offered, waits] = [await comes(slot), await comes(slot)];
    await first.leave();
    expect((await offered.now())?.state).toBe('offered');
    await pause();
    expect((await offered.accept()).body?.state).toBe('confirmed');
    await second.leave();
    expect((await waits.now())?.state).toBe('waiting');
    const params = { slotId: slot.id };
    expect((await manager.call('line.offer', { params })).problem?.code).toBe('line.nothing_to_offer');
    await to(2, 'open');
    expect((await waits.now())?.state).toBe('offered');
    expect((await book(await newcomer(), slot)).problem?.code).toBe('booking.slot_full');
  });

  test('it can be retired from there, which clears the reason', async () => {
    const { pause, to, slot } = await stage();
    await pause();
    expect((await to(2, 'retired')).body).toMatchObject({ state: 'retired', paused: null });
    expect((await book(await newcomer(), slot)).problem?.code).toBe('booking.service_retired');
  });
});

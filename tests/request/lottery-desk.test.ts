import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import { beginDraws, begins, closesAt, openLotteryStage, valueDueAt, valueOutAt } from '../support/lottery-stage';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(() => server.clock.set(begins));

const stage = (over: Parameters<typeof openLotteryStage>[1] = {}) => openLotteryStage(server, over);
const just = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

describe('lottery.enterValue', () => {
  test('draws when two people have read the same; what the first has read is not shown', async () => {
    const { comes, at, say, staff, draw } = await stage();
    await comes();
    expect((await say(staff.first, '123')).problem?.code).toBe('lottery.not_closed');
    await at(closesAt);
    expect((await say(staff.first, '123')).problem?.code).toBe('lottery.value_not_yet');
    server.clock.set(valueOutAt);
    expect((await say(staff.first, '1234')).problem).toMatchObject({
      code: 'lottery.value_invalid',
      fields: [{ path: 'body.value' }],
    });
    const once = await say(staff.first, '1 2 3');
    expect(once.body).toMatchObject({ value: null, differs: false, readers: [{ isMe: true }] });
    // The same person again is no second pair of eyes.
    expect((await say(staff.first, '123')).body?.value).toBeNull();
    server.clock.pass(1);
    const other = await say(staff.second, '124');
    expect(other.body).toMatchObject({ value: null, differs: true, readers: [{ isMe: false }, { isMe: true }] });
    expect(JSON.stringify(other.body)).not.toContain('"123"');
    await server.worker.runDue();
    expect((await draw())?.state).toBe('closed');
    expect((await say(staff.second, '123')).body).toMatchObject({ value: '123', differs: false });
    expect((await say(staff.first, '999')).problem?.code).toBe('lottery.value_known');
    await server.worker.runDue();
    expect((await draw())?.state).toBe('drawn');
    expect((await say(staff.first, '123')).problem?.code).toBe('lottery.ended');
  });

  test('not entered by its deadline the draw is void as published: nobody has lost, places are opened next morning', async () => {
    const { comes, at, say, staff, draw, newsOf, counters, quotas } = await stage();
    const { who } = await comes();
    await at(closesAt);
    server.clock.set(valueOutAt);
    await say(staff.first, '123');
    await at(just(valueDueAt, -1));
    expect((await draw())?.state).toBe('closed');
    await at(valueDueAt);
    expect(await draw(await server.as(who))).toMatchObject({
      state: 'void',
      voidReason: 'no_value',
      mine: [{ state: 'void' }],
    });
    expect((await quotas(who.personId)).every(({ used }) => used === 0)).toBe(true);
    expect(await newsOf(who)).toEqual(['lottery_void']);
    expect((await say(staff.second, '123')).problem?.code).toBe('lottery.ended');
    await at(new Date('2026-11-29T00:00:00.000Z'));
    expect((await counters())?.allocation).toBe('first_come');
  });

  test('is for staff of the centre alone', async () => {
    const { slotId, at, comes } = await stage();
    await comes();
    await at(closesAt);
    server.clock.set(valueOutAt);
    const elsewhere = await server.build.staff((await server.build.centre()).id);
    const params = { slotId };
    const body = { value: '123' };
    const ask = async (who: Parameters<typeof server.as>[0]) =>
      (await (await server.as(who)).call('lottery.enterValue', { params, body })).problem?.code;
    expect(await ask(elsewhere)).toBe('not_found');
    expect(await ask(await server.build.resident())).toBe('forbidden');
    const signedOut = await server.visitor.call('lottery.enterValue', { params, body });
    expect(signedOut.problem?.code).toBe('auth.required');
  });
});

describe('lottery.list', () => {
  test('shows my centre’s draws with how far each is, page by page', async () => {
    const { slot, slotId, comes, staff, service } = await stage();
    await comes();
    await server.build.slot({ service_id: service.id, start_at: just(slot.start_at, 3_600_000) });
    await beginDraws(server);
    const client = await server.as(staff.first);
    const page = await client.call('lottery.list', { query: { limit: 1 } });
    expect(page.body?.items).toHaveLength(1);
    const rest = await client.call('lottery.list', { query: { limit: 5, cursor: page.body?.nextCursor ?? '' } });
    const all = [...(page.body?.items ?? []), ...(rest.body?.items ?? [])];
    expect(all).toHaveLength(2);
    expect(all.find((one) => one.slotId === slotId)).toMatchObject({
      entries: 1,
      readers: [],
      may: { enterValue: false },
    });
    const elsewhere = await server.as(await server.build.staff((await server.build.centre()).id));
    expect((await elsewhere.call('lottery.list', { query: {} })).body?.items).toEqual([]);
    const other = await elsewhere.call('lottery.list', { query: { centreId: slot.centre_id } });
    expect(other.problem?.code).toBe('not_found');
  });
});

describe('lottery.begin', () => {
  const body = { closesAt: closesAt.toISOString(), beacon: 'welfare_kl8', reserveMax: 5, leftover: 'closed' } as const;

  test('draws for one slot of a service that else goes to who comes first', async () => {
    const slot = await server.build.slot({ start_at: new Date('2026-11-29T06:00:00.000Z') });
    const params = { slotId: slot.id };
    const manager = await server.as(await server.build.staff(slot.centre_id, { role: 'manager' }));
    const staff = await server.as(await server.build.staff(slot.centre_id));
    expect((await staff.call('lottery.begin', { params, body })).problem?.code).toBe('forbidden');
    const late = await manager.call('lottery.begin', {
      params,
      body: { ...body, closesAt: '2026-11-28T10:00:00.000Z' },
    });
    expect(late.problem?.code).toBe('lottery.no_time');
    const begun = await manager.call('lottery.begin', { params, body });
    expect(begun).toMatchObject({
      status: 201,
      body: { state: 'open', beacon: 'welfare_kl8', beaconOn: '2026-11-27' },
    });
    expect((await manager.call('lottery.begin', { params, body })).problem?.code).toBe('lottery.begun_already');
    const who = await server.as(await server.build.resident());
    const book = await who.call('booking.book', { params, body: { requestKey: newId('key') } });
    expect(book.problem?.code).toBe('booking.by_lottery');
    const seen = await who.call('service.slots', { params: { serviceId: slot.service_id }, query: {} });
    expect(seen.body?.items.find(({ id }) => id === slot.id)?.state).toBe('lottery');
  });

  test('not where somebody has a place, nor at another centre', async () => {
    const slot = await server.build.slot({ start_at: new Date('2026-11-29T07:00:00.000Z') });
    const params = { slotId: slot.id };
    const elsewhere = await server.build.staff((await server.build.centre()).id, { role: 'manager' });
    expect((await (await server.as(elsewhere)).call('lottery.begin', { params, body })).problem?.code).toBe(
      'not_found',
    );
    const who = await server.as(await server.build.resident());
    await who.call('booking.book', { params, body: { requestKey: newId('key') } });
    const manager = await server.as(await server.build.staff(slot.centre_id, { role: 'manager' }));
    expect((await manager.call('lottery.begin', { params, body })).problem?.code).toBe('lottery.has_bookings');
    const staff = await server.as(await server.build.staff(slot.centre_id));
    await staff.call('slot.close', { params, body: { reason: '停电一天' } });
    expect((await manager.call('lottery.begin', { params, body })).problem?.code).toBe('slot.already_closed');
  });
});

describe('lottery.rules and lottery.setRules', () => {
  test('a manager turns a service over to draws; booked slots go on, the others are drawn for', async () => {
    const service = await server.build.service({ open_days: 10 });
    const start = new Date('2026-11-29T06:00:00.000Z');
    const booked = await server.build.slot({ service_id: service.id, start_at: start });
    const free = await server.build.slot({ service_id: service.id, start_at: just(start, 3_600_000) });
    const who = await server.as(await server.build.resident());
    await who.call('booking.book', { params: { slotId: booked.id }, body: { requestKey: newId('key') } });
    const manager = await server.as(await server.build.staff(service.centre_id, { role: 'manager' }));
    const staff = await server.as(await server.build.staff(service.centre_id));
    const params = { serviceId: service.id };
    const usual = await staff.call('lottery.rules', { params });
    expect(usual.body).toMatchObject({ allocation: 'first_come', closeDays: 3, may: { change: false } });
    const { closeMinute, beacon, reserveMax, leftover } = usual.body ?? ({} as never);
    const body = { allocation: 'lottery' as const, closeDays: 4, closeMinute, beacon, reserveMax, leftover };
    expect((await staff.call('lottery.setRules', { params, body })).problem?.code).toBe('forbidden');
    const never = await manager.call('lottery.setRules', { params, body: { ...body, closeDays: 11 } });
    expect(never.problem?.code).toBe('lottery.no_time');
    const set = await manager.call('lottery.setRules', { params, body });
    expect(set.body).toMatchObject({ allocation: 'lottery', closeDays: 4, may: { change: true } });
    await beginDraws(server);
    const state = async (slotId: string) =>
      (await server.visitor.call('lottery.get', { params: { slotId } })).body?.state;
    expect([await state(booked.id), await state(free.id)]).toEqual([undefined, 'open']);
    const again = await (
      await server.as(await server.build.resident())
    ).call('booking.book', { params: { slotId: booked.id }, body: { requestKey: newId('key') } });
    expect(again.status).toBe(201);
    const card = await server.visitor.call('service.get', { params, query: {} });
    expect(card.body).toMatchObject({ allocation: 'lottery', rules: { allocation: 'lottery' } });
    const days = await server.visitor.call('service.days', { params });
    expect(days.body?.items.find(({ on }) => on === '2026-11-29')).toMatchObject({ slots: 2, byLottery: 1 });
    const elsewhere = await server.as(await server.build.staff((await server.build.centre()).id, { role: 'manager' }));
    expect((await elsewhere.call('lottery.setRules', { params, body })).problem?.code).toBe('not_found');
    expect((await elsewhere.call('lottery.rules', { params })).problem?.code).toBe('not_found');
  });
});

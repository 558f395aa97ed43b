import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const weekly = async (serviceId: string) => {
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    await server.database.sql('INSERT INTO service_hours VALUES (?, ?, ?, 540, 720, 60, 8)', [
      newId('shr'),
      serviceId,
      weekday,
    ]);
  }
};

test('booking.makeSlots makes the window ahead once, and a second run makes nothing', async () => {
  const service = await server.build.service({ open_days: 3 });
  await weekly(service.id);
  await server.worker.runDue();
  const count = async () => {
    const [row] = await server.database.sql<{ n: number }>('SELECT COUNT(*) n FROM slot WHERE service_id = ?', [
      service.id,
    ]);
    return row?.n;
  };
  // Today to the fourth day, three slots each.
  expect(await count()).toBe(15);
  await server.database.sql('UPDATE slot SET capacity = 5 WHERE service_id = ?', [service.id]);
  server.clock.pass(24 * 60);
  await server.worker.runDue();
  expect(await count()).toBe(18);
  const [kept] = await server.database.sql<{ n: number }>(
    'SELECT COUNT(*) n FROM slot WHERE service_id = ? AND capacity = 5',
    [service.id],
  );
  expect(kept?.n).toBe(15);
  server.clock.set('2026-11-23T02:00:00.000Z');
});

test('service.days says which days are open and why not, with the places that can be booked', async () => {
  const service = await server.build.service({ open_days: 3, lead_minutes: 30 });
  await weekly(service.id);
  await server.database.sql('INSERT INTO centre_exception VALUES (?, ?, ?, NULL, NULL, ?, NOW(3))', [
    newId('exc'),
    service.centre_id,
    '2026-11-25',
    '设备检修',
  ]);
  await server.database.sql("DELETE FROM job WHERE kind = 'booking.makeSlots'");
  await server.worker.runDue();
  const { body } = await server.visitor.call('service.days', { params: { serviceId: service.id } });
  expect(body?.items).toEqual([
    // 10:00 now: 9–10 is over, 10–11 can't be booked any more with half an hour's lead.
    expect.objectContaining({ on: '2026-11-23', open: true, free: 8 }),
    expect.objectContaining({ on: '2026-11-24', open: true, free: 24 }),
    expect.objectContaining({ on: '2026-11-25', open: false, layer: 'exception', note: '设备检修', free: 0 }),
    expect.objectContaining({ on: '2026-11-26', open: true, free: 24 }),
  ]);
});

test('service.slots shows a day, or from now on, page by page, with what is mine', async () => {
  const slots = [];
  const service = await server.build.service();
  for (let hour = 0; hour < 5; hour += 1) {
    slots.push(await server.build.slot({ service_id: service.id, start_at: new Date(Date.UTC(2026, 10, 24, hour)) }));
  }
  const past = await server.build.slot({ service_id: service.id, start_at: new Date('2026-11-23T01:00:00.000Z') });
  const client = await server.as(await server.build.resident());
  await client.call('booking.book', { params: { slotId: slots[2]?.id ?? '' }, body: { requestKey: newId('key') } });
  const params = { serviceId: service.id };
  const first = await client.call('service.slots', { params, query: { limit: 3 } });
  const rest = await client.call('service.slots', {
    params,
    query: { limit: 3, cursor: first.body?.nextCursor ?? '' },
  });
  const seen = [...(first.body?.items ?? []), ...(rest.body?.items ?? [])];
  expect(seen.map((slot) => slot.id)).toEqual(slots.map((slot) => slot.id));
  expect(seen.map((slot) => slot.mine)).toEqual([null, null, 'confirmed', null, null]);
  expect(seen[2]).toMatchObject({ free: 9, capacity: 10, waiting: 0, state: 'open' });
  const today = await server.visitor.call('service.slots', { params, query: { on: '2026-11-23' } });
  expect(today.body?.items).toEqual([expect.objectContaining({ id: past.id, state: 'ended' })]);
});

test('service.list and service.get show the next free slot and the rules', async () => {
  const service = await server.build.service({ lead_minutes: 60, max_per_week: 3 });
  await server.build.slot({
    service_id: service.id,
    capacity: 1,
    taken: 1,
    start_at: new Date('2026-11-23T04:00:00Z'),
  });
  const free = await server.build.slot({ service_id: service.id, start_at: new Date('2026-11-23T06:00:00Z') });
  const list = await server.visitor.call('service.list', { query: { centreId: service.centre_id } });
  expect(list.body?.items).toEqual([
    expect.objectContaining({ id: service.id, next: expect.objectContaining({ id: free.id, free: 10 }) }),
  ]);
  const one = await server.visitor.call('service.get', { params: { serviceId: service.id } });
  expect(one.body).toMatchObject({ rules: { maxPerWeek: 3, leadMinutes: 60 }, mine: null });
  expect((await server.visitor.call('service.get', { params: { serviceId: 'svc_no' } })).problem?.code).toBe(
    'not_found',
  );
});

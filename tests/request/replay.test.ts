import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test('booking.book answers a repeated claim to the letter as it answered the first', async () => {
  const service = await server.build.service({ party_max: 3, max_per_week: 2 });
  const slot = await server.build.slot({ service_id: service.id });
  const client = await server.as(await server.build.resident({ name: '林小满' }));
  const claim = { params: { slotId: slot.id }, body: { requestKey: newId('key'), partySize: 2 } };
  const first = await client.call('booking.book', claim);
  expect(first).toMatchObject({ status: 201, body: { beneficiaryName: '林小满', partySize: 2 } });
  expect((await client.call('booking.book', claim)).body).toEqual(first.body);
  expect((await client.call('booking.get', { params: { bookingId: first.body?.id ?? '' } })).body).toEqual(first.body);
});

test('service.list shows the first slot that still has a place and can be booked, of each service', async () => {
  const centre = await server.build.centre();
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour));
  const services = await Promise.all(
    [1, 2, 3].map((position) => server.build.service({ centre_id: centre.id, position })),
  );
  const [busy, late, none] = services;
  await server.build.slot({ service_id: busy?.id, start_at: at(1), capacity: 2, taken: 2 });
  await server.build.slot({ service_id: busy?.id, start_at: at(2), state: 'closed', closed_reason: '设备检修' });
  const third = await server.build.slot({ service_id: busy?.id, start_at: at(3), capacity: 2, taken: 1 });
  await server.build.slot({ service_id: busy?.id, start_at: at(4) });
  const only = await server.build.slot({ service_id: late?.id, start_at: at(5) });
  await server.build.slot({ service_id: none?.id, start_at: new Date('2026-11-23T01:00:00.000Z') });
  const { body } = await server.visitor.call('service.list', { query: { centreId: centre.id } });
  expect(body?.items.map(({ next }) => next && [next.id, next.free])).toEqual([[third.id, 1], [only.id, 10], null]);
});

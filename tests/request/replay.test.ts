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

test('in a slot known to be full, keys that have won get each its own answer again, amid a crowd that is refused', async () => {
  const service = await server.build.service({ party_max: 2 });
  const slot = await server.build.slot({ service_id: service.id, capacity: 2 });
  const people = await Promise.all(Array.from({ length: 6 }, () => server.build.resident()));
  const clients = await Promise.all(people.map((person) => server.as(person)));
  const claims = clients.map(() => ({ params: { slotId: slot.id }, body: { requestKey: newId('key') } }));
  const asks = clients.map((client, n) => () => client.call('booking.book', claims[n] as (typeof claims)[0]));
  const ask = (n: number) => (asks[n] as (typeof asks)[0])();
  const first = [await ask(0), await ask(1)];
  expect(first.map((answer) => answer.status)).toEqual([201, 201]);
  expect((await ask(2)).problem?.code).toBe('booking.slot_full');
  const again = await Promise.all([5, 1, 4, 0, 3, 2].map(ask));
  expect(again.map((answer) => answer.body?.id ?? answer.problem?.code)).toEqual([
    'booking.slot_full',
    first[1]?.body?.id,
    'booking.slot_full',
    first[0]?.body?.id,
    'booking.slot_full',
    'booking.slot_full',
  ]);
  // One person's key is nothing in another's hand.
  const stolen = await clients[3]?.call('booking.book', claims[0] as (typeof claims)[0]);
  expect(stolen?.problem?.code).toBe('booking.slot_full');
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

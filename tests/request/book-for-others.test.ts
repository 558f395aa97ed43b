import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import type { Client } from '../support/client';
import { openFamily } from '../support/household-things';

/** Booking for somebody else: whose rules count, who may, and who hears of it. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const mays = { may_view: 1, may_book: 1, may_cancel: 1 };

/** A daughter who acts for her mother, as far as is said. */
async function pair(over: { may_view?: number; may_book?: number; may_cancel?: number } = {}) {
  const daughter = await server.build.resident({ name: '林晓雯', bornOn: '1990-05-20' });
  const mother = await server.build.resident({ name: '陈秀兰', bornOn: '1954-03-09' });
  const family = await openFamily(server.db, server.clock.now());
  const power = await family.proxy(daughter.personId, mother.personId, { ...mays, ...over });
  const [child, parent] = [await server.as(daughter), await server.as(mother)];
  return { daughter, mother, power, child, parent };
}

const book = (who: Client, slotId: string, beneficiaryId: string, requestKey = newId('key')) =>
  who.call('booking.book', { params: { slotId }, body: { requestKey, beneficiaryId } });

const newsOf = async (who: Client) => {
  await server.worker.runDue();
  server.clock.pass(1);
  const items = (await who.call('inbox.list')).body?.items ?? [];
  return items.map(({ kind, facts }) => ({ kind, for: facts['for'], by: facts['by'] }));
};

test('booking.book for a person who allowed it shows both who booked, and both hear of it', async () => {
  const { mother, child, parent } = await pair();
  const slot = await server.build.slot({ capacity: 1 });
  const key = newId('key');
  const booked = await book(child, slot.id, mother.personId, key);
  expect(booked.body).toMatchObject({
    ...{ beneficiaryId: mother.personId, beneficiaryName: '陈秀兰', bookedByName: '林晓雯' },
    ...{ state: 'confirmed', may: { cancel: true } },
  });
  expect((await book(child, slot.id, mother.personId, key)).body?.id).toBe(booked.body?.id);
  const params = { bookingId: booked.body?.id ?? '' };
  expect((await parent.call('booking.get', { params })).body?.bookedByName).toBe('林晓雯');
  expect((await child.call('booking.mine')).body?.items).toEqual([]);
  expect(await newsOf(parent)).toEqual([{ kind: 'booking_confirmed', by: '林晓雯' }]);
  expect(await newsOf(child)).toEqual([{ kind: 'booking_confirmed', for: '陈秀兰' }]);

  server.clock.pass(1);
  expect((await parent.call('booking.cancel', { params })).body?.state).toBe('cancelled');
  expect((await newsOf(child))[0]).toEqual({ kind: 'booking_cancelled', for: '陈秀兰', by: '陈秀兰' });
  expect((await newsOf(parent))[0]).toEqual({ kind: 'booking_cancelled' });
});

test('booking.book counts ages, times and quotas of the person served, whoever taps', async () => {
  const { mother, child, parent } = await pair();
  const elders = await server.build.service({ min_age: 60, max_per_day: 1 });
  const first = await server.build.slot({ service_id: elders.id });
  const later = new Date(first.start_at.getTime() + 2 * 3_600_000);
  const second = await server.build.slot({ service_id: elders.id, start_at: later, on_day: first.on_day });
  const shownTo = (personId?: string) =>
    child.call('service.get', { params: { serviceId: elders.id }, query: { personId } });
  expect((await shownTo()).body?.mine).toMatchObject({ age: 'booking.too_young' });
  expect((await shownTo(mother.personId)).body?.mine).toMatchObject({ personId: mother.personId, age: null });
  expect((await child.call('booking.book', own(first.id))).problem?.code).toBe('booking.too_young');
  expect((await book(child, first.id, mother.personId)).status).toBe(201);
  expect((await parent.call('booking.book', own(first.id))).problem?.code).toBe('booking.already_booked');
  expect((await parent.call('booking.book', own(second.id))).problem?.code).toBe('booking.quota_day');
  expect((await book(child, second.id, mother.personId)).problem?.code).toBe('booking.quota_day');
  const slots = await child.call('service.slots', {
    params: { serviceId: elders.id },
    query: { on: first.on_day, personId: mother.personId },
  });
  expect(slots.body?.items.map(({ id, mine }) => [id, mine])).toContainEqual([first.id, 'confirmed']);
});

test('service.get tells how often the person served may still come this week', async () => {
  const { mother, child } = await pair();
  const service = await server.build.service({ max_per_week: 2 });
  const slot = await server.build.slot({ service_id: service.id });
  await book(child, slot.id, mother.personId);
  const left = async (personId?: string) =>
    (await child.call('service.get', { params: { serviceId: service.id }, query: { personId } })).body?.mine;
  expect((await left(mother.personId))?.leftThisWeek).toBe(1);
  expect((await left())?.leftThisWeek).toBe(2);
});

test('booking.book, service.get and service.slots know nobody whom the asker may not book for', async () => {
  const { mother, power, child } = await pair({ may_book: 0 });
  const stranger = await server.build.resident();
  const slot = await server.build.slot();
  const asks = (personId: string) => {
    const service = { params: { serviceId: slot.service_id }, query: { personId } };
    return Promise.all([
      book(child, slot.id, personId),
      child.call('service.get', service),
      child.call('service.slots', service),
    ]);
  };
  const codes = async (personId: string) => (await asks(personId)).map(({ problem }) => problem?.code);
  expect(await codes(stranger.personId)).toEqual(Array(3).fill('not_found'));
  expect(await codes(mother.personId)).toEqual(Array(3).fill('not_found'));
  await server.database.sql('UPDATE acting_power SET may_book = 1 WHERE id = ?', [power]);
  expect((await book(child, slot.id, mother.personId)).status).toBe(201);
  expect((await child.call('proxy.end', { params: { proxyId: power } })).status).toBe(200);
  expect(await codes(mother.personId)).toEqual(Array(3).fill('not_found'));
});

test('slot.close tells the person served and, while they may see it, who booked', async () => {
  const { mother, power, child, parent } = await pair();
  const slots = [await server.build.slot(), await server.build.slot()];
  for (const slot of slots) await book(child, slot.id, mother.personId);
  const close = async (n: number) => {
    // Notices delivered in one instant have no order among themselves.
    await server.worker.runDue();
    server.clock.pass(1);
    const centreId = slots[n]?.centre_id ?? '';
    const manager = await server.as(await server.build.staff(centreId, { role: 'manager' }));
    const closed = await manager.call('slot.close', {
      params: { slotId: slots[n]?.id ?? '' },
      body: { reason: '教练生病' },
    });
    expect(closed.body?.cancelledBookings).toBe(1);
  };
  await close(0);
  expect((await newsOf(child))[0]).toEqual({ kind: 'slot_closed', for: '陈秀兰' });
  expect((await newsOf(parent))[0]).toEqual({ kind: 'slot_closed' });
  await child.call('proxy.end', { params: { proxyId: power } });
  await close(1);
  expect((await newsOf(child)).filter(({ kind }) => kind === 'slot_closed')).toHaveLength(1);
  expect((await newsOf(parent)).filter(({ kind }) => kind === 'slot_closed')).toHaveLength(2);
});

const own = (slotId: string) => ({ params: { slotId }, body: { requestKey: newId('key') } });

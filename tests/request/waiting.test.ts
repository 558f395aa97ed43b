import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import type { Client } from '../support/client';

type Slot = Awaited<ReturnType<TestServer['build']['slot']>>;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
const usual = '2026-11-23T02:00:00.000Z';
beforeEach(() => server.clock.set(usual));

/** A slot of a service with a line, that begins in so many minutes. */
async function stage({ capacity = 1, waitlistMax = 6, inMinutes = 24 * 60, quota = null as number | null } = {}) {
  const service = await server.build.service({
    party_max: 4,
    waitlist_max: waitlistMax,
    // Shorter than a session, so that nobody has to sign in anew.
    offer_minutes: 60,
    lead_minutes: 30,
    max_per_day: quota,
  });
  const start_at = new Date(server.clock.now().getTime() + inMinutes * 60_000);
  return server.build.slot({ service_id: service.id, capacity, start_at });
}

const newcomer = async (): Promise<Client> => server.as(await server.build.resident());
const book = (who: Client, slot: Slot, partySize = 1, orWait = true) =>
  who.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: newId('key'), partySize, orWait } });

/** Somebody with a booking, or a number in line. */
async function comes(slot: Slot, partySize = 1) {
  const client = await newcomer();
  const { body, problem } = await book(client, slot, partySize);
  if (body === null) throw new Error(problem?.code);
  const bookingId = body.id;
  return {
    client,
    bookingId,
    got: body,
    now: async () => (await client.call('booking.get', { params: { bookingId } })).body,
    accept: () => client.call('booking.accept', { params: { bookingId } }),
    leave: () => client.call('booking.cancel', { params: { bookingId } }),
    notices: async () => {
      await server.worker.runDue();
      return ((await client.call('inbox.list')).body?.items ?? []).map(({ kind }) => kind);
    },
  };
}

const counters = async (slot: Slot) =>
  server.db.selectFrom('slot').select(['taken', 'waiting']).where('id', '=', slot.id).executeTakeFirst();

/** Time passes and the jobs that it makes due run. */
async function pass(minutes: number): Promise<void> {
  server.clock.pass(minutes);
  await server.worker.runDue();
}

describe('booking.book into a line', () => {
  test('gives a number in the order of coming, with who stands before; without asking to wait it is refused', async () => {
    const slot = await stage();
    await comes(slot);
    const [second, third] = [await comes(slot, 2), await comes(slot)];
    expect(second.got).toMatchObject({ state: 'waiting', line: { rank: 1, peopleAhead: 0 }, offeredUntil: null });
    expect(third.got).toMatchObject({ state: 'waiting', line: { rank: 2, peopleAhead: 2 } });
    expect(third.got.may).toEqual({ cancel: true, showCode: false, accept: false, excuse: false });
    expect(await counters(slot)).toEqual({ taken: 1, waiting: 3 });
    expect((await book(await newcomer(), slot, 1, false)).problem?.code).toBe('booking.slot_full');
    expect((await second.leave()).body?.state).toBe('cancelled');
    expect((await third.now())?.line).toEqual({ rank: 1, peopleAhead: 0 });
  });

  test('ends where the line is full, party as a whole; a service without a line says full', async () => {
    const slot = await stage({ waitlistMax: 3 });
    await comes(slot);
    await comes(slot, 2);
    expect((await book(await newcomer(), slot, 2)).problem?.code).toBe('booking.line_full');
    expect((await book(await newcomer(), slot, 1)).status).toBe(201);
    expect((await book(await newcomer(), slot, 1)).problem?.code).toBe('booking.line_full');
    const without = await stage({ waitlistMax: 0 });
    await comes(without);
    expect((await book(await newcomer(), without)).problem?.code).toBe('booking.slot_full');
  });

  test('counts as one use until one leaves, and nobody stands in a line twice', async () => {
    const slot = await stage({ quota: 1 });
    await comes(slot);
    const waiting = await comes(slot);
    expect((await book(waiting.client, slot)).problem?.code).toBe('booking.already_booked');
    const other = await server.build.slot({
      service_id: slot.service_id,
      start_at: new Date(slot.start_at.getTime() + 3 * 3_600_000),
    });
    expect((await book(waiting.client, other)).problem?.code).toBe('booking.quota_day');
    await waiting.leave();
    expect((await book(waiting.client, other)).status).toBe(201);
  });

  test('the same key gives the same number', async () => {
    const slot = await stage();
    await comes(slot);
    const client = await newcomer();
    const ask = { params: { slotId: slot.id }, body: { requestKey: newId('key'), orWait: true } };
    const first = await client.call('booking.book', ask);
    expect((await client.call('booking.book', ask)).body).toMatchObject({ id: first.body?.id, line: { rank: 1 } });
    expect(await counters(slot)).toEqual({ taken: 1, waiting: 1 });
  });

  test('shows on the slot whether one can wait, and what is mine', async () => {
    const slot = await stage({ waitlistMax: 1 });
    const seen = async (who: Client) => {
      const { body } = await who.call('service.slots', { params: { serviceId: slot.service_id }, query: {} });
      return body?.items.find(({ id }) => id === slot.id);
    };
    await comes(slot);
    expect(await seen(await newcomer())).toMatchObject({ state: 'full', canWait: true, waiting: 0, mine: null });
    const waiting = await comes(slot);
    expect(await seen(waiting.client)).toMatchObject({ canWait: false, waiting: 1, mine: 'waiting' });
  });
});

describe('a place that comes free', () => {
  test('is held for the first in line at once, who is told and takes it by booking.accept', async () => {
    const slot = await stage();
    const [first, second, third] = [await comes(slot), await comes(slot), await comes(slot)];
    await first.leave();
    expect(await second.now()).toMatchObject({
      state: 'offered',
      line: null,
      offeredUntil: '2026-11-23T03:00:00.000Z',
      may: { accept: true, cancel: true, showCode: false },
    });
    expect(await third.now()).toMatchObject({ state: 'waiting', line: { rank: 1 } });
    // Whoever comes now from outside finds it full.
    expect((await book(await newcomer(), slot, 1, false)).problem?.code).toBe('booking.slot_full');
    expect(await second.notices()).toContain('place_offered');
    expect((await third.accept()).problem?.code).toBe('booking.not_offered');
    expect((await second.accept()).body).toMatchObject({ state: 'confirmed', may: { showCode: true, accept: false } });
    expect((await second.accept()).body?.state).toBe('confirmed');
    expect(await counters(slot)).toEqual({ taken: 1, waiting: 1 });
    expect((await second.notices()).filter((kind) => kind === 'booking_confirmed')).toHaveLength(1);
    const home = await second.client.call('home.get', { query: {} });
    expect(home.body).toMatchObject({ nextBooking: { id: second.bookingId }, upcomingCount: 1 });
  });

  test('goes to the next when it is declined, and when nobody answers in time', async () => {
    const slot = await stage();
    const [first, second, third, fourth] = [await comes(slot), await comes(slot), await comes(slot), await comes(slot)];
    await first.leave();
    await second.leave();
    expect((await third.now())?.state).toBe('offered');
    await pass(61);
    expect(await third.now()).toMatchObject({ state: 'expired', may: { accept: false, cancel: false } });
    expect((await third.accept()).problem?.code).toBe('booking.offer_over');
    expect(await third.notices()).toContain('offer_expired');
    expect((await fourth.now())?.state).toBe('offered');
    expect(await counters(slot)).toEqual({ taken: 1, waiting: 0 });
    // Who let it pass may come again, at the end.
    expect((await book(third.client, slot)).body).toMatchObject({ state: 'waiting' });
  });

  test('is not taken any more in the last second, and by an answer in time the job finds nothing to end', async () => {
    const slot = await stage();
    const [first, second] = [await comes(slot), await comes(slot)];
    await first.leave();
    server.clock.pass(60);
    expect((await second.accept()).problem?.code).toBe('booking.offer_over');
    server.clock.set(usual);
    server.clock.pass(59);
    expect((await second.accept()).status).toBe(200);
    await pass(30);
    expect((await second.now())?.state).toBe('confirmed');
  });

  test('is offered to those for whom the places suffice; a larger party keeps its number', async () => {
    const slot = await stage({ capacity: 3 });
    const [one, two] = [await comes(slot), await comes(slot, 2)];
    const [large, small] = [await comes(slot, 3), await comes(slot)];
    await one.leave();
    expect((await small.now())?.state).toBe('offered');
    expect(await large.now()).toMatchObject({ state: 'waiting', line: { rank: 1 } });
    await two.leave();
    expect((await large.now())?.state).toBe('waiting');
    await small.leave();
    expect((await large.now())?.state).toBe('offered');
    expect(await counters(slot)).toEqual({ taken: 3, waiting: 0 });
  });

  test('is not offered when booking is over; the line ends then, and everybody is told', async () => {
    const slot = await stage({ inMinutes: 60 });
    const [first, second] = [await comes(slot), await comes(slot)];
    await pass(31);
    expect(await second.now()).toMatchObject({ state: 'expired', offeredUntil: null });
    expect(await second.notices()).toContain('line_ended');
    await server.db.updateTable('booking').set({ cancel_minutes: 0 }).where('slot_id', '=', slot.id).execute();
    await first.leave();
    expect(await counters(slot)).toEqual({ taken: 0, waiting: 0 });
  });

  test('is held no longer than booking is possible', async () => {
    const slot = await stage({ inMinutes: 80 });
    const [first, second] = [await comes(slot), await comes(slot)];
    await first.leave();
    const bookableUntil = new Date(slot.start_at.getTime() - 30 * 60_000).toISOString();
    expect((await second.now())?.offeredUntil).toBe(bookableUntil);
  });
});

test('slot.close ends waiting and offers with the bookings, gives back what they counted, and tells everybody', async () => {
  const slot = await stage({ capacity: 2, quota: 1 });
  const staff = await server.as(await server.build.staff(slot.centre_id));
  const [first, second, third, fourth] = [await comes(slot), await comes(slot), await comes(slot), await comes(slot)];
  await first.leave();
  const closed = await staff.call('slot.close', { params: { slotId: slot.id }, body: { reason: '教练生病' } });
  expect(closed.body?.cancelledBookings).toBe(3);
  for (const who of [second, third, fourth]) {
    expect(await who.now()).toMatchObject({ state: 'cancelled', endedBy: 'centre', endReason: '教练生病' });
    expect(await who.notices()).toContain('slot_closed');
  }
  expect(await counters(slot)).toEqual({ taken: 0, waiting: 0 });
  const used = await server.db
    .selectFrom('quota_use')
    .select('used')
    .where('service_id', '=', slot.service_id)
    .execute();
  expect(used.every((row) => row.used === 0)).toBe(true);
});

test('nobody who waits is checked in, and the desk sees them as waiting', async () => {
  const slot = await stage({ inMinutes: 60 });
  const staff = await server.as(await server.build.staff(slot.centre_id));
  await comes(slot);
  const waiting = await comes(slot);
  const answer = await staff.call('roster.checkIn', { body: { bookingId: waiting.bookingId } });
  expect(answer.problem?.code).toBe('roster.not_confirmed');
  const roster = await staff.call('roster.day', { query: { slotId: slot.id } });
  expect(roster.body?.items.find(({ id }) => id === waiting.bookingId)).toMatchObject({
    state: 'waiting',
    may: { checkIn: false, undo: false },
  });
});

test('somebody else’s offer is not there; of ten taps at once one takes it', async () => {
  const slot = await stage();
  const [first, second] = [await comes(slot), await comes(slot)];
  await first.leave();
  const stranger = await newcomer();
  const answer = await stranger.call('booking.accept', { params: { bookingId: second.bookingId } });
  expect(answer.problem?.code).toBe('not_found');
  const taps = await Promise.all(Array.from({ length: 10 }, () => second.accept()));
  expect(taps.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  const lines = await server.db
    .selectFrom('audit_line')
    .select('detail')
    .where('action', '=', 'booking.accept')
    .where('subject_id', '=', second.bookingId)
    .execute();
  expect(lines.filter(({ detail }) => detail.includes('"first":true'))).toHaveLength(1);
});

test('who has their account deleted leaves their place to the next, and the line to those behind', async () => {
  const slot = await stage({ inMinutes: 20 * 24 * 60 });
  const asker = async () => {
    const client = await newcomer();
    expect((await client.call('erasure.request')).status).toBe(201);
    return client;
  };
  const [holder, waiter] = [await asker(), await asker()];
  expect((await book(holder, slot)).body?.state).toBe('confirmed');
  expect((await book(waiter, slot)).body?.state).toBe('waiting');
  const { bookingId } = await comes(slot);
  for (let day = 0; day < 8; day += 1) await pass(24 * 60);
  const next = await server.db.selectFrom('booking').select(['state']).where('id', '=', bookingId).executeTakeFirst();
  expect([next?.state, await counters(slot)]).toEqual(['expired', { taken: 0, waiting: 0 }]);
  const offers = await server.db
    .selectFrom('audit_line')
    .select('subject_id')
    .where('action', '=', 'booking.offer')
    .where('subject_id', '=', bookingId)
    .execute();
  expect(offers).toHaveLength(1);
});

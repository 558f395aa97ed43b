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

/** A hall that its centre lends only after having said yes, within an hour. */
async function stage({ capacity = 1, inMinutes = 24 * 60, minutes = 60 } = {}) {
  const service = await server.build.service({
    approval_minutes: minutes,
    waitlist_max: 4,
    party_max: 4,
    max_per_day: 1,
  });
  const start_at = new Date(server.clock.now().getTime() + inMinutes * 60_000);
  const slot = await server.build.slot({ service_id: service.id, capacity, start_at });
  const staff = await server.as(await server.build.staff(service.centre_id));
  return { service, slot, staff };
}

const book = (who: Client, slot: Slot, orWait = false) =>
  who.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: newId('key'), orWait } });

/** Somebody who has asked for the slot. */
async function asks(slot: Slot, orWait = false) {
  const client = await server.as(await server.build.resident());
  const { body, problem } = await book(client, slot, orWait);
  if (body === null) throw new Error(problem?.code);
  const bookingId = body.id;
  return {
    client,
    bookingId,
    got: body,
    now: async () => (await client.call('booking.get', { params: { bookingId } })).body,
    cancel: () => client.call('booking.cancel', { params: { bookingId } }),
    notices: async () => {
      await server.worker.runDue();
      const { body: inbox } = await client.call('inbox.list');
      return (inbox?.items ?? []).map(({ kind }) => kind);
    },
  };
}

const decide = (staff: Client, bookingIds: string[], verdict: 'approve' | 'refuse' = 'approve', reason?: string) =>
  staff.call('approval.decide', { body: { bookingIds, verdict, reason } });

const takenOf = async (slot: Slot) =>
  (await server.db.selectFrom('slot').select('taken').where('id', '=', slot.id).executeTakeFirstOrThrow()).taken;

test('a booking holds its place while the centre has not answered, and says until when', async () => {
  const { slot } = await stage();
  const one = await asks(slot);
  expect(one.got).toMatchObject({
    ...{ state: 'pending', may: { cancel: true, showCode: false } },
    approval: { state: 'waiting', until: '2026-11-23T03:00:00.000Z' },
  });
  expect(one.got.checkInCode).toBeUndefined();
  expect(await takenOf(slot)).toBe(1);
  const other = await server.as(await server.build.resident());
  expect((await book(other, slot)).problem?.code).toBe('booking.slot_full');
  expect(await one.notices()).toEqual(['booking_pending']);
});

test('approval.list shows my centre what waits, longest first, masked and with answers', async () => {
  const { service, slot, staff } = await stage({ capacity: 3 });
  await server.db
    .updateTable('service')
    .set({
      questions: JSON.stringify([{ id: 'q1', kind: 'text', label: '用来做什么', required: true, options: [] }]),
    })
    .where('id', '=', service.id)
    .execute();
  const who = await server.build.resident({ name: '林小满' });
  const client = await server.as(who);
  await client.call('booking.book', {
    params: { slotId: slot.id },
    body: { requestKey: newId('key'), answers: [{ questionId: 'q1', value: '排练广场舞' }] },
  });
  server.clock.pass(5);
  const { body } = await staff.call('approval.list', { query: { centreId: service.centre_id } });
  expect(body).toMatchObject({ centreId: service.centre_id, waiting: 1, nextCursor: null });
  expect(body?.items).toMatchObject([
    {
      ...{ state: 'pending', personName: '林*满', personId: who.personId, askedAt: usual },
      ...{ until: '2026-11-23T03:00:00.000Z', answers: [{ label: '用来做什么', value: '排练广场舞' }] },
    },
  ]);
  const foreign = await server.as(await server.build.staff((await server.build.centre()).id));
  const elsewhere = await foreign.call('approval.list', { query: { centreId: service.centre_id } });
  expect(elsewhere.problem?.code).toBe('not_found');
  expect((await client.call('approval.list')).problem?.code).toBe('forbidden');
  expect((await server.visitor.call('approval.list')).problem?.code).toBe('auth.required');
});

test('approval.decide says yes to many at once: they have their places, codes and notices', async () => {
  const { slot, staff } = await stage({ capacity: 3 });
  const all = [await asks(slot), await asks(slot)];
  const said = await decide(
    staff,
    all.map(({ bookingId }) => bookingId),
  );
  expect(said.body).toEqual({ done: 2, missed: 0 });
  for (const one of all) {
    expect(await one.now()).toMatchObject({
      state: 'confirmed',
      approval: { state: 'approved' },
      may: { showCode: true },
    });
    expect((await one.notices()).sort()).toEqual(['booking_confirmed', 'booking_pending']);
  }
  expect(await takenOf(slot)).toBe(2);
});

test('approval.decide says no with a reason: place and quota are given back, and the line moves on', async () => {
  const { slot, staff } = await stage();
  const [first, next] = [await asks(slot), await asks(slot, true)];
  expect(next.got.state).toBe('waiting');
  expect((await decide(staff, [first.bookingId], 'refuse')).problem).toMatchObject({
    code: 'approval.reason_needed',
    fields: [{ path: 'body.reason' }],
  });
  expect((await decide(staff, [first.bookingId], 'refuse', '那天要换地板')).body).toEqual({ done: 1, missed: 0 });
  expect(await first.now()).toMatchObject({
    ...{ state: 'cancelled', endedBy: 'centre', endReason: '那天要换地板' },
    approval: { state: 'refused' },
  });
  expect(await first.notices()).toContain('booking_refused');
  expect((await next.now())?.state).toBe('offered');
  // The place that the next one takes waits for a yes again.
  const taken = await next.client.call('booking.accept', { params: { bookingId: next.bookingId } });
  expect(taken.body).toMatchObject({ state: 'pending', approval: { state: 'waiting' } });
  expect((await book(first.client, slot, true)).body?.state).toBe('waiting');
});

test('a reason that must not be shown is refused', async () => {
  const { slot, staff } = await stage();
  const one = await asks(slot);
  const refused = await decide(staff, [one.bookingId], 'refuse', '加微信 abc888 刷单返利');
  expect([refused.problem?.code, (await one.now())?.state]).toEqual(['content.risky', 'pending']);
});

test('each is decided once: what a colleague, the resident or the time has settled is counted as missed', async () => {
  const { slot, staff } = await stage({ capacity: 4 });
  const [approved, cancelled, open] = [await asks(slot), await asks(slot), await asks(slot)];
  await decide(staff, [approved.bookingId]);
  await cancelled.cancel();
  expect(await cancelled.now()).toMatchObject({
    state: 'cancelled',
    endedBy: 'resident',
    approval: { state: 'withdrawn' },
  });
  const ids = [approved, cancelled, open].map(({ bookingId }) => bookingId);
  expect((await decide(staff, ids)).body).toEqual({ done: 1, missed: 2 });
  expect((await decide(staff, ids)).problem?.code).toBe('approval.decided');
  const foreign = await server.as(await server.build.staff((await server.build.centre()).id));
  expect((await decide(foreign, [open.bookingId])).problem?.code).toBe('not_found');
  expect((await decide(staff, [open.bookingId, 'bkg_0'])).problem?.code).toBe('not_found');
});

test('without an answer in time the place is released, everybody is told, and the line moves on', async () => {
  const { slot, staff } = await stage();
  const [first, next] = [await asks(slot), await asks(slot, true)];
  server.clock.pass(59);
  await server.worker.runDue();
  expect((await first.now())?.state).toBe('pending');
  server.clock.pass(1);
  await server.worker.runDue();
  await server.worker.runDue();
  expect(await first.now()).toMatchObject({ state: 'expired', approval: { state: 'over' } });
  expect(await first.notices()).toContain('approval_over');
  expect((await next.now())?.state).toBe('offered');
  expect((await decide(staff, [first.bookingId])).problem?.code).toBe('approval.decided');
  expect(await takenOf(slot)).toBe(1);
});

test('the time to answer never goes beyond the start', async () => {
  const { slot } = await stage({ inMinutes: 20 });
  const one = await asks(slot);
  expect(one.got.approval?.until).toBe(slot.start_at.toISOString());
});

test('a slot that is called off ends what waits for an answer', async () => {
  const { slot, staff } = await stage();
  const one = await asks(slot);
  await staff.call('slot.close', { params: { slotId: slot.id }, body: { reason: '教练生病' } });
  expect(await one.now()).toMatchObject({
    state: 'cancelled',
    approval: { state: 'withdrawn' },
    endReason: '教练生病',
  });
  expect((await staff.call('approval.list', { query: { centreId: slot.centre_id } })).body?.waiting).toBe(0);
});

import { startServer, type TestServer } from '../support/app';
import { openFamily } from '../support/household-things';

/** Seeing and giving back what somebody else has booked, as far as they allowed. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

async function booked(over: { may_view?: number; may_cancel?: number } | null) {
  const daughter = await server.build.resident({ name: '林晓雯' });
  const mother = await server.build.resident({ name: '陈秀兰' });
  const slot = await server.build.slot();
  const bookingId = await server.build.booking(slot, mother);
  const family = await openFamily(server.db, server.clock.now());
  if (over !== null) await family.proxy(daughter.personId, mother.personId, over);
  const [child, parent] = [await server.as(daughter), await server.as(mother)];
  return { mother, slot, bookingId, child, parent, query: { personId: mother.personId }, params: { bookingId } };
}

test('booking.mine and booking.get show a proxy what they may view, and that only', async () => {
  const { child, parent, query, params, bookingId } = await booked({ may_view: 1, may_cancel: 0 });
  const list = await child.call('booking.mine', { query });
  expect(list.body?.items).toMatchObject([
    { id: bookingId, beneficiaryName: '陈秀兰', bookedByName: null, may: { cancel: false } },
  ]);
  expect((await child.call('booking.get', { params })).body?.checkInCode).toMatch(/^\d{6}$/);
  expect((await child.call('booking.cancel', { params })).problem?.code).toBe('not_found');
  expect((await child.call('booking.mine')).body?.items).toEqual([]);
  expect((await parent.call('booking.get', { params })).body?.may.cancel).toBe(true);
});

test('booking.cancel by a proxy says who has cancelled, to both, and in the audit line', async () => {
  const { mother, slot, child, parent, params } = await booked({ may_view: 1, may_cancel: 1 });
  expect((await child.call('booking.get', { params })).body?.may.cancel).toBe(true);
  expect((await child.call('booking.cancel', { params })).body).toMatchObject({
    state: 'cancelled',
    endedByName: '林晓雯',
  });
  expect((await parent.call('booking.get', { params })).body?.endedByName).toBe('林晓雯');
  await server.worker.runDue();
  expect((await parent.call('inbox.list')).body?.items[0]?.kind).toBe('booking_cancelled');
  const [line] = await server.database.sql<{ detail: string }>(
    "SELECT detail FROM audit_line WHERE action = 'booking.cancel' ORDER BY id DESC LIMIT 1",
  );
  expect(JSON.parse(line?.detail ?? '{}')).toMatchObject({ beneficiaryId: mother.personId });
  const [after] = await server.database.sql<{ taken: number }>('SELECT taken FROM slot WHERE id = ?', [slot.id]);
  expect(after?.taken).toBe(0);
});

test('without a power, or with another scope, nothing is there', async () => {
  for (const over of [null, { may_view: 0, may_cancel: 0 }]) {
    const { child, query, params } = await booked(over);
    const answers = [
      await child.call('booking.mine', { query }),
      await child.call('booking.get', { params }),
      await child.call('booking.calendar', { params }),
      await child.call('booking.cancel', { params }),
    ];
    expect(answers.map(({ problem }) => problem?.code)).toEqual(Array(4).fill('not_found'));
  }
  const { query } = await booked(null);
  expect((await server.visitor.call('booking.mine', { query })).problem?.code).toBe('auth.required');
});

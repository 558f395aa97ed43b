import { inTransaction } from '../../server/kernel/db';
import { askToCall } from '../../server/modules/notification';
import { startServer, type TestServer } from '../support/app';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

/** A centre with two clerks, and somebody to call. */
async function stage() {
  const centre = await server.build.centre();
  const elder = await server.build.resident({ name: '陈秀兰' });
  const callId = await server.build.call(centre.id, elder);
  const [first, second] = [await server.build.staff(centre.id), await server.build.staff(centre.id)];
  return { centre, elder, callId, first: await server.as(first), second: await server.as(second) };
}

describe('call.list', () => {
  test('shows who is to be called, masked, the most urgent first, with how many are overdue', async () => {
    const { centre, elder, first, callId } = await stage();
    const late = await server.build.call(centre.id, elder, { told_by_at: new Date('2026-11-23T01:00:00Z') });
    const { body } = await first.call('call.list');
    expect(body?.items.map(({ id }) => id)).toEqual([late, callId]);
    expect(body).toMatchObject({ overdue: 1, nextCursor: null });
    expect(body?.items[0]).toMatchObject({ personName: '陈*兰', overdue: true, heldBy: 'nobody' });
    expect(body?.items[0]?.may).toEqual({ take: true, finish: false });
  });

  test('shows my centres only, page by page', async () => {
    const { first } = await stage();
    const other = await stage();
    const own = await first.call('call.list', { query: { limit: 1 } });
    expect(own.body?.items.map(({ id }) => id)).not.toContain(other.callId);
    const strange = await first.call('call.list', { query: { centreId: other.centre.id } });
    expect(strange.problem?.code).toBe('not_found');
  });
});

describe('call.take', () => {
  test('two who reach for one call: one has it, the other is told', async () => {
    const { first, second, callId } = await stage();
    const params = { callId };
    const answers = await Promise.all([first.call('call.take', { params }), second.call('call.take', { params })]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(answers.find((answer) => !answer.ok)?.problem?.code).toBe('call.taken');
  });

  test('is over after a quarter of an hour', async () => {
    const { first, second, callId } = await stage();
    await first.call('call.take', { params: { callId } });
    server.clock.pass(16);
    const taken = await second.call('call.take', { params: { callId } });
    expect(taken.body).toMatchObject({ heldBy: 'me', may: { take: true, finish: true } });
    const late = await first.call('call.finish', { params: { callId }, body: { outcome: 'reached' } });
    expect(late.problem?.code).toBe('call.not_mine');
  });
});

describe('call.finish', () => {
  test('ends the call, once', async () => {
    const { first, callId } = await stage();
    await first.call('call.take', { params: { callId } });
    const done = await first.call('call.finish', { params: { callId }, body: { outcome: 'reached' } });
    expect(done.body).toMatchObject({ state: 'done', outcome: 'reached', may: { take: false, finish: false } });
    const again = await first.call('call.finish', { params: { callId }, body: { outcome: 'reached' } });
    expect(again.problem?.code).toBe('call.done');
    expect((await first.call('call.take', { params: { callId } })).problem?.code).toBe('call.done');
    expect((await first.call('call.list', { query: { state: 'done' } })).body?.items).toHaveLength(1);
  });

  test('nobody answered: the call comes back in an hour, and ends after the third try', async () => {
    const { first, callId } = await stage();
    for (const tries of [1, 2, 3]) {
      await first.call('call.take', { params: { callId } });
      const said = await first.call('call.finish', { params: { callId }, body: { outcome: 'not_reached' } });
      expect(said.body).toMatchObject({ tries, state: tries === 3 ? 'done' : 'open', heldBy: 'nobody' });
      server.clock.pass(60);
    }
  });
});

test('the same news asks for one call', async () => {
  const { centre, elder, first } = await stage();
  const wanted = { personId: elder.personId, centreId: centre.id, reason: 'slot_closed' as const, facts: {} };
  for (let n = 0; n < 2; n += 1) {
    await inTransaction(server.db, (tx) => askToCall(tx, { ...wanted, cause: 'slot:slt_1', at: server.clock.now() }));
  }
  expect((await first.call('call.list')).body?.items).toHaveLength(2);
});

test('person.reveal: whom my centre has to call, their number is opened for me while the call stands, and for no other centre', async () => {
  const { elder, callId, first } = await stage();
  const other = await stage();
  const params = { personId: elder.personId };
  const body = { what: ['name' as const, 'phone' as const], reason: '电话告知停办' };
  expect((await other.first.call('person.reveal', { params, body })).problem?.code).toBe('not_found');
  expect((await first.call('person.reveal', { params, body })).body).toEqual({ name: '陈秀兰', phone: null });
  await first.call('call.take', { params: { callId } });
  await first.call('call.finish', { params: { callId }, body: { outcome: 'reached' } });
  expect((await first.call('person.reveal', { params, body })).problem?.code).toBe('not_found');
});

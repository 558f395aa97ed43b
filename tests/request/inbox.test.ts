import { inTransaction } from '../../server/kernel/db';
import { notify } from '../../server/modules/notification';
import { startServer, type TestServer } from '../support/app';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

/** Somebody with so many delivered notices, a minute apart, `n` from 0 up. */
async function withNotices(count: number, perMinute = 1) {
  const who = await server.build.resident();
  for (let n = 0; n < count; n += 1) {
    const facts = { n: String(n) };
    const at = server.clock.now();
    await inTransaction(server.db, (tx) =>
      notify(tx, { accountId: who.accountId, kind: 'slot_closed', facts, bookingId: `bkg_${n}`, at }),
    );
    if ((n + 1) % perMinute === 0) {
      await server.worker.runDue();
      server.clock.pass(1);
    }
  }
  return { who, client: await server.as(who) };
}

describe('inbox.list', () => {
  test('shows my notices, newest first, with what they tell', async () => {
    const { client } = await withNotices(3);
    const { body } = await client.call('inbox.list');
    expect(body?.items.map((item) => item.facts['n'])).toEqual(['2', '1', '0']);
    expect(body).toMatchObject({ unread: 3, nextCursor: null });
    expect(body?.items[0]).toMatchObject({ kind: 'slot_closed', bookingId: 'bkg_2', readAt: null });
  });

  test('pages without leaving out or repeating any, also within one instant', async () => {
    const { client } = await withNotices(12, 5);
    await server.worker.runDue();
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 6; page += 1) {
      const { body } = await client.call('inbox.list', { query: { limit: 5, cursor } });
      seen.push(...body!.items.map((item) => item.id));
      cursor = body!.nextCursor ?? undefined;
      if (cursor === undefined) break;
    }
    expect(seen).toHaveLength(12);
    expect(new Set(seen).size).toBe(12);
  });

  test('puts those that were delivered together in the order in which they were written, also from page to page', async () => {
    const who = await server.build.resident();
    for (let n = 0; n < 7; n += 1) {
      const at = server.clock.now();
      await inTransaction(server.db, (tx) =>
        notify(tx, { accountId: who.accountId, kind: 'slot_closed', facts: { n: String(n) }, at }),
      );
      server.clock.pass(1);
    }
    await server.worker.runDue();
    const client = await server.as(who);
    const first = await client.call('inbox.list', { query: { limit: 4 } });
    const next = await client.call('inbox.list', { query: { limit: 4, cursor: first.body?.nextCursor ?? '' } });
    const seen = [...(first.body?.items ?? []), ...(next.body?.items ?? [])];
    expect(seen.map((item) => item.facts['n'])).toEqual(['6', '5', '4', '3', '2', '1', '0']);
  });

  test('shows a notice only once the worker delivered it', async () => {
    const who = await server.build.resident();
    const client = await server.as(who);
    const at = server.clock.now();
    await inTransaction(server.db, (tx) => notify(tx, { accountId: who.accountId, kind: 'welcome', facts: {}, at }));
    expect((await client.call('inbox.list')).body).toEqual({ items: [], nextCursor: null, unread: 0 });
    await server.worker.runDue();
    expect((await client.call('inbox.list')).body).toMatchObject({ unread: 1 });
  });

  test("shows nobody else's", async () => {
    await withNotices(2);
    const other = await server.as(await server.build.resident());
    expect((await other.call('inbox.list')).body).toEqual({ items: [], nextCursor: null, unread: 0 });
  });

  test.each(['nonsense', 'WzEsMl0', 'WzFlMzAwLCJ4Il0'])('takes the cursor %s without harm', async (cursor) => {
    const { client } = await withNotices(1);
    const answer = await client.call('inbox.list', { query: { cursor } });
    expect([200, 400]).toContain(answer.status);
  });

  test('needs a session and a limit within bounds', async () => {
    expect((await server.visitor.call('inbox.list')).problem?.code).toBe('auth.required');
    const client = await server.as(await server.build.resident());
    const answer = await client.call('inbox.list', { query: { limit: 51 } });
    expect(answer.problem).toMatchObject({ code: 'input.invalid', fields: [{ path: 'query.limit' }] });
  });
});

describe('inbox.readAll', () => {
  test('marks mine as read, leaves those of others, and says so in the audit', async () => {
    const { client, who } = await withNotices(2);
    const { client: other } = await withNotices(1);
    server.clock.pass(1);
    expect((await client.call('inbox.readAll')).body).toEqual({ unread: 0 });
    expect((await client.call('inbox.readAll')).body).toEqual({ unread: 0 });
    const { body } = await client.call('inbox.list');
    expect(body?.items.map((item) => item.readAt)).toEqual(body?.items.map(() => server.clock.now().toISOString()));
    expect((await other.call('inbox.list')).body).toMatchObject({ unread: 1 });
    const written = await server.db
      .selectFrom('audit_line')
      .selectAll()
      .where('action', '=', 'inbox.readAll')
      .execute();
    expect(written.map((line) => [line.actor_account_id, line.detail])).toEqual([
      [who.accountId, '{"entries":2}'],
      [who.accountId, '{"entries":0}'],
    ]);
  });

  test('needs a session', async () => {
    expect((await server.visitor.call('inbox.readAll')).problem?.code).toBe('auth.required');
  });
});

import { inTransaction } from '../../server/kernel/db';
import { notify, notifyMany, unreadCount } from '../../server/modules/notification';
import { startServer, type TestServer } from '../support/app';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

const notice = (accountId: string) => ({
  accountId,
  kind: 'welcome' as const,
  facts: { place: '华泰社区' },
  at: server.clock.now(),
});
const entries = () => server.db.selectFrom('inbox_entry').selectAll().execute();

describe('a notice', () => {
  test('is neither there nor on its way if its transaction failed', async () => {
    const failing = inTransaction(server.db, async (tx) => {
      await notify(tx, notice('acc_a'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await entries()).toEqual([]);
  });

  test('shows after its delivery, and a second delivery changes nothing', async () => {
    await inTransaction(server.db, (tx) => notify(tx, notice('acc_a')));
    expect(await unreadCount(server.db, 'acc_a')).toBe(0);
    server.clock.pass(1);
    const deliveredAt = server.clock.now();
    await server.worker.runDue();
    expect(await unreadCount(server.db, 'acc_a')).toBe(1);

    server.clock.pass(60);
    await server.worker.runDue();
    expect(await entries()).toMatchObject([{ delivered_at: deliveredAt, read_at: null }]);
  });

  test('to many reaches each of them, in few statements', async () => {
    const accounts = Array.from({ length: 1250 }, (_, n) => `acc_${n}`);
    await inTransaction(server.db, (tx) => notifyMany(tx, accounts.map(notice)));
    await server.worker.runDue();
    expect((await entries()).filter((entry) => entry.delivered_at === null)).toEqual([]);
    expect(await unreadCount(server.db, 'acc_1249')).toBe(1);
  });

  test('of which no copy can be made is shown all the same, and holds nobody up', async () => {
    const who = await server.build.resident();
    await inTransaction(server.db, async (tx) => {
      await notify(tx, { ...notice(who.accountId), kind: 'slot_closed' });
      await notify(tx, notice('acc_b'));
    });
    await server.db.updateTable('inbox_entry').set({ facts: '{broken' }).where('kind', '=', 'slot_closed').execute();
    await server.worker.runDue();
    expect(await unreadCount(server.db, who.accountId)).toBe(1);
    expect(await unreadCount(server.db, 'acc_b')).toBe(1);
  });
});

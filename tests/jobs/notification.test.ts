import { openWorker } from '../../server/jobs';
import { inTransaction, openDb, type OpenDb } from '../../server/kernel/db';
import { notify, notifyMany, openNotification, unreadCount } from '../../server/modules/notification';
import { testDatabase, type TestDatabase } from '../support/database';
import { handClock, keepingLog, type HandClock } from './stage';

let base: TestDatabase;
let open: OpenDb;
let clock: HandClock;

beforeAll(async () => {
  base = await testDatabase();
  open = openDb(base.url, 4);
});
afterAll(async () => {
  await open.close();
  await base.close();
});
beforeEach(async () => {
  await base.truncate();
  clock = handClock();
});

const notice = (accountId: string) => ({
  accountId,
  kind: 'welcome' as const,
  facts: { place: '华泰社区' },
  at: clock.now(),
});
const deliver = () =>
  openWorker({ db: open.db, clock, log: keepingLog(), kinds: openNotification({ db: open.db }).jobs, schedules: [] });

describe('a notice', () => {
  test('is neither there nor on its way if its transaction failed', async () => {
    const failing = inTransaction(open.db, async (tx) => {
      await notify(tx, notice('acc_a'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await open.db.selectFrom('inbox_entry').selectAll().execute()).toEqual([]);
    expect(await open.db.selectFrom('job').selectAll().execute()).toEqual([]);
  });

  test('shows after its delivery, and a second delivery changes nothing', async () => {
    await inTransaction(open.db, (tx) => notify(tx, notice('acc_a')));
    expect(await unreadCount(open.db, 'acc_a')).toBe(0);
    clock.pass(1);
    const deliveredAt = clock.now();
    await deliver().runDue();
    expect(await unreadCount(open.db, 'acc_a')).toBe(1);

    clock.pass(60);
    await base.sql("UPDATE job SET state = 'due' WHERE kind = 'notification.deliver'");
    await deliver().runDue();
    const entries = await open.db.selectFrom('inbox_entry').selectAll().execute();
    expect(entries).toMatchObject([{ delivered_at: deliveredAt, read_at: null }]);
  });

  test('to many takes few statements and reaches each of them', async () => {
    const accounts = Array.from({ length: 1250 }, (_, n) => `acc_${n}`);
    await inTransaction(open.db, (tx) => notifyMany(tx, accounts.map(notice)));
    expect(await open.db.selectFrom('job').selectAll().execute()).toHaveLength(13);
    await deliver().runDue();
    const waiting = await open.db.selectFrom('inbox_entry').selectAll().where('delivered_at', 'is', null).execute();
    expect(waiting).toEqual([]);
    expect(await unreadCount(open.db, 'acc_1249')).toBe(1);
  });
});

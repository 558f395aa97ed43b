import { inTransaction } from '../../server/kernel/db';
import { notify, type Notice } from '../../server/modules/notification';
import type { MessageState } from '../../shared/enums';
import { startServer, testTemplates, type TestServer } from '../support/app';
import type { Resident } from '../support/build';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

const facts = (over: Record<string, string> = {}) => ({
  service: '健身房',
  centre: '永福里邻里中心',
  place: '二楼健身房',
  startAt: '2026-11-24T06:30:00.000Z',
  endAt: '2026-11-24T07:30:00.000Z',
  ...over,
});

async function tell(who: Resident, kind: Notice['kind'] = 'booking_confirmed', more: Record<string, string> = {}) {
  const bookingId = 'bkg_1';
  const told = { accountId: who.accountId, kind, facts: facts(more), bookingId, at: server.clock.now() };
  await inTransaction(server.db, (tx) => notify(tx, told));
}

let reports = 0;
/** Somebody says yes in WeChat's question, so many times, and the phone reports it. */
async function allow(who: Resident, times = 1, template: keyof typeof testTemplates = 'booking_confirmed') {
  const client = await server.as(who);
  for (let n = 0; n < times; n += 1) {
    server.standin.messages.grant(who.openid, testTemplates[template]);
    reports += 1;
    const answers = [{ template, answer: 'accept' as const }];
    await client.call('consent.report', { body: { requestKey: `report-key-${reports}`, answers } });
  }
  return client;
}

const messages = () => server.db.selectFrom('wechat_message').selectAll().orderBy('created_at').execute();
const states = async () => (await messages()).map((message) => message.state).sort();
const left = async (who: Resident) => {
  const rows = await server.db.selectFrom('consent').selectAll().where('account_id', '=', who.accountId).execute();
  return rows.map((row) => row.left_count);
};
/** The ledger adds up to the balance. */
const ledgerSum = async (who: Resident) => {
  const [row] = await server.database.sql<{ sum: string | null }>(
    'SELECT SUM(c.delta) AS sum FROM consent_change c JOIN consent b ON b.id = c.consent_id WHERE b.account_id = ?',
    [who.accountId],
  );
  return Number(row?.sum ?? 0);
};

describe('the WeChat copy of a notice', () => {
  test('goes out once for each consent, with fields that WeChat takes', async () => {
    const who = await server.build.resident();
    await allow(who);
    await tell(who, 'booking_confirmed', { service: '社区长者食堂二楼东侧第三间多功能活动室（靠电梯）' });
    await server.worker.runDue();
    await server.worker.runDue();
    expect(server.standin.messages.sent).toMatchObject([
      { openid: who.openid, templateId: testTemplates.booking_confirmed, page: expect.stringContaining('bkg_1') },
    ]);
    const values = server.standin.messages.sent[0]?.fields.map(({ value }) => value);
    expect(values).toEqual([
      '社区长者食堂二楼东侧第三间多功能活动室…',
      '2026年11月24日 14:30',
      '永福里邻里中心 二楼健身房',
      '到了出示签到码就行',
    ]);
    expect(await states()).toEqual(['sent']);
    expect([await left(who), await ledgerSum(who)]).toEqual([[0], 0]);
  });

  test('is not made without a consent; the inbox has the notice all the same', async () => {
    const who = await server.build.resident();
    await allow(who, 2);
    for (let n = 0; n < 5; n += 1) await tell(who);
    await tell(who, 'welcome');
    await server.worker.runDue();
    expect(server.standin.messages.sent).toHaveLength(2);
    expect(await left(who)).toEqual([0]);
    expect((await (await server.as(who)).call('inbox.list')).body?.unread).toBe(6);
  });

  test('that WeChat refuses for want of consent empties the ledger', async () => {
    const who = await server.build.resident();
    await allow(who, 3);
    server.standin.messages.withdraw(who.openid, testTemplates.booking_confirmed);
    await tell(who);
    await server.worker.runDue();
    expect(await messages()).toMatchObject([{ state: 'failed', errcode: 43101 }]);
    expect([await left(who), await ledgerSum(who)]).toEqual([[0], 0]);
  });

  const faults: [string, Parameters<TestServer['standin']['failures']['plan']>[1], MessageState, number][] = [
    ['a cut line after it arrived', 'lost_answer', 'unknown', 1],
    ['a bad gateway', 'error_502', 'unknown', 0],
    ['a busy answer', 'busy', 'unknown', 0],
    ['a refusal of its fields', { errcode: 47003 }, 'failed', 0],
    ['a refusal by policy', { errcode: 45168 }, 'failed', 0],
    ['an ended token', 'token_ended', 'sent', 1],
  ];
  test.each(faults)('after %s is never sent a second time', async (_what, kind, state, arrived) => {
    const who = await server.build.resident();
    await allow(who);
    server.standin.failures.plan('subscribe/send', kind, 1);
    await tell(who);
    for (let n = 0; n < 4; n += 1) {
      await server.worker.runDue();
      server.clock.pass(60);
    }
    expect(await states()).toEqual([state]);
    expect(server.standin.messages.sent).toHaveLength(arrived);
  });

  test('waits when WeChat says there were too many, and then goes out', async () => {
    const who = await server.build.resident();
    await allow(who);
    server.standin.failures.plan('subscribe/send', { errcode: 45009 }, 1);
    await tell(who);
    await server.worker.runDue();
    expect(await messages()).toMatchObject([{ state: 'queued', delays: 1, trouble: 'rate' }]);
    server.clock.pass(1);
    await server.worker.runDue();
    expect(await states()).toEqual(['sent']);
  });

  test('that comes too late is dropped, and its consent given back', async () => {
    const who = await server.build.resident();
    await allow(who);
    server.standin.failures.plan('subscribe/send', { errcode: 45009 }, 1);
    await tell(who);
    await server.worker.runDue();
    server.clock.pass(13 * 60);
    await server.worker.runDue();
    expect(await states()).toEqual(['dropped']);
    expect(server.standin.messages.sent).toEqual([]);
    expect([await left(who), await ledgerSum(who)]).toEqual([[1], 1]);
  });

  test('left behind by a dead worker is given up, not sent again, and the next one goes out', async () => {
    const who = await server.build.resident();
    await allow(who, 2);
    await tell(who);
    await server.worker.runDue();
    const [first] = await messages();
    await server.db
      .updateTable('wechat_message')
      .set({ state: 'sending', flight_key: who.accountId, sending_at: server.clock.now() })
      .where('id', '=', first?.id ?? '')
      .execute();
    await tell(who);
    await server.worker.runDue();
    expect(await states()).toEqual(['queued', 'sending']);
    server.clock.pass(1);
    await server.worker.runDue();
    expect(await states()).toEqual(['sent', 'unknown']);
    expect(server.standin.messages.sent).toHaveLength(2);
  });

  test('is sent by one of two workers only, one to a person at a time', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => server.build.resident()));
    for (const who of people) {
      await allow(who, 3);
      for (let n = 0; n < 3; n += 1) await tell(who);
    }
    const other = server.anotherWorker();
    // A worker that finds everybody's message under way at the other one has nothing to do for now, so they look again.
    let round = 0;
    do await Promise.all([server.worker.runDue(), other.runDue()]);
    while ((round += 1) < 30 && (await states()).includes('queued'));
    await other.stop();
    expect(server.standin.messages.sent).toHaveLength(30);
    expect(new Set(await states())).toEqual(new Set(['sent']));
  });
});

describe('a slot called off within a day', () => {
  test('asks the centre to call whoever can be called and has no message coming', async () => {
    const slot = await server.build.slot({ start_at: new Date('2026-11-23T08:00:00Z') });
    const [known, unknown, told] = [
      await server.build.resident(),
      await server.build.resident(),
      await server.build.resident(),
    ];
    await server.db
      .updateTable('person')
      .set({ phone_sealed: 'x', phone_key: 'k1', phone_index: 'y' })
      .where('id', 'in', [known.personId, told.personId])
      .execute();
    for (const who of [known, unknown, told]) await server.build.booking(slot, who);
    await allow(told, 1, 'booking_changed');
    const clerk = await server.as(await server.build.staff(slot.centre_id));
    await clerk.call('slot.close', { params: { slotId: slot.id }, body: { reason: '教练生病' } });
    await server.worker.runDue();
    const { body } = await clerk.call('call.list');
    expect(body?.items).toMatchObject([
      { personId: known.personId, reason: 'slot_closed', facts: { reason: '教练生病' } },
    ]);
    expect(body?.items[0]?.toldByAt).toBe('2026-11-23T08:00:00.000Z');
    expect(server.standin.messages.sent).toMatchObject([{ openid: told.openid }]);
  });
});

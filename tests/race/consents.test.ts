import { inTransaction } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';
import { notify } from '../../server/modules/notification';
import { testTemplates } from '../support/app';
import type { Client } from '../support/client';
import { untilWrong } from './rush';
import { startProcesses, type Processes } from '../support/processes';

/** One person says yes many times while notices are due to them: what is allowed, taken and sent agrees in the end. */
const yeses = 40;
/** The phone tells of each yes so often, at both processes. */
const tellings = 3;
/** Before, amid and after the yeses; more than were ever allowed. */
const notices = 90;
const template = 'booking_changed' as const;

interface Ledger {
  left: number;
  /** What all changes add up to. */
  sum: number;
  counted: number;
  taken: number;
  queued: number;
}

async function ledgerOf({ database }: Processes, accountId: string): Promise<Ledger> {
  const id = `${accountId}:${template}`;
  const [row] = await database.sql<Record<keyof Ledger, unknown>>(
    `SELECT (SELECT left_count FROM consent WHERE id = ?) AS \`left\`,
      COALESCE(SUM(delta), 0) AS sum,
      COALESCE(SUM(kind = 'accept' AND delta = 1), 0) AS counted,
      COALESCE(SUM(kind = 'taken'), 0) AS taken,
      (SELECT COUNT(*) FROM wechat_message WHERE account_id = ?) AS queued
    FROM consent_change WHERE consent_id = ?`,
    [id, accountId, id],
  );
  const numbers = Object.entries(row ?? {}).map(([key, value]) => [key, Number(value)]);
  return Object.fromEntries(numbers) as unknown as Ledger;
}

/** All yeses at once, each told three times over two processes. */
async function sayYes(our: Processes, who: { openid: string }): Promise<string[]> {
  const [one, other] = [await our.as(who, 0), await our.as(who, 1)];
  const keys = Array.from({ length: yeses }, () => newId('key'));
  const told = keys.flatMap((requestKey) => Array.from({ length: tellings }, () => requestKey));
  const say = (client: Client, requestKey: string) =>
    client.call('consent.report', { body: { requestKey, answers: [{ template, answer: 'accept' }] } });
  const answers = await Promise.all(told.map((requestKey, n) => say(n % 2 === 0 ? one : other, requestKey)));
  return answers.flatMap(({ problem }) => problem?.code ?? []);
}

async function tellOf(our: Processes, accountId: string, many: number): Promise<void> {
  const facts = { service: '健身房', centre: '永福里邻里中心', place: '二楼', reason: '教练生病' };
  const startAt = new Date(Date.now() + 86_400_000).toISOString();
  for (let n = 0; n < many; n += 1) {
    await inTransaction(our.db, (tx) =>
      notify(tx, {
        accountId,
        kind: 'attendance_undone',
        facts: { ...facts, startAt },
        bookingId: 'bkg_1',
        at: new Date(),
      }),
    );
  }
}

async function untilQuiet({ database }: Processes): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    const [row] = await database.sql<{ n: number }>(
      "SELECT (SELECT COUNT(*) FROM wechat_message WHERE state IN ('queued', 'sending')) + (SELECT COUNT(*) FROM inbox_entry WHERE delivered_at IS NULL) AS n",
    );
    if (Number(row?.n) === 0) return;
    if (Date.now() > until) throw new Error('the notices never came to rest');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('yeses and messages of one person at once: none counted twice, never more sent than allowed, the ledger adds up', async () => {
  const our = await startProcesses({ apis: 2 });
  try {
    const who = await our.build.resident();
    our.standin.messages.grant(who.openid, testTemplates[template], 1000);
    const workers = await Promise.all([our.start('worker'), our.start('worker')]);
    await tellOf(our, who.accountId, notices / 3);
    const [refused] = await Promise.all([sayYes(our, who), tellOf(our, who.accountId, notices / 3)]);
    expect(refused).toEqual([]);
    await untilQuiet(our);
    const amid = await ledgerOf(our, who.accountId);
    expect(amid).toMatchObject({ counted: yeses, left: amid.sum, sum: yeses - amid.taken, taken: amid.queued });
    await tellOf(our, who.accountId, notices / 3);
    await untilQuiet(our);
    const after = await ledgerOf(our, who.accountId);
    await Promise.all(workers.map((worker) => worker.kill('SIGTERM')));
    const { sent } = our.standin.messages;
    process.stdout.write(
      `consents: ${yeses} yeses told ${yeses * tellings} times, ${notices} notices: ${after.counted} counted, ` +
        `${amid.taken} taken amid, ${after.taken} in all, ${sent.length} sent, ${after.left} left\n`,
    );
    expect(after.left).toBe(after.sum);
    expect(after.left).toBeGreaterThanOrEqual(0);
    expect(after.taken).toBeLessThanOrEqual(yeses);
    expect(sent.length).toBe(after.taken);
  } finally {
    await our.stop();
  }
}, 120_000);

test('with the lock taken out the balance is not what was said: the rig notices', async () => {
  const our = await startProcesses({ apis: 2, entry: 'tests/race/api-counting-apart.ts' });
  try {
    const { left, sum } = await untilWrong(
      async () => {
        const who = await our.build.resident();
        await sayYes(our, who);
        return ledgerOf(our, who.accountId);
      },
      (one) => one.left !== one.sum,
    );
    process.stdout.write(`consents without the lock: ${left} left where the changes make ${sum}\n`);
    expect(left).not.toBe(sum);
  } finally {
    await our.stop();
  }
}, 60_000);

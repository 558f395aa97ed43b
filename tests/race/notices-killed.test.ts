import { inTransaction } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';
import { notifyMany } from '../../server/modules/notification';
import { startProcesses, type OurProcess, type Processes } from '../support/processes';
import { testTemplates } from '../support/app';

/** `npm run faults:notices` says the full size; the short form runs with all tests. */
const size = Number(process.env['LINLI_NOTICES'] ?? 1000);
const kills = Number(process.env['LINLI_NOTICE_KILLS'] ?? 2);
const withinMs = 60_000;
/** As in server/modules/notification/send.ts: calls under way at a time in one worker. */
const parallel = 8;
const lookAtQueueMs = 500;
const templateId = testTemplates.booking_confirmed;

let processes: Processes;
beforeAll(async () => {
  processes = await startProcesses({ apis: 0 });
}, 60_000);
afterAll(() => processes.stop());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Accounts that allowed one message each; every tenth allowed none, and none may be sent to them. */
async function people() {
  const all = Array.from({ length: size }, (_, n) => ({
    personId: newId('prs'),
    accountId: newId('acc'),
    openid: `oKilled_${n}`,
    allowed: n % 10 !== 9,
  }));
  const at = new Date();
  const { db } = processes;
  for (let from = 0; from < size; from += 500) {
    const part = all.slice(from, from + 500);
    await db
      .insertInto('person')
      .values(part.map(({ personId }) => ({ id: personId, name: null, born_on: null, created_at: at })))
      .execute();
    await db
      .insertInto('account')
      .values(
        part.map(({ accountId, personId, openid }) => ({
          id: accountId,
          openid,
          person_id: personId,
          created_at: at,
        })),
      )
      .execute();
    const allowed = part.filter((one) => one.allowed);
    const template = 'booking_confirmed' as const;
    await db
      .insertInto('consent')
      .values(
        allowed.map(({ accountId }) => ({
          id: `${accountId}:${template}`,
          account_id: accountId,
          template,
          left_count: 1,
          state: 'open' as const,
          changed_at: at,
        })),
      )
      .execute();
    // WeChat itself would take more: only our ledger keeps a second message from going out.
    for (const { openid } of part) processes.standin.messages.grant(openid, templateId, 3);
  }
  return all;
}

test(`${size} notices due, the worker killed ${kills} times: none twice, 99.9 % in a minute, never more than allowed`, async () => {
  const all = await people();
  const startAt = new Date(Date.now() + 86_400_000).toISOString();
  const facts = { service: '健身房', centre: '永福里邻里中心', place: '二楼', startAt };
  const at = new Date();
  await inTransaction(processes.db, (tx) =>
    notifyMany(
      tx,
      all.map(({ accountId }) => ({ accountId, kind: 'booking_confirmed' as const, facts, bookingId: 'bkg_1', at })),
    ),
  );
  const allowed = all.filter((one) => one.allowed);
  const { sent } = processes.standin.messages;
  const begun = performance.now();
  let worker: OurProcess = await processes.start('worker');
  let killed = 0;
  let lookedAt = 0;
  while (sent.length < allowed.length && performance.now() - begun < withinMs) {
    await pause(20);
    // In the thick of it: at even shares of the work.
    if (killed < kills && sent.length >= (allowed.length * (killed + 1)) / (kills + 1)) {
      await worker.kill();
      killed += 1;
      worker = await processes.start('worker');
    }
    if (killed < kills || performance.now() - lookedAt < lookAtQueueMs) continue;
    lookedAt = performance.now();
    if (await nothingLeft()) break;
  }
  const seconds = (performance.now() - begun) / 1000;
  const inTime = sent.length;
  await worker.kill('SIGTERM');

  const counts = new Map<string, number>();
  for (const { openid } of sent) counts.set(openid, (counts.get(openid) ?? 0) + 1);
  const twice = [...counts.values()].filter((count) => count > 1).length;
  const beyond = all.filter((one) => !one.allowed && counts.has(one.openid)).length;
  const share = (100 * inTime) / allowed.length;
  const lost = allowed.length - counts.size;
  const states = await processes.database.sql<{ state: string; n: number }>(
    'SELECT state, COUNT(*) AS n FROM wechat_message GROUP BY state',
  );
  const inState = new Map(states.map(({ state, n }) => [state, Number(n)]));
  const inDoubt = (inState.get('sending') ?? 0) + (inState.get('unknown') ?? 0);
  const [setting] = await processes.database.sql<{ flush: number }>('SELECT @@innodb_flush_log_at_trx_commit AS flush');
  process.stdout.write(
    `notices: ${size} due, ${allowed.length} allowed, ${killed} kills: ${inTime} arrived (${share.toFixed(2)} %) in ${seconds.toFixed(1)} s, ` +
      `${lost} lost, ${twice} twice, ${beyond} without consent; ${states.map(({ state, n }) => `${n} ${state}`).join(', ')}; ` +
      `innodb_flush_log_at_trx_commit=${setting?.flush}\n`,
  );
  expect({ killed, twice, beyond }).toEqual({ killed: kills, twice: 0, beyond: 0 });
  expect(inDoubt).toBeLessThanOrEqual(kills * parallel);
  if (size >= 10_000) {
    expect(share).toBeGreaterThanOrEqual(99.9);
    expect(setting?.flush).toBe(1);
  }
  // A death leaves in doubt what it had just begun, and nothing else is missing.
  else expect([...inState.keys()].filter((state) => !['sent', 'sending', 'unknown'].includes(state))).toEqual([]);
  expect(lost).toBeLessThanOrEqual(inDoubt);
  const [below] = await processes.database.sql<{ n: number }>(
    'SELECT COUNT(*) AS n FROM consent WHERE left_count <> 0',
  );
  expect(below?.n).toBe(0);
}, 180_000);

async function nothingLeft(): Promise<boolean> {
  const [row] = await processes.database.sql<{ n: number }>(
    "SELECT (SELECT COUNT(*) FROM wechat_message WHERE state = 'queued') + (SELECT COUNT(*) FROM inbox_entry WHERE delivered_at IS NULL) AS n",
  );
  return Number(row?.n ?? 1) === 0;
}

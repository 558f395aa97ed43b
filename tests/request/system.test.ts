import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import type { Client } from '../support/client';

let server: TestServer;
let keeper: Client;
beforeEach(async () => {
  server = await startServer();
  keeper = await server.as(await server.build.staff('3505', { role: 'system', scopeKind: 'area' }));
});
afterEach(() => server.close());

const secret = '陈秀兰 13800138000';

/** A job that failed five times, with words in its payload and error that nobody may read on a screen. */
async function park(over: { dueAt?: string; lastError?: string } = {}): Promise<string> {
  const id = newId('job');
  const dueAt = new Date(over.dueAt ?? '2026-11-23T01:00:00.000Z');
  const failed = { state: 'parked' as const, failures: 5, last_error: over.lastError ?? 'WechatError rate 45009' };
  const row = { id, kind: 'audit.seal', payload: JSON.stringify({ name: secret }), ...failed };
  await server.db
    .insertInto('job')
    .values({ ...row, due_at: dueAt, created_at: dueAt })
    .execute();
  return id;
}

const jobOf = (id: string) => server.db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const retry = (client: Client, jobId: string) =>
  client.call('job.retry', { params: { jobId }, body: { reason: '微信限额已恢复' } });

describe('job.parked', () => {
  test('tells kind, times and the class of the error, the latest first, page by page, and nothing of whom it is about', async () => {
    const older = await park({ lastError: `Duplicate entry '${secret}' for key` });
    const newer = await park({ dueAt: '2026-11-23T01:30:00.000Z' });
    const first = await keeper.call('job.parked', { query: { limit: 1 } });
    expect(first.body?.items).toMatchObject([
      { id: newer, kind: 'audit.seal', failures: 5, errorClass: 'WechatError rate 45009', may: { retry: true } },
    ]);
    const next = await keeper.call('job.parked', { query: { limit: 1, cursor: first.body?.nextCursor ?? '' } });
    expect(next.body).toMatchObject({ items: [{ id: older, errorClass: 'Unknown' }], nextCursor: null });
    expect(JSON.stringify([first.body, next.body])).not.toMatch(/陈秀兰|13800138000/);
  });

  test('what a failed run leaves in its row is a class, never words', async () => {
    const id = newId('job');
    const at = server.clock.now();
    const row = { id, kind: 'wechat.push', payload: '{', state: 'due' as const, due_at: at, created_at: at };
    await server.db.insertInto('job').values(row).execute();
    await server.worker.runDue();
    expect((await jobOf(id)).last_error).toBe('SyntaxError');
  });

  test('is for nobody but the keeper of the system', async () => {
    const auditor = await server.as(await server.build.staff('3505', { role: 'auditor', scopeKind: 'area' }));
    expect((await auditor.call('job.parked')).problem?.code).toBe('forbidden');
  });
});

describe('job.retry', () => {
  test('lets a job run anew, and the audit has who, which and why', async () => {
    const id = await park();
    const { body } = await retry(keeper, id);
    expect(body).toEqual({ id, kind: 'audit.seal', dueAt: server.clock.now().toISOString() });
    expect(await jobOf(id)).toMatchObject({ state: 'due', failures: 0 });
    const line = await server.db
      .selectFrom('audit_line')
      .selectAll()
      .where('action', '=', 'job.retry')
      .executeTakeFirstOrThrow();
    expect(line).toMatchObject({ subject_kind: 'job', subject_id: id });
    expect(JSON.parse(line.detail)).toEqual({
      kind: 'audit.seal',
      errorClass: 'WechatError rate 45009',
      reason: '微信限额已恢复',
    });
    await server.worker.runDue();
    expect((await jobOf(id)).state).toBe('done');
  });

  test('two at once: one lets it run, the other is told; what is not there is not found', async () => {
    const id = await park();
    const answers = await Promise.all([retry(keeper, id), retry(keeper, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ ok }) => !ok)?.problem?.code).toBe('job.not_parked');
    expect((await retry(keeper, 'job_0')).problem?.code).toBe('not_found');
  });

  test('asks for a reason', async () => {
    const answer = await keeper.call('job.retry', { params: { jobId: await park() }, body: { reason: ' ' } });
    expect(answer.problem?.code).toBe('input.invalid');
  });
});

describe('message.troubles', () => {
  test('tells what waits in each queue and what did not go out, without a person', async () => {
    const elder = await server.build.resident({ name: '陈秀兰' });
    const now = server.clock.now();
    const waitsSince = new Date(now.getTime() - 90_000);
    const entry = { account_id: elder.accountId, kind: 'welcome' as const, facts: '{}' };
    await server.db
      .insertInto('inbox_entry')
      .values({ id: newId('ibx'), ...entry, created_at: waitsSince })
      .execute();
    for (const [state, ended] of [
      ['failed', now],
      ['failed', now],
      ['failed', new Date(now.getTime() - 9 * 86_400_000)],
      ['queued', null],
    ] as const) {
      const id = newId('msg');
      const what = { template: 'booking_confirmed' as const, data: '{}', page: 'pages/home/index', flight_key: id };
      const when = { due_at: waitsSince, expires_at: now, created_at: waitsSince, ended_at: ended };
      const how = state === 'failed' ? { errcode: 43101, trouble: 'consent' } : {};
      await server.db
        .insertInto('wechat_message')
        .values({ id, entry_id: id, account_id: elder.accountId, state, ...what, ...when, ...how })
        .execute();
    }
    const { body } = await keeper.call('message.troubles');
    expect(body?.queues).toEqual([
      { name: 'notification.deliver', waiting: 1, oldestSeconds: 90 },
      { name: 'notification.send', waiting: 1, oldestSeconds: 90 },
    ]);
    expect(body?.troubles).toEqual([
      {
        ...{ template: 'booking_confirmed', state: 'failed', errcode: 43101, trouble: 'consent', count: 2 },
        lastAt: now.toISOString(),
      },
    ]);
    expect(JSON.stringify(body)).not.toContain(elder.accountId);
  });
});

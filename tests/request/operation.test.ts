import { openMetrics, serveMetrics } from '../../server/http/metrics';
import { newId } from '../../server/kernel/ids';
import { routeNames } from '../../shared/contract/routes';
import { codes } from '../../shared/contract/codes';
import { startServer, type TestServer } from '../support/app';
import { send } from '../support/send';

/** What an operator sees of a process: health, readiness and numbers. */
let server: TestServer;
const metrics = openMetrics();
beforeAll(async () => {
  server = await startServer({ metrics });
});
afterAll(() => server.close());

const ready = async () => {
  const { status, text } = await send(`${server.url}/readyz`);
  return [status, (JSON.parse(text) as { worker?: string }).worker];
};

const addJob = (state: 'due' | 'parked', dueAt: Date) =>
  server.db
    .insertInto('job')
    .values({ id: newId('job'), kind: 'audit.seal', payload: '{}', due_at: dueAt, state, created_at: dueAt })
    .execute();

test('is ready with the database, its tables and a worker; a worker that is away is told', async () => {
  expect(await ready()).toEqual([200, 'working']);
  await addJob('due', new Date(server.clock.now().getTime() - 600_000));
  expect(await ready()).toEqual([200, 'late']);
  await server.db.deleteFrom('job').execute();
});

test('is not ready with tables of an older version', async () => {
  const older = await startServer({ database: { ...server.database, close: () => Promise.resolve() } });
  const { sql } = server.database;
  const [last] = await sql<{ id: string }>('SELECT id FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1');
  await sql('UPDATE _prisma_migrations SET finished_at = NULL WHERE id = ?', [last?.id]);
  const before = await send(`${older.url}/readyz`);
  await sql('UPDATE _prisma_migrations SET finished_at = started_at WHERE id = ?', [last?.id]);
  expect([before.status, before.problem?.code]).toEqual([503, 'busy']);
  expect((await send(`${older.url}/readyz`)).status).toBe(200);
  await older.close();
});

test('the numbers tell requests, calls to WeChat and jobs, by names of ours alone', async () => {
  await addJob('parked', server.clock.now());
  await addJob('due', new Date(server.clock.now().getTime() - 90_000));
  const resident = await server.as(await server.build.resident({ name: '苏知夏' }));
  await resident.call('identity.me');
  const held = await server.as(await server.build.resident({ name: '旧名字' }));
  await held.call('identity.rename', { body: { name: '代购小王' } });
  server.clock.pass(2);
  await send(`${server.url}/api/v1/services/svc_secretofsomebody`);
  await send(`${server.url}/no/such/page`);
  const text = await metrics.registry.metrics();
  expect(text).toContain('linli_request_seconds_count{route="identity.me",outcome="ok"} 1');
  expect(text).toContain('linli_request_seconds_count{route="service.get",outcome="not_found"} 1');
  expect(text).toContain('linli_request_seconds_count{route="page",outcome="not_found"}');
  expect(text).toMatch(/linli_wechat_calls_total\{call="[\w.]+",outcome="ok"\} [1-9]/);
  expect(text).toContain('linli_jobs{kind="audit.seal",what="parked"} 1');
  expect(text).toContain('linli_jobs{kind="audit.seal",what="oldest_seconds"} 210');
  expect(text).toContain('linli_jobs{kind="content.review",what="waiting"} 1');
  expect(text).toContain('linli_jobs{kind="content.review",what="oldest_seconds"} 120');
  expect(text).not.toMatch(/secret|苏知夏|acc_|prs_/);
  const known = new Set<string>([...routeNames, ...Object.keys(codes), 'page', 'ok']);
  const labels = [...text.matchAll(/(?:route|outcome)="([^"]+)"/g)].map(([, label]) => label ?? '');
  const outcomes = labels.filter((label) => !known.has(label));
  expect(outcomes).toEqual([]);
});

test('the numbers are told at their own address alone', async () => {
  const own = await serveMetrics(openMetrics(), 0, '127.0.0.1');
  const { port } = own.address() as { port: number };
  const numbers = await send(`http://127.0.0.1:${port}/metrics`);
  expect([numbers.status, numbers.text.includes('nodejs_eventloop_lag_seconds')]).toEqual([200, true]);
  expect((await send(`http://127.0.0.1:${port}/`)).status).toBe(404);
  expect((await send(`${server.url}/metrics`)).status).toBe(404);
  await new Promise((resolve) => own.close(resolve));
});

test('asked to stop it is not ready any more, but alive and answering', async () => {
  server.stopTaking();
  expect((await send(`${server.url}/readyz`)).status).toBe(503);
  expect((await send(`${server.url}/healthz`)).status).toBe(200);
  expect((await send(`${server.url}/api/v1/areas`)).status).toBe(200);
});

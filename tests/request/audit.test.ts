import { limits } from '../../shared/limits';
import { startServer, type TestServer } from '../support/app';
import { otherVillageCode, villageCode, type Resident } from '../support/build';
import type { Client } from '../support/client';

let server: TestServer;
let owner: Resident;
let staff: Client;
let auditor: Client;
const now = '2026-11-23T02:00:00.000Z';

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.database.truncate();
  server.clock.set(now);
  const slot = await server.build.slot();
  owner = await server.build.resident({ name: '林小满' });
  await server.build.booking(slot, owner);
  staff = await server.as(await server.build.staff(slot.centre_id));
  auditor = await auditorOf(villageCode.slice(0, 4));
});

const auditorOf = async (code: string) =>
  server.as(await server.build.staff(code, { role: 'auditor', scopeKind: 'area' }));
const open = (reason: string) =>
  staff.call('person.reveal', { params: { personId: owner.personId }, body: { what: ['name'], reason } });

test('audit.list finds by action, actor, subject and time, newest first, names masked', async () => {
  await open('核对身份');
  server.clock.pass(10);
  await open('联系本人');
  const byAction = await auditor.call('audit.list', { query: { action: 'person.reveal' } });
  expect(byAction.body?.items).toMatchObject([
    { subjectId: owner.personId, actorName: '陈*清', at: '2026-11-23T02:10:00.000Z' },
    { subjectId: owner.personId, at: now },
  ]);
  expect(JSON.stringify(byAction.body)).not.toContain('陈美清');
  const actorId = byAction.body?.items[0]?.actorId ?? '';
  const numbers = async (query: object) =>
    (await auditor.call('audit.list', { query })).body?.items.map(({ number }) => number);
  const both = byAction.body?.items.map(({ number }) => number);
  expect(await numbers({ subjectId: owner.personId })).toEqual(both);
  expect(await numbers({ actorId, action: 'person.reveal' })).toEqual(both);
  expect(await numbers({ action: 'person.reveal', from: '2026-11-23T02:05:00.000Z' })).toEqual(both?.slice(0, 1));
  expect(await numbers({ action: 'person.reveal', to: '2026-11-23T02:05:00.000Z' })).toEqual(both?.slice(1));
  const first = await auditor.call('audit.list', { query: { limit: 1, action: 'person.reveal' } });
  const cursor = first.body?.nextCursor ?? '';
  expect(await numbers({ limit: 1, action: 'person.reveal', cursor })).toEqual(both?.slice(1));
});

test('an auditor of a part sees what its people did, in list and file', async () => {
  await open('核对身份');
  const here = await auditorOf(villageCode);
  const elsewhere = await auditorOf(otherVillageCode);
  const query = { action: 'person.reveal' };
  expect((await here.call('audit.list', { query })).body?.items).toHaveLength(1);
  expect((await elsewhere.call('audit.list', { query })).body?.items).toEqual([]);
  await server.stepUp(elsewhere);
  expect(
    String((await elsewhere.call('audit.export', { body: query })).body)
      .trim()
      .split('\r\n'),
  ).toHaveLength(1);
  const [line] = (await here.call('audit.list', { query })).body?.items ?? [];
  const actorId = line?.actorId ?? '';
  expect((await elsewhere.call('audit.list', { query: { actorId } })).body?.items).toEqual([]);
});

test('audit.verify runs as a job, and audit.checks names what was changed, deleted and inserted', async () => {
  await open('核对身份');
  await open('联系本人');
  await server.worker.runDue();
  server.clock.pass(1);
  const asked = await auditor.call('audit.verify');
  expect(asked).toMatchObject({ status: 201, body: { state: 'running', byHand: true, report: null } });
  expect((await auditor.call('audit.verify')).body?.id).toBe(asked.body?.id);
  await server.worker.runDue();
  await server.worker.runDue();
  const whole = (await auditor.call('audit.checks')).body?.items.find(({ id }) => id === asked.body?.id);
  expect(whole).toMatchObject({ state: 'done', report: { whole: true } });
  expect(whole?.readLines).toBe(whole?.report?.sealed);

  const lines = (await auditor.call('audit.list', { query: { action: 'person.reveal' } })).body?.items ?? [];
  const [deleted = 0, changed = 0] = lines.map(({ number }) => number);
  const inserted = 1;
  await server.database.sql("UPDATE audit_line SET detail = '{}' WHERE id = ?", [changed]);
  await server.database.sql('DELETE FROM audit_line WHERE id = ?', [deleted]);
  await server.database.sql("INSERT INTO audit_line VALUES (?, '2026-01-01', 'req_x', NULL, 'a.b', 'x', 'y', '{}')", [
    inserted,
  ]);
  server.clock.pass(1);
  await auditor.call('audit.verify');
  await server.worker.runDue();
  await server.worker.runDue();
  const [found] = (await auditor.call('audit.checks', { query: { limit: 1 } })).body?.items ?? [];
  expect(found?.report).toMatchObject({
    whole: false,
    changed: [changed],
    missing: [deleted],
    inserted: [inserted],
  });
  expect(server.log.some(({ msg }) => msg === 'audit.check found the record broken')).toBe(true);
});

test('audit.export is a file for spreadsheets without formulas, and is itself recorded', async () => {
  await open('=HYPERLINK("http://x","y")');
  const filler = Array.from(
    { length: 1200 },
    (_, n) => `(NULL, '${`2026-11-22 00:00:00.${n % 1000}`}', 'req', NULL,
    'booking.book', 'booking', '@bkg${n}', '{}')`,
  );
  await server.database.sql(`INSERT INTO audit_line VALUES ${filler.join(',')}`);
  expect((await auditor.call('audit.export', { body: {} })).problem?.code).toBe('auth.step_up_required');
  await server.stepUp(auditor);
  const file = await auditor.call('audit.export', { body: {} });
  server.clock.pass(limits.stepUpMinutes);
  expect((await auditor.call('audit.export', { body: {} })).problem?.code).toBe('auth.step_up_required');
  expect(file.headers.get('content-type')).toContain('text/csv');
  expect(file.headers.get('content-disposition')).toContain('attachment');
  const rows = String(file.body).trimEnd().split('\r\n');
  const lines = await server.database.sql('SELECT id FROM audit_line');
  expect(rows).toHaveLength(1 + lines.length);
  expect(new Set(rows).size).toBe(rows.length);
  expect(rows.filter((row) => /(^|,)"?[=+@-]/.test(row.replace(/""/g, '')))).toEqual([]);
  const recorded = await auditor.call('audit.list', { query: { action: 'audit.export' } });
  expect(recorded.body?.items).toHaveLength(1);
});

test('nobody but auditors reads the record', async () => {
  const answers = await Promise.all([staff.call('audit.list'), staff.call('audit.verify')]);
  const exported = await staff.call('audit.export', { body: {} });
  for (const answer of [...answers, exported]) expect(answer.problem?.code).toBe('forbidden');
});

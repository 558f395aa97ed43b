import { maskName } from '../../server/modules/identity';
import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import type { Client } from '../support/client';
import { hall } from '../support/hall';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

async function stage() {
  const centre = await server.build.centre();
  const name = '林志远';
  const manager = await server.as(
    await server.build.staff(centre.id, { role: 'manager', who: await server.build.resident({ name }) }),
  );
  const staff = await server.as(await server.build.staff(centre.id));
  return { centreId: centre.id, name, manager, staff };
}
type Stage = Awaited<ReturnType<typeof stage>>;

const create = (
  { manager, centreId }: Pick<Stage, 'manager' | 'centreId'>,
  over: object = {},
  requestKey = newId('key'),
) => manager.call('catalogue.create', { params: { centreId }, body: { requestKey, ...hall, ...over } });
const change = (who: Client, serviceId: string, version: number, over: object = {}) =>
  who.call('catalogue.change', { params: { serviceId }, body: { version, ...hall, ...over } });

test('catalogue.create makes a draft that residents see once it is opened; the key again makes no second one', async () => {
  const at = await stage();
  const key = newId('key');
  const made = await create(at, {}, key);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ ...hall, state: 'draft', version: 1, ahead: 0, changed: null });
  expect((await create(at, {}, key)).body?.id).toBe(made.body?.id);
  const serviceId = made.body?.id ?? '';
  const seen = () => server.visitor.call('service.get', { params: { serviceId } });
  expect((await seen()).problem?.code).toBe('not_found');
  const opened = await at.manager.call('catalogue.setState', {
    params: { serviceId },
    body: { version: 1, state: 'open' },
  });
  expect(opened.body).toMatchObject({ state: 'open', version: 2 });
  expect((await seen()).body?.rules).toMatchObject({ maxPerMonth: 4, approvalMinutes: 1440 });
});

test('the same wish twice at once makes one service', async () => {
  const at = await stage();
  const key = newId('key');
  const both = await Promise.all([create(at, {}, key), create(at, {}, key)]);
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  expect(new Set(both.map(({ body }) => body?.id)).size).toBe(1);
  const list = await at.manager.call('catalogue.list', { query: { centreId: at.centreId } });
  expect(list.body?.items).toHaveLength(1);
});

test('catalogue.list shows staff all services with their rules; staff read, managers edit, others find nothing', async () => {
  const at = await stage();
  await create(at);
  const list = (who: Client, centreId = at.centreId) => who.call('catalogue.list', { query: { centreId } });
  expect((await list(at.staff)).body).toMatchObject({ may: { edit: false }, items: [{ name: hall.name }] });
  const shown = await list(at.manager);
  expect(shown.body?.may.edit).toBe(true);
  expect(shown.body?.areas.map(({ code }) => code)).toEqual(['3505', '350582', '350582001', '350582001016']);
  const other = await stage();
  expect((await list(other.staff, at.centreId)).problem?.code).toBe('not_found');
  expect((await create({ manager: at.staff, centreId: at.centreId })).problem?.code).toBe('forbidden');
  expect((await create({ manager: other.manager, centreId: at.centreId })).problem?.code).toBe('not_found');
  expect((await list(server.visitor)).problem?.code).toBe('auth.required');
});

test('catalogue.change needs the version that was read: of two editors the second is told', async () => {
  const at = await stage();
  const id = (await create(at)).body?.id ?? '';
  const both = await Promise.all([
    change(at.manager, id, 1, { maxPerMonth: 6 }),
    change(at.manager, id, 1, { maxPerMonth: 8 }),
  ]);
  expect(both.map(({ problem }) => problem?.code ?? 'changed').sort()).toEqual([
    'catalogue.changed_meanwhile',
    'changed',
  ]);
  expect((await change(at.manager, id, 1)).problem?.code).toBe('catalogue.changed_meanwhile');
  expect((await change(at.manager, id, 2, { maxPerMonth: 9, name: '百姓小讲堂' })).body).toMatchObject({
    version: 3,
    maxPerMonth: 9,
    // As staff are named to each other.
    changed: { at: server.clock.now().toISOString(), byName: maskName(at.name) },
  });
  const [line] = await server.database.sql<{ detail: string }>(
    "SELECT detail FROM audit_line WHERE action = 'catalogue.change' AND subject_id = ? ORDER BY id DESC LIMIT 1",
    [id],
  );
  const told = JSON.parse(line?.detail ?? '{}') as { changed: string[] };
  expect(told.changed).toContain('name');
  expect(told.changed.some((one) => /^maxPerMonth [68] → 9$/.test(one))).toBe(true);
});

test('catalogue.change names all that contradicts itself at once', async () => {
  const at = await stage();
  const id = (await create(at)).body?.id ?? '';
  const wrong = await change(at.manager, id, 1, {
    ...{ minAge: 60, maxAge: 18, maxPerDay: 3, maxPerWeek: 2, maxPerMonth: 1, residentsOf: '999999' },
    questions: [
      { id: 'q1', kind: 'choice', label: '口味', required: true, options: ['清淡'] },
      { id: 'q1', kind: 'text', label: '口味', required: true, options: [] },
    ],
  });
  expect(wrong.problem?.code).toBe('input.invalid');
  expect(wrong.problem?.fields.map(({ path }) => path)).toEqual([
    'body.maxAge',
    'body.maxPerWeek',
    'body.maxPerMonth',
    'body.questions.0.options',
    'body.questions.1.id',
    'body.questions.1.label',
    'body.residentsOf',
  ]);
});

test('missed visits count from the day on which a manager says so, and never where people live by the service', async () => {
  const at = await stage();
  const id = (await create(at)).body?.id ?? '';
  const from = async () => {
    const [row] = await server.database.sql<{ since: Date | null }>(
      'SELECT no_shows_count_from AS since FROM service WHERE id = ?',
      [id],
    );
    return row?.since ?? null;
  };
  expect(await from()).toBeNull();
  const told = server.clock.now();
  expect((await change(at.manager, id, 1, { countsNoShows: true })).body?.countsNoShows).toBe(true);
  server.clock.pass(60);
  await change(at.manager, id, 2, { countsNoShows: true, maxPerDay: 2 });
  expect(await from()).toEqual(told);
  for (const set of ['countsNoShows', 'isScarce'] as const) {
    const wrong = await change(at.manager, id, 3, { [set]: true, nearby: 'canteen' });
    expect(wrong.problem?.fields).toMatchObject([{ path: `body.${set}`, rule: 'essential' }]);
  }
  for (const essential of [{ nearby: 'canteen' }, { functionCode: 'elder' }]) {
    const wrong = await change(at.manager, id, 3, { countsNoShows: true, ...essential });
    expect(wrong.problem?.fields).toMatchObject([{ path: 'body.countsNoShows', rule: 'essential' }]);
  }
  await change(at.manager, id, 3, { countsNoShows: false });
  expect(await from()).toBeNull();
});

test('words that residents must not read are refused, and those nobody could check are not shown', async () => {
  const at = await stage();
  const id = (await create(at)).body?.id ?? '';
  const risky = await change(at.manager, id, 1, { summary: '加微信 abc888 刷单返利' });
  expect(risky.problem?.code).toBe('content.risky');
  const unsure = await change(at.manager, id, 1, { summary: '邻里代购日用品' });
  expect(unsure.problem?.code).toBe('catalogue.words_unsure');
  const rules = await change(at.manager, id, 1, { maxPerDay: 2 });
  expect(rules.body).toMatchObject({ maxPerDay: 2, version: 2 });
  expect(rules.body?.summary).not.toContain('代购');
});

test('catalogue.setState retires a service: nobody can book it any more, what was booked stands', async () => {
  const at = await stage();
  const service = await server.build.service({ centre_id: at.centreId });
  const slot = await server.build.slot({ service_id: service.id });
  const resident = await server.build.resident();
  await server.build.booking(slot, resident);
  const retire = (who: Client, version: number) =>
    who.call('catalogue.setState', { params: { serviceId: service.id }, body: { version, state: 'retired' } });
  expect((await retire(at.staff, 1)).problem?.code).toBe('forbidden');
  expect((await retire((await stage()).manager, 1)).problem?.code).toBe('not_found');
  expect((await retire(at.manager, 7)).problem?.code).toBe('catalogue.changed_meanwhile');
  expect((await retire(at.manager, 1)).body).toMatchObject({ state: 'retired', version: 2, ahead: 1 });
  const other = await server.as(await server.build.resident());
  const refused = await other.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: newId('key') } });
  expect(refused.problem?.code).toBe('booking.service_retired');
  expect((await (await server.as(resident)).call('booking.mine')).body?.items).toHaveLength(1);
});

test('icon, place in the list and an opening to the minute are set like any rule, and residents see them', async () => {
  const at = await stage();
  const first = (await create(at, { position: 5, name: '第一个' })).body?.id ?? '';
  const last = await create(at, { position: null, name: '第二个' });
  expect(last.body).toMatchObject({ position: 6, icon: 'music', allocation: 'first_come', holidayRule: 'closed' });
  const names = async () => {
    const list = await at.manager.call('catalogue.list', { query: { centreId: at.centreId } });
    return list.body?.items.map(({ name }) => name);
  };
  expect(await names()).toEqual(['第一个', '第二个']);
  const moved = await change(at.manager, first, 1, {
    position: null,
    name: '第一个',
    icon: 'utensils',
    opensMinute: 478,
  });
  expect(moved.body).toMatchObject({ position: 7, icon: 'utensils', opensMinute: 478 });
  expect(await names()).toEqual(['第二个', '第一个']);
  const params = { serviceId: first };
  await at.manager.call('catalogue.setState', { params, body: { version: 2, state: 'open' } });
  const seen = (await server.visitor.call('service.get', { params })).body;
  expect(seen).toMatchObject({ icon: 'utensils', rules: { opensMinute: 478 } });
  const unknown = await change(at.manager, first, 3, { icon: 'no-such-icon' });
  expect(unknown.problem?.fields).toMatchObject([{ path: 'body.icon' }]);
});

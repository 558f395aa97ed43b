import { newId } from '../../server/kernel/ids';
import type { SentBody } from '../../shared/contract/types';
import { startServer, type TestServer } from '../support/app';
import type { Client } from '../support/client';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const texts = {
  name: '仁里邻里中心',
  address: '鲤城区民生路 66 号',
  transport: '公交 5 路仁里站',
  phone: '0595-8888 1005',
  intro: '挨着老城服装街。',
  founding: '仁里社区与商会',
};
type Texts = typeof texts;

async function stage() {
  const centre = await server.build.centre({
    name: '永福里邻里中心',
    name_en: 'Yongfuli Centre',
    intro_en: 'By the gate.',
  });
  const manager = await server.as(await server.build.staff(centre.id, { role: 'manager' }));
  return { centreId: centre.id, centre, manager };
}
const put = (who: Client, centreId: string, version: number, over: Partial<Texts> = {}) => {
  const body: SentBody<'centreTexts.change'> = { version, ...texts, ...over };
  return who.call('centreTexts.change', { params: { centreId }, body });
};

test('centreTexts.get and centreTexts.change: a manager writes what a centre says of itself; read by its staff, and seen by everybody at once', async () => {
  const { centreId, centre, manager } = await stage();
  const staff = await server.as(await server.build.staff(centreId));
  const before = await staff.call('centreTexts.get', { params: { centreId } });
  expect(before.body).toMatchObject({
    version: 0,
    name: '永福里邻里中心',
    nameEn: 'Yongfuli Centre',
    may: { edit: false },
  });
  expect((await put(staff, centreId, 0)).problem?.code).toBe('forbidden');
  const elsewhere = (await stage()).manager;
  expect((await put(elsewhere, centreId, 0)).problem?.code).toBe('not_found');
  expect((await elsewhere.call('centreTexts.get', { params: { centreId } })).problem?.code).toBe('not_found');
  const saved = await put(manager, centreId, 0, { name: '  仁里邻里中心 ' });
  expect(saved.body).toMatchObject({ version: 1, ...texts, introEn: 'By the gate.', may: { edit: true } });

  const seen = await server.visitor.call('centre.get', { params: { centreId } });
  expect(seen.body).toMatchObject(texts);
  // Neither where it is on the map nor what it says in English.
  expect(seen.body).toMatchObject({ lng: centre.lng, lat: centre.lat, english: { name: 'Yongfuli Centre' } });
  const near = await server.visitor.call('centre.near', { query: { lng: centre.lng, lat: centre.lat } });
  expect(near.body?.items.find(({ id }) => id === centreId)).toMatchObject({ name: texts.name, phone: texts.phone });
  const service = await server.build.service({ centre_id: centreId });
  const one = await server.visitor.call('service.get', { params: { serviceId: service.id } });
  expect(one.body).toMatchObject({ centreName: texts.name, address: texts.address, phone: texts.phone });

  const [line] = await server.database.sql<{ detail: string }>(
    "SELECT detail FROM audit_line WHERE action = 'centreTexts.change' AND subject_id = ?",
    [centreId],
  );
  expect(JSON.parse(line?.detail ?? '')).toEqual({
    version: 1,
    changed: ['name', 'address', 'transport', 'phone', 'intro', 'founding'],
  });
});

test('centreTexts.change: of two who write at once one is told, and nothing of theirs is lost', async () => {
  const { centreId, manager } = await stage();
  const both = await Promise.all([
    put(manager, centreId, 0, { name: '一号中心' }),
    put(manager, centreId, 0, { name: '二号中心' }),
  ]);
  const codes = both.map(({ problem }) => problem?.code ?? 'saved');
  expect(codes.sort()).toEqual(['centreTexts.changed_meanwhile', 'saved']);
  const winner = both.find(({ body }) => body !== null)?.body?.name;
  const kept = await manager.call('centreTexts.get', { params: { centreId } });
  expect(kept.body).toMatchObject({ version: 1, name: winner });
  // Its English has a version of its own.
  const english = await manager.call('centreEnglish.get', { params: { centreId } });
  expect(english.body).toMatchObject({ version: 0, name: winner });
});

test('centreTexts.change goes through the check of words, has lengths, and takes a number that can be dialled', async () => {
  const { centreId, manager } = await stage();
  expect((await put(manager, centreId, 0, { intro: '私聊赚钱' })).problem?.code).toBe('content.risky');
  const long = { intro: 'x'.repeat(1001), name: '一', address: '', phone: '问前台', transport: 'x'.repeat(201) };
  const refused = await put(manager, centreId, 0, long);
  expect(refused.problem).toMatchObject({ code: 'input.invalid' });
  const paths = new Set(refused.problem?.fields?.map(({ path }) => path));
  expect([...paths].sort()).toEqual(['address', 'intro', 'name', 'phone', 'transport'].map((key) => `body.${key}`));
  for (const phone of ['0595-8888 2015', '+86 595 88882015', '13800138000', '12345']) {
    const { body } = await manager.call('centreTexts.get', { params: { centreId } });
    expect((await put(manager, centreId, body?.version ?? -1, { phone })).body?.phone).toBe(phone);
  }
  for (const phone of ['0595--88', '0595-', '8888 2015 转 8', '１２３４５６']) {
    expect((await put(manager, centreId, 4, { phone })).problem?.code).toBe('input.invalid');
  }
  const bare = await put(manager, centreId, 4, { transport: '', founding: '', intro: '好'.repeat(1000) });
  expect(bare.body).toMatchObject({ version: 5, transport: '', founding: '' });
});

test('lists of centres stand in the order of the new name, and none is left out or shown twice between two pages', async () => {
  const word = newId('n').slice(-6);
  const made = [];
  for (const letter of ['a', 'b', 'c']) made.push(await server.build.centre({ name: `${word}${letter}` }));
  const areaCode = made[0]?.area_code ?? '';
  const mine = made.filter((one) => one.area_code === areaCode);
  const first = mine[0]?.id ?? '';
  const manager = await server.as(await server.build.staff(first, { role: 'manager' }));
  await put(manager, first, 0, { name: `${word}z` });
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await server.visitor.call('centre.list', { query: { areaCode, limit: 1, cursor } });
    names.push(...(body?.items ?? []).map(({ name }) => name).filter((name) => name.startsWith(word)));
    cursor = body?.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(names).toEqual([...mine.slice(1).map(({ name }) => name), `${word}z`]);
});

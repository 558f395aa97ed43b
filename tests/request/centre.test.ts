import type { ItemOf } from '../../shared/contract/types';
import { startServer, type TestServer } from '../support/app';
import { villageCode } from '../support/build';
import { send } from '../support/send';

/** Finding a centre: by where one stands, by area, by its page. The clock stands at Monday, 10:00 in Shanghai. */
let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

const here = { lng: 118.55, lat: 24.81 };
/** So many metres to the north. */
const north = (meters: number) => ({ lng: here.lng, lat: here.lat + meters / 111_195 });

async function near(query: { limit?: number; cursor?: string } = {}) {
  const answer = await server.visitor.call('centre.near', { query: { ...here, ...query } });
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.body;
}

test('centre.near ranks by distance, says how far, and leaves out what is far away', async () => {
  const { build } = server;
  const far = await build.centre({ ...north(59_000), name: '远处' });
  const next = await build.centre({ ...north(2_000), name: '近处' });
  const middle = await build.centre({ ...north(9_000), name: '中间' });
  await build.centre({ ...north(61_000), name: '太远' });
  const { items, nextCursor } = await near();
  expect(items.map(({ id }) => id)).toEqual([next.id, middle.id, far.id]);
  expect(items.map(({ distanceMeters }) => Math.round((distanceMeters ?? 0) / 100))).toEqual([20, 90, 590]);
  expect(nextCursor).toBeNull();
});

test('centre.near pages without a gap or a repetition, equal distances too', async () => {
  const { build } = server;
  for (let n = 0; n < 13; n += 1) await build.centre(north(n < 6 ? 500 : n * 1_500));
  const whole = (await near({ limit: 50 })).items.map(({ id }) => id);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await near({ limit: 4, cursor });
    expect(items.length).toBeLessThanOrEqual(4);
    seen.push(...items.map(({ id }) => id));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(whole);
  expect(new Set(seen).size).toBe(13);
});

test('centre.near on empty ground is an empty list', async () => {
  await server.build.centre();
  const answer = await server.visitor.call('centre.near', { query: { lng: 0, lat: 0 } });
  expect(answer.body).toEqual({ items: [], nextCursor: null });
});

test('a card says whether the centre is open now and what it offers', async () => {
  const { build, clock } = server;
  const { id } = await build.centre(here);
  await build.service({ centre_id: id });
  await build.service({ centre_id: id, name: '自习室' });
  const card = async (): Promise<ItemOf<'centre.near'>> => (await near()).items[0] as ItemOf<'centre.near'>;
  expect(await card()).toMatchObject({
    id,
    areaName: '青阳街道永福里社区',
    serviceCount: 2,
    today: { openNow: true, opensMinute: 480, closesMinute: 1260, layer: 'weekly', note: null },
  });
  clock.set('2026-11-23T13:00:00.000Z');
  expect((await card()).today.openNow).toBe(false);
  await server.db
    .insertInto('centre_exception')
    .values({ id: 'exc_1', centre_id: id, on_day: '2026-11-24', reason: '停电检修', created_at: clock.now() })
    .execute();
  clock.set('2026-11-24T02:00:00.000Z');
  expect((await card()).today).toEqual({
    openNow: false,
    opensMinute: null,
    closesMinute: null,
    layer: 'exception',
    note: '停电检修',
  });
});

test('centre.list holds an area and all below it, page by page', async () => {
  const { build } = server;
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) ids.push((await build.centre({ name: `中心${n}` })).id);
  await build.centre({ area_code: '350502001001', name: '鲤城的中心' });
  for (const areaCode of ['3505', '350582', '350582001', villageCode]) {
    const answer = await server.visitor.call('centre.list', { query: { areaCode } });
    expect([areaCode, answer.body?.items.length]).toEqual([areaCode, areaCode === '3505' ? 6 : 5]);
  }
  const first = await server.visitor.call('centre.list', { query: { areaCode: '350582', limit: 3 } });
  const cursor = first.body?.nextCursor ?? '';
  const second = await server.visitor.call('centre.list', { query: { areaCode: '350582', limit: 3, cursor } });
  const listed = [...(first.body?.items ?? []), ...(second.body?.items ?? [])].map(({ id }) => id);
  expect(listed.sort()).toEqual(ids.sort());
  expect(second.body?.nextCursor).toBeNull();
  const everywhere = await server.visitor.call('centre.list', {});
  expect(everywhere.body?.items.length).toBe(6);
  expect(everywhere.body?.items.every(({ distanceMeters }) => distanceMeters === null)).toBe(true);
  expect((await server.visitor.call('centre.list', { query: { areaCode: '99' } })).body?.items).toEqual([]);
});

test('centre.get shows the centre, its people and seven days with their reasons', async () => {
  const { build, clock, db, visitor } = server;
  const { id, name } = await build.centre();
  await db
    .insertInto('centre_staff')
    .values({ id: 'stf_1', centre_id: id, name: '陈美清', title: '网格员', position: 1 })
    .execute();
  await db
    .insertInto('centre_exception')
    .values({
      id: 'exc_1',
      centre_id: id,
      on_day: '2026-11-25',
      opens_minute: 840,
      closes_minute: 1020,
      reason: '上午全员培训',
      created_at: clock.now(),
    })
    .execute();
  const { body, headers } = await visitor.call('centre.get', { params: { centreId: id } });
  expect(body).toMatchObject({ id, name, staff: [{ name: '陈美清', title: '网格员' }], distanceMeters: null });
  expect(body?.week.map(({ on }) => on)).toEqual([23, 24, 25, 26, 27, 28, 29].map((day) => `2026-11-${day}`));
  expect(body?.week[2]).toMatchObject({
    opensMinute: 840,
    closesMinute: 1020,
    layer: 'exception',
    note: '上午全员培训',
  });
  expect(headers.get('cache-control')).toBe('public, max-age=30');
  const { problem } = await visitor.call('centre.get', { params: { centreId: 'ctr_0' } });
  expect(problem?.code).toBe('not_found');
});

test('centre.get on a holiday says which one', async () => {
  const { id } = await server.build.centre();
  server.clock.set('2026-10-01T02:00:00.000Z');
  const { body } = await server.visitor.call('centre.get', { params: { centreId: id } });
  expect(body?.week[0]).toMatchObject({
    on: '2026-10-01',
    layer: 'holiday',
    note: expect.stringContaining('国庆') as string,
  });
});

test('area.list goes from the cities down, with the centres below each', async () => {
  const { build, visitor } = server;
  await build.centre();
  await build.centre();
  const below = async (parentCode?: string) => {
    const { body } = await visitor.call('area.list', { query: { parentCode } });
    return body?.items.map(({ code, centreCount, hasChildren }) => [code, centreCount, hasChildren]);
  };
  expect(await below()).toEqual([['3505', 2, true]]);
  expect(await below('3505')).toEqual([['350582', 2, true]]);
  expect(await below('350582')).toEqual([['350582001', 2, true]]);
  expect(await below('350582001')).toEqual([[villageCode, 2, false]]);
  expect(await below(villageCode)).toEqual([]);
  expect(await below('77')).toEqual([]);
});

test('area.list names places as people say them', async () => {
  await server.build.areas();
  const { body } = await server.visitor.call('area.list', { query: { parentCode: '350582001' } });
  expect(body?.items[0]).toMatchObject({
    name: '永福里社区',
    level: 'village',
    path: '泉州市 / 晋江市 / 青阳街道 / 永福里社区',
  });
});

test('a read answers 304 to whoever has it already', async () => {
  const { id } = await server.build.centre();
  const url = `${server.url}/api/v1/centres/${id}`;
  const first = await send(url);
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^W\/"[\w-]{20,}"$/);
  const again = await send(url, { headers: { 'If-None-Match': etag } });
  expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
});

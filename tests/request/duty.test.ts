import { noticeFacts } from '../../miniapp/src/sheets/notice-facts';
import type { ItemOf, SentBody } from '../../shared/contract/types';
import { limits } from '../../shared/limits';
import { addDays, atMinute } from '../../shared/time/civil';
import { inboxWords } from '../../shared/words/account';
import { startServer, type TestServer } from '../support/app';
import { buildBlock, buildHeldNeeds, buildResource } from '../support/build-resource';
import type { Resident } from '../support/build';
import type { Client } from '../support/client';
import { needing } from '../support/needs';
import { actsOn, closed, on, timetableStage, type Stage } from '../support/timetable-stage';
import { editing } from '../support/wish';

type Somebody = Awaited<ReturnType<typeof buildResource>>;

let server: TestServer;
let stage: Stage;
let manager: Client;
/** Wu teaches, Guo and Ke can do the same; Wu and Guo have accounts, Ke has none. */
let people: { wu: Resident; guo: Resident };
let wu: Somebody;
let guo: Somebody;
let ke: Somebody;
let room: Somebody;
let hall: Somebody;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

beforeEach(async () => {
  stage = await timetableStage(server);
  const { build, db } = server;
  const { centreId, serviceId } = stage;
  manager = await server.as(await build.staff(centreId, { role: 'manager' }));
  people = { wu: await build.resident({ name: '吴海' }), guo: await build.resident({ name: '郭亚明' }) };
  const staff = { kind: 'staff' as const, skill: '陶艺' };
  wu = await buildResource(db, centreId, { ...staff, name: '吴老师', position: 1, person_id: people.wu.personId });
  guo = await buildResource(db, centreId, { ...staff, name: '郭老师', position: 2, person_id: people.guo.personId });
  ke = await buildResource(db, centreId, { ...staff, name: '柯老师', position: 3 });
  room = await buildResource(db, centreId, { name: '陶艺室', position: 4 });
  hall = await buildResource(db, centreId, { name: '手工室', position: 5 });
  await buildHeldNeeds(db, serviceId, [wu.id, room.id]);
});

const { slotAt, book, save, runsOf } = actsOn(
  () => server,
  () => stage,
);
const { look: looks, change } = editing(
  () => manager,
  () => stage.centreId,
);

const needs = needing(
  () => manager,
  () => stage.serviceId,
);

/** A minute after what was told has arrived: of what arrives at once nobody knows the order. */
async function later() {
  await server.worker.runDue();
  server.clock.pass(1);
}

/** What somebody reads in their messages, newest first. */
async function read(who: Resident, language: 'zh' | 'en' = 'zh'): Promise<string[]> {
  await server.worker.runDue();
  const items = (await (await server.as(who)).call('inbox.list')).body?.items ?? [];
  return items.map((one) => said(one, language));
}
function said(entry: ItemOf<'inbox.list'>, language: 'zh' | 'en'): string {
  const facts = noticeFacts(entry, server.clock.now(), language === 'zh' ? 'zh-CN' : 'en');
  const words = inboxWords[language].kinds[entry.kind];
  return `${words.title(facts)} | ${words.text(facts).replaceAll(facts.centre, 'C')}`;
}

const span = (from: number, to: number, day = on) => ({
  startAt: atMinute(day, from).toISOString(),
  endAt: atMinute(day, to).toISOString(),
});
async function look(resourceId: string, [from, to]: readonly [number, number], day = on) {
  const seen = await stage.staff.call('block.preview', { params: { resourceId }, body: span(from, to, day) });
  return seen.body?.basis ?? '';
}
/** Somebody or a room is taken out, with who stands in at which beginning. */
async function block(
  resourceId: string,
  [from, to]: readonly [number, number],
  instead: readonly (readonly [number, Somebody])[] = [],
  over: Partial<SentBody<'block.save'>> = {},
) {
  const chosen = await Promise.all(
    instead.map(async ([minute, one]) => ({ slotId: (await slotAt(minute))?.id ?? '', resourceId: one.id })),
  );
  const more = {
    kind: 'absence' as const,
    reason: '老师生病',
    instead: chosen,
    basis: await look(resourceId, [from, to]),
  };
  return stage.staff.call('block.save', { params: { resourceId }, body: { ...span(from, to), ...more, ...over } });
}

async function move(from: number, to: { was: Somebody; now?: Somebody; minute?: number; day?: string }) {
  const { was, now = was, minute = from, day = on } = to;
  const params = { slotId: (await slotAt(from))?.id ?? '' };
  const where = { resourceId: was.id, toResourceId: now.id, startAt: atMinute(day, minute).toISOString() };
  const basis = (await stage.staff.call('slotMove.preview', { params, body: where })).body?.basis ?? '';
  return stage.staff.call('slotMove.save', { params, body: { ...where, reason: '上午有事', basis } });
}

describe('a stand-in', () => {
  test('is told once to who stands in and to who is replaced, whether anybody has booked or not', async () => {
    expect((await block(wu.id, [540, 600], [[540, guo]])).problem).toBeNull();
    expect(await read(people.guo)).toEqual([
      '您将代替吴老师：健身房 | 后天 09:00–10:00，健身房，陶艺室，原因：老师生病。去不了请马上联系C。',
    ]);
    expect(await read(people.wu)).toEqual([
      '由郭老师代替您：健身房 | 后天 09:00–10:00，健身房，陶艺室，原因：老师生病。您不用去了；有疑问请联系C。',
    ]);
    expect(await read(people.guo, 'en')).toEqual([
      "You stand in for 吴老师: 健身房 | Wed 09:00–10:00, 健身房, 陶艺室: 老师生病. If you can't come, please call C at once.",
    ]);
  });

  test('for several times of one change each reads one message, with all of them', async () => {
    expect(
      (
        await block(
          wu.id,
          [540, 720],
          [
            [660, guo],
            [540, guo],
            [600, ke],
          ],
        )
      ).body,
    ).toMatchObject({ substituted: 3 });
    expect(await read(people.guo)).toEqual([
      '您将代替吴老师，共 2 场 | 后天 09:00–10:00，健身房，陶艺室\n后天 11:00–12:00，健身房，陶艺室\n原因：老师生病。去不了请马上联系C。',
    ]);
    expect(await read(people.wu)).toEqual([
      '由郭老师、柯老师代替您，共 3 场 | 后天 09:00–10:00，健身房，陶艺室（由郭老师）\n后天 10:00–11:00，健身房，陶艺室（由柯老师）\n后天 11:00–12:00，健身房，陶艺室（由郭老师）\n原因：老师生病。您不用去了；有疑问请联系C。',
    ]);
  });

  test('without an account nobody is told, and with two accounts both are', async () => {
    const second = { ...people.wu, accountId: 'acc_second', openid: 'oSecond' };
    await server.db
      .insertInto('account')
      .values({ id: second.accountId, openid: second.openid, person_id: second.personId, created_at: new Date(0) })
      .execute();
    const before = await entries();
    await block(wu.id, [540, 600], [[540, ke]]);
    const told = (await entries()).filter(({ id }) => !before.some((one) => one.id === id));
    expect(told.map(({ account_id: id }) => id).sort()).toEqual([people.wu.accountId, second.accountId].sort());
  });

  test('that is refused, or that two colleagues save at once, is told not at all and once', async () => {
    await buildBlock(server.db, ke, { start_at: atMinute(on, 540), end_at: atMinute(on, 600) });
    expect((await block(wu.id, [540, 600], [[540, ke]])).problem?.code).toBe('block.substitute_taken');
    expect(await read(people.wu)).toEqual([]);
    const both = await Promise.all([block(wu.id, [540, 600], [[540, guo]]), block(wu.id, [540, 600], [[540, guo]])]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await read(people.guo)).toHaveLength(1);
    expect(await read(people.wu)).toHaveLength(1);
  });

  test('after who stands in falls ill too is the next one’s, and taken back it is again the first one’s', async () => {
    await block(wu.id, [540, 600], [[540, ke]]);
    await server.db.updateTable('resource_block').set({ state: 'lifted' }).execute();
    await server.db.deleteFrom('resource_bucket').where('block_id', 'is not', null).execute();
    server.clock.pass(1);
    expect((await move(540, { was: ke, now: guo })).problem).toBeNull();
    expect(await read(people.guo)).toEqual([
      '您将代替柯老师：健身房 | 后天 09:00–10:00，健身房，陶艺室，原因：上午有事。去不了请马上联系C。',
    ]);
    server.clock.pass(1);
    expect((await move(540, { was: guo, now: wu })).problem).toBeNull();
    expect((await read(people.guo))[0]).toBe(
      '不用代替吴老师了：健身房 | 后天 09:00–10:00，健身房，陶艺室，原因：上午有事。由吴老师自己来，您不用去了。',
    );
    expect((await read(people.wu))[0]).toBe(
      '又由您自己来：健身房 | 后天 09:00–10:00，健身房，陶艺室，原因：上午有事。郭老师不代替您了；去不了请马上联系C。',
    );
  });

  test('chosen while working times change is told the same way', async () => {
    await book(stage.resident, 540);
    const [slot, hours] = [await slotAt(540), [1, 2, 4, 5, 6, 7].map((weekday) => allDay(weekday))];
    const instead = [{ slotId: slot?.id ?? '', resourceId: guo.id }];
    const done = await change(wu.id, { hours }, { reason: '周三不来', instead });
    expect(done.body).toMatchObject({ substituted: 1 });
    expect(await read(people.guo)).toEqual([
      '您将代替吴老师：健身房 | 后天 09:00–10:00，健身房，陶艺室，原因：周三不来。去不了请马上联系C。',
    ]);
    const told = await read(people.wu);
    expect(told).toHaveLength(2);
    // Nobody had booked the other two of that Wednesday, and nobody was chosen for them.
    expect(told).toContain(
      '不办了，共 2 场 | 后天 10:00–11:00，健身房，陶艺室\n后天 11:00–12:00，健身房，陶艺室\n原因：周三不来。您不用去了，约了的居民由C联系。',
    );
  });
});

test('times that a service loses by what it is to need are told to who had them, not to who never did', async () => {
  await buildBlock(server.db, ke, { start_at: atMinute(on, 540), end_at: atMinute(on, 600) });
  await needs.change([ke.id, room.id], 'slot', { reason: '换老师' });
  expect(await read(people.wu)).toEqual([
    '不办了：健身房 | 后天 09:00–10:00，健身房，陶艺室，原因：换老师。您不用去了，约了的居民由C联系。',
  ]);
  expect(await read(people.guo)).toEqual([]);
});

test('a service that is to have somebody else tells whom staff have chosen to stand in for them at single times', async () => {
  await buildBlock(server.db, ke, { start_at: atMinute(on, 540), end_at: atMinute(on, 600) });
  const instead = [{ slotId: (await slotAt(540))?.id ?? '', resourceId: guo.id }];
  const done = await needs.change([ke.id, room.id], 'slot', { reason: '换老师', instead });
  expect(done.body).toMatchObject({ substituted: 1 });
  expect(await read(people.guo)).toEqual([
    '您将代替柯老师：健身房 | 后天 09:00–10:00，健身房，陶艺室，原因：换老师。去不了请马上联系C。',
  ]);
});

const allDay = (weekday: number) => ({ weekday, startsMinute: 480, endsMinute: 1260 });
const entries = () => server.db.selectFrom('inbox_entry').select(['id', 'account_id']).execute();

describe('a move', () => {
  test('to another person is told to both, at another time with the old and the new one', async () => {
    expect((await move(660, { was: wu, now: guo, minute: 840 })).problem).toBeNull();
    expect(await read(people.guo)).toEqual([
      '您将代替吴老师：健身房 | 后天 14:00–15:00，健身房，陶艺室，原因：上午有事。去不了请马上联系C。',
    ]);
    expect(await read(people.wu)).toEqual([
      '由郭老师代替您：健身房 | 后天 11:00–12:00，健身房，陶艺室，原因：上午有事。您不用去了；有疑问请联系C。',
    ]);
  });

  test('to another time or another room is told to who goes on with it', async () => {
    await move(660, { was: room, minute: 840, day: addDays(on, 1) });
    expect(await read(people.wu)).toEqual([
      '时间或地方有变：健身房 | 现在是周四 14:00–15:00，健身房，陶艺室（原来后天 11:00），原因：上午有事。去不了请马上联系C。',
    ]);
    server.clock.pass(1);
    await move(540, { was: room, now: hall });
    expect((await read(people.wu))[0]).toBe(
      '时间或地方有变：健身房 | 现在是后天 09:00–10:00，健身房，手工室（原来在陶艺室），原因：上午有事。去不了请马上联系C。',
    );
    expect(await read(people.guo)).toEqual([]);
  });
});

describe('what a block takes away', () => {
  test('is told to who works in it, and again when it is lifted', async () => {
    const saved = await block(room.id, [540, 660], [], { kind: 'repair', reason: '墙面重刷' });
    expect(await read(people.wu)).toEqual([
      '不办了，共 2 场 | 后天 09:00–10:00，健身房，陶艺室\n后天 10:00–11:00，健身房，陶艺室\n原因：墙面重刷。您不用去了，约了的居民由C联系。',
    ]);
    server.clock.pass(1);
    const params = { blockId: saved.body?.blockId ?? '' };
    expect((await stage.staff.call('block.lift', { params })).body).toEqual({ restored: 2 });
    expect((await read(people.wu))[0]).toBe(
      '照常，共 2 场 | 后天 09:00–10:00，健身房，陶艺室\n后天 10:00–11:00，健身房，陶艺室\n停用取消了，照常由您来；去不了请马上联系C。',
    );
    expect(await read(people.guo)).toEqual([]);
  });
});

describe('what staff call off, and what a change of the timetable takes,', () => {
  test('is told to who works in it: a slot that is closed', async () => {
    const params = { slotId: (await slotAt(600))?.id ?? '' };
    await stage.staff.call('slot.close', { params, body: { reason: '暴雨' } });
    expect(await read(people.wu)).toEqual([
      '不办了：健身房 | 后天 10:00–11:00，健身房，陶艺室，原因：暴雨。您不用去了，约了的居民由C联系。',
    ]);
    expect(await read(people.guo)).toEqual([]);
  });

  test('a day that is closed, once for all its slots, and not again for what was taken out before', async () => {
    await block(room.id, [540, 600], [], { kind: 'repair', reason: '墙面重刷' });
    await later();
    await save(closed());
    const told = await read(people.wu);
    expect(told).toHaveLength(2);
    expect(told[0]).toBe(
      '不办了，共 2 场 | 后天 10:00–11:00，健身房，陶艺室\n后天 11:00–12:00，健身房，陶艺室\n原因：消防检修。您不用去了，约了的居民由C联系。',
    );
    expect(await read(people.guo)).toEqual([]);
  });

  test('other times of the week: whom the service names has the new ones, who stands in has none', async () => {
    await block(wu.id, [540, 600], [[540, guo]]);
    await later();
    await save(runsOf({ startsMinute: 570, endsMinute: 750 }));
    const changed = (await read(people.wu)).find((told) => told.startsWith('时间或地方有变'));
    expect(changed).toContain('后天 10:30–11:30，健身房，陶艺室（原来后天 10:00）');
    expect((await read(people.guo))[0]).toBe(
      '不办了：健身房 | 后天 09:00–10:00，健身房，陶艺室。您不用去了，约了的居民由C联系。',
    );
  });
});

test('who is linked learns it, and who is let go, once each', async () => {
  const find = async () => (await manager.call('resource.colleagues', { params: { centreId: stage.centreId } })).body;
  await server.build.staff(stage.centreId, { who: people.guo, role: 'volunteer' });
  const found = (await find())?.items.find(({ personName }) => personName === '郭亚明')?.found ?? '';
  const link = (version: number) =>
    manager.call('resource.link', { params: { resourceId: wu.id }, body: { found, version } });
  expect((await link(1)).problem).toBeNull();
  expect((await link(2)).problem).toBeNull();
  expect(await read(people.guo)).toEqual([
    '您的账号关联了“吴老师” | C的代课、换人会发消息到这里告诉您。您不是“吴老师”？请联系C。',
  ]);
  expect(await read(people.wu)).toEqual(['已取消关联“吴老师” | C不再把“吴老师”的代课、换人发到这里。有疑问请联系C。']);
  server.clock.pass(1);
  await manager.call('resource.unlink', { params: { resourceId: wu.id }, body: { version: 3 } });
  expect((await read(people.guo))[0]).toContain('已取消关联');
});

test('who stands in for somebody who is not needed any more is told not to come, and who comes in their place', async () => {
  await block(
    wu.id,
    [540, 660],
    [
      [540, guo],
      [600, guo],
    ],
  );
  await later();
  expect((await needs.change([ke.id, room.id], 'slot', { reason: '换老师' })).problem).toBeNull();
  const [told = ''] = await read(people.guo);
  expect(told).toMatch(/^由柯老师代替您，共 2 场 \| .*09:00–10:00，健身房，陶艺室\n.*10:00–11:00/);
  expect(told).toContain('您不用去了');
  expect((await needs.change([wu.id, room.id], 'slot', { reason: '换老师' })).problem).toBeNull();
  await later();
  expect((await block(wu.id, [660, 720], [[660, guo]])).problem).toBeNull();
  await later();
  expect((await needs.change([room.id], 'slot')).problem).toBeNull();
  expect((await read(people.guo))[0]).toMatch(/^不用您来了：健身房 \| .*您不用去了；有疑问请联系C。$/);
});

test('a long list is cut before a message is too long, and says how many are left', async () => {
  const long = '书'.repeat(limits.nameMax);
  await server.db.updateTable('service').set({ name: long }).where('id', '=', stage.serviceId).execute();
  await server.db
    .updateTable('resource')
    .set({ name: '室'.repeat(40) })
    .where('id', '=', room.id)
    .execute();
  const hours = [allDay(1)];
  const lost = (await looks(wu.id, { hours })).body?.lost ?? [];
  const instead = lost.map(({ slotId }) => ({ slotId, resourceId: guo.id }));
  const done = await change(wu.id, { hours }, { reason: '因'.repeat(limits.timetableReasonMax), instead });
  expect(done.problem).toBeNull();
  const count = lost.length;
  const [told = ''] = await read(people.guo);
  expect(told).toContain(`您将代替吴老师，共 ${count} 场`);
  const listed = told.split(long).length - 1;
  expect(listed).toBeGreaterThan(5);
  expect(told).toContain(`还有 ${count - listed} 场`);
});

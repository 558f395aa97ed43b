import { exportOf } from '../../server/modules/facility';
import { newId } from '../../server/kernel/ids';
import { limits } from '../../shared/limits';
import { startServer, type TestServer } from '../support/app';
import { buildResource } from '../support/build-resource';
import type { Resident } from '../support/build';
import type { Client } from '../support/client';
import { wishOf } from '../support/wish';

let server: TestServer;
let centreId: string;
let manager: Client;
let helper: Resident;
let teacher: Awaited<ReturnType<typeof buildResource>>;
let room: Awaited<ReturnType<typeof buildResource>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

beforeEach(async () => {
  server.clock.set('2026-11-23T02:00:00.000Z');
  const { build, db } = server;
  centreId = (await build.centre()).id;
  manager = await server.as(
    await build.staff(centreId, { role: 'manager', who: await build.resident({ name: '林负责' }) }),
  );
  helper = await build.staff(centreId, { role: 'volunteer', who: await build.resident({ name: '郭亚明' }) });
  teacher = await buildResource(db, centreId, { kind: 'talent', name: '郭老师', position: 1 });
  room = await buildResource(db, centreId, { name: '书法室', position: 2 });
});

const colleagues = (by: Client = manager) => by.call('resource.colleagues', { params: { centreId } });
const foundOf = async (name: string, by: Client = manager) =>
  (await colleagues(by)).body?.items.find(({ personName }) => personName === name)?.found ?? '';
const link = (found: string, { id = teacher.id, version = 1, by = manager } = {}) =>
  by.call('resource.link', { params: { resourceId: id }, body: { found, version } });
const unlink = (version: number, by: Client = manager) =>
  by.call('resource.unlink', { params: { resourceId: teacher.id }, body: { version } });
const linked = async (id = teacher.id) =>
  (await server.db.selectFrom('resource').select('person_id').where('id', '=', id).executeTakeFirstOrThrow()).person_id;
const lines = () =>
  server.db
    .selectFrom('audit_line')
    .select(['action', 'detail'])
    .where('subject_id', '=', teacher.id)
    .orderBy('action')
    .execute();

let numbers = 10_000_000;
/** Somebody who has added a number of their own in the mini-program. */
async function withNumber(name: string) {
  const who = await server.build.resident({ name });
  const number = `135${(numbers += 1)}`;
  await (await server.as(who)).call('phone.bind', { body: { code: server.standin.phones.give(who.openid, number) } });
  return { who, number };
}

describe('resource.colleagues', () => {
  test('names those with a role at this centre now, and nobody else of the city', async () => {
    const { build, clock } = server;
    await build.resident({ name: '路人甲' });
    const left = await build.resident({ name: '离岗的' });
    await build.staff(centreId, { who: left, revokedAt: clock.now() });
    await build.staff(centreId, { who: await build.resident({ name: '已到期' }), endsAt: clock.now() });
    await build.staff(centreId, { who: await build.resident({ name: '还没来' }), startsAt: new Date('2026-12-01') });
    await build.staff((await build.centre()).id, { who: await build.resident({ name: '别处的' }) });
    await build.staff(centreId, { who: helper });
    const { body } = await colleagues();
    expect(body?.items.map(({ personName, roles }) => [personName, [...roles].sort()])).toEqual([
      ['郭亚明', ['staff', 'volunteer']],
      ['林负责', ['manager']],
    ]);
    expect(JSON.stringify(body)).not.toContain(helper.accountId);
  });

  test('belongs to the managers of the centre', async () => {
    const staff = await server.as(await server.build.staff(centreId));
    expect((await colleagues(staff)).problem?.code).toBe('forbidden');
    const elsewhere = await server.as(await server.build.staff((await server.build.centre()).id, { role: 'manager' }));
    expect((await colleagues(elsewhere)).problem?.code).toBe('not_found');
  });
});

describe('resource.link and resource.unlink', () => {
  test('somebody with a role there is linked by name and let go again, and both are written down', async () => {
    const answer = await link(await foundOf('郭亚明'));
    expect(answer.body).toMatchObject({ id: teacher.id, person: { personName: '郭*明' }, version: 2 });
    expect(await linked()).toBe(helper.personId);
    const seen = await manager.call('resource.list', { params: { centreId } });
    expect(seen.body?.items.map(({ person }) => person)).toEqual([{ personName: '郭*明' }, null]);
    expect((await unlink(2)).body).toMatchObject({ person: null, version: 3 });
    expect(await linked()).toBeNull();
    expect(await lines()).toEqual([
      { action: 'resource.link', detail: JSON.stringify({ personId: helper.personId, was: null }) },
      { action: 'resource.unlink', detail: JSON.stringify({ was: helper.personId }) },
    ]);
    expect((await unlink(3)).problem?.code).toBe('resource.not_linked');
  });

  test('somebody of the neighbourhood is found by their whole number; one link takes the place of another', async () => {
    await link(await foundOf('郭亚明'));
    const { who, number } = await withNumber('王建国');
    const search = await manager.call('deskBooking.find', { body: { centreId, phone: number } });
    const [one] = search.body?.items ?? [];
    expect(one).toMatchObject({ personName: '王*国', hasWechat: true });
    expect((await link(one?.found ?? '', { version: 2 })).body?.person).toEqual({ personName: '王*国' });
    expect(await linked()).toBe(who.personId);
  });

  test('nobody links whom a colleague has found, whom they found long ago, or an id from elsewhere', async () => {
    const found = await foundOf('郭亚明');
    const other = await server.as(await server.build.staff(centreId, { role: 'manager' }));
    for (const [by, what] of [
      [other, found],
      [manager, helper.personId],
      [manager, found.replace(helper.personId, newId('prs'))],
    ] as const) {
      expect((await link(what, { by })).problem?.code).toBe('deskBooking.found_expired');
    }
    server.clock.pass(limits.foundMinutes);
    manager = await server.as(await server.build.staff(centreId, { role: 'manager' }));
    expect((await link(found)).problem?.code).toBe('deskBooking.found_expired');
    expect(await linked()).toBeNull();
  });

  test('a room has no account, nor has who never signed in', async () => {
    expect((await link(await foundOf('郭亚明'), { id: room.id })).problem?.code).toBe('resource.not_somebody');
    const note = {
      centreId,
      name: '黄秀英',
      phone: '13512340001',
      method: 'call_back',
      textVersion: '2026-11',
    } as const;
    const noted = await manager.call('deskBooking.register', { body: note });
    expect((await link(noted.body?.found ?? '')).problem?.code).toBe('resource.no_account');
    await expect(
      server.db.updateTable('resource').set({ person_id: helper.personId }).where('id', '=', room.id).execute(),
    ).rejects.toThrow();
  });

  test('of two colleagues the second is told of the first', async () => {
    const found = await foundOf('郭亚明');
    expect((await link(found)).ok).toBe(true);
    expect((await link(found)).problem?.code).toBe('resource.changed');
    expect((await unlink(1)).problem?.code).toBe('resource.changed');
  });

  test('belongs to the managers of the centre', async () => {
    const staff = await server.as(await server.build.staff(centreId));
    const elsewhere = await server.as(await server.build.staff((await server.build.centre()).id, { role: 'manager' }));
    for (const [by, code] of [
      [staff, 'forbidden'],
      [elsewhere, 'not_found'],
    ] as const) {
      expect((await link('x', { by })).problem?.code).toBe(code);
      expect((await unlink(1, by)).problem?.code).toBe(code);
    }
  });
});

describe('a link ends', () => {
  beforeEach(async () => {
    expect((await link(await foundOf('郭亚明'))).ok).toBe(true);
  });

  test('when somebody becomes a room, and when they are taken off the list', async () => {
    const other = await buildResource(server.db, centreId, { kind: 'staff', name: '柯老师', position: 3 });
    await link(await foundOf('郭亚明'), { id: other.id });
    const params = { resourceId: teacher.id };
    const { body } = await manager.call('resource.list', { params: { centreId } });
    const one = body?.items.find(({ id }) => id === teacher.id);
    if (one === undefined) throw new Error('The teacher is on the list');
    const wish = wishOf(one, { kind: 'room' });
    const basis = (await manager.call('resource.preview', { params, body: wish })).body?.basis ?? '';
    const changed = await manager.call('resource.change', { params, body: { ...wish, basis, instead: [] } });
    expect(changed.body?.person).toBeNull();
    expect(await linked()).toBeNull();
    await manager.call('resource.retire', { params: { resourceId: other.id }, body: { version: 2 } });
    expect(await linked(other.id)).toBeNull();
  });

  test('when the account is erased; until then it is in what the person can read of themselves', async () => {
    const { name: centre } = await server.db
      .selectFrom('centre')
      .select('name')
      .where('id', '=', centreId)
      .executeTakeFirstOrThrow();
    expect(await exportOf(server.db, helper.personId)).toEqual({ duties: [{ name: '郭老师', centre }] });
    const self = await server.as(helper);
    expect((await self.call('erasure.request')).problem).toBeNull();
    const found = await foundOf('郭亚明');
    server.clock.pass(limits.erasureDays * 24 * 60 + 60);
    await server.worker.runDue();
    expect(await linked()).toBeNull();
    expect(await exportOf(server.db, helper.personId)).toEqual({ duties: [] });
    // Whose account is gone can't be linked anew, even by who has found them just before.
    server.clock.set('2026-11-23T02:05:00.000Z');
    expect((await link(found, { version: 2 })).problem?.code).toBe('resource.no_account');
  });
});

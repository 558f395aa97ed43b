import { addDays, civilDay } from '../../shared/time/civil';
import { limits } from '../../shared/limits';
import { startServer, type TestServer } from '../support/app';
import { otherVillageCode, villageCode, type Resident } from '../support/build';
import { openClient, type Client } from '../support/client';
import { enterDesk } from '../support/desk';
import { openFamily } from '../support/household-things';

let server: TestServer;
let owner: Resident;
let resident: Client;
let staffMember: Resident;
let staff: Client;
let centreId: string;

const now = '2026-11-23T02:00:00.000Z';
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.database.truncate();
  server.clock.set(now);
  const slot = await server.build.slot();
  centreId = slot.centre_id;
  owner = await server.build.resident({ name: '林小满' });
  await server.build.booking(slot, owner);
  resident = await server.as(owner);
  staffMember = await server.build.staff(centreId);
  staff = await server.as(staffMember);
});

const nameOnly = { what: ['name' as const], reason: '核对身份' };
const open = (who: Client, personId = owner.personId, body = nameOnly) =>
  who.call('person.reveal', { params: { personId }, body });

async function personAsked(requestId: string): Promise<{ asked: string }> {
  const sent = server.db.selectFrom('agreement_request').select('person_id as asked').where('id', '=', requestId);
  return sent.executeTakeFirstOrThrow();
}

describe('person.reveal', () => {
  test('person.reveal opens what was asked for, and the person reads who, what and why: access.mine', async () => {
    expect((await open(staff)).body).toEqual({ name: '林小满' });
    server.clock.pass(1);
    const whole = { what: ['phone' as const, 'name' as const, 'name' as const], reason: '联系本人' };
    expect((await staff.call('person.reveal', { params: { personId: owner.personId }, body: whole })).status).toBe(200);
    const seen = await resident.call('access.mine');
    expect(seen.body?.items).toMatchObject([
      { what: ['name', 'phone'], reason: '联系本人' },
      { staffName: '陈美清', role: 'staff', what: ['name'], reason: '核对身份', at: now },
    ]);
    expect(seen.body?.items[0]?.place).toMatch(/邻里中心/);
    const [line] = await server.database.sql<{ subject_id: string; detail: string }>(
      "SELECT subject_id, detail FROM audit_line WHERE action = 'person.reveal' ORDER BY id LIMIT 1",
    );
    expect(line?.subject_id).toBe(owner.personId);
    expect(line?.detail).not.toContain('林小满');
  });

  test('nothing is told where the note does not commit', async () => {
    await server.database.sql('RENAME TABLE access_note TO access_note_away');
    const answer = await open(staff);
    await server.database.sql('RENAME TABLE access_note_away TO access_note');
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer)).not.toContain('林小满');
  });

  test('who is not a matter of the asker does not exist: other centres, cancelled, long ago, residents', async () => {
    const elsewhere = await server.as(await server.build.staff((await server.build.centre()).id));
    const volunteer = await server.as(await server.build.staff(centreId, { role: 'volunteer' }));
    expect((await open(elsewhere)).problem?.code).toBe('not_found');
    expect((await open(staff, 'prs_nobody')).problem?.code).toBe('not_found');
    expect((await open(volunteer)).problem?.code).toBe('forbidden');
    expect((await open(resident)).problem?.code).toBe('forbidden');
    server.clock.pass((limits.revealWithinDays + 3) * 24 * 60);
    expect((await open(await server.as(staffMember))).problem?.code).toBe('not_found');
    expect((await resident.call('access.mine')).problem?.code ?? 'none').not.toBe('bug');
    server.clock.set(now);
    await server.database.sql(
      "UPDATE booking SET state = 'cancelled', prior_state = 'confirmed', live_key = id, ended_by = 'resident'",
    );
    expect((await open(staff)).problem?.code).toBe('not_found');
    expect(await server.database.sql('SELECT id FROM access_note')).toEqual([]);
  });

  test('an operator reaches the centres of their area, and says so', async () => {
    const operator = await server.build.staff(villageCode.slice(0, 4), { role: 'operator', scopeKind: 'area' });
    expect((await open(await server.as(operator))).body).toEqual({ name: '林小满' });
    expect((await resident.call('access.mine')).body?.items).toMatchObject([{ role: 'operator' }]);
    const far = await server.build.staff('3503', { role: 'operator', scopeKind: 'area' });
    expect((await open(await server.as(far))).problem?.code).toBe('not_found');
  });

  test('person.reveal by who checks an address: while it waits and where they walk, never of their own family', async () => {
    const walker = (areaCode: string, who?: Resident) =>
      server.build.staff(areaCode, { who, role: 'grid_worker', scopeKind: 'area' });
    const newcomer = await server.build.resident({ name: '王强' });
    const daughter = await server.build.resident({ name: '王小芳' });
    await openFamily(server.db, server.clock.now()).then(({ household }) =>
      household(newcomer.personId, [daughter.personId]),
    );
    const [grid, far, family] = await Promise.all(
      [walker(villageCode.slice(0, 9)), walker(otherVillageCode), walker(villageCode, daughter)].map(async (who) =>
        server.as(await who),
      ),
    );
    const ask = (who?: Client, personId = newcomer.personId) =>
      who?.call('person.reveal', {
        params: { personId },
        body: { what: ['name', 'phone', 'address'], reason: '核对住址前先打电话' },
      });
    expect((await ask(grid))?.problem?.code).toBe('not_found');
    const client = await server.as(newcomer);
    await client.call('residence.file', { body: { areaCode: villageCode, detail: '永福里 18 号 302 室' } });
    expect((await ask(grid))?.body).toEqual({ name: '王强', phone: null, address: '永福里 18 号 302 室' });
    server.clock.pass(1);
    // Where the centre's own staff checks the same address, they may as well.
    expect((await ask(staff))?.status).toBe(200);
    expect((await client.call('access.mine')).body?.items).toMatchObject([
      { role: 'staff', what: ['name', 'phone', 'address'] },
      { role: 'grid_worker', staffName: '陈美清', place: '青阳街道', reason: '核对住址前先打电话' },
    ]);
    expect([(await ask(far))?.problem?.code, (await ask(family))?.problem?.code]).toEqual(['not_found', 'not_found']);
    // Somebody who lives there, or books there, and waits for nothing is not a grid worker's matter.
    expect((await ask(grid, owner.personId))?.problem?.code).toBe('not_found');
    await client.call('residence.withdraw');
    expect((await ask(grid))?.problem?.code).toBe('not_found');
    expect((await ask(staff))?.problem?.code).toBe('not_found');
    expect(await server.database.sql('SELECT id FROM access_note')).toHaveLength(2);
  });

  test('person.reveal of who asks for somebody without WeChat, until that is decided', async () => {
    const { request } = await openFamily(server.db, server.clock.now());
    const asker = await server.build.resident({ name: '王小芳' });
    const requestId = await request(asker, villageCode, '王桂英');
    const { asked } = await personAsked(requestId);
    const grid = await server.as(await server.build.staff(villageCode, { role: 'grid_worker', scopeKind: 'area' }));
    const opened = await grid.call('agreement.open', { params: { requestId } });
    expect(opened.body?.askerId).toBe(asker.personId);
    expect((await open(grid, asker.personId)).body).toEqual({ name: '王小芳' });
    expect((await open(grid, asked)).body).toEqual({ name: '王桂英' });
    const body = { decision: 'refuse' as const, reason: '本人不愿意' };
    expect((await grid.call('agreement.decide', { params: { requestId }, body })).status).toBe(200);
    expect((await open(grid, asker.personId)).problem?.code).toBe('not_found');
    expect((await open(grid, asked)).problem?.code).toBe('not_found');
  });

  test('asks for a reason and for known details', async () => {
    const params = { personId: owner.personId };
    for (const body of [
      { what: [], reason: '核对身份' },
      { what: ['name'], reason: ' ' },
      { what: ['openid'], reason: '核对身份' },
    ]) {
      const answer = await staff.call('person.reveal', { params, body: body as typeof nameOnly });
      expect(answer.problem?.code).toBe('input.invalid');
    }
  });

  test('person.reveal at a desk asks to confirm an hour after coming in; on the phone it does not', async () => {
    const desk = openClient(server.url, (await enterDesk(server, staff, 'staff')).token);
    expect((await open(desk)).body).toEqual({ name: '林小满' });
    const beforeIdle = limits.deskIdleMinutes - 1;
    for (let passed = 0; passed < limits.stepUpHourMinutes; passed += beforeIdle) {
      server.clock.pass(beforeIdle);
      expect((await desk.call('identity.me')).status).toBe(200);
    }
    expect((await open(desk)).problem?.code).toBe('auth.step_up_required');
    expect((await open(staff)).status).toBe(200);
    await server.stepUp(desk);
    expect((await open(desk)).status).toBe(200);
  });

  test('ends after so many an hour, also when they are asked for at once', async () => {
    const answers = await Promise.all(Array.from({ length: limits.revealsPerHour + 8 }, () => open(staff)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(limits.revealsPerHour);
    expect(new Set(answers.flatMap(({ problem }) => problem?.code ?? []))).toEqual(new Set(['person.reveal_limit']));
    expect(await server.database.sql('SELECT id FROM access_note')).toHaveLength(limits.revealsPerHour);
    server.clock.pass(60);
    expect((await open(staff)).status).toBe(200);
  }, 60_000);
});

test('access.mine pages, and is about nobody else', async () => {
  for (let n = 0; n < 5; n += 1) {
    await open(staff);
    server.clock.pass(n % 2);
  }
  const first = await resident.call('access.mine', { query: { limit: 3 } });
  const rest = await resident.call('access.mine', { query: { limit: 3, cursor: first.body?.nextCursor ?? '' } });
  const ids = [...(first.body?.items ?? []), ...(rest.body?.items ?? [])].map(({ id }) => id);
  expect([ids.length, new Set(ids).size, rest.body?.nextCursor]).toEqual([5, 5, null]);
  const other = await server.as(await server.build.resident());
  expect((await other.call('access.mine')).body?.items).toEqual([]);
});

describe('access.mine of a child', () => {
  const born = '2013-06-01';
  const of = (personId: string) => ({ query: { personId } });

  async function childWithNote() {
    const mother = await server.as(owner);
    const added = await mother.call('family.addChild', {
      body: { name: '林一诺', bornOn: born, relation: 'child', textVersion: '2026-11' },
    });
    const childId = added.body?.personId ?? '';
    const slot = await server.build.slot({ centre_id: centreId });
    await server.build.booking({ ...slot, centre_id: centreId }, { ...owner, personId: childId });
    expect((await open(staff, childId)).status).toBe(200);
    return { mother, childId };
  }

  test('access.mine shows a guardian who on staff opened their child, and each of the two apart', async () => {
    const { mother, childId } = await childWithNote();
    server.clock.pass(1);
    await open(staff);
    const ofChild = await mother.call('access.mine', of(childId));
    expect(ofChild.body?.items).toMatchObject([{ staffName: '陈美清', what: ['name'], reason: '核对身份', at: now }]);
    const ofMe = await mother.call('access.mine');
    expect(ofMe.body?.items).toHaveLength(1);
    expect((await mother.call('access.mine', of(owner.personId))).body).toEqual(ofMe.body);
    expect(ofChild.body?.items[0]?.id).not.toBe(ofMe.body?.items[0]?.id);
  });

  test('a second guardian sees it as long as they are one; on the fourteenth birthday nobody does', async () => {
    const { mother, childId } = await childWithNote();
    const father = await server.build.resident({ name: '王强' });
    const fathers = await server.as(father);
    expect((await fathers.call('access.mine', of(childId))).problem?.code).toBe('not_found');
    const invited = await mother.call('family.invite', { body: { kind: 'guardian', relation: 'spouse', childId } });
    const body = { code: invited.body?.code ?? '', answer: 'yes' as const, textVersion: '2026-11' as const };
    expect((await fathers.call('familyInvite.answer', { body })).status).toBe(200);
    expect((await fathers.call('access.mine', of(childId))).body?.items).toHaveLength(1);
    server.clock.set('2027-05-31T15:59:00.000Z');
    const last = await server.as(father);
    expect((await last.call('access.mine', of(childId))).body?.items).toHaveLength(1);
    server.clock.pass(1);
    expect((await last.call('access.mine', of(childId))).problem?.code).toBe('not_found');
  });

  test('a former guardian, others of the household, a proxy of a grown person and staff are told nothing is there', async () => {
    const { mother, childId } = await childWithNote();
    const [brother, mate] = [await server.build.resident(), await server.build.resident()];
    const family = await openFamily(server.db, server.clock.now());
    const mine = server.db.selectFrom('household_member').select('household_id').where('person_id', '=', childId);
    const { household_id } = await mine.executeTakeFirstOrThrow();
    await server.db
      .insertInto('household_member')
      .values({
        ...{ id: 'mbr_brother', household_id, person_id: brother.personId, relation: 'child', consent_id: null },
        ...{ added_by: owner.personId, live_key: '', joined_at: server.clock.now() },
      })
      .execute();
    await family.proxy(mate.personId, owner.personId);
    await family.proxy(mate.personId, childId);
    await open(staff);
    const asked = async (who: Client, personId: string) => (await who.call('access.mine', of(personId))).problem?.code;
    expect(await asked(await server.as(brother), childId)).toBe('not_found');
    // May view, book and cancel for the one, and holds a stray power over the other: still no guardian.
    const proxy = await server.as(mate);
    expect([await asked(proxy, owner.personId), await asked(proxy, childId)]).toEqual(['not_found', 'not_found']);
    expect([await asked(staff, owner.personId), await asked(staff, childId)]).toEqual(['not_found', 'not_found']);
    expect(await asked(mother, 'prs_nobody')).toBe('not_found');
    const members = (await mother.call('family.get')).body?.members;
    const memberId = members?.find(({ personId }) => personId === childId)?.memberId ?? '';
    expect((await mother.call('family.remove', { params: { memberId } })).status).toBe(200);
    expect(await asked(mother, childId)).toBe('not_found');
  });
});

describe('export', () => {
  test('export.request is made by a job, told in the inbox and export.mine, fetched by export.download, and gone after seven days', async () => {
    await open(staff);
    await server.database.sql("UPDATE person SET name = '<img src=x>' WHERE id = ?", [owner.personId]);
    const asked = await resident.call('export.request');
    expect(asked).toMatchObject({ status: 201, body: { state: 'waiting', may: { download: false } } });
    const params = { exportId: asked.body?.id ?? '' };
    expect((await resident.call('export.download', { params })).problem?.code).toBe('export.not_ready');
    expect((await resident.call('export.request')).problem?.code).toBe('export.open');
    await server.worker.runDue();
    const list = await resident.call('export.mine');
    expect(list.body).toMatchObject({ items: [{ state: 'ready', may: { download: true } }], may: { request: false } });
    expect((await resident.call('inbox.list')).body?.items[0]?.kind).toBe('export_ready');

    const file = await resident.call('export.download', { params });
    const page = String(file.body);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(page).toContain('&#60;img src=x&#62;');
    expect(page).not.toContain('<img');
    for (const words of ['健身房', '核对身份', owner.openid, '永福里邻里中心']) expect(page).toContain(words);
    const [row] = await server.database.sql<{ content_sealed: string }>('SELECT content_sealed FROM export_request');
    expect(row?.content_sealed).not.toContain('健身房');

    const other = await server.as(await server.build.resident());
    expect((await other.call('export.download', { params })).problem?.code).toBe('not_found');
    server.clock.pass(limits.exportDays * 24 * 60);
    const later = await server.as(owner);
    expect((await later.call('export.download', { params })).problem?.code).toBe('export.not_ready');
    expect((await later.call('export.mine')).body).toMatchObject({
      items: [{ state: 'gone' }],
      may: { request: true },
    });
    await server.worker.runDue();
    expect(await server.database.sql('SELECT state, content_sealed FROM export_request')).toEqual([
      { state: 'gone', content_sealed: null },
    ]);
    expect((await later.call('export.request')).status).toBe(201);
  });

  test('export.download at a desk asks who sits there to confirm; on the phone it does not', async () => {
    const params = { exportId: (await staff.call('export.request')).body?.id ?? '' };
    await server.worker.runDue();
    const desk = openClient(server.url, (await enterDesk(server, staff, 'staff')).token);
    expect((await desk.call('export.download', { params })).problem?.code).toBe('auth.step_up_required');
    await server.stepUp(desk);
    expect((await desk.call('export.download', { params })).status).toBe(200);
    server.clock.pass(limits.stepUpMinutes);
    expect((await desk.call('export.download', { params })).problem?.code).toBe('auth.step_up_required');
    expect((await staff.call('export.download', { params })).status).toBe(200);
  });

  test('twenty taps at once make one', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => resident.call('export.request')));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await server.database.sql('SELECT id FROM export_request')).toHaveLength(1);
  });
});

describe('erasure', () => {
  const noBookings = () => server.database.sql('DELETE FROM booking');

  test('erasure.request and erasure.mine say what has to be done first', async () => {
    expect((await resident.call('erasure.request')).problem?.code).toBe('erasure.bookings_ahead');
    expect((await staff.call('erasure.request')).problem?.code).toBe('erasure.has_role');
    expect((await resident.call('erasure.mine')).body).toEqual({
      erasure: null,
      obstacles: ['bookings_ahead'],
      may: { request: false, cancel: false },
    });
  });

  test('erasure.request waits seven days, and erasure.cancel takes it back', async () => {
    await noBookings();
    expect((await resident.call('erasure.cancel')).problem?.code).toBe('erasure.not_waiting');
    const asked = await resident.call('erasure.request');
    const dueAt = `${addDays(civilDay(server.clock.now()), limits.erasureDays)}T02:00:00.000Z`;
    expect(asked.body).toMatchObject({ erasure: { state: 'waiting', dueAt }, may: { request: false, cancel: true } });
    server.clock.pass(60);
    expect((await resident.call('erasure.request')).body?.erasure?.dueAt).toBe(dueAt);
    expect((await resident.call('erasure.cancel')).body).toMatchObject({ erasure: { state: 'cancelled' } });
    server.clock.pass((limits.erasureDays + 1) * 24 * 60);
    await server.worker.runDue();
    expect((await (await server.as(owner)).call('identity.me')).body?.name).toBe('林小满');
  });

  test('is carried out by the job: sessions end, nothing leads back, counts and records stay', async () => {
    await open(staff);
    await noBookings();
    await resident.call('erasure.request');
    const slot = await server.build.slot();
    await server.build.booking(slot, owner);
    server.clock.pass(limits.erasureDays * 24 * 60 - 30);
    await server.worker.runDue();
    expect(await server.database.sql("SELECT id FROM erasure_request WHERE state = 'done'")).toEqual([]);
    server.clock.pass(90);
    const ahead = await server.build.slot();
    await server.build.booking(ahead, owner);
    await server.worker.runDue();
    await server.worker.runDue();
    expect((await resident.call('identity.me')).status).toBe(401);
    const dump = async (table: string) => JSON.stringify(await server.database.sql(`SELECT * FROM ${table}`));
    expect(await dump('person')).not.toContain('林小满');
    expect(await dump('account')).not.toContain(owner.openid);
    expect(await server.database.sql('SELECT id FROM inbox_entry WHERE account_id = ?', [owner.accountId])).toEqual([]);
    expect(await server.database.sql('SELECT state FROM booking WHERE slot_id = ?', [ahead.id])).toEqual([
      { state: 'cancelled' },
    ]);
    expect(await server.database.sql('SELECT taken FROM slot WHERE id = ?', [ahead.id])).toEqual([{ taken: 0 }]);
    expect(await server.database.sql('SELECT id FROM access_note')).toHaveLength(1);
    const back = await server.as({ openid: owner.openid });
    expect((await back.call('identity.me')).body?.personId).not.toBe(owner.personId);
  });
});

test('retention.list tells what the jobs do', async () => {
  const { body } = await server.visitor.call('retention.list');
  expect(body?.items).toContainEqual({ kind: 'session', days: 7, atLeast: false });
  expect(body?.items).toContainEqual({ kind: 'inbox', days: 365, atLeast: false });
  await resident.call('identity.me');
  await server.build.resident();
  await server.worker.runDue();
  server.clock.pass((30 + 9) * 24 * 60);
  await server.worker.runDue();
  expect(await server.database.sql('SELECT id FROM session')).toEqual([]);
});

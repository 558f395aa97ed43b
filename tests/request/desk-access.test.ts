import { generateSync } from 'otplib';
import type { Role } from '../../shared/enums';
import { limits } from '../../shared/limits';
import { startServer, type TestServer } from '../support/app';
import { otherVillageCode, villageCode } from '../support/build';
import { openClient, type Client } from '../support/client';
import { enterDesk, openBrowser } from '../support/desk';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
const usual = '2026-11-23T02:00:00.000Z';
beforeEach(async () => {
  server.clock.set(usual);
  await server.db.deleteFrom('desk_attempt').execute();
});

const goodPassword = 'rain over the old bridge';
let names = 0;

const codeAt = (secret: string, seconds = 0): string =>
  generateSync({ secret, epoch: Math.floor(server.clock.now().getTime() / 1000) + seconds });

async function worker() {
  const centre = await server.build.centre();
  const who = await server.build.staff(centre.id);
  return { who, phone: await server.as(who) };
}

/** Somebody who can come in by password, with their secret and recovery codes. */
async function enrolled() {
  const { who, phone } = await worker();
  names += 1;
  const loginName = `staff.${names}`;
  const begun = await phone.call('deskAccess.begin', { body: { loginName, password: goodPassword } });
  if (!begun.ok) throw new Error(begun.problem.code);
  const { secret } = begun.body;
  const done = await phone.call('deskAccess.confirm', { body: { code: codeAt(secret) } });
  if (!done.ok) throw new Error(done.problem.code);
  server.clock.pass(1);
  return { who, phone, loginName, secret, recoveryCodes: done.body.recoveryCodes };
}

const login = (loginName: string, code: string, password = goodPassword) =>
  server.visitor.call('deskLogin.password', { body: { loginName, password, code } });

async function failFiveTimes(loginName: string): Promise<(string | undefined)[]> {
  const answers = [];
  for (let n = 0; n < limits.deskFailures; n += 1) answers.push(await login(loginName, '000000', 'wrong password'));
  return answers.map((answer) => answer.problem?.code);
}

describe('deskAccess.begin', () => {
  test('gives a secret for the authenticator and changes nothing until a code confirms it', async () => {
    const { phone } = await worker();
    const begun = await phone.call('deskAccess.begin', { body: { loginName: 'Wu.Yating', password: goodPassword } });
    expect(begun.body?.uri).toMatch(/^otpauth:\/\/totp\/Linli:wu\.yating\?secret=[A-Z2-7]{32}&issuer=Linli$/);
    expect((await login('wu.yating', codeAt(begun.body?.secret ?? ''))).problem?.code).toBe('desk.wrong');
    expect((await phone.call('deskAccess.get')).body).toMatchObject({ loginName: null, may: { setUp: true } });
  });

  test.each([
    '1234567890',
    'password2026',
    'aaaaaaaaaaaa',
    'qwertyuiop123',
    'abcdefghijk',
    'my-staff.x-word',
    '19900520199',
  ])('refuses the password %s', async (password) => {
    const { phone } = await worker();
    const begun = await phone.call('deskAccess.begin', { body: { loginName: 'staff.x', password } });
    expect(begun).toMatchObject({ status: 422, problem: { code: 'desk.password_weak' } });
  });

  test('refuses a short password, and one with the person’s own name', async () => {
    const { phone } = await worker();
    const short = await phone.call('deskAccess.begin', {
      body: { loginName: 'staff.y', password: 'kurz und g'.slice(0, 9) },
    });
    expect(short.problem?.fields).toMatchObject([{ path: 'body.password', rule: 'too_small' }]);
    const named = await phone.call('deskAccess.begin', {
      body: { loginName: 'staff.y', password: '我是陈美清今年上班' + '!' },
    });
    expect(named.problem?.code).toBe('desk.password_weak');
  });

  test('is for people with a desk only', async () => {
    const resident = await server.as(await server.build.resident());
    const begun = await resident.call('deskAccess.begin', { body: { loginName: 'me.too', password: goodPassword } });
    expect(begun.problem?.code).toBe('desk.no_role');
  });

  test('gives no name twice', async () => {
    const { loginName } = await enrolled();
    const { phone } = await worker();
    const begun = await phone.call('deskAccess.begin', { body: { loginName, password: goodPassword } });
    expect(begun).toMatchObject({ status: 409, problem: { code: 'desk.name_taken' } });
  });

  test('at a desk, asks the phone first', async () => {
    const { phone } = await worker();
    const desk = openClient(server.url, (await enterDesk(server, phone, 'staff')).token);
    const body = { loginName: 'staff.z', password: goodPassword };
    expect((await desk.call('deskAccess.begin', { body })).problem?.code).toBe('auth.step_up_required');
    await confirmByPhone(phone, desk);
    expect((await desk.call('deskAccess.begin', { body })).status).toBe(201);
  });

  test('seals the secret and hashes the rest', async () => {
    const { secret, recoveryCodes } = await enrolled();
    const tables = ['desk_access', 'desk_enrolment', 'desk_recovery'] as const;
    const kept = JSON.stringify(
      await Promise.all(tables.map((name) => server.db.selectFrom(name).selectAll().execute())),
    );
    for (const text of [secret, goodPassword, recoveryCodes[0] ?? '?']) expect(kept).not.toContain(text);
    expect(kept).toContain('$argon2id$');
  });
});

describe('deskAccess.confirm', () => {
  test('takes the right code only, and within ten minutes', async () => {
    const { phone } = await worker();
    const begun = await phone.call('deskAccess.begin', { body: { loginName: 'staff.c', password: goodPassword } });
    const secret = begun.body?.secret ?? '';
    const wrong = codeAt(secret) === '000000' ? '000001' : '000000';
    expect((await phone.call('deskAccess.confirm', { body: { code: wrong } })).problem?.code).toBe('desk.code_wrong');
    server.clock.pass(limits.deskEnrolMinutes);
    const late = await phone.call('deskAccess.confirm', { body: { code: codeAt(secret) } });
    expect(late).toMatchObject({ status: 410, problem: { code: 'desk.enrolment_over' } });
  });

  test('of two who want one name the first to confirm has it', async () => {
    const two = [(await worker()).phone, (await worker()).phone];
    const begun = [];
    for (const phone of two)
      begun.push(await phone.call('deskAccess.begin', { body: { loginName: 'staff.d', password: goodPassword } }));
    const codes = [];
    for (const [at, phone] of two.entries()) {
      const answer = await phone.call('deskAccess.confirm', { body: { code: codeAt(begun[at]?.body?.secret ?? '') } });
      codes.push(answer.problem?.code ?? answer.status);
    }
    expect(codes).toEqual([201, 'desk.name_taken']);
  });
});

describe('deskLogin.password', () => {
  test('lets in with name, password and code, as a desk', async () => {
    const { loginName, secret, phone } = await enrolled();
    const entered = await login(` ${loginName.toUpperCase()} `, codeAt(secret));
    expect(entered.body).toMatchObject({ kind: 'desk', refreshToken: null, me: { role: 'staff' } });
    const list = await phone.call('deskSession.list');
    expect(list.body?.items).toMatchObject([{ enteredBy: 'password' }]);
  });

  test('takes codes of one step before and after, no others', async () => {
    const { loginName, secret } = await enrolled();
    expect((await login(loginName, codeAt(secret, -60))).problem?.code).toBe('desk.wrong');
    expect((await login(loginName, codeAt(secret, -30))).status).toBe(201);
    expect((await login(loginName, codeAt(secret, 60))).problem?.code).toBe('desk.wrong');
    expect((await login(loginName, codeAt(secret, 30))).status).toBe(201);
  });

  test('refuses a code that was used, and any older one', async () => {
    const { loginName, secret } = await enrolled();
    const code = codeAt(secret);
    expect((await login(loginName, code)).status).toBe(201);
    expect((await login(loginName, code)).problem?.code).toBe('desk.wrong');
    expect((await login(loginName, codeAt(secret, -30))).problem?.code).toBe('desk.wrong');
  });

  test('refuses the code that confirmed the set-up', async () => {
    const { loginName, secret } = await enrolled();
    server.clock.pass(-1);
    expect((await login(loginName, codeAt(secret))).problem?.code).toBe('desk.wrong');
  });

  test('takes each recovery code once, however it is typed', async () => {
    const { loginName, recoveryCodes, phone } = await enrolled();
    const [code = ''] = recoveryCodes;
    expect(recoveryCodes).toHaveLength(10);
    expect((await login(loginName, code.toLowerCase().replace(/-/g, ' '))).status).toBe(201);
    expect((await login(loginName, code)).problem?.code).toBe('desk.wrong');
    expect((await phone.call('deskAccess.get')).body?.recoveryCodesLeft).toBe(9);
  });

  test('five failures lock the name for half an hour, tell its owner, and not even the right code opens it', async () => {
    const { loginName, secret, phone } = await enrolled();
    expect(await failFiveTimes(loginName)).toEqual([...Array<string>(4).fill('desk.wrong'), 'desk.locked']);
    expect((await login(loginName, codeAt(secret))).problem?.code).toBe('desk.locked');
    await server.worker.runDue();
    const inbox = await phone.call('inbox.list');
    expect(inbox.body?.items.filter(({ kind }) => kind === 'desk_locked')).toHaveLength(1);
    const until = new Date(server.clock.now().getTime() + limits.deskLockMinutes * 60_000);
    expect((await phone.call('deskAccess.get')).body?.lockedUntil).toBe(until.toISOString());
    server.clock.set(until);
    expect((await login(loginName, codeAt(secret))).status).toBe(201);
  });

  test('answers alike for names that are not there', async () => {
    const { loginName } = await enrolled();
    expect(await failFiveTimes('nobody.here')).toEqual(await failFiveTimes(loginName));
    expect((await login('nobody.here', '000000')).problem?.code).toBe('desk.locked');
  });

  test('a right login takes the failures back', async () => {
    const { loginName, secret } = await enrolled();
    for (let n = 0; n < 4; n += 1) await login(loginName, '000000', 'wrong password');
    expect((await login(loginName, codeAt(secret))).status).toBe(201);
    expect((await failFiveTimes(loginName)).slice(0, 4)).toEqual(Array(4).fill('desk.wrong'));
  });

  test('one address that tries many names is locked too', async () => {
    const codes = [];
    for (let n = 0; n <= limits.deskFailuresOfAddress; n += 1)
      codes.push((await login(`guess${n}`, '0')).problem?.code);
    expect(codes.at(-2)).toBe('desk.wrong');
    expect(codes.at(-1)).toBe('desk.locked');
  });

  test('does not know as what: among several roles the desk chooses, a resident’s is not one of them', async () => {
    const { who, loginName, secret } = await enrolled();
    await server.build.staff(villageCode, { who, role: 'grid_worker', scopeKind: 'area' });
    const { body } = await login(loginName, codeAt(secret));
    expect(body?.me).toMatchObject({ role: 'staff', may: { switchRole: true } });
    const desk = openClient(server.url, body?.token ?? '');
    const switchTo = (role: Role) => desk.call('role.switch', { body: { role } });
    expect((await switchTo('resident')).problem?.code).toBe('role.not_held');
    expect((await switchTo('auditor')).problem?.code).toBe('role.not_held');
    expect((await switchTo('grid_worker')).body).toMatchObject({ role: 'grid_worker', may: { switchRole: true } });
    expect((await desk.call('deskSession.list')).body?.items).toMatchObject([{ role: 'grid_worker', current: true }]);
  });

  test('is no way in for who has lost every role', async () => {
    const { loginName, secret, who } = await enrolled();
    await server.db
      .updateTable('role_grant')
      .set({ revoked_at: server.clock.now() })
      .where('account_id', '=', who.accountId)
      .execute();
    expect((await login(loginName, codeAt(secret))).problem?.code).toBe('desk.no_role');
  });
});

/** The phone confirms once more that its owner sits at the desk. */
async function confirmByPhone(phone: Client, desk: Client) {
  const browser = openBrowser(server.url);
  const { id, key } = await browser.begin({ stepUp: true, token: desk.token });
  const seen = await phone.call('deskLogin.look', { body: { key } });
  const confirmed = await phone.call('deskLogin.confirm', { body: { key, role: 'staff' } });
  return { seen, confirmed, finished: await browser.finish(id, desk.token) };
}

describe('step-up', () => {
  test('deskAccess.renewCodes asks for it; deskSession.stepUp by code gives it for ten minutes', async () => {
    const { loginName, secret, recoveryCodes } = await enrolled();
    const entered = await login(loginName, codeAt(secret));
    const desk = openClient(server.url, entered.body?.token ?? '');
    expect((await desk.call('deskAccess.renewCodes')).problem?.code).toBe('auth.step_up_required');
    expect((await desk.call('deskSession.stepUp', { body: { code: codeAt(secret) } })).problem?.code).toBe(
      'desk.wrong',
    );
    server.clock.pass(1);
    expect((await desk.call('deskSession.stepUp', { body: { code: codeAt(secret) } })).status).toBe(200);
    const renewed = await desk.call('deskAccess.renewCodes');
    expect(renewed.body?.recoveryCodes).toHaveLength(10);
    expect((await login(loginName, recoveryCodes[0] ?? '')).problem?.code).toBe('desk.wrong');
    server.clock.pass(limits.stepUpMinutes);
    expect((await desk.call('deskAccess.renewCodes')).problem?.code).toBe('auth.step_up_required');
  });

  test('by the phone of the same person, for this session only', async () => {
    const { phone } = await enrolled();
    const desk = openClient(server.url, (await enterDesk(server, phone, 'staff')).token);
    const other = openClient(server.url, (await enterDesk(server, phone, 'staff')).token);
    const { seen, finished } = await confirmByPhone(phone, desk);
    expect(seen.body?.purpose).toBe('step_up');
    expect(finished).toMatchObject({ status: 200, session: null });
    expect((await desk.call('deskAccess.renewCodes')).status).toBe(201);
    expect((await other.call('deskAccess.renewCodes')).problem?.code).toBe('auth.step_up_required');
  });

  test('not by somebody else’s phone', async () => {
    const { phone } = await worker();
    const desk = openClient(server.url, (await enterDesk(server, phone, 'staff')).token);
    const { confirmed } = await confirmByPhone((await worker()).phone, desk);
    expect(confirmed.problem?.code).toBe('desk.other_person');
  });

  test('failures count like those of a login', async () => {
    const { phone, loginName, secret } = await enrolled();
    const codes = [];
    for (let n = 0; n < 5; n += 1) {
      codes.push((await phone.call('deskSession.stepUp', { body: { code: '000000' } })).problem?.code);
    }
    expect(codes).toEqual([...Array<string>(4).fill('desk.wrong'), 'desk.locked']);
    expect((await login(loginName, codeAt(secret))).problem?.code).toBe('desk.locked');
  });

  test('by code only where codes are set up', async () => {
    const { phone } = await worker();
    const answer = await phone.call('deskSession.stepUp', { body: { code: '000000' } });
    expect(answer.problem?.code).toBe('desk.not_enrolled');
  });
});

describe('deskAccess.remove', () => {
  test('takes the way away; deskAccess.get says so', async () => {
    const { phone, loginName, secret } = await enrolled();
    expect((await phone.call('deskAccess.remove')).body).toEqual({ removed: true });
    expect((await phone.call('deskAccess.get')).body).toMatchObject({ loginName: null, recoveryCodesLeft: 0 });
    expect((await login(loginName, codeAt(secret))).problem?.code).toBe('desk.wrong');
    expect((await phone.call('deskAccess.remove')).problem?.code).toBe('desk.not_enrolled');
  });
});

describe('desk.unlock', () => {
  const officerOf = async (areaCode: string) =>
    server.as(await server.build.staff(areaCode, { role: 'security', scopeKind: 'area' }));
  const grantOf = async (accountId: string) =>
    (
      await server.db
        .selectFrom('role_grant')
        .select('id')
        .where('account_id', '=', accountId)
        .executeTakeFirstOrThrow()
    ).id;
  const unlock = (client: Client, grantId: string) => client.call('desk.unlock', { params: { grantId } });

  test('opens the way again, marks and clears it in the list, tells the person and is recorded', async () => {
    const { loginName, secret, phone, who } = await enrolled();
    const officer = await officerOf(villageCode);
    const grantId = await grantOf(who.accountId);
    const shown = async () => {
      const { body } = await officer.call('role.list', { query: { limit: 50 } });
      return body?.items.find((one) => one.grantId === grantId);
    };
    expect((await unlock(officer, grantId)).problem?.code).toBe('desk.not_locked');
    expect(await shown()).toMatchObject({ deskLocked: false, may: { unlockDesk: false } });
    await failFiveTimes(loginName);
    expect(await shown()).toMatchObject({ deskLocked: true, may: { unlockDesk: true } });
    expect((await unlock(officer, grantId)).body).toEqual({ unlocked: true });
    expect(await shown()).toMatchObject({ deskLocked: false });
    expect((await unlock(officer, grantId)).problem?.code).toBe('desk.not_locked');
    expect((await login(loginName, codeAt(secret))).status).toBe(201);
    await server.worker.runDue();
    const inbox = await phone.call('inbox.list');
    expect(inbox.body?.items.filter(({ kind }) => kind === 'desk_unlocked')).toHaveLength(1);
    const lines = await server.db.selectFrom('audit_line').selectAll().where('action', '=', 'desk.unlock').execute();
    expect(lines).toMatchObject([{ subject_kind: 'desk_access', subject_id: who.accountId }]);
  });

  test('is for officers of the area: others find nobody, and managers may not', async () => {
    const { loginName, who } = await enrolled();
    await failFiveTimes(loginName);
    const grantId = await grantOf(who.accountId);
    expect((await unlock(await officerOf(otherVillageCode), grantId)).problem?.code).toBe('not_found');
    const manager = await server.as(await server.build.staff((await server.build.centre()).id, { role: 'manager' }));
    expect((await unlock(manager, grantId)).problem?.code).toBe('forbidden');
  });

  test('nobody lifts their own lock', async () => {
    const who = await server.build.staff(villageCode, { role: 'security', scopeKind: 'area' });
    const officer = await server.as(who);
    expect((await unlock(officer, await grantOf(who.accountId))).problem?.code).toBe('not_found');
  });
});

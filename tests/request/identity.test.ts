import { limits } from '../../shared/limits';
import { personas } from '../../server/demo/personas';
import { openClient } from '../support/client';
import { startServer, type TestServer } from '../support/app';
import { ownDatabase } from '../support/database';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

const login = (code: string) => server.visitor.call('identity.login', { body: { code } });
const refresh = (refreshToken: string) => server.visitor.call('identity.refresh', { body: { refreshToken } });
const meWith = (token: string) => openClient(server.url, token).call('identity.me');
const lines = (action: string) =>
  server.db.selectFrom('audit_line').selectAll().where('action', '=', action).orderBy('id').execute();

/** A session that is certainly there. */
async function session(openid = 'oSomebody') {
  const answer = await login(server.standin.codes.give(openid));
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.body;
}

describe('identity.login', () => {
  test('makes an account and a person the first time, and finds them the next', async () => {
    const first = await session();
    expect(first.me).toMatchObject({
      name: null,
      role: 'resident',
      grants: [],
      deskCentreId: null,
      may: { desk: false, switchRole: false, giveRoles: false, checkNeighbours: false },
    });
    expect(first.expiresAt).toBe(new Date(server.clock.now().getTime() + 120 * 60_000).toISOString());
    const second = await session();
    expect(second.me.accountId).toBe(first.me.accountId);
    expect(second.token).not.toBe(first.token);
    const written = await lines('identity.login');
    expect(written.map((line) => JSON.parse(line.detail) as object)).toEqual([
      { created: true, role: 'resident' },
      { created: false, role: 'resident' },
    ]);
    expect(written[0]!.actor_account_id).toBe(first.me.accountId);
  });

  test('makes one account of many first logins at once', async () => {
    const codes = Array.from({ length: 16 }, () => server.standin.codes.give('oSameForAll'));
    const answers = await Promise.all(codes.map(login));
    expect(answers.map((answer) => answer.status)).toEqual(codes.map(() => 201));
    expect(new Set(answers.map((answer) => answer.body?.me.accountId)).size).toBe(1);
    expect(await server.db.selectFrom('account').selectAll().execute()).toHaveLength(1);
    expect(await server.db.selectFrom('person').selectAll().execute()).toHaveLength(1);
    expect(await server.db.selectFrom('session').selectAll().execute()).toHaveLength(16);
  });

  test('would make several without the key on the openid', async () => {
    const database = await ownDatabase('keyless');
    await database.sql('ALTER TABLE account DROP INDEX account_openid_key');
    await server.close();
    server = await startServer({ database });
    const codes = Array.from({ length: 16 }, () => server.standin.codes.give('oSameForAll'));
    await Promise.all(codes.map(login));
    const accounts = await server.db.selectFrom('account').selectAll().execute();
    expect(accounts.length).toBeGreaterThan(1);
  });

  test('greets a new account in its inbox, once', async () => {
    const { token } = await session();
    await session();
    await server.worker.runDue();
    const inbox = await openClient(server.url, token).call('inbox.list');
    expect(inbox.body).toMatchObject({ unread: 1, items: [{ kind: 'welcome', readAt: null }] });
  });

  test('keeps neither token, only their hashes', async () => {
    const { token, refreshToken } = await session();
    const rows = JSON.stringify(await server.db.selectFrom('session').selectAll().execute());
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(refreshToken);
  });

  test.each(['made-up', 'dev:nobody', "' OR 1=1 --", '登录'])('refuses the code %s', async (code) => {
    expect(await login(code)).toMatchObject({ status: 401, problem: { code: 'auth.code_invalid' } });
    expect(await server.db.selectFrom('account').selectAll().execute()).toEqual([]);
  });

  test('refuses a used code', async () => {
    const code = server.standin.codes.give('oSomebody');
    await login(code);
    expect((await login(code)).problem?.code).toBe('auth.code_invalid');
  });

  test.each(['busy', 'error_502', 'malformed', 'reset'] as const)(
    'says busy while WeChat is not well: %s',
    async (kind) => {
      // What WeChat itself asks to be tried again is; a code that got lost on the way may be used up.
      server.standin.failures.plan('jscode2session', kind, kind === 'busy' ? 3 : 1);
      const answer = await login('dev:lin-xiaowen');
      expect(answer).toMatchObject({ status: 503, problem: { code: 'busy' } });
      expect(answer.headers.get('Retry-After')).toBe('2');
      expect((await login('dev:lin-xiaowen')).status).toBe(201);
    },
  );

  test('names what is wrong with the input', async () => {
    const answer = await login('');
    expect(answer).toMatchObject({ status: 400, problem: { code: 'input.invalid', fields: [{ path: 'body.code' }] } });
  });
});

describe('a session', () => {
  test('slides with use and ends two hours after the last one', async () => {
    const { token } = await session();
    for (let hour = 0; hour < 5; hour += 1) {
      server.clock.pass(limits.accessTokenMinutes - 1);
      expect((await meWith(token)).status).toBe(200);
    }
    server.clock.pass(limits.accessTokenMinutes);
    expect(await meWith(token)).toMatchObject({ status: 401, problem: { code: 'auth.expired' } });
  });

  test('is written to once a minute at the most', async () => {
    const { token } = await session();
    const end = async () =>
      (await server.db.selectFrom('session').select('access_expires_at').executeTakeFirstOrThrow()).access_expires_at;
    const before = await end();
    server.clock.pass(0.9);
    await meWith(token);
    expect(await end()).toEqual(before);
    server.clock.pass(0.1);
    await meWith(token);
    expect(await end()).toEqual(new Date(before.getTime() + 60_000));
  });

  test.each([undefined, 'nonsense', 'x'.repeat(43)])('of the token %s is none', async (token) => {
    const answer = token === undefined ? await server.visitor.call('identity.me') : await meWith(token);
    expect(answer).toMatchObject({ status: 401, problem: { code: 'auth.required' } });
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer');
  });
});

describe('identity.refresh', () => {
  test('gives a new pair; the old access token lives one minute more', async () => {
    const old = await session();
    const fresh = await refresh(old.refreshToken);
    expect(fresh).toMatchObject({ status: 201, body: { me: { accountId: old.me.accountId } } });
    expect((await meWith(fresh.body!.token)).status).toBe(200);
    expect((await meWith(old.token)).status).toBe(200);
    server.clock.pass(1);
    expect((await meWith(old.token)).problem?.code).toBe('auth.expired');
    expect((await meWith(fresh.body!.token)).status).toBe(200);
  });

  test('renews no desk session, whoever holds what would', async () => {
    const { refreshToken } = await session();
    await server.db
      .updateTable('session')
      .set({ kind: 'desk', ends_at: new Date(server.clock.now().getTime() + 60_000) })
      .execute();
    expect((await refresh(refreshToken)).problem?.code).toBe('auth.refresh_invalid');
  });

  test('works for an expired session, until the refresh token itself ends', async () => {
    const old = await session();
    server.clock.pass(limits.refreshTokenDays * 1440 - 1);
    const fresh = await refresh(old.refreshToken);
    expect(fresh.status).toBe(201);
    server.clock.pass(limits.refreshTokenDays * 1440);
    expect(await refresh(fresh.body!.refreshToken)).toMatchObject({
      status: 401,
      problem: { code: 'auth.refresh_invalid' },
    });
  });

  test('with an old token ends the whole family, and nobody else', async () => {
    const other = await session('oOther');
    const first = await session();
    const second = (await refresh(first.refreshToken)).body!;
    server.clock.pass(11 / 60);
    expect((await refresh(first.refreshToken)).problem?.code).toBe('auth.refresh_invalid');
    expect((await meWith(second.token)).problem?.code).toBe('auth.required');
    expect((await refresh(second.refreshToken)).problem?.code).toBe('auth.refresh_invalid');
    expect((await meWith(other.token)).status).toBe(200);
    const details = (await lines('identity.refresh')).map((line) => JSON.parse(line.detail) as object);
    expect(details.at(-1)).toEqual({ reused: true, ended: 2 });
  });

  test('with a token whose pair was renewed in turn ends the family even at once', async () => {
    const first = await session();
    const second = (await refresh(first.refreshToken)).body!;
    const third = (await refresh(second.refreshToken)).body!;
    expect((await refresh(first.refreshToken)).problem?.code).toBe('auth.refresh_invalid');
    expect((await meWith(third.token)).problem?.code).toBe('auth.required');
  });

  test('sent again within ten seconds gives the same pair, and a thief who was quick is found out', async () => {
    const first = await session();
    const mine = (await refresh(first.refreshToken)).body!;
    server.clock.pass(9 / 60);
    const theirs = (await refresh(first.refreshToken)).body!;
    expect([theirs.token, theirs.refreshToken]).toEqual([mine.token, mine.refreshToken]);
    server.clock.pass(30);
    expect((await refresh(theirs.refreshToken)).status).toBe(201);
    server.clock.pass(30);
    expect((await refresh(mine.refreshToken)).problem?.code).toBe('auth.refresh_invalid');
    const alive = await server.db.selectFrom('session').selectAll().where('revoked_at', 'is', null).execute();
    expect(alive).toEqual([]);
  });

  test('of two tabs at once leaves both signed in, with one session', async () => {
    const { refreshToken } = await session();
    const answers = await Promise.all([refresh(refreshToken), refresh(refreshToken), refresh(refreshToken)]);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body?.refreshToken)).size).toBe(1);
    for (const answer of answers) expect((await meWith(answer.body!.token)).status).toBe(200);
    const alive = await server.db.selectFrom('session').selectAll().where('refreshed_at', 'is', null).execute();
    expect(alive).toHaveLength(1);
  });

  test('is kept by no cache, like every reply with tokens', async () => {
    const answer = await login(server.standin.codes.give('oSomebody'));
    const renewed = await refresh(answer.body!.refreshToken);
    expect([answer, renewed].map(({ headers }) => headers.get('cache-control'))).toEqual(['no-store', 'no-store']);
  });

  test('refuses what was never given', async () => {
    expect((await refresh('nonsense')).problem?.code).toBe('auth.refresh_invalid');
    expect((await refresh('')).problem?.code).toBe('input.invalid');
  });
});

describe('identity.logout', () => {
  test('ends the session and what it was renewed from, at once', async () => {
    const first = await session();
    const second = (await refresh(first.refreshToken)).body!;
    const answer = await openClient(server.url, second.token).call('identity.logout');
    expect(answer.body).toEqual({ ended: true });
    expect((await meWith(second.token)).problem?.code).toBe('auth.required');
    expect((await meWith(first.token)).problem?.code).toBe('auth.required');
    expect((await refresh(second.refreshToken)).problem?.code).toBe('auth.refresh_invalid');
    expect(await lines('identity.logout')).toMatchObject([{ actor_account_id: first.me.accountId }]);
  });

  test('leaves my other devices signed in', async () => {
    const [phone, tablet] = [await session(), await session()];
    await openClient(server.url, phone.token).call('identity.logout');
    expect((await meWith(tablet.token)).status).toBe(200);
  });

  test('needs a session', async () => {
    expect((await server.visitor.call('identity.logout')).problem?.code).toBe('auth.required');
  });
});

describe('identity.me', () => {
  test('shows roles with the names of their places, and the desk they open', async () => {
    const centre = await server.build.centre({ name: '永福里邻里中心' });
    const endsAt = new Date(server.clock.now().getTime() + 86_400_000);
    const client = await server.as(await server.build.staff(centre.id, { role: 'manager', endsAt }));
    expect((await client.call('identity.me')).body).toMatchObject({
      name: '陈美清',
      grants: [{ role: 'manager', scopeKind: 'centre', scopeName: '永福里邻里中心', endsAt: endsAt.toISOString() }],
      deskCentreId: centre.id,
      may: { desk: true },
    });
  });

  test("opens an operator's desk with a centre of the area", async () => {
    const centre = await server.build.centre();
    const client = await server.as(await server.build.staff('3505', { role: 'operator', scopeKind: 'area' }));
    expect((await client.call('identity.me')).body).toMatchObject({
      grants: [{ role: 'operator', scopeName: '泉州市' }],
      deskCentreId: centre.id,
      may: { desk: true },
    });
  });

  test('leaves out roles that have not begun, are over or were taken', async () => {
    const centre = await server.build.centre();
    const now = server.clock.now().getTime();
    const of = (over: Parameters<TestServer['build']['staff']>[1]) => server.build.staff(centre.id, over);
    for (const who of [
      await of({ startsAt: new Date(now + 1000) }),
      await of({ endsAt: new Date(now) }),
      await of({ revokedAt: new Date(now) }),
    ]) {
      const client = await server.as(who);
      expect((await client.call('identity.me')).body).toMatchObject({ grants: [], may: { desk: false } });
      const roster = await client.call('roster.day', { query: {} });
      expect(roster.problem?.code).toBe('forbidden');
    }
  });

  test('loses a role within a second of its being taken', async () => {
    const centre = await server.build.centre();
    const who = await server.build.staff(centre.id);
    const client = await server.as(who);
    expect((await client.call('roster.day', { query: {} })).status).toBe(200);
    await server.db.updateTable('role_grant').set({ revoked_at: server.clock.now() }).execute();
    server.clock.pass(1 / 60);
    expect((await client.call('roster.day', { query: {} })).problem?.code).toBe('forbidden');
  });
});

describe('identity.rename', () => {
  test('sets my name, trimmed, and writes down that, not what', async () => {
    const client = await server.as({ openid: 'oSomebody' });
    const answer = await client.call('identity.rename', { body: { name: '  林小满 ' } });
    expect(answer.body).toMatchObject({ name: '林小满' });
    expect((await client.call('identity.me')).body).toMatchObject({ name: '林小满' });
    const [line] = await lines('identity.rename');
    expect(line).toMatchObject({ subject_kind: 'person', subject_id: answer.body!.personId, detail: '{}' });
  });

  test.each(['', '   ', '满'.repeat(limits.nameMax + 1), '林\n小满'])('refuses %j', async (name) => {
    const client = await server.as({ openid: 'oSomebody' });
    const answer = await client.call('identity.rename', { body: { name } });
    expect(answer).toMatchObject({ status: 400, problem: { code: 'input.invalid' } });
    expect(answer.problem?.fields.map((field) => field.path)).toContain('body.name');
  });

  test('needs a session', async () => {
    expect((await server.visitor.call('identity.rename', { body: { name: '林小满' } })).problem?.code).toBe(
      'auth.required',
    );
  });
});

describe('demo.personas', () => {
  test('lists the people of the demo city, each of whom can log in', async () => {
    const { body } = await server.visitor.call('demo.personas');
    expect(body?.items.map((item) => item.id)).toEqual(personas.map((persona) => persona.id));
    for (const { id } of body!.items) expect((await login(`dev:${id}`)).status).toBe(201);
  });

  test('is not found where WeChat itself is used', async () => {
    await server.close();
    server = await startServer({ personas: false });
    expect((await server.visitor.call('demo.personas')).problem?.code).toBe('not_found');
  });
});

import { limits } from '../../shared/limits';
import { startServer, type TestServer } from '../support/app';
import { openClient } from '../support/client';
import { enterDesk, openBrowser } from '../support/desk';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
const usual = '2026-11-23T02:00:00.000Z';
afterEach(() => server.clock.set(usual));

const passSeconds = (seconds: number) => server.clock.pass(seconds / 60);

async function stage() {
  const centre = await server.build.centre({ name: '永福里邻里中心' });
  const who = await server.build.staff(centre.id);
  return { centre, who, phone: await server.as(who), browser: openBrowser(server.url) };
}

describe('deskLogin.begin', () => {
  test('shows a key good for two minutes and binds it to the browser by a cookie no script can read', async () => {
    const { browser } = await stage();
    const begun = await browser.begin();
    expect(begun.key).toMatch(/^[2-9A-HJKMNP-Z]{10}$/);
    expect(begun.content).toBe(`linli:desk:${begun.key}`);
    expect(begun.content.length).toBeLessThanOrEqual(32);
    expect(begun.secondsLeft).toBe(120);
    expect(browser.setCookie()).toMatch(
      /^linli_desk=[\w-]{43}; path=\/api\/v1\/desk-logins; .*samesite=strict; httponly$/i,
    );
  });

  test('keeps neither key nor cookie, only their hashes', async () => {
    const { browser } = await stage();
    const { key } = await browser.begin();
    const secret = /=([\w-]+);/.exec(browser.setCookie())?.[1] ?? '';
    const rows = JSON.stringify(await server.db.selectFrom('desk_login').selectAll().execute());
    expect(rows).not.toContain(key);
    expect(rows).not.toContain(secret);
  });

  test('asks for a session where one is to be confirmed again', async () => {
    const answer = await server.visitor.call('deskLogin.begin', { body: { purpose: 'step_up' } });
    expect(answer.problem?.code).toBe('auth.required');
  });
});

describe('deskLogin.look', () => {
  test('names the browser, its network, the time, and every role with its place', async () => {
    const { phone, browser } = await stage();
    const { key, id } = await browser.begin();
    const seen = await phone.call('deskLogin.look', { body: { key: ` linli:desk:${key.toLowerCase()} ` } });
    expect(seen.body).toEqual({
      purpose: 'login',
      browser: 'Edge · Windows',
      address: '127.0.0.*',
      begunAt: usual,
      secondsLeft: 120,
      choices: [{ role: 'staff', places: ['永福里邻里中心'] }],
    });
    expect((await browser.state(id)).body?.state).toBe('scanned');
  });

  test('knows only keys that are shown', async () => {
    const { phone } = await stage();
    const seen = await phone.call('deskLogin.look', { body: { key: 'ABCDE23456' } });
    expect(seen).toMatchObject({ status: 422, problem: { code: 'desk.key_unknown' } });
  });

  test('is not for people without a desk', async () => {
    const { browser } = await stage();
    const { key } = await browser.begin();
    const resident = await server.as(await server.build.resident());
    expect((await resident.call('deskLogin.look', { body: { key } })).problem?.code).toBe('desk.no_role');
  });

  test('leaves the key to who scanned it first', async () => {
    const { phone, browser } = await stage();
    const other = (await stage()).phone;
    const { key } = await browser.begin();
    await phone.call('deskLogin.look', { body: { key } });
    expect((await other.call('deskLogin.look', { body: { key } })).problem?.code).toBe('desk.other_person');
    const stolen = await other.call('deskLogin.confirm', { body: { key, role: 'staff' } });
    expect(stolen.problem?.code).toBe('desk.other_person');
  });
});

describe('deskLogin.confirm', () => {
  test('takes no role that is not held', async () => {
    const { phone, browser } = await stage();
    const { key } = await browser.begin();
    for (const role of ['manager', 'resident', 'security'] as const) {
      expect((await phone.call('deskLogin.confirm', { body: { key, role } })).problem?.code).toBe('desk.no_role');
    }
  });

  test('is done by a phone, never by another desk', async () => {
    const { phone, browser } = await stage();
    const desk = openClient(server.url, (await enterDesk(server, phone, 'staff')).token);
    const { key } = await browser.begin();
    const answer = await desk.call('deskLogin.confirm', { body: { key, role: 'staff' } });
    expect(answer.problem?.code).toBe('desk.phone_only');
  });

  test('is too late after two minutes', async () => {
    const { phone, browser } = await stage();
    const { key, id } = await browser.begin();
    passSeconds(limits.deskKeySeconds);
    for (const name of ['deskLogin.look', 'deskLogin.refuse'] as const) {
      expect((await phone.call(name, { body: { key } })).problem?.code).toBe('desk.key_expired');
    }
    const confirmed = await phone.call('deskLogin.confirm', { body: { key, role: 'staff' } });
    expect(confirmed).toMatchObject({ status: 410, problem: { code: 'desk.key_expired' } });
    expect((await browser.state(id)).body).toEqual({ state: 'expired', secondsLeft: 0 });
    expect((await browser.finish(id)).code).toBe('desk.key_expired');
  });

  test('works once', async () => {
    const { phone, browser } = await stage();
    const { key } = await browser.begin();
    await phone.call('deskLogin.confirm', { body: { key, role: 'staff' } });
    const again = await phone.call('deskLogin.confirm', { body: { key, role: 'staff' } });
    expect(again).toMatchObject({ status: 409, problem: { code: 'desk.key_used' } });
  });
});

describe('deskLogin.refuse', () => {
  test('sends the browser away for good', async () => {
    const { phone, browser } = await stage();
    const { key, id } = await browser.begin();
    expect((await phone.call('deskLogin.refuse', { body: { key } })).body).toEqual({ refused: true });
    expect((await browser.state(id)).body?.state).toBe('refused');
    expect((await phone.call('deskLogin.confirm', { body: { key, role: 'staff' } })).problem?.code).toBe(
      'desk.key_used',
    );
    expect(await browser.finish(id)).toMatchObject({ status: 403, code: 'desk.refused', session: null });
  });
});

describe('deskLogin.state', () => {
  test('is not there for any other browser', async () => {
    const { browser } = await stage();
    const { id } = await browser.begin();
    const stranger = openBrowser(server.url);
    expect((await stranger.state(id)).problem?.code).toBe('not_found');
    await stranger.begin();
    expect((await stranger.state(id)).problem?.code).toBe('not_found');
    expect((await browser.state(id)).body?.state).toBe('waiting');
  });
});

describe('deskLogin.finish', () => {
  test('gives the session once, to the browser that asked and to no other', async () => {
    const { phone, browser, who } = await stage();
    const { key, id } = await browser.begin();
    expect((await browser.finish(id)).code).toBe('desk.not_confirmed');
    await phone.call('deskLogin.confirm', { body: { key, role: 'staff' } });
    const stranger = openBrowser(server.url);
    await stranger.begin();
    expect(await stranger.finish(id)).toMatchObject({ status: 404, session: null });
    const { session } = await browser.finish(id);
    expect(session).toMatchObject({
      kind: 'desk',
      refreshToken: null,
      me: { accountId: who.accountId, role: 'staff' },
    });
    expect(session?.endsAt).toBe('2026-11-23T10:00:00.000Z');
    expect(await browser.finish(id)).toMatchObject({ status: 409, code: 'desk.key_used', session: null });
  });

  test('comes within a minute of the phone’s word', async () => {
    const { phone, browser } = await stage();
    const { key, id } = await browser.begin();
    passSeconds(119);
    await phone.call('deskLogin.confirm', { body: { key, role: 'staff' } });
    passSeconds(limits.deskTakeSeconds);
    expect((await browser.finish(id)).code).toBe('desk.key_expired');
  });

  test('gives nothing for a role lost meanwhile', async () => {
    const { phone, browser, who } = await stage();
    const { key, id } = await browser.begin();
    await phone.call('deskLogin.confirm', { body: { key, role: 'staff' } });
    await server.db
      .updateTable('role_grant')
      .set({ revoked_at: server.clock.now() })
      .where('account_id', '=', who.accountId)
      .execute();
    expect((await browser.finish(id)).code).toBe('desk.no_role');
  });

  test('tells the phone, with the way to end it', async () => {
    const { phone } = await stage();
    await enterDesk(server, phone, 'staff');
    await server.worker.runDue();
    const inbox = await phone.call('inbox.list');
    expect(inbox.body?.items[0]).toMatchObject({
      kind: 'desk_entered',
      facts: { browser: 'Edge · Windows', address: '127.0.0.*', role: 'staff' },
    });
  });
});

describe('a desk session', () => {
  const me = (token: string, idleSeconds = 0) =>
    openClient(server.url, token, { 'X-Idle-Seconds': String(idleSeconds) }).call('identity.me');

  test('ends after fifteen idle minutes, whatever the page asks by itself meanwhile', async () => {
    const { phone } = await stage();
    const { token } = await enterDesk(server, phone, 'staff');
    for (let minute = 1; minute < limits.deskIdleMinutes; minute += 1) {
      server.clock.pass(1);
      expect((await me(token, minute * 60)).status).toBe(200);
    }
    server.clock.pass(1);
    expect((await me(token, 900)).problem?.code).toBe('auth.expired');
  });

  test('goes on while somebody works, but not beyond eight hours', async () => {
    const { phone } = await stage();
    const { token } = await enterDesk(server, phone, 'staff');
    for (let minutes = 0; minutes < limits.deskHours * 60 - 10; minutes += 10) {
      server.clock.pass(10);
      expect((await me(token)).status).toBe(200);
    }
    server.clock.pass(9.9);
    expect((await me(token)).status).toBe(200);
    server.clock.pass(0.1);
    expect((await me(token)).problem?.code).toBe('auth.expired');
  });

  test('keeps the role it was entered with', async () => {
    const { phone } = await stage();
    const desk = openClient(server.url, (await enterDesk(server, phone, 'staff')).token);
    expect((await desk.call('role.switch', { body: { role: 'resident' } })).problem?.code).toBe('desk.role_fixed');
    expect((await desk.call('identity.me')).body?.may.switchRole).toBe(false);
  });

  test('deskSession.list shows them to their owner, deskSession.end ends one at once', async () => {
    const { phone } = await stage();
    const first = await enterDesk(server, phone, 'staff');
    server.clock.pass(1);
    const second = await enterDesk(server, phone, 'staff');
    const desk = openClient(server.url, second.token);
    const list = await desk.call('deskSession.list');
    expect(list.body?.items.map(({ current, browser, enteredBy }) => ({ current, browser, enteredBy }))).toEqual([
      { current: true, browser: 'Edge · Windows', enteredBy: 'qr' },
      { current: false, browser: 'Edge · Windows', enteredBy: 'qr' },
    ]);
    const page = await phone.call('deskSession.list', { query: { limit: 1 } });
    const next = await phone.call('deskSession.list', { query: { limit: 1, cursor: page.body?.nextCursor ?? '' } });
    const old = next.body?.items[0];
    expect((await me(first.token)).status).toBe(200);
    expect((await phone.call('deskSession.end', { params: { sessionId: old?.id ?? '' } })).status).toBe(200);
    expect((await me(first.token)).problem?.code).toBe('auth.required');
    expect((await phone.call('deskSession.end', { params: { sessionId: old?.id ?? '' } })).problem?.code).toBe(
      'not_found',
    );
    expect((await phone.call('deskSession.list')).body?.items).toHaveLength(1);
  });
});

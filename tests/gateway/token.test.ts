import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { openTokenStore } from '../../server/gateways/wechat/token-store';
import { openDb } from '../../server/kernel/db';
import { startStandin, type Standin } from '../../server/standin/server';
import { appid, gatewayStage, openid, secret, troubleWith } from './stage';

const stage = gatewayStage();
const words = { openid, scene: 'comment', text: '你好' } as const;

const rowOf = () => stage.database.sql<{ token: string }>('SELECT token FROM wechat_token');

async function keepToken(token: string, at: Date, expiresInSeconds: number): Promise<void> {
  const expires = new Date(at.getTime() + expiresInSeconds * 1000);
  const fetched = new Date(expires.getTime() - 7200_000);
  await stage.database.sql('REPLACE INTO wechat_token (appid, token, expires_at, fetched_at) VALUES (?, ?, ?, ?)', [
    appid,
    token,
    expires,
    fetched,
  ]);
}

describe('50 calls at once, of four gateways with pools of their own', () => {
  const pools = Array.from({ length: 4 }, () => () => openDb(stage.database.url, 6));

  async function callAll(): Promise<Set<string>> {
    const opened = pools.map((open) => open());
    const gateways = opened.map(({ db }) => stage.gateway({ db }));
    const ends = await Promise.all(
      Array.from({ length: 50 }, (_, at) => troubleWith(gateways[at % 4]!.checkText(words))),
    );
    await Promise.all(opened.map(({ close }) => close()));
    return new Set(ends);
  }

  test.each([
    ['there is no token', () => Promise.resolve()],
    ['the token is over', () => keepToken('over', stage.clock.now(), -1)],
    ['the token is nearly over', () => keepToken('nearly-over', stage.clock.now(), 300)],
  ])('make one request for a token when %s', async (_, arrange) => {
    await arrange();
    expect(await callAll()).toEqual(new Set(['none']));
    expect(stage.standin.calls.stable_token).toBe(1);
    expect(stage.standin.calls.msg_sec_check).toBe(50);
  });

  test('make one request, and each call one more attempt, when WeChat ended the token before its time', async () => {
    const gateway = stage.gateway();
    await gateway.accessToken();
    stage.standin.tokens.end();
    expect(await callAll()).toEqual(new Set(['none']));
    expect(stage.standin.calls.stable_token).toBe(2);
    expect(stage.standin.calls.msg_sec_check).toBeLessThanOrEqual(100);
    expect(stage.standin.calls.msg_sec_check).toBeGreaterThan(50);
  });

  test('would make many without the named lock', async () => {
    const unguarded = { ...openTokenStore(stage.open.db) };
    const gateways = Array.from({ length: 4 }, () =>
      stage.gateway({
        tokenStore: { find: unguarded.find, renew: async (_, renew) => renew(await unguarded.find(appid)) },
      }),
    );
    await Promise.all(gateways.map((gateway) => gateway.checkText(words)));
    expect(stage.standin.calls.stable_token).toBe(4);
  });
});

describe('a token that WeChat does not take', () => {
  test.each([40001, 40014, 42001])('%i in flight: one refresh, one more attempt', async (errcode) => {
    const gateway = stage.gateway();
    const first = await gateway.accessToken();
    stage.standin.failures.plan('msg_sec_check', { errcode }, 1);
    stage.standin.tokens.end(first);
    await gateway.checkText(words);
    expect(stage.standin.calls).toMatchObject({ stable_token: 2, msg_sec_check: 2 });
    expect(await gateway.accessToken()).not.toBe(first);
  });

  test('ended by the call itself, on its way', async () => {
    const gateway = stage.gateway();
    stage.standin.failures.plan('msg_sec_check', 'token_ended', 1);
    await gateway.checkText(words);
    expect(stage.standin.calls).toMatchObject({ stable_token: 2, msg_sec_check: 2 });
  });

  test('is not asked for when another process has put a newer one into the row', async () => {
    const gateway = stage.gateway();
    const good = await gateway.accessToken();
    await keepToken('from-before', stage.clock.now(), 3600);
    // The call reads the old one; before WeChat answers, the row is renewed by somebody else.
    const slow: typeof fetch = async (url, init) => {
      const answer = await fetch(url, init);
      await keepToken(good, stage.clock.now(), 3600);
      return answer;
    };
    await stage.gateway({ fetch: slow }).checkText(words);
    expect(stage.standin.calls).toMatchObject({ stable_token: 1, msg_sec_check: 2 });
  });

  test('twice is told, not tried for ever, and never forced', async () => {
    const seen: string[] = [];
    const spy: typeof fetch = (url, init) => {
      if (String(url).includes('stable_token')) seen.push(String(init?.body));
      return fetch(url, init);
    };
    const gateway = stage.gateway({ fetch: spy });
    stage.standin.failures.plan('msg_sec_check', { errcode: 40001 }, 99);
    expect(await troubleWith(gateway.checkText(words))).toBe('credential 40001');
    expect(stage.standin.calls.msg_sec_check).toBe(2);
    // WeChat gave the same token again: it is not asked at every call.
    for (let call = 0; call < 5; call += 1) {
      expect(await troubleWith(gateway.checkText(words))).toBe('credential 40001');
    }
    expect(seen).toHaveLength(2);
    stage.clock.pass(61);
    await troubleWith(gateway.checkText(words));
    expect(seen).toHaveLength(3);
    expect(seen.every((body) => body.includes('"force_refresh":false'))).toBe(true);
  });
});

test('who waits too long for another process to ask is told transient, not a bug', async () => {
  const { db, close } = openDb(stage.database.url, 1);
  await db.connection().execute(async (holder) => {
    await sql`SELECT GET_LOCK(${`wechat_token:${appid}`}, 1)`.execute(holder);
    const store = openTokenStore(stage.open.db, 1);
    expect(await troubleWith(stage.gateway({ tokenStore: store }).checkText(words))).toBe('transient null');
    await sql`SELECT RELEASE_LOCK(${`wechat_token:${appid}`})`.execute(holder);
  });
  await close();
  expect(await troubleWith(stage.gateway().checkText(words))).toBe('none');
});

describe('four processes, 50 calls at once', () => {
  let standin: Standin;
  let children: ChildProcess[];
  beforeEach(async () => {
    standin = await startStandin({ port: 0, appid, secret });
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await standin.stop();
  });

  async function start(): Promise<{ call(times: number): Promise<string> }> {
    const root = join(__dirname, '..', '..');
    const args = [stage.database.url, standin.url, appid, secret];
    const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'token-process.ts'), ...args], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    const lines = createInterface({ input: child.stdout! });
    const next = () => new Promise<string>((resolve) => lines.once('line', resolve));
    await next();
    return {
      call: (times) => {
        const said = next();
        child.stdin!.write(`${times}\n`);
        return said;
      },
    };
  }

  test('make one stable_token request when the token is over, and one when WeChat ended it', async () => {
    children = [];
    await keepToken('over', new Date(), -1);
    const processes = await Promise.all([start(), start(), start(), start()]);
    const all = () => Promise.all([13, 13, 12, 12].map((times, at) => processes[at]!.call(times)));
    const well = [13, 13, 12, 12].map((went) => JSON.stringify({ went, failed: [] }));
    expect(await all()).toEqual(well);
    expect(standin.calls).toMatchObject({ stable_token: 1, msg_sec_check: 50 });

    standin.tokens.end();
    expect(await all()).toEqual(well);
    expect(standin.calls.stable_token).toBe(2);
    expect(standin.calls.msg_sec_check).toBeLessThanOrEqual(150);
    expect(await rowOf()).toHaveLength(1);
  }, 60_000);
});

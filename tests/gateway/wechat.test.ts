import { openWechat, WechatError, type WechatGateway } from '../../server/gateways/wechat';
import { openDb, type OpenDb } from '../../server/kernel/db';
import { openVault } from '../../server/kernel/vault';
import { startStandin, type Standin } from '../../server/standin/server';
import { testDatabase, type TestDatabase } from '../support/database';
import { handClock, keepingLog, type HandClock } from '../jobs/stage';

const appid = 'wx0000000000000000';
const secret = 'a-secret-for-tests';

const fieldKeys = { keys: new Map([['k1', Buffer.alloc(32, 9)]]), currentKeyId: 'k1' };
const vault = openVault(fieldKeys, Buffer.alloc(32, 7));

let base: TestDatabase;
let open: OpenDb;
let standin: Standin;
let clock: HandClock;
const log = keepingLog();

beforeAll(async () => {
  base = await testDatabase();
  open = openDb(base.url, 12);
});
afterAll(async () => {
  await open.close();
  await base.close();
});
beforeEach(async () => {
  await base.truncate();
  clock = handClock();
  log.lines.length = 0;
  standin = await startStandin({ port: 0, appid, secret, clock });
});
afterEach(() => standin.stop());

const gateway = (more: { appid?: string; secret?: string; timeoutMs?: number } = {}): WechatGateway =>
  openWechat({ baseUrl: standin.url, appid, secret, db: open.db, clock, log, vault, ...more });

const troubleWith = (answer: Promise<unknown>) =>
  answer.then(
    () => 'none',
    (error: unknown) => (error instanceof WechatError ? `${error.trouble} ${error.errcode}` : String(error)),
  );

describe('logging in', () => {
  test('a code gives its openid once', async () => {
    const code = standin.codes.give('oSomebody');
    expect(await gateway().sessionOf(code)).toEqual({ openid: 'oSomebody' });
    expect(await troubleWith(gateway().sessionOf(code))).toBe('input 40163');
  });

  test('a code ends after five minutes', async () => {
    const [early, late] = [standin.codes.give('oA'), standin.codes.give('oB')];
    clock.pass(299);
    expect(await gateway().sessionOf(early)).toEqual({ openid: 'oA' });
    clock.pass(1);
    expect(await troubleWith(gateway().sessionOf(late))).toBe('input 40029');
  });

  test('a made-up code is refused, with the rid in the log and the code nowhere', async () => {
    expect(await troubleWith(gateway().sessionOf('made-up-code'))).toBe('input 40029');
    const [, , facts] = log.lines.at(-1)!;
    expect(facts).toMatchObject({ call: 'jscode2session', errcode: 40029, rid: expect.stringMatching(/^[\w-]{10,}$/) });
    expect(JSON.stringify(log.lines)).not.toContain('made-up-code');
    expect(JSON.stringify(log.lines)).not.toContain(secret);
  });

  test('persona codes work again and again, for people of the demo city and residents of a load test', async () => {
    for (const code of ['dev:lin-xiaowen', 'dev:lin-xiaowen', 'dev:load-1', 'dev:load-1000000']) {
      expect(await gateway().sessionOf(code)).toEqual({ openid: `oDev_${code.slice(4)}` });
    }
  });

  test.each(['dev:nobody', 'dev:', 'dev:load-0', 'dev:load-1000001', 'dev:load-01', 'dev:load--1', 'dev:LIN-XIAOWEN'])(
    'no such persona: %s',
    async (code) => {
      expect(await troubleWith(gateway().sessionOf(code))).toBe('input 40029');
    },
  );

  test.each([
    ['config 40013', { appid: 'wx-other' }],
    ['config 40125', { secret: 'other' }],
  ])('%s is an alarm, not the fault of whoever logs in', async (trouble, credentials) => {
    expect(await troubleWith(gateway(credentials).sessionOf('dev:lin-xiaowen'))).toBe(trouble);
    expect(log.lines.at(-1)?.[0]).toBe('error');
  });

  test.each(['busy', 'error_502', 'malformed', 'reset', 'hang'] as const)(
    'WeChat in trouble (%s) is transient and heals by itself',
    async (kind) => {
      // What WeChat itself asks to be tried again is; a code that got lost on the way may be used up.
      standin.failures.plan('jscode2session', kind, kind === 'busy' ? 3 : 1);
      const patient = gateway({ timeoutMs: 300 });
      expect(await troubleWith(patient.sessionOf('dev:lin-xiaowen'))).toMatch(/^transient/);
      expect(await patient.sessionOf('dev:lin-xiaowen')).toEqual({ openid: 'oDev_lin-xiaowen' });
    },
  );
});

describe("the app's token", () => {
  test('is fetched once by many callers in many processes', async () => {
    const gateways = Array.from({ length: 4 }, () => gateway());
    const tokens = await Promise.all(gateways.flatMap((g) => [1, 2, 3].map(() => g.accessToken())));
    expect(new Set(tokens).size).toBe(1);
    expect(standin.tokens.isGood(tokens[0]!)).toBe(true);
    expect(standin.calls.stable_token).toBe(1);
  });

  test('is renewed before it ends, without a moment in which the known one is bad', async () => {
    const g = gateway();
    const first = await g.accessToken();
    clock.pass(7200 - 601);
    expect(await g.accessToken()).toBe(first);
    expect(standin.calls.stable_token).toBe(1);
    const seen = new Set<string>();
    for (let second = 0; second < 900; second += 10) {
      clock.pass(10);
      const token = await g.accessToken();
      expect(standin.tokens.isGood(token)).toBe(true);
      seen.add(token);
    }
    expect(seen.size).toBe(2);
    // WeChat answers with the old token until its last five minutes: asked once a minute, not at every use.
    expect(standin.calls.stable_token).toBeLessThanOrEqual(8);
  });

  test('stays in use while WeChat is in trouble, and the lock is free again after a failure', async () => {
    const g = gateway({ timeoutMs: 300 });
    standin.failures.plan('stable_token', 'error_502', 3);
    expect(await troubleWith(g.accessToken())).toMatch(/^transient/);
    expect(await gateway().accessToken()).toMatch(/.{20}/);
  });

  test('is kept fresh by a job', async () => {
    const { jobs, schedules } = gateway();
    expect(schedules.map((schedule) => schedule.kind)).toEqual(['wechat.keepToken']);
    const run = { id: 'x', kind: 'wechat.keepToken', payload: {}, now: clock.now(), attempt: 1, requestId: 'run_x' };
    await jobs['wechat.keepToken']!({ ...run, signal: new AbortController().signal });
    const rows = await open.db.selectFrom('wechat_token').selectAll().execute();
    expect(rows).toMatchObject([{ appid, expires_at: new Date(clock.now().getTime() + 7200_000) }]);
  });
});

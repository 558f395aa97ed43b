import { readStandinConfig } from '../../server/standin/config';
import { startStandin, type Standin } from '../../server/standin/server';

const appid = 'wx0000000000000000';
const secret = 'a-secret-for-tests';
let standin: Standin;

beforeAll(async () => {
  standin = await startStandin({ port: 0, appid, secret });
});
afterAll(() => standin.stop());

async function call(path: string, body?: unknown): Promise<{ status: number; json: Record<string, unknown> }> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(new URL(path, standin.url), init);
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

describe("WeChat's stand-in", () => {
  test('does not start in production', () => {
    const pushTo = { url: 'http://127.0.0.1:36101/wechat/push', token: 'token', aesKey: 'A'.repeat(43) };
    const env = {
      STANDIN_PORT: '36100',
      WECHAT_APPID: appid,
      WECHAT_SECRET: secret,
      WECHAT_PUSH_TOKEN: pushTo.token,
      WECHAT_PUSH_AES_KEY: pushTo.aesKey,
      STANDIN_PUSH_URL: pushTo.url,
    };
    expect(() => readStandinConfig({ ...env, NODE_ENV: 'production' })).toThrow('never runs');
    expect(readStandinConfig(env)).toEqual({ port: 36100, appid, secret, pushTo, imageDelaySeconds: 3 });
    expect(() => readStandinConfig({})).toThrow(/STANDIN_PORT[^]*WECHAT_APPID[^]*WECHAT_SECRET/);
  });

  test('says that it is ready', async () => {
    expect(await call('/healthz')).toEqual({ status: 200, json: { ok: true } });
  });

  test('gives out codes', async () => {
    const { json } = await call('/standin/codes', { openid: 'oSomebody' });
    const query = new URLSearchParams({
      appid,
      secret,
      js_code: String(json['code']),
      grant_type: 'authorization_code',
    });
    const session = await call(`/sns/jscode2session?${query}`);
    expect(session).toEqual({ status: 200, json: { openid: 'oSomebody', session_key: expect.any(String) } });
    expect((await call('/standin/codes', {})).status).toBe(400);
  });

  const good = { appid, secret, js_code: 'dev:lin-xiaowen', grant_type: 'authorization_code' };
  test.each([
    [40013, { appid: 'other' }],
    [41002, { appid: '' }],
    [40125, { secret: 'other' }],
    [41004, { secret: '' }],
    [41008, { js_code: '' }],
    [40002, { grant_type: 'other' }],
    [40029, { js_code: 'other' }],
  ])('refuses with status 200 and %i: %o', async (errcode, change) => {
    const query = new URLSearchParams({ ...good, ...change });
    const { status, json } = await call(`/sns/jscode2session?${query}`);
    expect(status).toBe(200);
    expect(json).toEqual({ errcode, errmsg: expect.stringMatching(/, rid: [\da-f-]{20,}$/) });
  });

  test('refuses a token to a wrong secret or by GET', async () => {
    const grant_type = 'client_credential';
    expect((await call('/cgi-bin/stable_token', { grant_type, appid, secret: 'x' })).json['errcode']).toBe(40125);
    expect((await call('/cgi-bin/stable_token', { appid, secret })).json['errcode']).toBe(40002);
    expect((await call('/cgi-bin/stable_token')).json['errcode']).toBe(43002);
    const token = await call('/cgi-bin/stable_token', { grant_type, appid, secret });
    expect(token.json).toEqual({ access_token: expect.any(String), expires_in: expect.any(Number) });
  });

  test('fails on demand', async () => {
    await call('/standin/failures', { call: 'stable_token', kind: 'busy', times: 1 });
    const ask = { grant_type: 'client_credential', appid, secret };
    expect((await call('/cgi-bin/stable_token', ask)).json['errcode']).toBe(-1);
    expect((await call('/cgi-bin/stable_token', ask)).json['errcode']).toBeUndefined();
    expect((await call('/standin/failures', { call: 'other', kind: 'busy', times: 1 })).status).toBe(400);
  });
});

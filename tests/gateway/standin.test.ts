import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { lookAtPicture } from '../../server/standin/checks';
import { readStandinConfig } from '../../server/standin/config';
import { startStandin, type Standin } from '../../server/standin/server';
import { openTokens } from '../../server/standin/tokens';
import { handClock } from '../jobs/stage';

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

  test('is steered over HTTP: clock, consent, quota, verdicts, events', async () => {
    const control = async (what: string, body: unknown) => (await call(`/standin/${what}`, body)).json;
    const openid = 'oSteered';
    await control('templates', { id: 'tpl_steered', title: '提醒', fields: { thing1: '活动' } });
    expect(await control('subscribe', { openid, templateIds: ['tpl_steered'] })).toMatchObject({
      tpl_steered: 'accept',
    });
    expect(standin.messages.creditOf(openid, 'tpl_steered')).toBe(1);
    expect(await control('unsubscribe', { openid, templateId: 'tpl_steered' })).toEqual({ ok: true });
    expect(standin.messages.creditOf(openid, 'tpl_steered')).toBe(0);

    const token = standin.tokens.current(false)?.access_token ?? '';
    const image = { openid, version: 2, media_type: 2, scene: 1, media_url: 'http://127.0.0.1:1/steered.png' };
    await control('images', { match: 'steered', suggest: 'risky', label: 20002, afterSeconds: 600, copies: 2 });
    const asked = await call(`/wxa/media_check_async?access_token=${token}`, image);
    expect(asked.json).toEqual({ errcode: 0, errmsg: 'ok', trace_id: expect.any(String) });
    const waiting = () => standin.pushes.waiting().filter(({ event }) => event === 'wxa_media_check');
    expect(waiting()).toHaveLength(1);

    const heard: string[] = [];
    const server = createServer((request, response) => {
      heard.push(String(request.url));
      response.end('success');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    standin.pushes.pushTo({ url: `http://127.0.0.1:${port}/push`, token: 'token', aesKey: 'A'.repeat(43) });
    await control('clock', { advanceSeconds: 599 });
    expect(waiting()).toHaveLength(1);
    heard.length = 0;
    await control('clock', { advanceSeconds: 1 });
    expect(heard).toHaveLength(2);
    await new Promise((resolve) => server.close(resolve));

    await control('quotas', { call: 'msg_sec_check', perDay: 0 });
    const words = { openid, version: 2, scene: 2, content: '好' };
    const fresh = standin.tokens.current(false)?.access_token ?? '';
    expect((await call(`/wxa/msg_sec_check?access_token=${fresh}`, words)).json['errcode']).toBe(45009);
    await control('end-tokens', {});
    expect((await call(`/wxa/msg_sec_check?access_token=${fresh}`, words)).json['errcode']).toBe(40001);
    expect((await call('/wxa/msg_sec_check', words)).json['errcode']).toBe(41001);
    expect((await call('/standin/push', { event: '' })).status).toBe(400);
  });

  test('gives a token out while the one before is still good, and does not let it be forced all day', () => {
    const clock = handClock();
    const tokens = openTokens(clock);
    const first = tokens.current(false)?.access_token ?? '';
    clock.pass(7200 - 299);
    const second = tokens.current(false)?.access_token ?? '';
    expect([second === first, tokens.isGood(first), tokens.isGood(second)]).toEqual([false, true, true]);
    clock.pass(299);
    expect([tokens.isGood(first), tokens.isOver(first)]).toEqual([false, true]);
    for (let times = 0; times < 20; times += 1) expect(tokens.current(true)).not.toBeNull();
    expect(tokens.current(true)).toBeNull();
  });

  test.each([
    ['red', { r: 220, g: 20, b: 20 }, 'risky'],
    ['yellow', { r: 240, g: 220, b: 20 }, 'review'],
    ['green', { r: 40, g: 160, b: 60 }, 'pass'],
  ])('looks at a picture: %s', async (_, background, suggest) => {
    const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background } })
      .jpeg()
      .toBuffer();
    const server = createServer((_request, response) => response.end(picture));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await lookAtPicture(`http://127.0.0.1:${port}/a.jpg`)).toMatchObject({ suggest });
    await new Promise((resolve) => server.close(resolve));
    expect(await lookAtPicture(`http://127.0.0.1:${port}/a.jpg`)).toBeNull();
  });
});

import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { LogLine, TestServer } from '../support/app';
import { startServer } from '../support/app';

const keys = {
  appid: 'wxtest0000000001',
  token: 'tokenoftests',
  aesKey: Buffer.alloc(32, 5).toString('base64').slice(0, 43),
};

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.database.truncate();
  server.log.length = 0;
});

const nowSeconds = (): number => Math.floor(server.clock.now().getTime() / 1000);
const sha1 = (...parts: string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

function sealed(message: string, { appid = keys.appid, aesKey = keys.aesKey, pad = -1 } = {}): string {
  const text = Buffer.from(message);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(text.length);
  const plain = Buffer.concat([randomBytes(16), size, text, Buffer.from(appid)]);
  const fill = 32 - (plain.length % 32);
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(fill, pad === -1 ? fill : pad)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

const revoke = (more = {}): object => ({
  ToUserName: 'gh_0123456789ab',
  FromUserName: 'oWeChat',
  CreateTime: nowSeconds(),
  MsgType: 'event',
  Event: 'user_authorization_revoke',
  OpenID: 'oSomebody',
  RevokeInfo: '6',
  ...more,
});

interface Push {
  message?: object | string;
  token?: string;
  timestamp?: number | string;
  seal?: Parameters<typeof sealed>[1];
  /** Changes the query after signing. */
  query?: Record<string, string>;
  /** Instead of the sealed body. */
  body?: string;
}

async function push({ message = revoke(), token = keys.token, timestamp, seal, query = {}, body }: Push = {}) {
  const at = String(timestamp ?? nowSeconds());
  const nonce = '1372623149';
  const Encrypt = sealed(typeof message === 'string' ? message : JSON.stringify(message), seal);
  const all = new URLSearchParams({
    signature: sha1(token, at, nonce),
    timestamp: at,
    nonce,
    openid: 'oSomebody',
    encrypt_type: 'aes',
    msg_signature: sha1(token, at, nonce, Encrypt),
    ...query,
  });
  const response = await fetch(`${server.url}/wechat/push?${all}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: body ?? JSON.stringify({ ToUserName: 'gh_0123456789ab', Encrypt }),
  });
  return { status: response.status, text: await response.text() };
}

const kept = () => server.database.sql<{ event: string; content: string }>('SELECT event, content FROM wechat_push');
const jobs = () =>
  server.database.sql<{ id: string; state: string }>("SELECT id, state FROM job WHERE kind = 'wechat.push'");
const reasons = () =>
  server.log.filter(({ msg }: LogLine) => msg === 'wechat.push refused').map(({ reason }) => reason);

describe('a push', () => {
  test('that is right is answered with success once it and its job are kept', async () => {
    expect(await push()).toEqual({ status: 200, text: 'success' });
    expect(await kept()).toMatchObject([{ event: 'user_authorization_revoke' }]);
    expect(await jobs()).toMatchObject([{ state: 'due' }]);
  });

  test.each<[string, () => Push, string]>([
    ['another token', () => ({ token: 'another' }), 'signature'],
    ['another nonce', () => ({ query: { nonce: '1' } }), 'signature'],
    ['another time than the signed', () => ({ query: { timestamp: String(nowSeconds() - 1) } }), 'signature'],
    ['no signature', () => ({ query: { msg_signature: '' } }), 'signature'],
    [
      'the signature without the text',
      () => ({ query: { msg_signature: sha1(keys.token, String(nowSeconds()), '1372623149') } }),
      'signature',
    ],
    ['another appid', () => ({ seal: { appid: 'wxtest0000000002' } }), 'seal'],
    ['another key', () => ({ seal: { aesKey: 'A'.repeat(43) } }), 'seal'],
    ['bad padding', () => ({ seal: { pad: 0 } }), 'seal'],
    ['a signed time of 11 minutes ago', () => ({ timestamp: nowSeconds() - 660 }), 'stale'],
    ['a signed time in 11 minutes', () => ({ timestamp: nowSeconds() + 660 }), 'stale'],
    ['a signed time that is none', () => ({ timestamp: 'yesterday' }), 'stale'],
    ['an event of 11 minutes ago', () => ({ message: revoke({ CreateTime: nowSeconds() - 660 }) }), 'stale'],
    ['no event in it', () => ({ message: 'not json' }), 'message'],
    ['a plain body', () => ({ body: JSON.stringify(revoke()) }), 'shape'],
    ['a body that is not JSON', () => ({ body: '<xml></xml>' }), 'shape'],
    ['an empty body', () => ({ body: '' }), 'shape'],
  ])('with %s is refused without effect', async (_, wrong, reason) => {
    const answer = await push(wrong());
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain(reason);
    expect(await kept()).toEqual([]);
    expect(await jobs()).toEqual([]);
    expect(reasons()).toEqual([reason]);
  });

  test('of ten minutes ago is still taken', async () => {
    const at = nowSeconds() - 599;
    expect((await push({ timestamp: at, message: revoke({ CreateTime: at }) })).status).toBe(200);
  });

  test('that is too long is refused', async () => {
    expect((await push({ message: revoke({ more: 'x'.repeat(70_000) }) })).status).toBe(403);
    expect(await kept()).toEqual([]);
  });

  test('with a parameter given twice is refused', async () => {
    const answer = await fetch(`${server.url}/wechat/push?timestamp=1&timestamp=2&nonce=1`, {
      method: 'POST',
      body: '{}',
    });
    expect(answer.status).toBe(403);
  });

  test('that comes again, at once or later, is kept once', async () => {
    const message = revoke();
    const answers = await Promise.all(Array.from({ length: 8 }, () => push({ message })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await kept()).toHaveLength(1);
    await server.worker.runDue();
    expect((await push({ message })).text).toBe('success');
    expect(await jobs()).toMatchObject([{ state: 'done' }]);
  });

  test('is another one when anything but its fields’ order differs', async () => {
    await push({ message: revoke() });
    await push({ message: Object.fromEntries(Object.entries(revoke()).reverse()) });
    expect(await kept()).toHaveLength(1);
    await push({ message: revoke({ OpenID: 'oSomebodyElse' }) });
    await push({ message: revoke({ RevokeInfo: '8' }) });
    expect(await kept()).toHaveLength(3);
  });

  test('with a trace id is the same by that alone; two in one second are two', async () => {
    const verdict = (trace_id: string, CreateTime = nowSeconds()) => ({
      ...revoke({ Event: 'wxa_media_check', CreateTime, OpenID: undefined, RevokeInfo: undefined }),
      trace_id,
      result: { suggest: 'pass', label: 100 },
    });
    await push({ message: verdict('one') });
    await push({ message: verdict('two') });
    await push({ message: verdict('one', nowSeconds() - 5) });
    expect(await kept()).toHaveLength(2);
  });

  test('that nobody waits for is kept, without a job', async () => {
    expect((await push({ message: revoke({ Event: 'something_new' }) })).text).toBe('success');
    expect(await kept()).toMatchObject([{ event: 'something_new' }]);
    expect(await jobs()).toEqual([]);
  });

  test('of what somebody writes to the program is thrown away', async () => {
    expect((await push({ message: revoke({ MsgType: 'text', Event: undefined, Content: '你好' }) })).text).toBe(
      'success',
    );
    expect(await kept()).toEqual([]);
  });

  test('is forgotten after a month', async () => {
    await push();
    server.clock.pass(60 * 24 * 31);
    await server.worker.runDue();
    expect(await kept()).toEqual([]);
    server.clock.set('2026-11-23T02:00:00.000Z');
  });
});

describe('the question whether the address is ours', () => {
  const ask = async (change: Record<string, string> = {}) => {
    const at = String(nowSeconds());
    const query = { signature: sha1(keys.token, at, '99'), timestamp: at, nonce: '99', echostr: '4375120948345356249' };
    const response = await fetch(`${server.url}/wechat/push?${new URLSearchParams({ ...query, ...change })}`);
    return { status: response.status, type: response.headers.get('Content-Type'), text: await response.text() };
  };
  test('is answered with its own words', async () => {
    expect(await ask()).toEqual({
      status: 200,
      type: expect.stringMatching(/^text\/plain/),
      text: '4375120948345356249',
    });
  });
  test.each<Record<string, string>>([
    { signature: 'ab' },
    { nonce: '1' },
    { timestamp: '1409735669' },
    { signature: '' },
  ])('is not answered to others: %j', async (change) => {
    expect((await ask(change)).status).toBe(403);
  });
});

describe('what people take back', () => {
  const somebody = async () => {
    const { openid, personId } = await server.build.resident({ name: '林晓雯' });
    const nameOf = () =>
      server.database.sql<{ name: string | null }>('SELECT name FROM person WHERE id = ?', [personId]);
    return { openid, nameOf };
  };

  test.each([
    ['user_authorization_revoke', '6', null],
    ['user_authorization_revoke', '19', null],
    ['user_authorization_revoke', '13', '林晓雯'],
    ['user_info_modified', '', null],
  ])('%s %s', async (event, RevokeInfo, name) => {
    const { openid, nameOf } = await somebody();
    const other = await somebody();
    server.standin.pushes.plan({ event, content: { OpenID: openid, AppID: keys.appid, RevokeInfo }, copies: 2 });
    expect(await server.standin.pushes.deliverDue()).toMatchObject([{ status: 200 }, { status: 200 }]);
    await server.worker.runDue();
    expect(await nameOf()).toEqual([{ name }]);
    expect(await other.nameOf()).toEqual([{ name: '林晓雯' }]);
    expect(await jobs()).toMatchObject([{ state: 'done' }]);
  });

  test('their phone number', async () => {
    const { openid } = await somebody();
    const client = await server.as({ openid });
    await client.call('phone.bind', { body: { code: 'dev:phone:13812345678' } });
    expect((await client.call('phone.get', {})).body?.phone).toMatch(/78$/);
    server.standin.pushes.plan({ event: 'user_authorization_revoke', content: { OpenID: openid, RevokeInfo: '8' } });
    await server.standin.pushes.deliverDue();
    await server.worker.runDue();
    expect((await client.call('phone.get', {})).body?.phone).toBeNull();
  });

  test.each(['user_authorization_cancellation', 'user_cancel'])(
    'their account, by %s: its deletion begins',
    async (event) => {
      const { openid } = await somebody();
      server.standin.pushes.plan({ event, content: { OpenID: openid }, copies: 3 });
      await server.standin.pushes.deliverDue();
      await server.worker.runDue();
      expect(await server.database.sql('SELECT state, source FROM erasure_request')).toEqual([
        { state: 'waiting', source: 'wechat' },
      ]);
    },
  );

  test('is nothing for somebody who was never here', async () => {
    server.standin.pushes.plan({ event: 'user_cancel', content: { OpenID: 'oStranger' } });
    await server.standin.pushes.deliverDue();
    await server.worker.runDue();
    expect(await jobs()).toMatchObject([{ state: 'done' }]);
  });
});

test('a push that was made too long ago is asked three times and taken never', async () => {
  server.standin.pushes.plan({ event: 'user_cancel', content: { OpenID: 'oA' }, staleSeconds: 700 });
  await server.standin.pushes.deliverDue();
  expect(server.standin.pushes.delivered.slice(-3).map(({ status }) => status)).toEqual([403, 403, 403]);
  expect(await kept()).toEqual([]);
});

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { openClient } from '../support/client';
import { startServer } from '../support/app';
import { watchSecrets } from '../support/secrets';
import { gatewayStage } from './stage';

const stage = gatewayStage();

describe('the watch over secrets, which every test server has,', () => {
  async function ask(answer: (key: string, token: string) => RequestListener): Promise<string[]> {
    const key = stage.standin.sessions.give('oSomebody');
    const token = stage.standin.tokens.current(false)?.access_token ?? '';
    const watch = watchSecrets(stage.standin, ['a-secret-of-the-app']);
    const server = createServer(answer(key, token));
    watch.listen(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/somewhere?a=1`)).text();
    await new Promise((resolve) => server.close(resolve));
    return watch.leaks();
  }

  test.each<[string, (key: string, token: string) => RequestListener, string]>([
    ['a body', (key) => (_, response) => response.end(JSON.stringify({ key })), 'a session key'],
    [
      'a written part',
      (key) => (_, response) => (response.write(`{"key":"${key}`), response.end('"}')),
      'a session key',
    ],
    ['an address', (key) => (_, response) => response.end(`?k=${encodeURIComponent(key)}`), 'a session key'],
    ['a header', (key) => (_, response) => response.setHeader('X-Key', key).end('ok'), 'a session key'],
    ['a token', (_, token) => (_ask, response) => response.end(`{"token":"${token}"}`), 'an access token'],
    ['the app’s own', () => (_, response) => response.end('a-secret-of-the-app'), 'a secret of the app'],
    [
      'a packed body',
      (key) => (_, response) => response.setHeader('Content-Encoding', 'gzip').end(gzipSync(`{"key":"${key}"}`)),
      'a session key',
    ],
  ])('sees it in %s', async (_, answer, what) => {
    expect(await ask(answer)).toEqual([`reply to GET /somewhere: ${what}`]);
  });

  test('sees it in a log', () => {
    const key = stage.standin.sessions.give('oSomebody');
    const watch = watchSecrets(stage.standin, []);
    watch.read('log', JSON.stringify({ msg: 'request', session: { key } }));
    expect(watch.leaks()).toEqual(['log: a session key']);
  });

  test('is quiet about everything else', async () => {
    const other = Buffer.alloc(16, 1).toString('base64');
    expect(await ask(() => (_, response) => response.end(`{"etag":"${other}","words":"你好"}`))).toEqual([]);
  });
});

test('a login, a code used twice and another person’s phone code leave no key in any reply or log', async () => {
  const server = await startServer();
  const code = server.standin.codes.give('oSomebody');
  const first = await openClient(server.url, null).call('identity.login', { body: { code } });
  const second = await openClient(server.url, null).call('identity.login', { body: { code } });
  expect([first.status, second.problem?.code]).toEqual([201, 'auth.code_invalid']);
  const [key = ''] = server.standin.sessions.given;
  expect(key).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  expect(JSON.stringify([first.body, second.problem, server.log])).not.toContain(key);
  const rows = await server.database.sql('SELECT * FROM wechat_session');
  expect(rows).toMatchObject([{ openid: 'oSomebody', key_key: 'k1' }]);
  expect(JSON.stringify(rows)).not.toContain(key);
  // Looks through everything once more and throws if it finds one.
  await server.close();
});

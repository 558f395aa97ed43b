import { startServer, type TestServer } from '../support/app';
import { faultsOf, send } from '../support/send';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ config: { origins: ['https://desk.example.cn'], production: true } });
});
afterAll(() => server.close());

/** Another app on the same database, which stays open. */
const shared = () => ({ ...server.database, close: () => Promise.resolve() });

test.each(['/', '/docs', '/api/v1/centres', '/healthz', '/nowhere'])(
  '%s says what a page may load and do',
  async (path) => {
    const { headers } = await send(server.url + path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(headers.get('permissions-policy')).toContain('microphone=()');
    expect(headers.get('x-powered-by')).toBeNull();
  },
);

test('only the origins that are set may read answers, with the headers that the app sends', async () => {
  const ask = (origin: string, method = 'GET') =>
    send(`${server.url}/api/v1/centres`, {
      method,
      headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
    });
  const allowed = await ask('https://desk.example.cn');
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://desk.example.cn');
  expect(allowed.headers.get('vary')).toContain('Origin');
  expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
  const before = await ask('https://desk.example.cn', 'OPTIONS');
  expect(before.headers.get('access-control-allow-headers')).toContain('Authorization');
  for (const other of ['https://evil.example', 'https://desk.example.cn.evil.example', 'null']) {
    for (const method of ['GET', 'OPTIONS']) {
      expect((await ask(other, method)).headers.get('access-control-allow-origin')).toBeNull();
    }
  }
  // A refusal can be read by the page that asked, too.
  const refused = await send(`${server.url}/api/v1/me`, { headers: { Origin: 'https://desk.example.cn' } });
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([
    401,
    'https://desk.example.cn',
  ]);
});

test('without origins no page of others may read anything, and plain HTTP is not forbidden outside production', async () => {
  const usual = await startServer({ database: shared() });
  const { headers } = await send(`${usual.url}/api/v1/centres`, { headers: { Origin: 'https://desk.example.cn' } });
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('strict-transport-security')).toBeNull();
  await usual.close();
});

test('tokens are kept by nobody', async () => {
  const code = server.standin.codes.give((await server.build.resident()).openid);
  const session = await server.visitor.call('identity.login', { body: { code } });
  expect([session.status, session.headers.get('cache-control')]).toEqual([201, 'no-store']);
});

test('a body without its type is named as such', async () => {
  const { url } = server;
  const sent = await send(`${url}/api/v1/sessions`, {
    method: 'POST',
    body: '{"code":"x"}',
    headers: { 'Content-Type': '' },
  });
  expect([sent.status, sent.problem?.code, ...faultsOf(sent, ['input.type'])]).toEqual([415, 'input.type']);
});

test('a phone whose app is too old is told to update; newer ones and other programs are served', async () => {
  const strict = await startServer({ database: shared(), config: { leastAppVersion: '1.10.2' } });
  const ask = (version: string) => send(`${strict.url}/api/v1/centres`, { headers: { 'X-App-Version': version } });
  for (const old of ['1.10.1', '1.9.9', '0.99.99']) {
    const sent = await ask(old);
    expect([old, sent.status, ...faultsOf(sent, ['client.too_old'])]).toEqual([old, 426]);
  }
  for (const good of ['1.10.2', '1.10.3', '1.11.0', '2.0.0', '', 'dev', '1.9']) {
    expect([good, (await ask(good)).status]).toEqual([good, 200]);
  }
  // The pages themselves are served: from there the new app is loaded.
  expect((await send(`${strict.url}/docs`, { headers: { 'X-App-Version': '0.0.1' } })).status).toBe(200);
  await strict.close();
});

test('what takes too long is busy in time, and what comes of it later is nobody’s answer', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const slow = await startServer({
    database: shared(),
    deadlineMs: 300,
    change: (all) => ({
      ...all,
      'area.list': async (ask) => {
        await held;
        return all['area.list'](ask);
      },
    }),
  });
  const late = await send(`${slow.url}/api/v1/areas`);
  expect([late.status, late.headers.get('retry-after'), ...faultsOf(late, ['busy'])]).toEqual([503, '2']);
  release();
  expect((await send(`${slow.url}/api/v1/areas`)).status).toBe(200);
  await slow.close();
});

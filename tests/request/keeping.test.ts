import { startServer, type TestServer } from '../support/app';
import { send } from '../support/send';

/** What browsers, phones and proxies may keep of a reply, and for whom. */
let server: TestServer;
let serviceUrl: string;
let token: string;
beforeAll(async () => {
  server = await startServer();
  const service = await server.build.service({ max_per_week: 2 });
  serviceUrl = `${server.url}/api/v1/services/${service.id}`;
  token = (await server.as(await server.build.resident())).token ?? '';
});
afterAll(() => server.close());

test('a read has a tag, and asked with it again gives 304 without a body', async () => {
  const first = await send(serviceUrl);
  const tag = first.headers.get('etag') ?? '';
  expect(tag).toMatch(/^(W\/)?"[\w-]+"$/);
  const again = await send(serviceUrl, { headers: { 'If-None-Match': tag } });
  expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag]);
  expect(again.headers.get('cache-control')).toBe('public, max-age=30');
  const head = await fetch(serviceUrl, { method: 'HEAD' });
  expect([head.status, head.headers.get('etag')]).toEqual([200, tag]);
});

test('a tag of the visitor’s reply is no good for what is mine', async () => {
  const tag = (await send(serviceUrl)).headers.get('etag') ?? '';
  const mine = await send(serviceUrl, { token, headers: { 'If-None-Match': tag } });
  expect(mine.status).toBe(200);
  expect(JSON.parse(mine.text)).toMatchObject({ mine: { leftThisWeek: 2 } });
});

test('what is kept for visitors is not given to somebody signed in', async () => {
  const visitor = await send(serviceUrl);
  const mine = await send(serviceUrl, { token });
  expect(visitor.headers.get('cache-control')).toBe('public, max-age=30');
  expect(mine.headers.get('cache-control')).toBe('private, no-cache');
  for (const { headers } of [visitor, mine]) expect(headers.get('vary')).toContain('Authorization');
});

test('refusals and the state of health are not kept', async () => {
  const { url } = server;
  for (const sent of [
    await send(`${url}/api/v1/services/svc_0`),
    await send(`${url}/api/v1/me`),
    await send(`${url}/nowhere`),
    await send(`${url}/healthz`),
  ]) {
    expect([sent.status, sent.headers.get('cache-control')]).toEqual([sent.status, 'no-store']);
  }
});

test('an expired session is told so where anybody may read, so that what is mine is not silently left out', async () => {
  const now = server.clock.now();
  const client = await server.as(await server.build.resident());
  server.clock.pass(121);
  const home = await client.call('home.get');
  // Logging in anew or renewing never fails for the old token sent along.
  const renewed = await client.call('identity.refresh', { body: { refreshToken: 'x'.repeat(43) } });
  server.clock.set(now);
  expect(home.problem?.code).toBe('auth.expired');
  expect(renewed.problem?.code).toBe('auth.refresh_invalid');
});

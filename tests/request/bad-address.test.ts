import { request } from 'node:http';
import { commonCodes } from '../../shared/contract/codes';
import { apiPrefix, routeNames, routes, type RouteName } from '../../shared/contract/routes';
import { codesOf, faultsOf, send } from '../support/send';
import { openWalk, type Walk } from '../support/walk';
import { fieldsOf } from '../support/wrong-values';

/** Walks the whole contract with hostile text, broken addresses and methods that a route does not have. */
let walk: Walk;
beforeAll(async () => {
  walk = await openWalk();
});
afterAll(() => walk.close());

const hostile = [
  "' OR '1'='1",
  "'; DROP TABLE booking; -- ",
  '1; SELECT SLEEP(5)',
  '" UNION SELECT openid FROM account -- ',
  '\\',
  '%',
  '_',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfffb',
  '\u202e\u2066abc',
  '\ufeff',
  '𠮷野家😀',
  '{"$gt":""}',
  '${7*7}',
  '<script>alert(1)</script>',
  '\r\nSet-Cookie: a=b',
  'Ω'.repeat(20),
];

test.each(routeNames)('%s takes hostile text for text', async (name) => {
  const found: unknown[] = [];
  for (const { part, name: key, path } of fieldsOf(name)) {
    // Half a character can't be written in a path; broken paths have their own test.
    for (const text of hostile.filter((one) => part !== 'params' || !/\p{Cs}/u.test(one))) {
      const { url, ...options } = walk.request(name, { [part]: { [key]: text } });
      const sent = await send(url, options);
      if (sent.status < 300) continue;
      const faults = faultsOf(sent, codesOf(name));
      if (faults.length > 0) found.push({ path, text, faults });
    }
  }
  expect(found).toEqual([]);
  const [row] = await walk.server.database.sql<{ n: number }>('SELECT COUNT(*) AS n FROM booking');
  expect(row?.n).toBeGreaterThanOrEqual(2);
});

test.each(['a\u0000b', '\ud800', 'a\u0007', '\u007f', '\u0085'])(
  'identity.rename does not take the name %j',
  async (text) => {
    const { url, ...options } = walk.request('identity.rename', { body: { name: text } });
    const { problem } = await send(url, options);
    expect([problem?.code, problem?.fields.map(({ path }) => path)]).toEqual(['input.invalid', ['body.name']]);
  },
);

const withParams = routeNames.filter((name) => routes[name].path.includes(':'));

/** Sends a path as it stands: fetch would put broken ones right. */
function sendRaw(method: string, path: string, token: string | null): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(walk.server.url);
    const headers = token === null ? {} : { Authorization: `Bearer ${token}` };
    const asked = request({ hostname, port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on('error', reject).end();
  });
}

const brokenParts = [
  '%',
  '%ff',
  '%zz',
  '%E0%A4%A',
  '%00',
  '%c0%ae%c0%ae',
  '..%2f..%2fme',
  '%ED%A0%80',
  '.',
  '..',
  ';',
  '%3Cb%3E',
];

test.each(withParams)('%s survives broken percent-encoding in its path', async (name) => {
  const found: unknown[] = [];
  for (const part of brokenParts) {
    const { method, path } = routes[name];
    const sent = await sendRaw(method, apiPrefix + path.replace(/:\w+/, part), walk.tokenFor(name));
    const code = sent.text.startsWith('{') ? (JSON.parse(sent.text) as { code: string }).code : sent.text;
    if (!['not_found', 'input.invalid', 'method_not_allowed'].includes(code)) found.push({ part, ...sent });
  }
  expect(found).toEqual([]);
});

test.each(brokenParts)('survives the broken address /%s', async (part) => {
  for (const path of [`/${part}`, `/docs/${part}`, `${apiPrefix}/${part}`]) {
    const { status } = await sendRaw('GET', path, null);
    expect([path, status < 500]).toEqual([path, true]);
  }
});

const methodsOf = (path: string): string[] =>
  routeNames.filter((name) => routes[name].path === path).map((name) => routes[name].method);

/** Paths as a request writes them, with the methods that the contract gives them. */
const paths = [...new Set(routeNames.map((name) => routes[name].path))].map((path) => [path, methodsOf(path)] as const);

test.each(paths)('%s has the methods %j and no others', async (path, methods) => {
  const url = walk.server.url + apiPrefix + path.replace(/:\w+/, 'x');
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !methods.includes(one))) {
    const sent = await send(url, { method, body: method === 'GET' ? undefined : '{}' });
    expect([method, sent.problem?.code, ...faultsOf(sent, commonCodes)]).toEqual([method, 'method_not_allowed']);
    expect(sent.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(methods));
  }
});

test.each(paths)('%s answers OPTIONS with its methods', async (path, methods) => {
  const sent = await send(walk.server.url + apiPrefix + path.replace(/:\w+/, 'x'), { method: 'OPTIONS' });
  expect([200, 204]).toContain(sent.status);
  expect(sent.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(methods));
});

const reads = routeNames.filter((name: RouteName) => routes[name].method === 'GET');

test.each(reads)('%s answers HEAD as GET, without the body', async (name) => {
  const { url, token } = walk.request(name);
  const [got, head] = [await send(url, { token }), await send(url, { token, method: 'HEAD' })];
  expect([head.status, head.text, head.headers.get('content-type')]).toEqual([
    got.status,
    '',
    got.headers.get('content-type'),
  ]);
});

test.each(['TRACE', 'PROPFIND', 'PURGE'])('refuses the method %s', async (method) => {
  const { status, text } = await sendRaw(method, `${apiPrefix}/centres`, null);
  expect([status, (JSON.parse(text) as { code: string }).code]).toEqual([405, 'method_not_allowed']);
});

test.each(['/api/v1', '/api/v1/', '/api/v2/centres', '/api/v1/nosuch', '/nosuch', '/.git/config', '/package.json'])(
  'finds nothing at %s',
  async (path) => {
    const sent = await send(walk.server.url + path);
    expect([sent.problem?.code, ...faultsOf(sent, commonCodes)]).toEqual(['not_found']);
  },
);

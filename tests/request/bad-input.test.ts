import { gzipSync } from 'node:zlib';
import type { codes } from '../../shared/contract/codes';
import { routeNames, routes, type RouteName } from '../../shared/contract/routes';
import { limits } from '../../shared/limits';
import { codesOf, faultsOf, send, type Sent } from '../support/send';
import { openWalk, type Over, type Walk } from '../support/walk';
import { fieldsOf, isUnbounded, takesBody, wrongValues, type Field } from '../support/wrong-values';

/** Walks the whole contract with input that no screen of ours would send; nothing of it may be answered with a 500. */
let walk: Walk;
beforeAll(async () => {
  walk = await openWalk();
});
afterAll(() => walk.close());

const writes = routeNames.filter((name) => routes[name].method !== 'GET');

async function ask(name: RouteName, over?: Over): Promise<Sent> {
  const { url, ...options } = walk.request(name, over);
  return send(url, options);
}

/** Everything wrong with a refusal as bad input that must name these fields. */
function inputFaults(name: RouteName, sent: Sent, paths: readonly string[]): string[] {
  const faults = faultsOf(sent, codesOf(name));
  if (sent.problem?.code !== 'input.invalid') faults.push(`${sent.status} ${sent.problem?.code ?? ''} instead of 400`);
  const named = sent.problem?.fields.map(({ path }) => path) ?? [];
  // A fault inside a list or object names its place below the field.
  const missing = paths.filter((path) => !named.some((one) => one === path || one.startsWith(`${path}.`)));
  return [...faults, ...missing.map((path) => `${path} is not named`)];
}

const withValue = ({ part, name }: Field, value: unknown): Over => ({ [part]: { [name]: value } });

describe.each(routeNames)('%s', (name) => {
  const fields = fieldsOf(name);

  test('bounds every text it takes', () => {
    expect(fields.filter(({ schema }) => isUnbounded(schema)).map(({ path }) => path)).toEqual([]);
  });

  test('refuses each wrong value by the name of its field', async () => {
    const found: unknown[] = [];
    for (const field of fields) {
      for (const value of wrongValues(field)) {
        const faults = inputFaults(name, await ask(name, withValue(field, value)), [field.path]);
        if (faults.length > 0) found.push({ path: field.path, value: String(value).slice(0, 60), faults });
      }
    }
    expect(found).toEqual([]);
  });

  test('names all wrong fields at once, unknown ones too', async () => {
    const over: Required<Over> & { body: Record<string, unknown> } = { params: {}, query: { nosuch: '1' }, body: {} };
    const paths = ['query.nosuch'];
    for (const field of fields) {
      const [value] = wrongValues(field);
      if (value === undefined) continue;
      (over[field.part] as Record<string, unknown>)[field.name] = value;
      paths.push(field.path);
    }
    if (routes[name].method !== 'GET') {
      over.body['nosuch'] = 1;
      paths.push('body.nosuch');
    }
    expect(inputFaults(name, await ask(name, over), paths)).toEqual([]);
  });

  test('refuses a query field given twice', async () => {
    const found: unknown[] = [];
    for (const { name: key, path } of fields.filter(({ part }) => part === 'query')) {
      const { url, ...options } = walk.request(name);
      const twice = `${key}=1&${key}=2`;
      const faults = inputFaults(name, await send(`${url}${url.includes('?') ? '&' : '?'}${twice}`, options), [path]);
      if (faults.length > 0) found.push({ path, faults });
    }
    expect(found).toEqual([]);
  });
});

describe.each(writes)('%s', (name) => {
  const expectCode = (sent: Sent, code: keyof typeof codes): void => {
    expect([sent.problem?.code, ...faultsOf(sent, codesOf(name))]).toEqual([code]);
  };

  test.each(['{', '{"a":', 'null garbage', '"', '{"a":1}}', "{'a':1}", '\u0000', '{"a":1,}'])(
    'refuses the broken JSON %j',
    async (body) => expectCode(await ask(name, { body }), 'input.not_json'),
  );

  test.each(['[]', '[{}]', '[1,2]'])('refuses the list %s as a body', async (body) => {
    expectCode(await ask(name, { body }), 'input.invalid');
  });

  test.each(['"text"', '1', 'null', 'true'])('refuses %s as a body', async (body) => {
    const sent = await ask(name, { body });
    expect([
      ['input.invalid', 'input.not_json'].includes(sent.problem?.code ?? ''),
      ...faultsOf(sent, codesOf(name)),
    ]).toEqual([true]);
  });

  test('refuses a body that is too large, before reading it as JSON', async () => {
    expectCode(await ask(name, { body: `{"a":"${'x'.repeat(limits.bodyBytes)}"}` }), 'input.too_large');
    expectCode(await ask(name, { body: 'x'.repeat(limits.bodyBytes * 20) }), 'input.too_large');
  });

  test('refuses a deeply nested body', async () => {
    const depth = 10_000;
    expectCode(await ask(name, { body: `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}` }), 'input.invalid');
  });

  test('refuses fields that stand for the prototype', async () => {
    const sent = await ask(name, { body: '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}' });
    expectCode(sent, 'input.not_json');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('does not take a form or text for JSON', async () => {
    if (!takesBody(name)) return;
    const { url, ...options } = walk.request(name);
    const types = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', ''];
    for (const type of types) {
      // Read as the form that it should be, and found to be none.
      const isForm = 'consumes' in routes[name] && type.startsWith('multipart');
      const sent = await send(url, { ...options, headers: { 'Content-Type': type } });
      expectCode(sent, isForm ? 'input.invalid' : 'input.type');
    }
  });

  test.each(['gzip', 'deflate', 'no-such'])('refuses a body that is not the %s it says', async (encoding) => {
    const { url, ...options } = walk.request(name);
    expectCode(await send(url, { ...options, headers: { 'Content-Encoding': encoding } }), 'input.not_json');
  });

  test('counts the bytes of a compressed body unpacked', async () => {
    const { url, token, method } = walk.request(name);
    const bomb = gzipSync(`{"a":"${'x'.repeat(limits.bodyBytes * 100)}"}`);
    expectCode(
      await send(url, { method, token, body: bomb, headers: { 'Content-Encoding': 'gzip' } }),
      'input.too_large',
    );
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { openApiDocument } from '../../server/http/openapi';
import { apiPrefix, routeNames, routes } from '../../shared/contract/routes';
import { schemas } from '../../shared/contract/schemas';
import { send } from '../support/send';
import { openWalk, type Walk } from '../support/walk';

/** One name from screen to audit line: route = schemas = OpenAPI operation = handler = log field = test title. */
interface Document {
  paths: Record<string, Record<string, { operationId: string }>>;
}

test('each route has its schemas and no others', () => {
  expect(Object.keys(schemas).sort()).toEqual([...routeNames].sort());
});

test('each route is one operation of the OpenAPI document, at its method and path', () => {
  const { paths } = openApiDocument('test') as unknown as Document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`),
  );
  const expected = routeNames.map(
    (name) => `${name} ${routes[name].method} ${apiPrefix}${routes[name].path.replace(/:(\w+)/g, '{$1}')}`,
  );
  expect(operations.sort()).toEqual(expected.sort());
});

test('a name is <resource>.<verb>', () => {
  expect(routeNames.filter((name) => !/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(name))).toEqual([]);
});

describe('mounted', () => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await openWalk();
  });
  afterAll(() => walk.close());

  test.each(routeNames)('%s is answered under its own name', async (name) => {
    // A session of its own, so that logging out hurts nobody.
    const { token } = await walk.anotherSession(name);
    const { url, ...options } = walk.request(name);
    const sent = await send(url, { ...options, token });
    const requestId = sent.headers.get('x-request-id');
    const line = walk.server.log.find((one) => one.requestId === requestId && one.msg === 'request');
    expect(line).toMatchObject({ route: name, status: sent.status, outcome: sent.problem?.code ?? 'ok' });
    expect(sent.status).not.toBe(405);
    expect(sent.status).toBeLessThan(500);
  });

  test('a log line names no person, phone or text', () => {
    const known = ['actorId', 'level', 'method', 'ms', 'msg', 'outcome', 'requestId', 'route', 'status', 'time'];
    const lines = walk.server.log.filter(({ msg }) => msg === 'request');
    expect(lines.length).toBeGreaterThan(routeNames.length);
    expect([...new Set(lines.flatMap((line) => Object.keys(line)))].filter((key) => !known.includes(key))).toEqual([]);
  });
});

/** The titles of tests, as far as they are written out; a list walked with `test.each` names nothing by itself. */
function titlesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(test|it|describe)\b/.test(node.expression.getText(source))) {
      const [title] = node.arguments;
      if (title !== undefined && ts.isStringLiteralLike(title)) titles.push(title.text);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return titles;
}

test('each route is named by a request test of its own', () => {
  const folder = join(__dirname, '..', 'request');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  const words = new Set(
    files.flatMap((file) => titlesIn(join(folder, file))).flatMap((title) => title.split(/[\s:,]+/)),
  );
  expect(routeNames.filter((name) => !words.has(name))).toEqual([]);
});

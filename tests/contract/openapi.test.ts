import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codes, commonCodes, type ErrorCode } from '../../shared/contract/codes';
import type { Route } from '../../shared/contract/route';
import { routeNames, routes, type RouteName } from '../../shared/contract/routes';
import { startServer, type TestServer } from '../support/app';

/** The document by which other programs drive the API. */
interface Operation {
  operationId: string;
  summary?: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: { properties?: object; anyOf?: { properties: object }[] } }> };
  responses: Record<string, { description: string; content: Record<string, { schema: { properties?: object } }> }>;
  security: object[];
}

let server: TestServer;
let text: string;
let operations: Map<string, Operation>;

beforeAll(async () => {
  server = await startServer();
  const response = await fetch(`${server.url}/openapi.json`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  text = await response.text();
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, Operation>> };
  const all = Object.values(paths).flatMap((methods) => Object.values(methods));
  operations = new Map(all.map((operation) => [operation.operationId, operation]));
});
afterAll(() => server.close());

const operation = (name: RouteName): Operation => operations.get(name) as Operation;

function validate(document: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'linli-openapi-'));
  try {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, document);
    const validator = require.resolve('@seriousme/openapi-schema-validator/package.json');
    const cli = join(validator, '..', 'bin', 'validate-api-cli.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, file], { encoding: 'utf8' });
    return status === 0 ? 'valid' : stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('is valid OpenAPI 3.1', () => {
  expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0' });
  expect(validate(text)).toBe('valid');
  expect(validate(text.replace('"operationId"', '"operationID": 1, "responses"'))).not.toBe('valid');
});

test('has a page to read it, from this server alone', async () => {
  const page = await fetch(`${server.url}/docs`).then((response) => response.text());
  const sources = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
  expect(sources.length).toBeGreaterThan(2);
  for (const source of sources) {
    expect(source).toMatch(/^\/docs\//);
    const file = await fetch(server.url + source);
    expect([source, file.status, (await file.text()).length > 10]).toEqual([source, 200, true]);
  }
});

test.each(routeNames)('%s declares its input, its reply and all its refusals', (name) => {
  const route: Route = routes[name];
  const { parameters, responses, security, summary } = operation(name);
  expect(parameters.filter((one) => one.in === 'path').map((one) => `:${one.name}`)).toEqual(
    route.path.match(/:\w+/g) ?? [],
  );
  expect(summary).toBe(route.summary);
  expect(security).toEqual(route.who === 'anyone' ? [{}, { session: [] }] : [{ session: [] }]);
  const said = Object.values(responses).flatMap(({ description }) => description.split(', '));
  expect(said.sort()).toEqual([...commonCodes, ...route.codes, 'Done'].sort());
  const statuses = [...commonCodes, ...route.codes].map((code: ErrorCode) => String(codes[code]));
  expect(Object.keys(responses).sort()).toEqual([...new Set([String(route.status), ...statuses])].sort());
});

/** Fixed for programs of others: fields may be added, none taken away or renamed. */
const fixedReplies: Partial<Record<RouteName, readonly string[]>> = {
  'identity.login': ['token', 'refreshToken', 'expiresAt', 'me'],
  'booking.book': ['id', 'slotId', 'state', 'line', 'offeredUntil', 'checkInCode', 'may'],
  'centre.near': ['items', 'nextCursor'],
  'service.list': ['items', 'nextCursor'],
  'service.slots': ['items', 'nextCursor'],
  'booking.mine': ['items', 'nextCursor'],
  'roster.day': ['items', 'nextCursor'],
  'demo.personas': ['items', 'nextCursor'],
};

test.each(Object.entries(fixedReplies))('%s answers with the fields that others rely on', (name, fields) => {
  const { responses } = operation(name as RouteName);
  const success = responses['200'] ?? responses['201'];
  expect(Object.keys(success?.content['application/json']?.schema.properties ?? {})).toEqual(
    expect.arrayContaining([...fields]),
  );
});

test('inputs that others rely on keep their names', () => {
  const body = (name: RouteName) => operation(name).requestBody?.content['application/json']?.schema;
  const query = (name: RouteName) => operation(name).parameters.map((one) => one.name);
  expect(Object.keys(body('identity.login')?.properties ?? {})).toEqual(['code']);
  expect(Object.keys(body('booking.book')?.properties ?? {})).toEqual([
    'requestKey',
    'beneficiaryId',
    'partySize',
    'orWait',
    'answers',
  ]);
  expect(body('roster.checkIn')?.anyOf?.map(({ properties }) => Object.keys(properties))).toEqual([
    ['code', 'who'],
    ['bookingId'],
  ]);
  expect(query('centre.near')).toEqual(expect.arrayContaining(['lng', 'lat']));
  expect(query('booking.book')).toEqual(['slotId']);
});

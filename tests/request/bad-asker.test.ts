import { routeNames, routes, type RouteName } from '../../shared/contract/routes';
import { limits } from '../../shared/limits';
import { codesOf, faultsOf, send, type Sent } from '../support/send';
import { openWalk, type Over, type Walk } from '../support/walk';
import { fieldsOf } from '../support/wrong-values';

/** Walks the whole contract without a good session, and for what is not there. Roles and scopes: rights-matrix.test.ts. */
let walk: Walk;
beforeAll(async () => {
  walk = await openWalk();
});
afterAll(() => walk.close());

const closed = routeNames.filter((name) => routes[name].who !== 'anyone');
const open = routeNames.filter((name) => routes[name].who === 'anyone');

async function ask(name: RouteName, over?: Over, token = walk.tokenFor(name)): Promise<Sent> {
  const { url, ...options } = walk.request(name, over);
  return send(url, { ...options, token });
}

const codeOf = (name: RouteName, sent: Sent): string[] => [sent.problem?.code ?? '', ...faultsOf(sent, codesOf(name))];

const garbage = {
  'a token never given': 'x'.repeat(43),
  'a short token': 'x',
  'a long token': 'x'.repeat(5000),
  'a token with SQL': "x' OR '1'='1' -- xxxxxxxxxxxxxxxxxxxx",
  'no token': '',
};

test.each(closed)('%s knows nobody without a good token', async (name) => {
  expect(codeOf(name, await ask(name, {}, null))).toEqual(['auth.required']);
  for (const [title, token] of Object.entries(garbage)) {
    expect([title, ...codeOf(name, await ask(name, {}, token))]).toEqual([title, 'auth.required']);
  }
  const { url, ...options } = walk.request(name);
  for (const Authorization of ['Basic dXNlcjpwYXNz', 'bearer', `Bearer  ${walk.tokenFor(name)}`, 'Bearer a b']) {
    const sent = await send(url, { ...options, token: null, headers: { ...options.headers, Authorization } });
    expect([Authorization, ...codeOf(name, sent)]).toEqual([Authorization, 'auth.required']);
  }
  const sent = await ask(name, {}, null);
  expect(sent.headers.get('www-authenticate')).toBe('Bearer');
});

test.each(closed)('%s tells an expired session from a wrong one', async (name) => {
  const { clock } = walk.server;
  const now = clock.now();
  const { token } = await walk.anotherSession(name);
  clock.pass(limits.accessTokenMinutes + 1);
  const sent = await ask(name, {}, token);
  clock.set(now);
  expect(codeOf(name, sent)).toEqual(['auth.expired']);
});

test.each(closed)('%s ends with the session', async (name) => {
  const client = await walk.anotherSession(name);
  await client.call('identity.logout');
  expect(codeOf(name, await ask(name, {}, client.token))).toEqual(['auth.required']);
});

test.each(open)('%s does not mind a token that is no good', async (name) => {
  const before = await ask(name, {}, null);
  for (const token of Object.values(garbage)) expect((await ask(name, {}, token)).status).toBe(before.status);
});

/** The fields of a route that name a thing: in the path, the query or the body. What only narrows a file names none. */
const idFields = (name: RouteName) =>
  fieldsOf(name).filter(
    ({ part, name: key }) =>
      key.endsWith('Id') && key !== 'childId' && !(part !== 'params' && 'produces' in routes[name]),
  );

const withIds = routeNames.filter((name) => idFields(name).length > 0 || name === 'roster.checkIn');

const strangeIds = [
  'bkg_00000000000000000000',
  '0',
  '-1',
  "' OR 1=1 -- ",
  '%',
  '\u0000',
  '../../me',
  '林',
  '😀',
  'x'.repeat(40),
];

const nothingIn = (text: string): boolean => {
  const { items, centre } = JSON.parse(text) as { items?: unknown[]; centre?: unknown };
  return items?.length === 0 || centre === null;
};

test.each(withIds)('%s does not find what is not there', async (name) => {
  const before = await fingerprint();
  for (const id of strangeIds) {
    for (const { part, name: key } of idFields(name)) {
      // Whom one acts for is a question of somebody: a visitor is asked to sign in.
      const asVisitor = key === 'personId' && walk.tokenFor(name) === null;
      if (asVisitor) expect(codeOf(name, await ask(name, { [part]: { [key]: id } }))).toEqual(['auth.required']);
      const sent = await ask(name, { [part]: { [key]: id } }, asVisitor ? walk.resident.token : undefined);
      // A list of things at an unknown place is empty; a thing by an unknown id is not found.
      if (part === 'query' && sent.status === 200) expect(nothingIn(sent.text)).toBe(true);
      else expect([key, id, ...codeOf(name, sent)]).toEqual([key, id, 'not_found']);
    }
  }
  expect(await fingerprint()).toEqual(before);
});

test("roster.day shows nothing of another centre's slot", async () => {
  const sent = await ask('roster.day', { query: { slotId: walk.others.things.slotId, on: '2026-11-24' } });
  expect(JSON.parse(sent.text)).toEqual({ items: [], nextCursor: null });
});

/** All that may not change by asking for what is not one's own. */
async function fingerprint(): Promise<unknown> {
  const { sql } = walk.server.database;
  const bookings = await sql('SELECT id, state, live_key, attended_at FROM booking ORDER BY id');
  const slots = await sql('SELECT id, taken, state FROM slot ORDER BY id');
  const [people] = await sql('SELECT COUNT(*) AS n FROM person');
  return { bookings, slots, people };
}

import type { RouteName } from '../../shared/contract/routes';
import { routeNames } from '../../shared/contract/routes';
import { send } from '../support/send';
import { openWalk, type Walk } from '../support/walk';
import { fieldsOf } from '../support/wrong-values';

let walk: Walk;
beforeAll(async () => {
  walk = await openWalk();
});
afterAll(() => walk.close());

const paged = routeNames.filter((name) => fieldsOf(name).some(({ path }) => path === 'query.cursor'));

/** Numbers that JSON can say and no row of ours can hold: no date, no whole number, not even a number to SQL. */
const numbers = ['1e400', '-1e400', '1e17', '-1', '1.5', '253402300800000', '1e308'];
const shapes = (number: string): string[] => [`[${number},"x"]`, `["x",${number},"x"]`];
const others = ['[]', '{}', '[null,"x"]', '[1]', '["x"]', '[1,"x",1]', '[[1],"x"]', 'x', '', '1'];

const asCursor = (json: string): string => Buffer.from(json).toString('base64url');

async function codeFor(name: RouteName, json: string): Promise<string> {
  const { url, ...options } = walk.request(name, { query: { cursor: asCursor(json) } });
  const sent = await send(url, { ...options, token: walk.tokenFor(name) });
  return `${sent.status} ${sent.problem?.code ?? ''} ${sent.problem?.fields.map(({ path }) => path).join() ?? ''}`;
}

test.each(paged)('%s refuses a cursor that it never gave', async (name) => {
  for (const json of [...numbers.flatMap(shapes), ...others].filter((text) => text !== '')) {
    expect([json, await codeFor(name, json)]).toEqual([json, '400 input.invalid query.cursor']);
  }
});

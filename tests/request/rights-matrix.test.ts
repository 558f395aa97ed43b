import type { Handlers } from '../../server/http/ask';
import { routeNames, type RouteName } from '../../shared/contract/routes';
import { askersOf, type Asker } from '../support/askers';
import { walkAbsent, walkMatrix, type Findings } from '../support/matrix';
import { openWalk, type Walk } from '../support/walk';

/**
 * Every route of the contract × everybody who could ask × their own and others' things. What to expect is read from the
 * contract (`who`) and from tests/support/right-inputs.ts (`of`), never from the code that decides.
 */
jest.setTimeout(300_000);

interface Run {
  walk: Walk;
  askers: Asker[];
}

async function withCity<T>(change: ((handlers: Handlers) => Handlers) | undefined, fn: (run: Run) => Promise<T>) {
  const walk = await openWalk({ change });
  try {
    return await fn({ walk, askers: await askersOf(walk.server, walk.own, walk.others) });
  } finally {
    await walk.close();
  }
}

test('nobody reaches what is not theirs: every route, every role, own and other scope', async () => {
  await withCity(undefined, async ({ walk, askers }) => {
    // First: later everybody has booked with everybody, and some of theirs is one's own.
    const absent = await walkAbsent(walk);
    const found = await walkMatrix(walk, askers);
    process.stdout.write(
      `rights matrix: ${routeNames.length} routes × ${askers.length} askers ` +
        `(nobody, 2 residents, 9 roles at own and other scope, revoked, ended, not begun) = ` +
        `${found.cells} requests, ${found.leaks} leaks, ${found.wrong.length} wrong\n`,
    );
    expect(found).toEqual({ cells: found.cells, wrong: [], leaks: 0 });
    expect(absent).toEqual([]);
  });
});

/** The app with one guard taken out, each the way a hasty change would do it. */
const broken: Record<string, [RouteName, (whole: Handlers, walk: () => Walk) => Partial<Handlers>]> = {
  'a roster that forgets whose desk it is': [
    'roster.day',
    (whole, walk) => ({
      'roster.day': (ask) => whole['roster.day']({ ...ask, actor: { ...ask.actor, grants: deskOf(walk, ask.query) } }),
    }),
  ],
  'a booking read by its id alone': [
    'booking.get',
    (whole, walk) => ({
      'booking.get': (ask) => whole['booking.get']({ ...ask, actor: { ...ask.actor, ...ownerOf(walk, ask.params) } }),
    }),
  ],
  'a cancellation by the id alone': [
    'booking.cancel',
    (whole, walk) => ({
      'booking.cancel': (ask) =>
        whole['booking.cancel']({ ...ask, actor: { ...ask.actor, ...ownerOf(walk, ask.params) } }),
    }),
  ],
  'a roster that shows whole names': [
    'roster.day',
    (whole, walk) => ({
      'roster.day': async (ask) => {
        const day = await whole['roster.day'](ask);
        return { ...day, items: day.items.map((item) => ({ ...item, personName: walk().own.names[0] ?? '' })) };
      },
    }),
  ],
};

const deskOf = (walk: () => Walk, query: { centreId?: string }) =>
  [walk().own, walk().others]
    .filter(({ things }) => things.centreId === query.centreId)
    .map(({ things }) => ({ role: 'staff' as const, scopeKind: 'centre' as const, scopeId: things.centreId }));

function ownerOf(walk: () => Walk, params: { bookingId: string }) {
  const of = [walk().own, walk().others].find(({ things }) => things.bookingId === params.bookingId);
  return of === undefined ? {} : { personId: of.owner.personId, accountId: of.owner.accountId };
}

test.each(Object.entries(broken))('the matrix finds %s', async (_title, [name, change]) => {
  let walk: Walk | undefined;
  const the = (): Walk => {
    if (walk === undefined) throw new Error('asked before the city stands');
    return walk;
  };
  const found = await withCity(
    (whole) => ({ ...whole, ...change(whole, the) }),
    async (run): Promise<Findings> => {
      walk = run.walk;
      return walkMatrix(run.walk, run.askers, [name]);
    },
  );
  expect(found.wrong.length).toBeGreaterThan(0);
  expect(found.wrong.every((line) => line.startsWith(name) || line.startsWith('refused writes'))).toBe(true);
});

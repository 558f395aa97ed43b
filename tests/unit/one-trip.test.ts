import { inOneTrip, type Say } from '../../server/kernel/one-trip';

/** A server that answers what it was told, trip by trip, when it is let. */
function stage() {
  const trips: { text: string; end: Parameters<Say>[2] }[] = [];
  const say: Say = (sql, values, end) => void trips.push({ text: put(sql, values), end });
  const put = (sql: string, values: readonly unknown[]): string => [sql, ...values].join(' ');
  const query = inOneTrip(say, put);
  const ask = (sql: string, ...values: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      query(sql, values, (error, result) => (error === null ? resolve(result) : reject(error)));
    });
  const texts = () => trips.map(({ text }) => text);
  return { trips, texts, ask };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('one statement by itself goes as it is', async () => {
  const { trips, ask } = stage();
  const answer = ask('select ?', 1);
  await turn();
  expect(trips).toHaveLength(1);
  expect(trips[0]?.text).toBe('select ? 1');
  trips[0]?.end(null, 'rows');
  expect(await answer).toBe('rows');
});

test('what is asked in one turn goes in one trip, in its order, and each hears its own answer', async () => {
  const { trips, texts, ask } = stage();
  // The second is asked some microtasks later, as behind an async function.
  const all = Promise.all([
    ask('lock', 1),
    Promise.resolve()
      .then(() => undefined)
      .then(() => ask('read', 2)),
    ask('write'),
  ]);
  await turn();
  expect(texts()).toEqual(['lock 1;\nwrite;\nread 2']);
  trips[0]?.end(null, ['locked', 'written', 'rows']);
  expect(await all).toEqual(['locked', 'rows', 'written']);
});

test('a transaction begins with its first statement', async () => {
  const { trips, texts, ask } = stage();
  await ask('begin');
  expect(trips).toHaveLength(0);
  const first = ask('select');
  await turn();
  expect(texts()).toEqual(['begin;\nselect']);
  trips[0]?.end(null, ['begun', 'rows']);
  expect(await first).toBe('rows');
  const commit = ask('commit');
  await turn();
  expect(trips[1]?.text).toBe('commit');
  trips[1]?.end(null, 'done');
  expect(await commit).toBe('done');
});

test('when one fails all of its trip fail, and what waits behind is not sent; a rollback is', async () => {
  const { trips, texts, ask } = stage();
  await ask('begin');
  const first = Promise.allSettled([ask('lock'), ask('write')]);
  await turn();
  const behind = Promise.allSettled([ask('write more')]);
  const back = ask('rollback');
  const fault = new Error('deadlock');
  trips[0]?.end(fault, undefined);
  expect((await first).map((one) => (one.status === 'rejected' ? (one.reason as unknown) : one.value))).toEqual([
    fault,
    fault,
  ]);
  expect((await behind)[0]).toMatchObject({ status: 'rejected', reason: fault });
  await turn();
  expect(texts()).toEqual(['begin;\nlock;\nwrite', 'rollback']);
  trips[1]?.end(null, 'done');
  expect(await back).toBe('done');
});

test('one trip at a time: what is asked meanwhile goes with the next', async () => {
  const { trips, texts, ask } = stage();
  const first = ask('one');
  await turn();
  const others = Promise.all([ask('two'), ask('three')]);
  await turn();
  expect(texts()).toEqual(['one']);
  trips[0]?.end(null, 1);
  await first;
  expect(texts()).toEqual(['one', 'two;\nthree']);
  trips[1]?.end(null, [2, 3]);
  expect(await others).toEqual([2, 3]);
});

import { readTogether } from '../../server/kernel/read-together';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('asks of one turn share a read, each gets its own answer; a later ask is read anew', async () => {
  const reads: number[][] = [];
  const ask = readTogether((asks: readonly number[]) => {
    reads.push([...asks]);
    return Promise.resolve(asks.map((n) => n * 10));
  }, 2);
  expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual([10, 20, 30]);
  expect(reads).toEqual([[1, 2], [3]]);
  await turn();
  expect(await ask(1)).toBe(10);
  expect(reads).toHaveLength(3);
});

test('a read that fails fails for those who shared it, and for nobody after them', async () => {
  let isDown = true;
  const ask = readTogether(
    (asks: readonly string[]) => (isDown ? Promise.reject(new Error('away')) : Promise.resolve(asks)),
    10,
  );
  const both = await Promise.allSettled([ask('a'), ask('b')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isDown = false;
  expect(await ask('c')).toBe('c');
});

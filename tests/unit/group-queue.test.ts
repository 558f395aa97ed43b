import { openGroupQueue, type GroupQueue, type Outcome } from '../../server/kernel/group-queue';

/** A writer whose groups wait until they are let go. */
function openStage(over: { groupMost?: number; waitingMost?: number } = {}) {
  const groups: { entries: readonly number[]; end(outcome: readonly Outcome<string>[] | Error): void }[] = [];
  const queue: GroupQueue<number, string> = openGroupQueue<number, string>({
    write: (entries) =>
      new Promise((resolve, reject) => {
        groups.push({
          entries,
          end: (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)),
        });
      }),
    groupMost: 100,
    waitingMost: 1000,
    isForAll: (error) => error instanceof Error && error.message === 'no database',
    ...over,
  });
  return { queue, groups };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const done = (entries: readonly number[]): Outcome<string>[] => entries.map((n) => ({ ok: true, result: `done ${n}` }));
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

test('what arrives in one turn goes together, what arrives meanwhile goes next, in order of arrival', async () => {
  const { queue, groups } = openStage();
  const first = [queue.add(1), queue.add(2)];
  await turn();
  const later = [queue.add(3), queue.add(4), queue.add(5)];
  await turn();
  expect(groups.map(({ entries }) => entries)).toEqual([[1, 2]]);
  expect(queue.waiting()).toBe(3);
  groups[0]?.end(done([1, 2]));
  expect(await Promise.all(first)).toEqual(['done 1', 'done 2']);
  await turn();
  expect(groups.map(({ entries }) => entries)).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  groups[1]?.end(done([3, 4, 5]));
  expect(await Promise.all(later)).toEqual(['done 3', 'done 4', 'done 5']);
});

test('each entry has its own outcome', async () => {
  const { queue, groups } = openStage();
  const both = [codeOf(queue.add(1)), codeOf(queue.add(2))];
  await turn();
  groups[0]?.end([
    { ok: false, error: new Error('not this one') },
    { ok: true, result: 'yes' },
  ]);
  expect(await Promise.all(both)).toEqual(['not this one', 'ok']);
});

test('a group holds so many at most, the rest goes next', async () => {
  const { queue, groups } = openStage({ groupMost: 2 });
  void [1, 2, 3].map((n) => queue.add(n));
  await turn();
  groups[0]?.end(done([1, 2]));
  await turn();
  expect(groups.map(({ entries }) => entries)).toEqual([[1, 2], [3]]);
});

test('beyond what may wait the answer is busy, with a time to come again', async () => {
  const { queue } = openStage({ waitingMost: 2 });
  void [1, 2].map((n) => queue.add(n));
  await expect(queue.add(3)).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: 1 });
});

test('one that can’t be written takes no other down: the group is written again one by one', async () => {
  const { queue, groups } = openStage();
  const all = [1, 2, 3].map((n) => codeOf(queue.add(n)));
  await turn();
  groups[0]?.end(new Error('one of you'));
  for (const [n, end] of [done([1]), new Error('it was 2'), done([3])].entries()) {
    await turn();
    groups[n + 1]?.end(end);
  }
  expect(await Promise.all(all)).toEqual(['ok', 'it was 2', 'ok']);
  expect(groups.map(({ entries }) => entries)).toEqual([[1, 2, 3], [1], [2], [3]]);
});

test('a fault that meets all alike is told to all at once, and the next group is tried', async () => {
  const { queue, groups } = openStage();
  const all = [1, 2].map((n) => codeOf(queue.add(n)));
  await turn();
  groups[0]?.end(new Error('no database'));
  expect(await Promise.all(all)).toEqual(['no database', 'no database']);
  const next = queue.add(3);
  await turn();
  groups[1]?.end(done([3]));
  expect(await next).toBe('done 3');
  expect(groups).toHaveLength(2);
});

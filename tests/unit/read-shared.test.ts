import { readShared } from '../../server/kernel/read-shared';

/** A read that ends when the test says so. */
function openReads() {
  const begun: { ask: string; end: (answer: string) => void; fail: (error: Error) => void }[] = [];
  const ask = readShared(
    (text: string) => text.slice(0, 1),
    (text) => new Promise<string>((end, fail) => void begun.push({ ask: text, end, fail })),
  );
  return { begun, ask };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('all that ask while a read is under way share the next one, which is read as the last of them asks', async () => {
  const { begun, ask } = openReads();
  const first = ask('a1');
  const others = [ask('a2'), ask('a3')];
  expect(begun.map((one) => one.ask)).toEqual(['a1']);
  begun[0]?.end('old');
  expect(await first).toBe('old');
  await settled();
  expect(begun.map((one) => one.ask)).toEqual(['a1', 'a3']);
  const late = ask('a4');
  begun[1]?.end('new');
  expect(await Promise.all(others)).toEqual(['new', 'new']);
  await settled();
  begun[2]?.end('newest');
  expect(await late).toBe('newest');
});

test('keys do not wait for each other, and who asks alone is read for at once', async () => {
  const { begun, ask } = openReads();
  const both = [ask('a'), ask('b')];
  begun.forEach(({ end }, n) => end(`answer ${n}`));
  expect(await Promise.all(both)).toEqual(['answer 0', 'answer 1']);
  await settled();
  const again = ask('a');
  begun[2]?.end('afresh');
  expect(await again).toBe('afresh');
});

test('a read that fails fails for those that shared it and for nobody after them', async () => {
  const { begun, ask } = openReads();
  const all = [ask('a1'), ask('a2'), ask('a3')];
  begun[0]?.end('well');
  await settled();
  begun[1]?.fail(new Error('away'));
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  await settled();
  const after = ask('a4');
  begun[2]?.end('back');
  expect(await after).toBe('back');
});

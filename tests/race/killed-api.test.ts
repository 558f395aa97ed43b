import { newId } from '../../server/kernel/ids';
import { startProcesses, type Processes } from '../support/processes';
import { at, countsOf, loadResidents } from './rush';

const people = 200;

let processes: Processes;
beforeAll(async () => {
  processes = await startProcesses({ apis: 1 });
}, 60_000);
afterAll(() => processes.stop());

test('an API killed amid claims loses no acknowledged booking, and a second start needs no repair', async () => {
  const clients = await loadResidents(processes, people);
  const slot = await processes.build.slot({ capacity: people });
  const port = Number(new URL(processes.apis[0]?.url ?? '').port);
  const claims = clients.map((client) => ({ client, key: newId('key') }));
  const acknowledged = new Map<string, string>();
  let victim = processes.apis[0];
  let answered = 0;
  const all = Promise.all(
    claims.map(async ({ client, key }) => {
      const answer = await client
        .call('booking.book', { params: { slotId: slot.id }, body: { requestKey: key } })
        .catch(() => null);
      if (answer?.ok) acknowledged.set(key, answer.body.id);
      answered += 1;
      // In the thick of it: some are acknowledged, some under way, some not yet read.
      if (answered === 40) await victim?.kill();
    }),
  );
  await all;
  expect(acknowledged.size).toBeGreaterThan(0);
  expect(acknowledged.size).toBeLessThan(people);

  victim = await processes.start('api', port);
  const counts = await countsOf(processes, slot.id);
  expect(counts.taken).toBe(counts.places);
  expect(counts.taken).toBeGreaterThanOrEqual(acknowledged.size);

  const again = await Promise.all(
    claims.map(({ client, key }) =>
      at(client, victim?.url ?? '').call('booking.book', { params: { slotId: slot.id }, body: { requestKey: key } }),
    ),
  );
  claims.forEach(({ key }, i) => {
    const before = acknowledged.get(key);
    if (before !== undefined) expect(again[i]?.body?.id).toBe(before);
  });
  expect(new Set(again.map((answer) => answer.body?.id)).size).toBe(people);
  expect(await countsOf(processes, slot.id)).toEqual({ taken: people, places: people });
}, 120_000);

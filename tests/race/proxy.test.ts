import { openFamily } from '../support/household-things';
import { startProcesses, type Processes } from '../support/processes';

let processes: Processes;
beforeAll(async () => {
  processes = await startProcesses({ apis: 2 });
}, 60_000);
afterAll(() => processes.stop());

test('a proxy that was taken back is refused with the next request, on every API process', async () => {
  const { build, db } = processes;
  const daughter = await build.resident({ name: '林晓雯' });
  const mother = await build.resident({ name: '陈秀兰' });
  const slot = await build.slot();
  const bookingId = await build.booking(slot, mother);
  const family = await openFamily(db, new Date());
  const at = [await processes.as(daughter, 0), await processes.as(daughter, 1)];
  const parent = await processes.as(mother, 0);
  for (let round = 0; round < 5; round += 1) {
    const proxyId = await family.proxy(daughter.personId, mother.personId);
    const query = { personId: mother.personId };
    for (const child of at) {
      const [list, one] = await Promise.all([
        child.call('booking.mine', { query }),
        child.call('booking.get', { params: { bookingId } }),
      ]);
      expect([list.body?.items.map(({ id }) => id), one.status]).toEqual([[bookingId], 200]);
    }
    const startedAt = Date.now();
    expect((await parent.call('proxy.end', { params: { proxyId } })).status).toBe(200);
    const answers = await Promise.all(
      at.flatMap((child) => [
        child.call('booking.mine', { query }),
        child.call('booking.get', { params: { bookingId } }),
        child.call('booking.cancel', { params: { bookingId } }),
      ]),
    );
    process.stdout.write(`proxy refused on both processes ${Date.now() - startedAt} ms after it was ended\n`);
    expect(answers.map(({ problem }) => problem?.code)).toEqual(Array(6).fill('not_found'));
  }
  const row = await db.selectFrom('booking').select('state').where('id', '=', bookingId).executeTakeFirst();
  expect(row?.state).toBe('confirmed');
}, 30_000);

import { sql } from 'kysely';
import { newId } from '../../server/kernel/ids';
import { openDb } from '../../server/kernel/db';
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

/** Until a request stands in line for the slot; asked as the app's own user, who sees its own sessions. */
async function untilWaiting(our: Processes): Promise<void> {
  const { db, close } = openDb(our.database.url, 1);
  const waiting = sql<{ id: number }>`
    SELECT id FROM information_schema.PROCESSLIST
    WHERE db = DATABASE() AND info LIKE 'select%from \`slot\`%for update' AND id <> CONNECTION_ID()`;
  const deadline = Date.now() + 10_000;
  while ((await waiting.execute(db)).rows.length === 0) {
    if (Date.now() > deadline) throw new Error('nobody came to wait for the slot');
  }
  await close();
}

/**
 * A daughter's request was let through and waits for the slot, at the other process her mother takes the power back, and
 * the slot is free again: what became of her request, and what stands in the database.
 */
async function takenBackAmid(our: Processes, act: 'booking.cancel' | 'booking.book') {
  const daughter = await our.build.resident({ name: '林晓雯' });
  const mother = await our.build.resident({ name: '陈秀兰' });
  const slot = await our.build.slot();
  const bookingId = act === 'booking.cancel' ? await our.build.booking(slot, mother) : '';
  const proxyId = await (await openFamily(our.db, new Date())).proxy(daughter.personId, mother.personId);
  const [child, parent] = [await our.as(daughter, 0), await our.as(mother, 1)];
  const body = { requestKey: newId('key'), beneficiaryId: mother.personId };
  const send = () =>
    act === 'booking.cancel'
      ? child.call(act, { params: { bookingId } })
      : child.call(act, { params: { slotId: slot.id }, body });
  const { answer, ended } = await our.db.transaction().execute(async (tx) => {
    await tx.selectFrom('slot').select('id').where('id', '=', slot.id).forUpdate().execute();
    const sent = send();
    await untilWaiting(our);
    const taking = await parent.call('proxy.end', { params: { proxyId } });
    return { answer: sent, ended: taking.status };
  });
  const { problem } = await answer;
  const live = our.db.selectFrom('booking').select('id').where('slot_id', '=', slot.id).where('live_key', '=', '');
  return { ended, code: problem?.code ?? 'done', bookings: (await live.execute()).length };
}

test('what a proxy has under way when they are stopped is not done: cancelling and booking', async () => {
  expect(await takenBackAmid(processes, 'booking.cancel')).toEqual({ ended: 200, code: 'not_found', bookings: 1 });
  expect(await takenBackAmid(processes, 'booking.book')).toEqual({ ended: 200, code: 'not_found', bookings: 0 });
}, 30_000);

test('with the look inside the transaction taken out both are done: the rig notices', async () => {
  const careless = await startProcesses({ apis: 2, entry: 'tests/race/api-trusting-powers.ts' });
  try {
    expect(await takenBackAmid(careless, 'booking.cancel')).toEqual({ ended: 200, code: 'done', bookings: 0 });
    expect(await takenBackAmid(careless, 'booking.book')).toEqual({ ended: 200, code: 'done', bookings: 1 });
  } finally {
    await careless.stop();
  }
}, 60_000);

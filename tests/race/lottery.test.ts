import { addJob } from '../../server/jobs';
import { capacityStore, type CapacityStore } from '../../server/modules/capacity';
import { drawLocks, type DrawLocks } from '../../server/modules/lottery';
import { startServer, type Options, type TestServer } from '../support/app';
import { closesAt, openLotteryStage, valueOutAt } from '../support/lottery-stage';
import { verify } from '../verify/lottery';
import { carelessCapacity } from './careless-capacity';
import { meetInstead } from './hiring';

let server: TestServer;
afterEach(() => server.close());

/** Everybody who has got so far waits here until all may go on. */
function openGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let inside = 0;
  return {
    opened,
    open: () => open(),
    come: () => (inside += 1),
    inside: () => inside,
  };
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 20));
const until = async (is: () => boolean | Promise<boolean>): Promise<void> => {
  for (let n = 0; n < 500; n += 1) {
    if (await is()) return;
    await tick();
  }
  throw new Error('It did not come to that');
};

/** Some people stand in the middle of entering when the list is fixed; gives those who were told that they are in. */
async function enterWhileClosing(holdDraw: DrawLocks['holdDraw'], letGo: 'before the end' | 'after the end') {
  const gate = openGate();
  let gated = false;
  let locking = false;
  server = await startServer({
    drawLocks: {
      lockDraw: (tx, slotId) => {
        locking = true;
        return drawLocks.lockDraw(tx, slotId);
      },
      holdDraw: async (tx, slotId) => {
        const row = await holdDraw(tx, slotId);
        if (gated) {
          gate.come();
          await gate.opened;
        }
        return row;
      },
    },
  });
  const lottery = await openLotteryStage(server, { capacity: 10 });
  await lottery.comes();
  const people = await Promise.all(Array.from({ length: 4 }, () => server.build.resident()));
  const clients = await Promise.all(people.map((who) => server.as(who)));
  gated = true;
  const entering = Promise.all(
    clients.map((client, n) => lottery.enter(client, [{ personId: people[n]?.personId ?? '' }])),
  );
  await until(() => gate.inside() === people.length);
  server.clock.set(closesAt);
  const closing = server.worker.runDue();
  if (letGo === 'after the end') await closing;
  // The job has come for the list and waits until it is let go.
  else await until(() => locking);
  gate.open();
  const answers = await entering;
  await closing;
  const rows = await server.db
    .selectFrom('lottery_entry')
    .select(['beneficiary_id', 'unit'])
    .where('slot_id', '=', lottery.slotId)
    .execute();
  const told = people.filter((_who, n) => answers[n]?.ok === true).map((who) => who.personId);
  return { told, unlisted: rows.filter((row) => row.unit === null).map((row) => row.beneficiary_id) };
}

test('whoever is told that they are in stands in the list, also who comes while it is being fixed', async () => {
  const { told, unlisted } = await enterWhileClosing(drawLocks.holdDraw, 'before the end');
  expect(told).toHaveLength(4);
  expect(unlisted).toEqual([]);
}, 60_000);

test('without holding the draw somebody is told so and stands in no list: the test above would notice', async () => {
  const careless: DrawLocks['holdDraw'] = (tx, slotId) =>
    tx.selectFrom('lottery_draw').selectAll().where('slot_id', '=', slotId).executeTakeFirst();
  const { told, unlisted } = await enterWhileClosing(careless, 'after the end');
  expect(told.length).toBeGreaterThan(0);
  expect([...unlisted].sort()).toEqual([...told].sort());
}, 60_000);

test('a draw that dies half-way leaves nothing; run again, twice and by two at once, it comes to one result', async () => {
  let dies = false;
  const capacity: CapacityStore = {
    ...capacityStore,
    changeSlot: async (tx, slotId, change) => {
      await capacityStore.changeSlot(tx, slotId, change);
      if (dies) throw new Error('the process has died here');
    },
  };
  server = await startServer({ capacity });
  const lottery = await openLotteryStage(server, { capacity: 3, reserveMax: 2 });
  for (let n = 0; n < 7; n += 1) await lottery.comes();
  await lottery.at(closesAt);
  const list = await lottery.file();
  server.clock.set(valueOutAt);
  dies = true;
  await lottery.say(lottery.staff.first, '372');
  await lottery.say(lottery.staff.second, '372');
  await server.worker.runDue();
  expect(await lottery.draw()).toMatchObject({ state: 'closed', value: '372', secret: null });
  expect(await lottery.bookings()).toEqual([]);
  expect(await lottery.counters()).toMatchObject({ taken: 0, waiting: 0 });

  dies = false;
  server.clock.pass(30);
  const job = () => ({ kind: 'lottery.draw', payload: { slotId: lottery.slotId }, at: server.clock.now() });
  for (let n = 0; n < 4; n += 1) await server.db.transaction().execute((tx) => addJob(tx, job()));
  const other = server.anotherWorker();
  await Promise.all([server.worker.runDue(), other.runDue()]);
  await other.stop();
  const bookings = await lottery.bookings();
  expect(bookings.map(({ state }) => state).sort()).toEqual([
    'confirmed',
    'confirmed',
    'confirmed',
    'waiting',
    'waiting',
  ]);
  expect(await lottery.counters()).toMatchObject({ taken: 3, waiting: 2 });
  const file = await lottery.file();
  expect(file?.list).toEqual(list?.list);
  expect(verify(file).every(({ ok }) => ok)).toBe(true);
  const failed = await server.db
    .selectFrom('job')
    .select('state')
    .where('kind', '=', 'lottery.draw')
    .where('state', '!=', 'done')
    .execute();
  expect(failed).toEqual([]);
}, 60_000);

/** Two processes draw at the same moment, each with whatever guards it has; what both have made of it. */
async function drawByTwo(guards: Pick<Options, 'drawLocks' | 'capacity'>) {
  server = await startServer(guards);
  const lottery = await openLotteryStage(server, { capacity: 3, reserveMax: 2 });
  for (let n = 0; n < 7; n += 1) await lottery.comes();
  await lottery.at(closesAt);
  server.clock.set(valueOutAt);
  await lottery.say(lottery.staff.first, '372');
  await lottery.say(lottery.staff.second, '372');
  const job = { kind: 'lottery.draw', payload: { slotId: lottery.slotId }, at: server.clock.now() };
  await server.db.transaction().execute((tx) => addJob(tx, job));
  const other = server.anotherWorker();
  await Promise.all([server.worker.runDue(), other.runDue()]);
  await other.stop();
  const failed = server.db.selectFrom('job').select('failures').where('kind', '=', 'lottery.draw');
  const lines = server.db.selectFrom('audit_line').select('subject_id').where('action', '=', 'lottery.draw');
  const told = server.db.selectFrom('inbox_entry').select('booking_id').where('kind', '=', 'lottery_won');
  return {
    held: (await lines.where('subject_id', '=', lottery.slotId).execute()).length,
    bookings: (await lottery.bookings()).length,
    counters: await lottery.counters(),
    failures: (await failed.execute()).reduce((sum, { failures }) => sum + failures, 0),
    winnersTold: (await told.execute()).length,
  };
}

test('a draw that two processes hold at the same moment is held once, and neither fails', async () => {
  expect(await drawByTwo({})).toMatchObject({
    held: 1,
    bookings: 5,
    counters: { taken: 3, waiting: 2 },
    failures: 0,
    winnersTold: 3,
  });
}, 60_000);

test('without its locks both hold it, and the record has two draws: the test above would notice', async () => {
  const meet = meetInstead(5_000);
  let meets = false;
  const found = await drawByTwo({
    capacity: carelessCapacity(),
    drawLocks: {
      ...drawLocks,
      // Both have read that nothing is drawn before either writes.
      lockDraw: async (tx, slotId) => {
        const row = await tx.selectFrom('lottery_draw').selectAll().where('slot_id', '=', slotId).executeTakeFirst();
        meets ||= row?.value != null;
        if (meets) await meet();
        return row;
      },
    },
  });
  expect(found.held).toBe(2);
}, 60_000);

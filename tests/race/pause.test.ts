import { newId } from '../../server/kernel/ids';
import { capacityStore, type CapacityStore } from '../../server/modules/capacity';
import { drawLocks, type DrawLocks } from '../../server/modules/lottery';
import { startServer, type TestServer } from '../support/app';
import { buildDraw } from '../support/build-lottery';

/** A service is paused while somebody is in the middle of coming in: they are in before it, or not at all. */
let server: TestServer;
afterEach(() => server.close());

/** Who comes here waits until it is opened; from outside one sees that somebody has come. */
function openGate() {
  let open: () => void = () => undefined;
  let come: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const somebody = new Promise<void>((resolve) => (come = resolve));
  return {
    somebody,
    open: () => open(),
    wait: async () => {
      come();
      await opened;
    },
  };
}

interface Guards {
  lockSlots: CapacityStore['lockSlots'];
  holdDraw: DrawLocks['holdDraw'];
}
const guards: Guards = { lockSlots: capacityStore.lockSlots, holdDraw: drawLocks.holdDraw };
/** Looks without holding. */
const careless: Guards = {
  lockSlots: async (tx, slotIds) => {
    const rows =
      slotIds.length === 0 ? [] : await tx.selectFrom('slot').selectAll().where('id', 'in', slotIds).execute();
    return new Map(rows.map((row) => [row.id, row]));
  },
  holdDraw: (tx, slotId) => tx.selectFrom('lottery_draw').selectAll().where('slot_id', '=', slotId).executeTakeFirst(),
};

/**
 * Somebody has been let in and stands before writing it; then the service is paused. Gives who was in when the pause was
 * answered, and in the end: who is in only then has come in after it.
 */
async function pauseWhile(what: 'booking' | 'lottery_entry', { lockSlots, holdDraw }: Guards) {
  const gate = openGate();
  /** The pause has come for what it must hold. */
  const holding = openGate();
  holding.open();
  let pausing = false;
  const come = async () => {
    if (pausing) await holding.wait();
  };
  server = await startServer({
    capacity: {
      ...capacityStore,
      lockSlots: async (tx, slotIds) => {
        if (what === 'booking') await come();
        return lockSlots(tx, slotIds);
      },
      countQuotas: async (tx, uses) => {
        if (what === 'booking') await gate.wait();
        return capacityStore.countQuotas(tx, uses);
      },
      // Before the entry is written, whose foreign key would hold the draw.
      usesOf: async (reader, spans) => {
        if (what === 'lottery_entry') await gate.wait();
        return capacityStore.usesOf(reader, spans);
      },
    },
    drawLocks: {
      holdDraw,
      lockDraw: async (tx, slotId) => {
        await come();
        return drawLocks.lockDraw(tx, slotId);
      },
    },
  });
  const slot = await server.build.slot({ capacity: 5, start_at: new Date('2026-11-24T06:00:00.000Z') });
  if (what === 'lottery_entry') await buildDraw(server.db, server.clock, slot);
  const manager = await server.as(await server.build.staff(slot.centre_id, { role: 'manager' }));
  const resident = await server.build.resident();
  const client = await server.as(resident);
  const inIt = async () =>
    Number(
      (
        await server.db
          .selectFrom(what)
          .select((eb) => eb.fn.countAll().as('count'))
          .where('slot_id', '=', slot.id)
          .executeTakeFirstOrThrow()
      ).count,
    );
  const params = { slotId: slot.id };
  const requestKey = newId('key');
  const people = [{ personId: resident.personId, partySize: 1 }];
  const coming =
    what === 'booking'
      ? client.call('booking.book', { params, body: { requestKey } })
      : client.call('lottery.enter', { params, body: { requestKey, people } });
  await gate.somebody;
  pausing = true;
  const body = { version: 1, reason: '老师生病', until: null };
  const paused = manager
    .call('catalogue.pause', { params: { serviceId: slot.service_id }, body })
    .then(async (answer) => ({
      status: answer.status,
      inIt: await inIt(),
    }));
  await holding.somebody;
  // Held, it can't be answered before; careless, it is, and only then the other goes on.
  const isGuarded = lockSlots === guards.lockSlots && holdDraw === guards.holdDraw;
  if (!isGuarded) await paused;
  gate.open();
  const { status, inIt: atPause } = await paused;
  const told = await coming;
  return { status, told: told.ok, atPause, atEnd: await inIt() };
}

test.each(['booking', 'lottery_entry'] as const)(
  'a %s that is being written is in before the pause is answered, never after',
  async (what) => {
    expect(await pauseWhile(what, guards)).toEqual({ status: 200, told: true, atPause: 1, atEnd: 1 });
  },
  60_000,
);

test.each([
  ['booking', { ...guards, lockSlots: careless.lockSlots }],
  ['lottery_entry', { ...guards, holdDraw: careless.holdDraw }],
] as const)(
  'without the lock a %s comes in after the pause was answered: the test above would notice',
  async (what, without) => {
    expect(await pauseWhile(what, without)).toEqual({ status: 200, told: true, atPause: 0, atEnd: 1 });
  },
  60_000,
);

/** A pause is written and not committed when somebody comes for a place. */
async function bookWhile(lockSlots: CapacityStore['lockSlots']) {
  const [atLock, written] = [openGate(), openGate()];
  atLock.open();
  written.open();
  server = await startServer({
    capacity: {
      ...capacityStore,
      lockSlots: async (tx, slotIds) => {
        await atLock.wait();
        return lockSlots(tx, slotIds);
      },
      changeSlots: async (tx, changes) => {
        await written.wait();
        return capacityStore.changeSlots(tx, changes);
      },
    },
  });
  const slot = await server.build.slot({ capacity: 5, start_at: new Date('2026-11-24T06:00:00.000Z') });
  const client = await server.as(await server.build.resident());
  const { coming } = await server.db.transaction().execute(async (tx) => {
    await tx.selectFrom('slot').select('id').where('id', '=', slot.id).forUpdate().execute();
    const paused = { state: 'paused', paused_reason: '老师生病' } as const;
    await tx.updateTable('service').set(paused).where('id', '=', slot.service_id).execute();
    const answer = client.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: newId('key') } });
    await (lockSlots === guards.lockSlots ? atLock : written).somebody;
    return { coming: { answer } };
  });
  const { ok, problem } = await coming.answer;
  return ok ? 'booked' : problem.code;
}

test('who comes while a pause is being written reads it', async () => {
  expect(await bookWhile(guards.lockSlots)).toBe('booking.service_paused');
}, 60_000);

test('without the lock they are booked into what is paused: the test above would notice', async () => {
  expect(await bookWhile(careless.lockSlots)).toBe('booked');
}, 60_000);

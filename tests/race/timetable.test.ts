import { capacityStore, type CapacityStore } from '../../server/modules/capacity';
import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';
import type { Client } from '../support/client';
import { actsOn, closed, on, timetableStage, type Stage } from '../support/timetable-stage';

/** Careless: what is written is what was seen a moment ago, without a lock on it. */
const unlocked: CapacityStore = {
  ...capacityStore,
  lockSlots: async (tx, slotIds) => {
    if (slotIds.length === 0) return new Map();
    const rows = await tx.selectFrom('slot').selectAll().where('id', 'in', slotIds).execute();
    return new Map(rows.map((row) => [row.id, row]));
  },
};

const rounds = 6;
const guests = 3;

/** Residents book the last day's places while staff takes the day away; gives what was lost: bookings nobody is to settle. */
async function race(server: TestServer): Promise<{ lost: string[]; booked: number; faults: number }> {
  const found = { lost: [] as string[], booked: 0, faults: 0 };
  for (let n = 0; n < rounds; n += 1) {
    const stage: Stage = await timetableStage(server);
    const { slotAt, look } = actsOn(
      () => server,
      () => stage,
    );
    const slot = await slotAt(540);
    const clients: Client[] = [];
    for (let i = 0; i < guests; i += 1) clients.push(await server.as(await server.build.resident()));
    const seen = await look(closed());
    const { staff, centreId } = stage;
    const body = { change: closed(), basis: seen?.basis ?? '' };
    const booking = (client: Client) =>
      client.call('booking.book', { params: { slotId: slot?.id ?? '' }, body: { requestKey: newId('key') } });
    const [saved, ...answers] = await Promise.all([
      staff.call('timetable.save', { params: { centreId }, body }),
      ...clients.map(booking),
    ]);
    found.faults += [saved, ...answers].filter((answer) => !answer.ok && answer.status >= 500).length;
    const rows = await server.db
      .selectFrom('booking as b')
      .leftJoin('slot as s', 's.id', 'b.slot_id')
      .leftJoin('change_task as t', 't.booking_id', 'b.id')
      .select(['b.id', 's.state as slot', 't.id as task'])
      .where('b.service_id', '=', stage.serviceId)
      .where('b.state', '=', 'confirmed')
      .execute();
    found.booked += rows.length;
    // A booking stands in an open slot, or is somebody's to settle.
    found.lost.push(...rows.filter((row) => row.slot !== 'open' && row.task === null).map((row) => row.id));
  }
  return found;
}

test('a claim on a slot that is just being taken away is either hit and somebody’s to settle, or refused', async () => {
  const server = await startServer();
  try {
    const found = await race(server);
    expect(found).toMatchObject({ lost: [], faults: 0 });
    expect(on).toBe('2026-11-25');
  } finally {
    await server.close();
  }
}, 120_000);

test('without the slots’ locks bookings are lost or fail: the test would notice', async () => {
  const server = await startServer({ capacity: unlocked, isStill: () => true });
  try {
    const { lost, faults } = await race(server);
    expect(lost.length + faults).toBeGreaterThan(0);
  } finally {
    await server.close();
  }
}, 120_000);

import { addJob } from '../../server/jobs';
import type { Answer, Client } from '../support/client';
import { startServer, type Options, type TestServer } from '../support/app';
import { isSound, toldOf, truthOf } from './careless';
import { carelessCapacity } from './careless-capacity';

const guests = 4;

/** A slot that began sixteen minutes ago and gives places back after fifteen; one has come, others have not. */
async function stage(server: TestServer) {
  const { build, clock } = server;
  const service = await build.service({ release_minutes: 15 });
  const start_at = new Date(clock.now().getTime() - 16 * 60_000);
  const slot = await build.slot({ service_id: service.id, capacity: guests + 1, start_at });
  const booked_at = new Date(clock.now().getTime() - 86_400_000);
  const staff: Client[] = [];
  for (let n = 0; n < 3; n += 1) staff.push(await server.as(await build.staff(slot.centre_id)));
  await build.booking(slot, await build.resident(), { state: 'attended', prior_state: 'confirmed', booked_at });
  const people: { client: Client; bookingId: string; code: string }[] = [];
  for (let n = 0; n < guests; n += 1) {
    const who = await build.resident();
    const client = await server.as(who);
    const bookingId = await build.booking(slot, who, { booked_at });
    const shown = await client.call('booking.get', { params: { bookingId } });
    people.push({ client, bookingId, code: shown.body?.checkInQr ?? '' });
  }
  const kept = (await staff[2]?.call('roster.offline', { query: { centreId: slot.centre_id } }))?.body;
  const room = (await staff[0]?.call('roster.roomCode', { query: { slotId: slot.id } }))?.body;
  if (kept == null || room == null) throw new Error('no roster or no code');
  const { centreId, on, madeAt, seal } = kept;
  return { slot, staff, people, room: room.qr, roster: { centreId, on, madeAt, seal } };
}

/** Every way to check somebody in, for everybody, in the same moment as two workers give their places back. */
async function everyWay(server: TestServer) {
  const { slot, staff, people, room, roster } = await stage(server);
  const [first, second, third] = staff as [Client, Client, Client];
  const at = server.clock.now();
  for (let n = 0; n < 2; n += 1) {
    const job = { kind: 'booking.release', payload: { slotId: slot.id }, at };
    await server.db.transaction().execute((tx) => addJob(tx, job));
  }
  const other = server.anotherWorker();
  const codes: string[] = [];
  const said = async (
    answer: Promise<Answer<'roster.checkIn' | 'roster.checkInAll' | 'visit.scan' | 'roster.merge'>>,
  ) => void codes.push((await answer).problem?.code ?? 'done');
  const items = people.map(({ bookingId }, n) => ({ key: `tick-${slot.id}-${n}`, at: at.toISOString(), bookingId }));
  await Promise.all([
    server.worker.runDue(),
    other.runDue(),
    ...people.flatMap(({ client, bookingId, code }) => [
      said(first.call('roster.checkIn', { body: { bookingId } })),
      said(second.call('roster.checkIn', { body: { code } })),
      said(client.call('visit.scan', { body: { code: room } })),
    ]),
    said(second.call('roster.checkInAll', { params: { slotId: slot.id } })),
    said(third.call('roster.merge', { body: { roster, items } })),
  ]);
  await other.stop();
  const rows = await server.db.selectFrom('booking').selectAll().where('slot_id', '=', slot.id).execute();
  const visits = await Promise.all(people.map(({ bookingId }) => toldOf(server, bookingId)));
  return {
    // Everybody of a slot who has come already is no news to who asks for all.
    faults: codes.filter((code) => code !== 'done' && code !== 'roster.nobody_awaited'),
    states: [...new Set(rows.map(({ state, live_key }) => `${state}${live_key}`))],
    arrivals: visits.map((kinds) => kinds.filter((kind) => kind === 'booking_attended').length),
    releases: visits.map((kinds) => kinds.filter((kind) => kind === 'place_released').length),
    sound: isSound(await truthOf(server, slot.id)),
  };
}

const withServer = async <T>(options: Options, use: (server: TestServer) => Promise<T>): Promise<T> => {
  const server = await startServer(options);
  try {
    return await use(server);
  } finally {
    await server.close();
  }
};

test('all ways to check in at once, while places are given back: each visit is one, told of once, and its place counted once', async () => {
  await withServer({}, async (server) => {
    for (let round = 0; round < 5; round += 1) {
      const { releases, ...found } = await everyWay(server);
      const arrivals = Array<number>(guests).fill(1);
      expect(found).toEqual({ faults: [], states: ['attended'], arrivals, sound: true });
      expect(Math.max(...releases)).toBeLessThanOrEqual(1);
    }
  });
}, 120_000);

test('without the lock of the slot places are counted wrongly or visits fail: the test above would notice', async () => {
  await withServer({ capacity: carelessCapacity() }, async (server) => {
    let wrong = 0;
    for (let round = 0; round < 20 && wrong === 0; round += 1) {
      const { faults, states, arrivals, sound } = await everyWay(server);
      wrong += faults.length + (states.length - 1) + Number(!sound) + arrivals.filter((count) => count !== 1).length;
    }
    expect(wrong).toBeGreaterThan(0);
  });
}, 120_000);

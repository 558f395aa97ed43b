import { inTransaction } from '../../server/kernel/db';
import { holdSlots } from '../../server/modules/resource';
import { atMinute } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { buildNeeds, buildResource } from '../support/build-resource';
import type { Client } from '../support/client';
import { actsOn, on, timetableStage, type Change } from '../support/timetable-stage';
import { keepHiring, meetInstead, type Seen } from './hiring';

const rounds = 8;
const guests = 3;
const triesMost = 20;

/** A class is made longer while residents hire its room for the time after it; who has the room twice, and what failed. */
async function race(server: TestServer, until: (seen: Seen) => boolean): Promise<Seen> {
  const found = { doubled: 0, faults: 0, hired: 0 };
  for (let n = 0; n < rounds && !until(found); n += 1) {
    const stage = await timetableStage(server);
    const { look } = actsOn(
      () => server,
      () => stage,
    );
    const { staff, centreId, serviceId } = stage;
    const { build, db } = server;
    const room = await buildResource(db, centreId, { name: '陶艺室' });
    await buildNeeds(db, serviceId, [room.id], 'slot');
    const slots = await db.selectFrom('slot').selectAll().where('service_id', '=', serviceId).execute();
    await inTransaction(db, (tx) => holdSlots(tx, slots));
    const hire = await build.service({ centre_id: centreId });
    await buildNeeds(db, hire.id, [room.id]);
    const at = { start_at: atMinute(on, 720), end_at: atMinute(on, 780) };
    const target = await build.slot({ service_id: hire.id, capacity: guests, ...at });
    const clients: Client[] = [];
    for (let i = 0; i < guests; i += 1) clients.push(await server.as(await build.resident()));
    const change: Change = {
      kind: 'service_exception',
      serviceId,
      fromOn: on,
      toOn: on,
      runs: [{ startsMinute: 660, endsMinute: 735, slotMinutes: 75, capacity: 3 }],
      reason: '延长一刻钟',
    };
    const seen = await look(change);
    const body = { change, basis: seen?.basis ?? '' };
    let isSaved = false;
    const saving = staff.call('timetable.save', { params: { centreId }, body }).finally(() => void (isSaved = true));
    const [saved] = await Promise.all([
      saving,
      ...clients.map((client) => keepHiring(client, target.id, found, () => isSaved)),
    ]);
    if (!saved.ok && saved.status >= 500) found.faults += 1;
    const lesson = await db
      .selectFrom('slot')
      .select(['state', 'end_at'])
      .where('service_id', '=', serviceId)
      .where('start_at', '=', atMinute(on, 660))
      .executeTakeFirst();
    const isLonger = lesson?.state === 'open' && lesson.end_at > at.start_at;
    const { taken } = await db.selectFrom('slot').select('taken').where('id', '=', target.id).executeTakeFirstOrThrow();
    if (isLonger && taken > 0) found.doubled += 1;
  }
  return found;
}

/** Staff take a room out while residents hire it; who has a place behind a locked door without being somebody's to settle. */
async function raceForBlock(server: TestServer, until: (seen: Seen) => boolean): Promise<Seen> {
  const found = { doubled: 0, faults: 0, hired: 0 };
  for (let n = 0; n < rounds && !until(found); n += 1) {
    const { staff, centreId } = await timetableStage(server);
    const { build, db } = server;
    const room = await buildResource(db, centreId, { name: '陶艺室' });
    const hire = await build.service({ centre_id: centreId });
    await buildNeeds(db, hire.id, [room.id]);
    const at = { start_at: atMinute(on, 720), end_at: atMinute(on, 780) };
    const target = await build.slot({ service_id: hire.id, capacity: guests, ...at });
    const span = { startAt: at.start_at.toISOString(), endAt: at.end_at.toISOString() };
    const params = { resourceId: room.id };
    const clients: Client[] = [];
    for (let i = 0; i < guests; i += 1) clients.push(await server.as(await build.resident()));
    let isSaved = false;
    const look = () => staff.call('block.preview', { params, body: span });
    // Before anybody hires it: the first block and the first of them come for the room at the same moment.
    const empty = await look();
    const hiring = clients.map((client) => keepHiring(client, target.id, found, () => isSaved));
    // Once more as long as somebody was quicker, as staff would.
    const takeOut = async () => {
      for (let tries = 0; tries < triesMost; tries += 1) {
        const seen = tries === 0 ? empty : await look();
        const words = { kind: 'repair' as const, reason: '墙面重刷', instead: [], basis: seen.body?.basis ?? '' };
        const saved = await staff.call('block.save', { params, body: { ...span, ...words } });
        if (saved.ok) return saved.body.tasks;
        if (saved.status < 500) continue;
        found.faults += 1;
        return null;
      }
      return null;
    };
    const [tasks] = await Promise.all([takeOut().finally(() => void (isSaved = true)), ...hiring]);
    const { taken } = await db.selectFrom('slot').select('taken').where('id', '=', target.id).executeTakeFirstOrThrow();
    if (tasks === 0 && taken > 0) found.doubled += 1;
  }
  return found;
}

test('a room that is taken out while it is being hired has one of the two, and nobody meets a fault', async () => {
  const server = await startServer();
  try {
    expect(await raceForBlock(server, () => false)).toMatchObject({ doubled: 0, faults: 0 });
  } finally {
    await server.close();
  }
}, 120_000);

test('without the locks of parts they meet at the key and fail: the test above would notice', async () => {
  const server = await startServer({ lockResources: meetInstead(5_000), isStill: () => true });
  try {
    const { doubled, faults } = await raceForBlock(server, (seen) => seen.doubled + seen.faults > 0);
    expect(doubled + faults).toBeGreaterThan(0);
  } finally {
    await server.close();
  }
}, 120_000);

test('a class that is made longer and a room that is being hired never meet, and nobody meets a fault', async () => {
  const server = await startServer();
  try {
    const seen = await race(server, () => false);
    expect(seen).toMatchObject({ doubled: 0, faults: 0 });
    expect(seen.hired).toBeGreaterThan(rounds);
  } finally {
    await server.close();
  }
}, 120_000);

test('without the locks of rooms they meet at the key and fail: the test would notice', async () => {
  const server = await startServer({ lockResources: meetInstead(500), isStill: () => true });
  try {
    const { doubled, faults } = await race(server, (seen) => seen.doubled + seen.faults > 0);
    expect(doubled + faults).toBeGreaterThan(0);
  } finally {
    await server.close();
  }
}, 120_000);

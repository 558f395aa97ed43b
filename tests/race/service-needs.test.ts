import { sql } from 'kysely';
import { atMinute } from '../../shared/time/civil';
import { startServer, type Options, type TestServer } from '../support/app';
import { buildNeeds, buildResource } from '../support/build-resource';
import type { Client } from '../support/client';
import { needing } from '../support/needs';
import { actsOn, on, timetableStage } from '../support/timetable-stage';
import { keepHiring, withoutRoomLocks, type Seen } from './hiring';
import { watching } from './watching';

const rounds = 2;
const guests = 2;
const triesMost = 10;
const reason = '换到大一点的教室';

/** A service whose first claim takes a room, another room of the centre, and managers. */
async function stageOf(server: TestServer) {
  const stage = await timetableStage(server);
  const { centreId, serviceId } = stage;
  const { build, db } = server;
  const room = await buildResource(db, centreId, { name: '陶艺室' });
  const hall = await buildResource(db, centreId, { name: '书法教室', position: 2 });
  await buildNeeds(db, serviceId, [room.id]);
  const acts = actsOn(
    () => server,
    () => stage,
  );
  const clerk = async () => server.as(await build.staff(centreId, { role: 'manager' }));
  return { ...acts, stage, room, hall, clerk };
}

const needsOf = (manager: Client, serviceId: string) =>
  needing(
    () => manager,
    () => serviceId,
  );

/** In one look: what slots with people miss of what their service needs, or have though it is not needed. */
async function amiss({ db }: TestServer, serviceId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT
      (SELECT count(*) FROM slot s JOIN service_need n ON n.service_id = s.service_id
        WHERE s.service_id = ${serviceId} AND s.taken > 0 AND s.state = 'open' AND NOT EXISTS (
          SELECT 1 FROM resource_bucket b WHERE b.slot_id = s.id AND b.resource_id = n.resource_id)) +
      (SELECT count(*) FROM slot s JOIN resource_bucket b ON b.slot_id = s.id
        WHERE s.service_id = ${serviceId} AND NOT EXISTS (
          SELECT 1 FROM service_need n WHERE n.service_id = s.service_id AND n.resource_id = b.resource_id)) AS n`.execute(
    db,
  );
  return Number(rows[0]?.n ?? 0);
}

/** The service gets another room, and back, while it is booked and cancelled; what was met. */
async function race(server: TestServer, until: (seen: Seen) => boolean): Promise<Seen & { changed: number }> {
  const found = { doubled: 0, faults: 0, hired: 0, changed: 0 };
  for (let n = 0; n < rounds && !until(found); n += 1) {
    const { stage, room, hall, slotAt, clerk } = await stageOf(server);
    const { change } = needsOf(await clerk(), stage.serviceId);
    const target = (await slotAt(660))?.id ?? '';
    const clients: Client[] = [];
    for (let i = 0; i < guests; i += 1) clients.push(await server.as(await server.build.resident()));
    let isOver = false;
    const hiring = clients.map((client) => keepHiring(client, target, found, () => isOver));
    const edits = async () => {
      for (let tries = 0; tries < triesMost && !until(found); tries += 1) {
        const saved = await change([tries % 2 === 0 ? hall.id : room.id], 'claim', { reason });
        if (!saved.ok && saved.status >= 500) found.faults += 1;
        if (saved.ok) found.changed += 1;
        if ((await amiss(server, stage.serviceId)) > 0) found.doubled += 1;
      }
    };
    await Promise.all([edits().finally(() => void (isOver = true)), ...hiring]);
    if ((await amiss(server, stage.serviceId)) > 0) found.doubled += 1;
  }
  return found;
}

test('a first claim beside a change of what it needs: whoever has a place has just that, and nobody meets a fault', async () => {
  const server = await startServer();
  try {
    const seen = await race(server, () => false);
    expect(seen).toMatchObject({ doubled: 0, faults: 0 });
    expect(seen.hired).toBeGreaterThan(rounds);
    expect(seen.changed).toBeGreaterThan(0);
  } finally {
    await server.close();
  }
}, 120_000);

test('without the locks of slots and rooms somebody has the room of before: the test above would notice', async () => {
  const server = await startServer(withoutRoomLocks());
  try {
    const { doubled, faults } = await race(server, (seen) => seen.doubled + seen.faults > 0);
    expect(doubled + faults).toBeGreaterThan(0);
  } finally {
    await server.close();
  }
}, 120_000);

test('of two who save what they have seen, one saves and the other is told of it', async () => {
  const server = await startServer();
  try {
    const { stage, room, hall, clerk } = await stageOf(server);
    const params = { serviceId: stage.serviceId };
    const wishes = [[hall.id], [hall.id, room.id]];
    const saves = await Promise.all(
      wishes.map(async (resourceIds) => {
        const manager = await clerk();
        const { read, look } = needsOf(manager, stage.serviceId);
        const { version } = await read();
        const basis = (await look(resourceIds, 'claim')).body?.basis ?? '';
        return { manager, body: { resourceIds, occupies: 'claim' as const, version, basis, instead: [], reason } };
      }),
    );
    const answers = await Promise.all(
      saves.map(({ manager, body }) => manager.call('serviceNeeds.change', { params, body })),
    );
    expect(answers.map((answer) => answer.problem?.code ?? 'saved').sort()).toEqual(['needs.changed', 'saved']);
    const [saved] = answers.filter(({ ok }) => ok);
    const now = await needsOf(await clerk(), stage.serviceId).read();
    expect(now.resourceIds).toEqual(saved?.body?.resourceIds);
  } finally {
    await server.close();
  }
}, 60_000);

test('a block that comes meanwhile has the room or the class does, and nobody meets a fault', async () => {
  const server = await startServer();
  try {
    const { stage, hall, clerk, book } = await stageOf(server);
    await book(stage.resident, 660);
    const manager = await clerk();
    const span = { startAt: atMinute(on, 660).toISOString(), endAt: atMinute(on, 720).toISOString() };
    const params = { resourceId: hall.id };
    const seen = await stage.staff.call('block.preview', { params, body: span });
    const words = { kind: 'repair' as const, reason: '墙面重刷', instead: [], basis: seen.body?.basis ?? '' };
    const [blocked, changed] = await Promise.all([
      stage.staff.call('block.save', { params, body: { ...span, ...words } }),
      needsOf(manager, stage.serviceId).change([hall.id], 'claim', { reason }),
    ]);
    expect([blocked, changed].filter(({ ok, status }) => !ok && status >= 500)).toEqual([]);
    expect(blocked.ok || changed.ok).toBe(true);
    const rows = await server.db
      .selectFrom('resource_bucket')
      .select(['block_id'])
      .where('atom_id', '=', hall.id)
      .where('bucket', '>=', atMinute(on, 660).getTime() / 300_000)
      .where('bucket', '<', atMinute(on, 720).getTime() / 300_000)
      .execute();
    expect(rows.length).toBe(12);
    expect(rows.filter(({ block_id: id }) => id !== null).length).toBe(blocked.ok ? 12 : 0);
    expect(await amiss(server, stage.serviceId)).toBe(0);
  } finally {
    await server.close();
  }
}, 60_000);

test('a room that is retired meanwhile is not needed, and one that is needed is not retired', async () => {
  const server = await startServer();
  try {
    const { stage, hall, clerk } = await stageOf(server);
    const manager = await clerk();
    const [retired, changed] = await Promise.all([
      manager.call('resource.retire', { params: { resourceId: hall.id }, body: { version: 1 } }),
      needsOf(await clerk(), stage.serviceId).change([hall.id], 'claim', { reason }),
    ]);
    expect([retired.ok, changed.ok].filter(Boolean)).toHaveLength(1);
    const { state } = await server.db
      .selectFrom('resource')
      .select('state')
      .where('id', '=', hall.id)
      .executeTakeFirstOrThrow();
    const { resourceIds } = await needsOf(manager, stage.serviceId).read();
    expect([state, resourceIds.includes(hall.id)]).toEqual(retired.ok ? ['retired', false] : ['active', true]);
  } finally {
    await server.close();
  }
}, 60_000);

/** A room is retired when a change that needs it has looked and is about to write: what came of it, and what the list says. */
async function retiredAmidChange(options: Options) {
  const server = await startServer(options);
  try {
    const { stage, room, hall, clerk } = await stageOf(server);
    const [manager, other] = [await clerk(), await clerk()];
    const { until, close } = await watching(server);
    const { changing, retiring } = await server.db.transaction().execute(async (tx) => {
      const held = tx.selectFrom('service_need').select('resource_id').where('service_id', '=', stage.serviceId);
      expect(await held.forUpdate().execute()).toEqual([{ resource_id: room.id }]);
      const saved = needsOf(manager, stage.serviceId).change([hall.id], 'claim', { reason });
      await until('delete from `service_need`%');
      let isAnswered = false;
      const sent = other
        .call('resource.retire', { params: { resourceId: hall.id }, body: { version: 1 } })
        .finally(() => void (isAnswered = true));
      await until('select%from `resource`%for update', () => isAnswered);
      return { changing: saved, retiring: sent };
    });
    const [changed, retired] = await Promise.all([changing, retiring]);
    await close();
    const rows = await server.db
      .selectFrom('service_need as n')
      .innerJoin('resource as r', 'r.id', 'n.resource_id')
      .select('r.state')
      .where('n.service_id', '=', stage.serviceId)
      .execute();
    return {
      change: changed.problem?.code ?? 'saved',
      retire: retired.problem?.code ?? 'retired',
      needed: rows.map(({ state }) => state),
    };
  } finally {
    await server.close();
  }
}

test('a room that a change is about to need is not retired: who retires it waits, and is told', async () => {
  const outcome = await retiredAmidChange({});
  expect(outcome).toEqual({ change: 'saved', retire: 'resource.needed', needed: ['active'] });
}, 60_000);

test('without the lock of its parts a room is needed that is retired: the test above would notice', async () => {
  const outcome = await retiredAmidChange({ lockResources: () => Promise.resolve() });
  expect(outcome).toEqual({ change: 'saved', retire: 'retired', needed: ['retired'] });
}, 60_000);

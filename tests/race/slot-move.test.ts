import { inTransaction } from '../../server/kernel/db';
import { holdSlots } from '../../server/modules/resource';
import { atMinute } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { buildNeeds, buildResource } from '../support/build-resource';
import type { Client } from '../support/client';
import { actsOn, on, timetableStage } from '../support/timetable-stage';
import { keepHiring, meetInstead, type Seen } from './hiring';

const rounds = 4;
const guests = 2;
const triesMost = 30;

/** A class goes into a hall, or to a time, that residents are just hiring; who has the hall twice, and what failed. */
async function race(
  server: TestServer,
  minute: number,
  roundsMost: number,
  until: (seen: Seen) => boolean,
): Promise<Seen> {
  const found = { doubled: 0, faults: 0, hired: 0 };
  for (let n = 0; n < roundsMost && !until(found); n += 1) {
    const stage = await timetableStage(server);
    const { slotAt } = actsOn(
      () => server,
      () => stage,
    );
    const { staff, centreId, serviceId } = stage;
    const { build, db } = server;
    const room = await buildResource(db, centreId, { name: '陶艺室' });
    const hall = await buildResource(db, centreId, { name: '大厅', position: 2 });
    await buildNeeds(db, serviceId, [room.id], 'slot');
    const slots = await db.selectFrom('slot').selectAll().where('service_id', '=', serviceId).execute();
    await inTransaction(db, (tx) => holdSlots(tx, slots));
    const hire = await build.service({ centre_id: centreId });
    await buildNeeds(db, hire.id, [hall.id]);
    const at = { start_at: atMinute(on, minute), end_at: atMinute(on, minute + 60) };
    const target = await build.slot({ service_id: hire.id, capacity: guests, ...at });
    const clients: Client[] = [];
    for (let i = 0; i < guests; i += 1) clients.push(await server.as(await build.resident()));
    let isOver = false;
    const hiring = clients.map((client) => keepHiring(client, target.id, found, () => isOver));
    const move = async (from: number, resourceId: string, to: number, toResourceId: string): Promise<boolean> => {
      const params = { slotId: (await slotAt(from))?.id ?? '' };
      const where = { resourceId, toResourceId, startAt: atMinute(on, to).toISOString() };
      const seen = await staff.call('slotMove.preview', { params, body: where });
      if (!seen.ok) return false;
      const body = { ...where, reason: '墙面重刷', basis: seen.body.basis };
      const saved = await staff.call('slotMove.save', { params, body });
      if (!saved.ok && saved.status >= 500) found.faults += 1;
      return saved.ok;
    };
    // There and back, so that it is just coming again and again; the last time it stays if it gets in.
    const moves = async () => {
      let isIn = false;
      for (let tries = 0; tries < triesMost && !until(found); tries += 1) {
        if (isIn) isIn = !(await move(minute, hall.id, 660, room.id));
        isIn = isIn || (await move(660, room.id, minute, hall.id));
      }
      return isIn;
    };
    const [isMoved] = await Promise.all([moves().finally(() => void (isOver = true)), ...hiring]);
    const { taken } = await db.selectFrom('slot').select('taken').where('id', '=', target.id).executeTakeFirstOrThrow();
    if (isMoved && taken > 0) found.doubled += 1;
  }
  return found;
}

test.each([
  ['into a hall', 660],
  ['into a hall at another time', 840],
])(
  'a class that goes %s which is just being hired has it or has it not, and nobody meets a fault',
  async (_, minute) => {
    const server = await startServer();
    try {
      const seen = await race(server, minute, rounds, () => false);
      expect(seen).toMatchObject({ doubled: 0, faults: 0 });
      expect(seen.hired).toBeGreaterThan(rounds);
    } finally {
      await server.close();
    }
  },
  120_000,
);

test.each([
  ['into a hall', 660],
  ['into a hall at another time', 840],
])(
  'without the locks of parts a class that goes %s meets who hires it: the test above would notice',
  async (_, minute) => {
    const server = await startServer({ lockResources: meetInstead(500) });
    try {
      const { doubled, faults } = await race(server, minute, rounds * 4, (seen) => seen.doubled + seen.faults > 0);
      expect(doubled + faults).toBeGreaterThan(0);
    } finally {
      await server.close();
    }
  },
  120_000,
);

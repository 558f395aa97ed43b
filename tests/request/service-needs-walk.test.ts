import fc from 'fast-check';
import { inTransaction } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';
import { holdSlots, usesOf } from '../../server/modules/resource';
import { atMinute } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { buildNeeds, buildResource } from '../support/build-resource';
import { needing } from '../support/needs';
import { on, timetableStage, type Stage } from '../support/timetable-stage';

/** Whatever a service comes to need, one after the other: its slots have just that, and what was seen is what is done. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const things = 5;
const step = fc.record({
  chosen: fc.uniqueArray(fc.nat({ max: things - 1 }), { maxLength: 3 }),
  occupies: fc.constantFrom('slot' as const, 'claim' as const),
  /** Whether somebody stands in wherever that can be. */
  fills: fc.boolean(),
  /** Booked before it, as minutes of the day that is looked at. */
  books: fc.option(fc.constantFrom(540, 600, 660)),
});

/** Two rooms, the hall that is made of them, and two teachers; others have one of each for an hour. */
async function roomsOf({ centreId }: Stage) {
  const { db, build } = server;
  const staff = { kind: 'staff' as const, skill: '陶艺' };
  const east = await buildResource(db, centreId, { name: '东厅', position: 1 });
  const west = await buildResource(db, centreId, { name: '西厅', position: 2, places: 2 });
  const hall = await buildResource(db, centreId, { name: '大厅', position: 3, parts: [east.id, west.id] });
  const [one, other] = [
    await buildResource(db, centreId, { ...staff, name: '吴老师', position: 4 }),
    await buildResource(db, centreId, { ...staff, name: '郭老师', position: 5, after_minutes: 15 }),
  ];
  for (const [resource, minute] of [
    [west, 600],
    [one, 660],
  ] as const) {
    const lesson = await build.service({ centre_id: centreId });
    await buildNeeds(db, lesson.id, [resource.id], 'slot');
    const at = { start_at: atMinute(on, minute), end_at: atMinute(on, minute + 60) };
    const slot = await build.slot({ service_id: lesson.id, capacity: 3, ...at });
    await inTransaction(db, (tx) => holdSlots(tx, [slot]));
  }
  return [east, west, hall, one, other].map(({ id }) => id);
}

/** What slots ahead have, and what they should have: by start. */
async function compared({ serviceId }: Stage) {
  const { db } = server;
  const { occupies } = await db
    .selectFrom('service')
    .select('occupies')
    .where('id', '=', serviceId)
    .executeTakeFirstOrThrow();
  const slots = await db
    .selectFrom('slot')
    .selectAll()
    .where('service_id', '=', serviceId)
    .where('start_at', '>', server.clock.now())
    .orderBy('start_at')
    .execute();
  const uses = await usesOf(db, slots);
  const rows = await db
    .selectFrom('resource_bucket as b')
    .innerJoin('slot as s', 's.id', 'b.slot_id')
    .select(['b.slot_id', 'b.resource_id'])
    .distinct()
    .where('s.service_id', '=', serviceId)
    .execute();
  const has = slots.map(({ id, start_at: at }) => [
    at.toISOString(),
    rows.flatMap((row) => (row.slot_id === id ? [row.resource_id] : [])).sort(),
  ]);
  const should = slots.map((slot) => {
    const takes = slot.state === 'open' && (occupies === 'slot' || (occupies === 'claim' && slot.taken > 0));
    const ids = takes ? (uses.get(slot.id) ?? []).map(({ resource }) => resource.id) : [];
    return [slot.start_at.toISOString(), ids.sort()];
  });
  return { has, should };
}

/** Substitutes ahead for what is not needed, and those who are named themselves. */
async function staleOf({ serviceId }: Stage): Promise<unknown[]> {
  const needs = server.db.selectFrom('service_need').select('resource_id').where('service_id', '=', serviceId);
  return server.db
    .selectFrom('slot_substitute as u')
    .innerJoin('slot as s', 's.id', 'u.slot_id')
    .select(['u.slot_id', 'u.need_id', 'u.resource_id'])
    .where('s.service_id', '=', serviceId)
    .where('s.start_at', '>', server.clock.now())
    .where((eb) => eb.or([eb('u.need_id', 'not in', needs), eb('u.resource_id', 'in', needs)]))
    .execute();
}

async function bookAt({ serviceId }: Stage, minute: number): Promise<void> {
  const slot = await server.db
    .selectFrom('slot')
    .select('id')
    .where('service_id', '=', serviceId)
    .where('start_at', '=', atMinute(on, minute))
    .executeTakeFirst();
  if (slot === undefined) return;
  const by = await server.as(await server.build.resident());
  await by.call('booking.book', { params: { slotId: slot.id }, body: { requestKey: newId('key'), orWait: true } });
}

test.each([1, 2])(
  'a walk of changes: walk %i',
  async (seed) => {
    const stage = await timetableStage(server);
    const ids = await roomsOf(stage);
    const manager = await server.as(await server.build.staff(stage.centreId, { role: 'manager' }));
    const { look, change } = needing(
      () => manager,
      () => stage.serviceId,
    );
    const met = { changed: 0, lost: 0, back: 0, substituted: 0, told: 0 };
    for (const { chosen, occupies, fills, books } of fc.sample(step, { seed, numRuns: 24 })) {
      if (books !== null) await bookAt(stage, books);
      const wanted = chosen.map((n) => ids[n] ?? '');
      const how = wanted.length === 0 ? ('none' as const) : occupies;
      const seen = await look(wanted, how);
      if (seen.problem?.code === 'needs.unfit') continue;
      expect(seen.problem).toBeNull();
      const free = fills ? (seen.body?.lost ?? []).filter(({ options }) => options.length > 0).slice(0, 1) : [];
      const instead = free.map(({ slotId, options }) => ({ slotId, resourceId: options[0]?.resourceId ?? '' }));
      const kept = free.reduce((sum, { bookings }) => sum + bookings, 0);
      const saved = await change(wanted, how, { instead, reason: '换教室' });
      expect(saved.problem).toBeNull();
      expect(saved.body).toMatchObject({
        tasks: (seen.body?.bookings ?? 0) - kept,
        removed: (seen.body?.lostCount ?? 0) - instead.length,
        substituted: instead.length,
      });
      if (instead.length === 0) expect(saved.body?.told).toBe(seen.body?.told);
      const { has, should } = await compared(stage);
      expect(has).toEqual(should);
      expect(await staleOf(stage)).toEqual([]);
      met.changed += 1;
      met.lost += seen.body?.lostCount ?? 0;
      met.back += seen.body?.back ?? 0;
      met.substituted += instead.length;
      met.told += saved.body?.told ?? 0;
      // Asked for once more, it does nothing.
      expect((await look(wanted, how)).body).toMatchObject({
        lostCount: 0,
        bookings: 0,
        back: 0,
        resizedCount: 0,
        told: 0,
      });
    }
    // The walk has been where it is difficult.
    expect(Math.min(...Object.values(met))).toBeGreaterThan(0);
  },
  120_000,
);

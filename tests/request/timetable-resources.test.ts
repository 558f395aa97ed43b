import { inTransaction } from '../../server/kernel/db';
import { holdSlots } from '../../server/modules/resource';
import { newId } from '../../server/kernel/ids';
import { addDays, atMinute } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import { buildBlock, buildNeeds, buildResource } from '../support/build-resource';
import { actsOn, closed, on, timetableStage, today, type Change, type Stage } from '../support/timetable-stage';

let server: TestServer;
let stage: Stage;
let room: Awaited<ReturnType<typeof buildResource>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  stage = await timetableStage(server);
  room = await buildResource(server.db, stage.centreId, { name: '陶艺室' });
});

const { slotAt, book, look, save, tasks, runsOf } = actsOn(
  () => server,
  () => stage,
);

/** The service has its room with its slots, as the nightly run would have made them. */
async function withSlots(): Promise<void> {
  await buildNeeds(server.db, stage.serviceId, [room.id], 'slot');
  const slots = await server.db.selectFrom('slot').selectAll().where('service_id', '=', stage.serviceId).execute();
  await inTransaction(server.db, (tx) => holdSlots(tx, slots));
}
const withClaims = () => buildNeeds(server.db, stage.serviceId, [room.id], 'claim');

const heldBy = async (slotId: string | undefined): Promise<number> => {
  const rows = server.db
    .selectFrom('resource_bucket')
    .select('bucket')
    .where('slot_id', '=', slotId ?? '');
  return (await rows.execute()).length;
};
const longer = (endsMinute: number): Change => ({
  kind: 'service_exception',
  serviceId: stage.serviceId,
  fromOn: on,
  toOn: on,
  runs: [{ startsMinute: 660, endsMinute, slotMinutes: endsMinute - 660, capacity: 3 }],
  reason: '延长一刻钟',
});
const block = (from: number, to: number) =>
  buildBlock(server.db, room, { start_at: atMinute(on, from), end_at: atMinute(on, to) });

describe('a service that has its room with its slots', () => {
  beforeEach(withSlots);

  test('other lengths: slots that stay have the room for their new time, new ones have it too, none twice', async () => {
    await book(stage.resident, 540);
    expect(await heldBy((await slotAt(540))?.id)).toBe(12);
    expect((await save(runsOf({ slotMinutes: 75 }))).ok).toBe(true);
    expect(await heldBy((await slotAt(540))?.id)).toBe(15);
    expect(await heldBy((await slotAt(615))?.id)).toBe(15);
    expect(await slotAt(600)).toBeUndefined();
    await save(runsOf({ slotMinutes: 40 }));
    expect(await heldBy((await slotAt(540))?.id)).toBe(8);
    expect(await heldBy((await slotAt(580))?.id)).toBe(8);
  });

  test('a longer time over a block does not take place: seen before, hit, and somebody’s to settle', async () => {
    await book(stage.resident, 660);
    await block(720, 740);
    const seen = await look(longer(735));
    expect(seen).toMatchObject({
      blockedCount: 1,
      blocked: [{ startAt: atMinute(on, 660).toISOString(), inTheWay: ['陶艺室'] }],
      bookings: 1,
      counts: { vanish: 3, retime: 0 },
    });
    expect((await save(longer(735))).body).toMatchObject({ tasks: 1, removed: 3 });
    expect(await tasks()).toMatchObject([{ hit: 'gone', startAt: atMinute(on, 660).toISOString() }]);
    expect(await heldBy((await slotAt(660))?.id)).toBe(0);
  });

  test('a block made after the preview makes it another change', async () => {
    const seen = await look(longer(735));
    expect(seen?.blockedCount).toBe(0);
    await block(720, 740);
    const { staff, centreId } = stage;
    const body = { change: longer(735), basis: seen?.basis ?? '' };
    const saved = await staff.call('timetable.save', { params: { centreId }, body });
    expect(saved.problem?.code).toBe('timetable.changed');
  });

  test('a time that goes gives its room back at once, booked or not, and has it again when it comes back', async () => {
    await book(stage.resident, 540);
    await save(closed());
    expect(await heldBy((await slotAt(540))?.id)).toBe(0);
    await save({ kind: 'centre_exception_end', fromOn: on, toOn: on });
    expect(await heldBy((await slotAt(540))?.id)).toBe(12);
    expect(await tasks()).toEqual([]);
  });

  test('it stays away where the room has been taken out meanwhile, and what it did is still open', async () => {
    await book(stage.resident, 540);
    await save(closed());
    await block(570, 580);
    const seen = await look({ kind: 'centre_exception_end', fromOn: on, toOn: on });
    expect(seen).toMatchObject({ blockedCount: 1, counts: { appear: 2 } });
    await save({ kind: 'centre_exception_end', fromOn: on, toOn: on });
    expect(await slotAt(540)).toMatchObject({ state: 'closed' });
    expect(await tasks()).toMatchObject([{ hit: 'gone', state: 'open' }]);
  });

  test('who waits for the room in another service is offered it', async () => {
    const other = await server.build.service({ centre_id: stage.centreId, waitlist_max: 3, offer_minutes: 60 });
    await buildNeeds(server.db, other.id, [room.id]);
    const at = { start_at: atMinute(on, 540), end_at: atMinute(on, 600) };
    const slot = await server.build.slot({ service_id: other.id, capacity: 1, ...at });
    const body = { requestKey: newId('key'), orWait: true };
    const waits = await stage.resident.call('booking.book', { params: { slotId: slot.id }, body });
    expect(waits.body?.state).toBe('waiting');
    await save(closed());
    await server.worker.runDue();
    const { body: now } = await stage.resident.call('booking.get', { params: { bookingId: waits.body?.id ?? '' } });
    expect(now?.state).toBe('offered');
  });
});

describe('a service whose first claim takes its room', () => {
  beforeEach(withClaims);

  test('only slots that somebody has booked have the room for their new time', async () => {
    await book(stage.resident, 540);
    await save(runsOf({ slotMinutes: 90 }));
    expect(await heldBy((await slotAt(540))?.id)).toBe(18);
    expect(await heldBy((await slotAt(630))?.id)).toBe(0);
    expect(await heldBy((await slotAt(540, today))?.id)).toBe(0);
  });

  test('changeTask.times leaves out times whose room is taken, and nobody is moved there', async () => {
    const bookingId = await book(stage.resident, 540);
    await save(closed());
    const tomorrow = addDays(today, 1);
    const at = { start_at: atMinute(tomorrow, 610), end_at: atMinute(tomorrow, 620) };
    await buildBlock(server.db, room, at);
    const taken = await slotAt(600, tomorrow);
    const taskId = (await tasks())[0]?.id ?? '';
    const times = await stage.staff.call('changeTask.times', { params: { taskId } });
    const ids = times.body?.items.map(({ slotId }) => slotId);
    expect(ids).toContain((await slotAt(660, tomorrow))?.id);
    expect(ids).not.toContain(taken?.id);
    const mine = await stage.resident.call('change.get', { params: { bookingId } });
    expect(mine.body?.change?.times.map(({ slotId }) => slotId)).not.toContain(taken?.id);
    const slotId = taken?.id ?? '';
    const moved = await stage.resident.call('change.move', { params: { bookingId }, body: { slotId } });
    expect(moved.problem?.code).toBe('booking.resource_taken');
    const body = { what: 'suggest', slotId } as const;
    const note = await stage.staff.call('changeTask.note', { params: { taskId }, body });
    expect(note.problem?.code).toBe('change.no_such_time');
  });
});

describe('a room that is kept free around its times', () => {
  /** Nine o'clock ends ten minutes early, and the room is kept free for a quarter of an hour: into ten o'clock. */
  const shorter = (): Change => ({
    kind: 'service_exception',
    serviceId: stage.serviceId,
    fromOn: on,
    toOn: on,
    runs: [
      { startsMinute: 540, endsMinute: 590, slotMinutes: 50, capacity: 3 },
      { startsMinute: 600, endsMinute: 720, slotMinutes: 60, capacity: 3 },
    ],
    reason: '早点结束',
  });
  beforeEach(async () => {
    await server.db.updateTable('resource').set({ after_minutes: 15 }).where('id', '=', room.id).execute();
    await withClaims();
  });

  test('whoever leaves the old time last is shown the next one and may have it: their own tidying is not in the way', async () => {
    await book(stage.resident, 540);
    await save(shorter());
    const [task] = await tasks();
    const params = { taskId: task?.id ?? '' };
    const next = await slotAt(600);
    const times = await stage.staff.call('changeTask.times', { params });
    expect(times.body?.items.map(({ slotId }) => slotId)).toContain(next?.id);
    const body = { outcome: 'moved' as const, slotId: next?.id ?? '' };
    expect((await stage.staff.call('changeTask.settle', { params, body })).problem).toBeNull();
    expect(await heldBy(next?.id)).toBe(15);
    expect(await heldBy((await slotAt(540))?.id)).toBe(0);
  });

  test('while others stay in the old time it is', async () => {
    await book(stage.resident, 540);
    await book(await server.as(await server.build.resident()), 540);
    await save(shorter());
    const [task] = await tasks();
    const params = { taskId: task?.id ?? '' };
    const next = await slotAt(600);
    const times = await stage.staff.call('changeTask.times', { params });
    expect(times.body?.items.map(({ slotId }) => slotId)).not.toContain(next?.id);
    const body = { outcome: 'moved' as const, slotId: next?.id ?? '' };
    const moved = await stage.staff.call('changeTask.settle', { params, body });
    expect(moved.problem?.code).toBe('booking.resource_taken');
    expect(await heldBy((await slotAt(540))?.id)).toBeGreaterThan(0);
  });
});

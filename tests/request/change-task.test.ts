import type { SentBody } from '../../shared/contract/types';
import { newId } from '../../server/kernel/ids';
import { addDays, atMinute } from '../../shared/time/civil';
import { startServer, type TestServer } from '../support/app';
import type { Resident } from '../support/build';
import type { Client } from '../support/client';
import { actsOn, closed, on, timetableStage, today, type Stage } from '../support/timetable-stage';

let server: TestServer;
let stage: Stage;
let staff: Client;
let resident: Client;
let who: Resident;
let centreId: string;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  stage = await timetableStage(server);
  ({ staff, resident, who, centreId } = stage);
});

const { slotAt, book, save, tasks, inbox, runsOf } = actsOn(
  () => server,
  () => stage,
);

describe('changeTask.list and changeTask.settle', () => {
  let bookingId: string;
  let taskId: string;
  beforeEach(async () => {
    bookingId = await book(resident, 540);
    await save(closed());
    taskId = (await tasks())[0]?.id ?? '';
  });

  const settle = (body: SentBody<'changeTask.settle'>, by = staff) =>
    by.call('changeTask.settle', { params: { taskId }, body });
  const tomorrow = addDays(today, 1);

  test('moved by staff after changeTask.times: places, quota and times follow, the resident is told', async () => {
    const times = await staff.call('changeTask.times', { params: { taskId } });
    const slot = await slotAt(600, tomorrow);
    expect(times.body?.items.map(({ slotId }) => slotId)).toContain(slot?.id);
    const answer = await settle({ outcome: 'moved', slotId: slot?.id ?? '' });
    expect(answer.body).toMatchObject({ state: 'done', outcome: 'moved' });
    const booking = await resident.call('booking.get', { params: { bookingId } });
    expect(booking.body).toMatchObject({ state: 'confirmed', startAt: atMinute(tomorrow, 600).toISOString() });
    expect(await slotAt(600, tomorrow)).toMatchObject({ taken: 1 });
    expect(await slotAt(540)).toMatchObject({ taken: 0 });
    const used = await server.db.selectFrom('quota_use').selectAll().where('person_id', '=', who.personId).execute();
    expect(
      used
        .filter((row) => row.used > 0)
        .map((row) => row.period)
        .sort(),
    ).toEqual([tomorrow]);
    expect(await inbox(resident)).toContain('booking_moved');
    expect((await settle({ outcome: 'moved', slotId: slot?.id ?? '' })).problem?.code).toBe('change.not_open');
  });

  test('moved by the resident with change.move, also to a time that they could not book any more', async () => {
    const slot = await slotAt(660, today);
    const answer = await resident.call('change.move', { params: { bookingId }, body: { slotId: slot?.id ?? '' } });
    expect(answer.body).toEqual({ change: null });
    expect(await tasks()).toEqual([]);
    const done = await staff.call('changeTask.list', { query: { centreId, state: 'done' } });
    expect(done.body?.items).toMatchObject([{ outcome: 'moved', doneBy: null }]);
  });

  test('neither to a full time, nor one of another service, nor one that has begun, nor over another booking', async () => {
    const full = await slotAt(600, tomorrow);
    await server.db
      .updateTable('slot')
      .set({ taken: 3 })
      .where('id', '=', full?.id ?? '')
      .execute();
    const other = await server.build.slot({ start_at: atMinute(tomorrow, 660) });
    const otherId = (
      await resident.call('booking.book', { params: { slotId: other.id }, body: { requestKey: newId('key') } })
    ).body?.id;
    expect(otherId).toBeDefined();
    const code = async (slotId: string | undefined) =>
      (await settle({ outcome: 'moved', slotId: slotId ?? '' })).problem?.code;
    expect(await code(full?.id)).toBe('booking.slot_full');
    expect(await code(other.id)).toBe('change.no_such_time');
    expect(await code((await slotAt(540, today))?.id)).toBe('change.no_such_time');
    expect(await code((await slotAt(660, tomorrow))?.id)).toBe('booking.overlaps');
    expect(await tasks()).toHaveLength(1);
  });

  test('cancelled by staff with a reason that the resident reads; not kept, as there is nothing to keep', async () => {
    expect((await settle({ outcome: 'kept' })).problem?.code).toBe('change.cannot_keep');
    expect((await settle({ outcome: 'cancelled', reason: '加微信返现' })).problem?.code).toBe('content.risky');
    expect((await settle({ outcome: 'cancelled', reason: '电话里说好不来了' })).body?.outcome).toBe('cancelled');
    const booking = await resident.call('booking.get', { params: { bookingId } });
    expect(booking.body).toMatchObject({ state: 'cancelled', endedBy: 'centre', endReason: '电话里说好不来了' });
    expect(await slotAt(540)).toMatchObject({ taken: 0 });
    expect(await inbox(resident)).toContain('slot_closed');
  });

  test('given back by the resident with change.decline, when it would be too late otherwise', async () => {
    server.clock.set(atMinute(on, 530));
    resident = await server.as(who);
    expect((await resident.call('booking.cancel', { params: { bookingId } })).problem?.code).toBe(
      'booking.cancel_too_late',
    );
    const answer = await resident.call('change.decline', { params: { bookingId } });
    expect(answer.ok).toBe(true);
    expect((await resident.call('change.decline', { params: { bookingId } })).problem?.code).toBe('change.not_open');
  });

  test('changeTask.note: a call that nobody answered is counted; another time is offered and told', async () => {
    const note = (body: SentBody<'changeTask.note'>) => staff.call('changeTask.note', { params: { taskId }, body });
    expect((await note({ what: 'no_answer' })).body).toMatchObject({ tries: 1, state: 'open' });
    const slot = await slotAt(600, tomorrow);
    expect((await note({ what: 'suggest', slotId: slot?.id ?? '' })).body?.suggested?.slotId).toBe(slot?.id);
    expect((await note({ what: 'suggest', slotId: 'slt_0' })).problem?.code).toBe('change.no_such_time');
    expect((await resident.call('change.get', { params: { bookingId } })).body?.change?.suggested?.slotId).toBe(
      slot?.id,
    );
  });

  test('belongs to the centre’s staff and to whom the booking is for', async () => {
    const stranger = await server.as(await server.build.resident());
    const elsewhere = await server.as(await server.build.staff((await server.build.centre()).id));
    expect((await settle({ outcome: 'kept' }, elsewhere)).problem?.code).toBe('not_found');
    expect((await settle({ outcome: 'kept' }, resident)).problem?.code).toBe('forbidden');
    for (const name of ['change.get', 'change.keep', 'change.decline'] as const) {
      expect((await stranger.call(name, { params: { bookingId } })).problem?.code).toBe('not_found');
    }
    expect((await elsewhere.call('changeTask.list', { query: { centreId } })).problem?.code).toBe('not_found');
    expect((await elsewhere.call('changeTask.times', { params: { taskId } })).problem?.code).toBe('not_found');
  });

  test('over: kept by staff, the slot keeps that place', async () => {
    await save({ kind: 'centre_exception_end', fromOn: on, toOn: on });
    await save(runsOf({ capacity: 1 }));
    const second = await server.as(await server.build.resident());
    await save(runsOf({ capacity: 2 }));
    await book(second, 540);
    await save(runsOf({ capacity: 1 }));
    const [task] = await tasks();
    const answer = await staff.call('changeTask.settle', {
      params: { taskId: task?.id ?? '' },
      body: { outcome: 'kept' },
    });
    expect(answer.body?.outcome).toBe('kept');
    expect(await slotAt(540)).toMatchObject({ capacity: 2, taken: 2, shrinks_to: null });
    expect(await inbox(second)).toContain('booking_kept');
  });
});

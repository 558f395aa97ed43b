import { newId } from '../../server/kernel/ids';
import { startServer, type TestServer } from '../support/app';

/** Two people change one booking at the same moment: a transaction of another process is held open while we ask. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Holds the booking (and its slot) as if another process were ending it, asks meanwhile, then lets that commit. */
async function whileEnding<T>(
  { slotId, bookingId, by, closes }: { slotId: string; bookingId: string; by: 'resident' | 'centre'; closes: boolean },
  ask: () => Promise<T>,
): Promise<T> {
  const { asked } = await server.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('slot')
      .set((eb) => ({ taken: eb('taken', '-', 1), ...(closes ? { state: 'closed', closed_reason: '设备检修' } : {}) }))
      .where('id', '=', slotId)
      .execute();
    await tx
      .updateTable('booking')
      .set({ state: 'cancelled', prior_state: 'confirmed', live_key: bookingId, ended_by: by, ended_at: new Date() })
      .where('id', '=', bookingId)
      .execute();
    const answer = ask();
    // Long enough for the request to read what is committed and to stand at the lock.
    await pause(500);
    // Not the promise itself, which would be waited for before the commit that it waits for.
    return { asked: { answer } };
  });
  return asked.answer;
}

async function bookedSlot() {
  const slot = await server.build.slot({ start_at: new Date('2026-11-23T06:00:00.000Z') });
  const resident = await server.as(await server.build.resident());
  const staff = await server.as(await server.build.staff(slot.centre_id));
  const booked = await resident.call('booking.book', {
    params: { slotId: slot.id },
    body: { requestKey: newId('key') },
  });
  return { slotId: slot.id, bookingId: booked.body?.id ?? '', resident, staff };
}

const linesOf = async (bookingId: string): Promise<unknown[]> => {
  const rows = await server.database.sql<{ action: string }>(
    'SELECT action FROM audit_line WHERE subject_id = ? ORDER BY id',
    [bookingId],
  );
  return rows.map(({ action }) => action);
};

test('cancelling while the centre closes the slot is refused, not a fault', async () => {
  const { resident, ...booked } = await bookedSlot();
  const answer = await whileEnding({ ...booked, by: 'centre', closes: true }, () =>
    resident.call('booking.cancel', { params: { bookingId: booked.bookingId } }),
  );
  expect(answer.problem?.code).toBe('booking.not_cancellable');
  const [slot] = await server.database.sql('SELECT taken, state FROM slot WHERE id = ?', [booked.slotId]);
  expect(slot).toEqual({ taken: 0, state: 'closed' });
});

test('cancelling the only booking twice at once is the same as once', async () => {
  const { resident, ...booked } = await bookedSlot();
  const answer = await whileEnding({ ...booked, by: 'resident', closes: false }, () =>
    resident.call('booking.cancel', { params: { bookingId: booked.bookingId } }),
  );
  expect(answer.body?.state).toBe('cancelled');
});

test('checking in while the resident cancels is refused and leaves no line of a check-in', async () => {
  const { staff, ...booked } = await bookedSlot();
  const answer = await whileEnding({ ...booked, by: 'resident', closes: false }, () =>
    staff.call('roster.checkIn', { body: { bookingId: booked.bookingId } }),
  );
  expect(answer.problem?.code).toBe('roster.not_confirmed');
  expect(await linesOf(booked.bookingId)).toEqual(['booking.book']);
});

test('two colleagues checking in at once: both see it done, the resident is told once', async () => {
  const { staff, resident, bookingId } = await bookedSlot();
  const answers = await Promise.all([1, 2, 3, 4].map(() => staff.call('roster.checkIn', { body: { bookingId } })));
  expect(answers.map((answer) => answer.body?.state)).toEqual(Array(4).fill('attended'));
  await server.worker.runDue();
  const inbox = await resident.call('inbox.list');
  expect(inbox.body?.items.filter(({ kind }) => kind === 'booking_attended')).toHaveLength(1);
});

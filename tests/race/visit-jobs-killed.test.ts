import { sql } from 'kysely';
import { addJob } from '../../server/jobs';
import { openDb } from '../../server/kernel/db';
import { addDays, atMinute, civilDay } from '../../shared/time/civil';
import { startProcesses, type Processes } from '../support/processes';

/** A worker dies in the middle of a job of the day of a visit, after it has written and before it commits. */
let processes: Processes;
beforeAll(async () => {
  processes = await startProcesses({ apis: 0 });
}, 60_000);
afterAll(() => processes.stop());

const guests = 3;
/** One share of those who are told, and three of the next. */
const share = 200;
const missing = share + 3;
const minuteMs = 60_000;

interface Case {
  kind: string;
  payload: (slotId: string) => Record<string, string>;
  /** The slot's start, from now. */
  inMinutes: number;
  /** What the job writes late: there it is held until it is killed. */
  heldAt: 'inbox_entry' | 'audit_line';
  /** Afterwards: how those who did not come stand, the slot's counter, what each of them is told. */
  state: string;
  taken: number;
  told: string[];
  lines: number;
}

const cases: Case[] = [
  {
    kind: 'booking.release',
    payload: (slotId) => ({ slotId }),
    inMinutes: -16,
    heldAt: 'inbox_entry',
    ...{ state: 'no_show', taken: 1, told: ['place_released'], lines: 1 },
  },
  {
    kind: 'booking.endSlot',
    payload: (slotId) => ({ slotId }),
    inMinutes: -30 * 60,
    heldAt: 'audit_line',
    ...{ state: 'no_show', taken: 1 + guests, told: [], lines: 1 },
  },
  {
    kind: 'reminder.ofSlot',
    payload: (slotId) => ({ slotId, time: 'one_hour' }),
    inMinutes: 55,
    heldAt: 'inbox_entry',
    ...{ state: 'confirmed', taken: 1 + guests, told: ['visit_soon'], lines: 0 },
  },
];

async function stage({ inMinutes }: Case) {
  const { build } = processes;
  const service = await build.service({ release_minutes: 15 });
  const start_at = new Date(Date.now() + inMinutes * minuteMs);
  const slot = await build.slot({ service_id: service.id, start_at });
  const booked_at = new Date(start_at.getTime() - 3 * 86_400_000);
  await build.booking(slot, await build.resident(), { state: 'attended', prior_state: 'confirmed', booked_at });
  const bookingIds: string[] = [];
  for (let n = 0; n < guests; n += 1) bookingIds.push(await build.booking(slot, await build.resident(), { booked_at }));
  return { slot, bookingIds };
}

async function standing(slotId: string, bookingIds: readonly string[], kind: string) {
  const { db } = processes;
  const slot = await db.selectFrom('slot').select('taken').where('id', '=', slotId).executeTakeFirstOrThrow();
  const rows = await db.selectFrom('booking').select(['id', 'state']).where('id', 'in', bookingIds).execute();
  const told = await db
    .selectFrom('inbox_entry')
    .select(['booking_id', 'kind'])
    .where('booking_id', 'in', bookingIds)
    .execute();
  const lines = db.selectFrom('audit_line').select('subject_id').where('action', '=', kind);
  const recorded = await lines.where('subject_id', 'in', bookingIds).execute();
  const marks = await db
    .selectFrom('reminder_sent')
    .select('booking_id')
    .where('booking_id', 'in', bookingIds)
    .execute();
  return {
    taken: slot.taken,
    states: [...new Set(rows.map(({ state }) => state))],
    told: bookingIds.map((id) => told.filter((one) => one.booking_id === id).map((one) => one.kind)),
    lines: bookingIds.map((id) => recorded.filter((one) => one.subject_id === id).length),
    marks: marks.length,
  };
}

/** How often each of these bookings' people were told that it counts as missed. */
async function toldMissed(bookingIds: readonly string[]): Promise<number[]> {
  const rows = await processes.db
    .selectFrom('inbox_entry')
    .select('booking_id')
    .where('booking_id', 'in', bookingIds)
    .where('kind', '=', 'no_show_counted')
    .execute();
  return bookingIds.map((id) => rows.filter((row) => row.booking_id === id).length);
}

/** A day at a centre on which some have come and more than one share of people has not, in the order of the job. */
async function missedDay() {
  const { build } = processes;
  const on = addDays(civilDay(new Date()), -1);
  const service = await build.service({ no_shows_count_from: new Date(0), is_scarce: 1 });
  const slot = await build.slot({ service_id: service.id, start_at: atMinute(on, 720), capacity: missing + 1 });
  const booked_at = atMinute(addDays(on, -2), 600);
  await build.booking(slot, await build.resident(), { state: 'attended', prior_state: 'confirmed', booked_at });
  const ids: string[] = [];
  const row = { state: 'no_show' as const, prior_state: 'confirmed' as const, booked_at };
  for (let n = 0; n < missing; n += 1) ids.push(await build.booking(slot, await build.resident(), row));
  return { on, centreId: slot.centre_id, bookingIds: ids.sort() };
}

/** Looks again and again until it is so. */
async function until(what: string, is: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await is())) if (Date.now() > deadline) throw new Error(`It did not come to that: ${what}`);
}

test.each(cases)(
  '$kind killed half-way has done nothing; run again it does all of it, once',
  async (one) => {
    const { db, database, start } = processes;
    const { slot, bookingIds } = await stage(one);
    const { kind, heldAt } = one;
    const before = await standing(slot.id, bookingIds, kind);
    const jobId = `killed_${slot.id}`;
    const job = { id: jobId, kind, payload: one.payload(slot.id), at: new Date() };
    const looker = openDb(database.url, 1);
    const stateOf = async () =>
      (await db.selectFrom('job').select('state').where('id', '=', jobId).executeTakeFirst())?.state;
    // Nobody else may add a row there until this ends, and it ends when the worker is dead.
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        await tx.selectFrom(heldAt).select('id').forUpdate().execute();
        await db.transaction().execute((other) => addJob(other, job));
        const worker = await start('worker');
        const waiting = sql<{ id: number }>`
        SELECT id FROM information_schema.PROCESSLIST
        WHERE db = DATABASE() AND id <> CONNECTION_ID() AND LOWER(info) LIKE ${`%insert%${heldAt}%`}`;
        await until('it writes', async () => (await waiting.execute(looker.db)).rows.length > 0);
        await worker.kill();
      });
    await looker.close();
    expect(await standing(slot.id, bookingIds, kind)).toEqual(before);

    // A minute passes in the database: a dead process keeps others from its jobs no longer than that.
    await db
      .updateTable('job')
      .set({ lease_until: new Date(0) })
      .where('id', '=', jobId)
      .execute();
    const worker = await start('worker');
    await until('the job is done', async () => (await stateOf()) === 'done');
    await worker.kill('SIGTERM');
    expect(await standing(slot.id, bookingIds, kind)).toEqual({
      taken: one.taken,
      states: [one.state],
      told: Array(guests).fill(one.told),
      lines: Array(guests).fill(one.lines),
      marks: kind.startsWith('reminder') ? guests : 0,
    });
  },
  90_000,
);

test('noShow.tell killed between two shares has told the first; run again it tells the others, and nobody twice', async () => {
  const { db, database, start } = processes;
  const { on, centreId, bookingIds } = await missedDay();
  const last = bookingIds.at(-1) ?? '';
  const jobId = `killed_${centreId}`;
  const looker = openDb(database.url, 1);
  const undone = new Error('nothing was noted by us');
  // The mark of the last one is being written and never will be: the worker waits for it in its second share.
  const held = db.transaction().execute(async (tx) => {
    await tx.insertInto('no_show_notice').values({ booking_id: last, told_at: new Date() }).execute();
    const job = { id: jobId, kind: 'noShow.tell', payload: { centreId, on }, at: new Date() };
    await db.transaction().execute((other) => addJob(other, job));
    const worker = await start('worker');
    const waiting = sql<{ id: number }>`
      SELECT id FROM information_schema.PROCESSLIST
      WHERE db = DATABASE() AND id <> CONNECTION_ID() AND LOWER(info) LIKE ${'%insert%no_show_notice%'}`;
    // The first share is written by the same statement: it must have committed before.
    const isSecond = async () => (await toldMissed(bookingIds)).filter((told) => told > 0).length === share;
    await until('it writes the second share', async () => {
      return (await isSecond()) && (await waiting.execute(looker.db)).rows.length > 0;
    });
    await worker.kill();
    throw undone;
  });
  await expect(held).rejects.toBe(undone);
  await looker.close();
  expect(await toldMissed(bookingIds)).toEqual(bookingIds.map((_, n) => (n < share ? 1 : 0)));

  await db
    .updateTable('job')
    .set({ lease_until: new Date(0) })
    .where('kind', '=', 'noShow.tell')
    .where('state', '!=', 'done')
    .execute();
  const worker = await start('worker');
  const open = db.selectFrom('job').select('id').where('kind', '=', 'noShow.tell').where('state', '!=', 'done');
  await until('the job is done', async () => (await open.execute()).length === 0);
  await worker.kill('SIGTERM');
  expect(await toldMissed(bookingIds)).toEqual(bookingIds.map(() => 1));
}, 120_000);

import { addJobs, dailyAt, type JobHandler, type NewJob, type Schedule } from '../../jobs';
import { inTransaction } from '../../kernel/db';
import { usualReminders, type ReminderTime } from '../../../shared/enums';
import { addDays, atMinute, civilDay } from '../../../shared/time/civil';
import { callUntold } from './call-instead';
import type { BookingDeps } from './deps';
import { lastWordJob, tellAll } from './line';
import { noticeFacts, tellScreens } from './notices';
import { isToRemind, leadMs, leadTimes, remindAt, type LeadTime } from './remind-rules';
import {
  choiceKey,
  choicesOf,
  listConfirmedOfDay,
  listConfirmedOfSlot,
  listSlotsBeginning,
  markReminded,
  removeMarks,
  removeOldChoices,
} from './remind-store';
import { findBooking, type After, type BookingRow } from './store';
import { toldOf } from './told';

const sweepJob = 'reminder.sweep';
const slotJob = 'reminder.ofSlot';
const eveningSweepJob = 'reminder.sweepEvening';
const dayJob = 'reminder.ofDay';
const callSweepJob = 'reminder.sweepCalls';
const callJob = 'reminder.call';
const cleanJob = 'reminder.clean';

/** Slots in one step of a sweep, visits in one transaction, centres in one step. */
const slotsStep = 500;
const share = 200;
const centresStep = 100;
/** Steps of one run; more than a city has. */
const stepsMost = 400;
/** How far ahead a sweep plans, and how late it still does where no worker ran. */
const aheadMs = 10 * 60_000;
const lateMs = 30 * 60_000;
/** The evening's jobs begin one after the other in this time, so that they don't all write at once. */
const eveningSpreadSeconds = 20 * 60;
const cleanStep = 2000;
const marksKeptDays = 30;
/** Longer than any visit is booked ahead. */
const choicesKeptDays = 200;
/** By then a person must have been called whom no message reaches. */
const calledByMinute = 20 * 60;

export const remindSchedules: Schedule[] = [
  { kind: sweepJob, everySeconds: 300 },
  { kind: eveningSweepJob, ...dailyAt('19:00') },
  { kind: callSweepJob, ...dailyAt('09:00') },
  { kind: cleanJob, ...dailyAt('03:45') },
];

/**
 * Reminders come from bookings as they stand when the time comes: nothing is planned with a claim and nothing has to be
 * dropped when one ends. A sweep finds what begins soon and adds one small job for each slot, or in the evening for each
 * centre; each visit is reminded of once for each time, however often jobs run.
 */
export const remindJobs = (deps: BookingDeps): Record<string, JobHandler> => ({
  [sweepJob]: async ({ now, signal }) => {
    for (const time of leadTimes) await sweepSlots(deps, time, now, signal);
  },
  [slotJob]: async ({ payload, now, signal }) => {
    const { slotId, time } = payload as { slotId: string; time: LeadTime };
    await inPages<string>('', signal, async (after) => {
      const rows = await listConfirmedOfSlot(deps.db, slotId, after, share);
      await remind(deps, rows, time, now);
      return rows.length < share ? null : (rows.at(-1)?.id ?? null);
    });
  },
  [eveningSweepJob]: ({ now }) =>
    forEachCentre(deps, (centreId, place) => {
      const on = addDays(civilDay(now), 1);
      const dueAt = new Date(now.getTime() + (place % eveningSpreadSeconds) * 1000);
      return { id: `${dayJob}_${centreId}_${on}`, kind: dayJob, payload: { centreId, on }, at: now, dueAt };
    }),
  [dayJob]: ({ payload, now, signal }) =>
    forEachOfDay(deps, payload, signal, (rows) => remind(deps, rows, 'evening', now)),
  [callSweepJob]: ({ now }) =>
    forEachCentre(deps, (centreId) => {
      const on = addDays(civilDay(now), 1);
      return { id: `${callJob}_${centreId}_${on}`, kind: callJob, payload: { centreId, on }, at: now };
    }),
  [callJob]: ({ payload, now, signal }) => forEachOfDay(deps, payload, signal, (rows) => callThem(deps, rows, now)),
  [lastWordJob]: async (run) => {
    const { bookingId } = run.payload as { bookingId: string };
    await inTransaction(deps.db, async (tx) => {
      const row = await findBooking(tx, bookingId);
      if (row?.state !== 'offered' || row.offered_until === null || row.offered_until <= run.now) return;
      const service = (await deps.centre.servicesOf([row.service_id], tx)).get(row.service_id);
      if (service === undefined || !(await markReminded(tx, [row.id], 'offer', run.now)).has(row.id)) return;
      await tellAll(tx, deps, { rows: [row], service, kind: 'offer_ending', until: row.offered_until }, run);
    });
  },
  [cleanJob]: async ({ now, signal }) => {
    const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
    const rounds = (remove: () => Promise<number>) =>
      inPages(0, signal, async (round) => ((await remove()) < cleanStep ? null : round + 1));
    await rounds(() => removeMarks(deps.db, before(marksKeptDays), cleanStep));
    await rounds(() => removeOldChoices(deps.db, before(choicesKeptDays), cleanStep));
  },
});

/** Pages until `work` gives no place to go on from. */
async function inPages<P>(first: P, signal: AbortSignal, work: (after: P) => Promise<P | null>): Promise<void> {
  let after = first;
  for (let step = 0; step < stepsMost && !signal.aborted; step += 1) {
    const next = await work(after);
    if (next === null) return;
    after = next;
  }
}

async function sweepSlots(deps: BookingDeps, time: LeadTime, now: Date, signal: AbortSignal): Promise<void> {
  const from = new Date(Math.max(now.getTime(), now.getTime() + leadMs(time) - lateMs));
  const to = new Date(now.getTime() + leadMs(time) + aheadMs);
  const days = [...new Set([civilDay(from), civilDay(to)])];
  for (const on of days) await sweepSpan(deps, time, { on, from, to }, now, signal);
}

function sweepSpan(
  deps: BookingDeps,
  time: LeadTime,
  span: { on: string; from: Date; to: Date },
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  return inPages<After>(null, signal, async (after) => {
    const slots = await listSlotsBeginning(deps.db, span, after, slotsStep);
    const jobs = slots.map(({ id: slotId, start_at: startAt }): NewJob => {
      const dueAt = remindAt(time, startAt);
      // A slot that has moved is reminded of anew.
      const id = `${slotJob}_${time}_${slotId}_${startAt.getTime()}`;
      return { id, kind: slotJob, payload: { slotId, time }, at: now, dueAt };
    });
    await inTransaction(deps.db, (tx) => addJobs(tx, jobs));
    const last = slots.at(-1);
    return last === undefined || slots.length < slotsStep ? null : [last.start_at, last.id];
  });
}

async function forEachCentre(deps: BookingDeps, jobOf: (centreId: string, place: number) => NewJob): Promise<void> {
  let place = 0;
  for (let after = ''; ;) {
    const ids = await deps.centre.listCentreIds(after, centresStep);
    const last = ids.at(-1);
    if (last === undefined) return;
    const jobs = ids.map((centreId) => jobOf(centreId, (place += 1)));
    await inTransaction(deps.db, (tx) => addJobs(tx, jobs));
    after = last;
  }
}

function forEachOfDay(
  deps: BookingDeps,
  payload: unknown,
  signal: AbortSignal,
  work: (rows: BookingRow[]) => Promise<void>,
): Promise<void> {
  const { centreId, on } = payload as { centreId: string; on: string };
  return inPages<After>(null, signal, async (after) => {
    const rows = await listConfirmedOfDay(deps.db, centreId, on, after, share);
    await work(rows);
    const last = rows.at(-1);
    return last === undefined || rows.length < share ? null : [last.start_at, last.id];
  });
}

/** One notice for each account that hears of a visit and wants to be reminded of it now. */
async function remind(deps: BookingDeps, found: readonly BookingRow[], time: ReminderTime, now: Date): Promise<void> {
  const due = found.filter((row) =>
    isToRemind({ state: row.state, startAt: row.start_at, bookedAt: row.booked_at }, time, now),
  );
  if (due.length === 0) return;
  await inTransaction(deps.db, async (tx) => {
    const ids = due.map(({ id }) => id);
    const fresh = await markReminded(tx, ids, time, now);
    const rows = due.filter(({ id }) => fresh.has(id));
    const [first] = rows;
    if (first === undefined) return;
    const told = await toldOf(tx, rows, { now, by: null });
    const accounts = [...new Set([...told.values()].flat().map(({ accountId }) => accountId))];
    const said = await choicesOf(tx, accounts, [...fresh]);
    const services = await deps.centre.servicesOf([...new Set(rows.map((row) => row.service_id))], tx);
    const notices = rows.flatMap((row) => {
      const service = services.get(row.service_id);
      const wanting = (told.get(row.id) ?? []).filter(({ accountId }) => wants(said, accountId, row.id, time));
      if (service === undefined) return [];
      return wanting.map(({ accountId, facts }) => ({
        accountId,
        kind: 'visit_soon' as const,
        facts: { ...noticeFacts(service, row), ...facts },
        bookingId: row.id,
        at: now,
      }));
    });
    await deps.notification.notifyMany(tx, notices);
    await tellScreens(tx, deps, first, notices, now);
  });
}

function wants(
  said: ReadonlyMap<string, readonly ReminderTime[]>,
  accountId: string,
  bookingId: string,
  time: ReminderTime,
): boolean {
  const times = said.get(choiceKey(accountId, bookingId)) ?? said.get(choiceKey(accountId, '')) ?? usualReminders;
  return times.includes(time);
}

/** Who has neither WeChat nor somebody acting for them is called the day before, while the centre is open. */
async function callThem(deps: BookingDeps, rows: readonly BookingRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await inTransaction(deps.db, async (tx) => {
    const told = await toldOf(tx, rows, { now, by: null });
    const unreached = rows.filter(({ id }) => (told.get(id)?.length ?? 0) === 0);
    const services = await deps.centre.servicesOf([...new Set(unreached.map((row) => row.service_id))], tx);
    const toldBy = atMinute(civilDay(now), calledByMinute);
    for (const row of unreached) {
      const service = services.get(row.service_id);
      if (service !== undefined) await callUntold(tx, [row], told, { kind: 'visit_soon', service, toldBy, at: now });
    }
  });
}

import { sql } from 'kysely';
import { reminderTimes, type ReminderTime } from '../../../shared/enums';
import type { Db, Reader, Tx } from '../../kernel/db';
import type { After, BookingRow } from './store';

interface Span {
  on: string;
  from: Date;
  to: Date;
}

/** Open slots of a day with somebody in them that begin in a span of time, by when they begin. */
const slotsBeginning = (reader: Reader, { on, from, to }: Span, after: After, limit: number) => {
  let query = reader
    .selectFrom('slot')
    .select(['id', 'start_at'])
    .where('on_day', '=', on)
    .where('start_at', '>', after === null ? from : new Date(Math.max(from.getTime(), after[0].getTime() - 1)))
    .where('start_at', '<=', to)
    .where('state', '=', 'open')
    .where('taken', '>', 0);
  if (after !== null) {
    const [at, id] = after;
    query = query.where((is) => is.or([is('start_at', '>', at), is.and([is('start_at', '=', at), is('id', '>', id)])]));
  }
  return query.orderBy('start_at').orderBy('id').limit(limit);
};

export const listSlotsBeginning = (reader: Reader, span: Span, after: After, limit: number) =>
  slotsBeginning(reader, span, after, limit).execute();

const ofSlot = (reader: Reader, slotId: string, afterId: string, limit: number) =>
  reader
    .selectFrom('booking')
    .selectAll()
    .where('slot_id', '=', slotId)
    .where('id', '>', afterId)
    .where('state', '=', 'confirmed')
    .orderBy('id')
    .limit(limit);

/** Those with a place in a slot, by id. */
export const listConfirmedOfSlot = (
  reader: Reader,
  slotId: string,
  afterId: string,
  limit: number,
): Promise<BookingRow[]> => ofSlot(reader, slotId, afterId, limit).execute();

const ofDay = (reader: Reader, centreId: string, on: string, after: After, limit: number) => {
  let query = reader
    .selectFrom('booking')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('on_day', '=', on)
    .where('state', '=', 'confirmed');
  if (after !== null) {
    const [at, id] = after;
    query = query.where((is) => is.or([is('start_at', '>', at), is.and([is('start_at', '=', at), is('id', '>', id)])]));
  }
  return query.orderBy('start_at').orderBy('id').limit(limit);
};

/** A centre's visits of a day with a place, in order of time. */
export const listConfirmedOfDay = (
  reader: Reader,
  centreId: string,
  on: string,
  after: After,
  limit: number,
): Promise<BookingRow[]> => ofDay(reader, centreId, on, after, limit).execute();

/** Of these bookings, those not reminded of at this time yet; from now on they count as reminded of. */
export async function markReminded(
  tx: Tx,
  bookingIds: readonly string[],
  time: ReminderTime | 'offer',
  at: Date,
): Promise<Set<string>> {
  if (bookingIds.length === 0) return new Set();
  const known = await tx
    .selectFrom('reminder_sent')
    .select('booking_id')
    .where('booking_id', 'in', bookingIds)
    .where('time', '=', time)
    .execute();
  const sent = new Set(known.map((row) => row.booking_id));
  const fresh = bookingIds.filter((id) => !sent.has(id));
  // Two workers at once: the key stops the second one, whose job then finds everything sent.
  if (fresh.length > 0) {
    await tx
      .insertInto('reminder_sent')
      .values(fresh.map((id) => ({ booking_id: id, time, sent_at: at })))
      .execute();
  }
  return new Set(fresh);
}

const timesOf = (text: string): ReminderTime[] => {
  const words = text.split(',');
  return reminderTimes.filter((time) => words.includes(time));
};

/** What accounts said: of all visits under '', else under the booking's id. */
export async function choicesOf(
  reader: Reader,
  accountIds: readonly string[],
  bookingIds: readonly string[],
): Promise<Map<string, ReminderTime[]>> {
  if (accountIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('reminder_choice')
    .selectAll()
    .where('account_id', 'in', accountIds)
    .where('booking_id', 'in', ['', ...bookingIds])
    .execute();
  return new Map(rows.map((row) => [choiceKey(row.account_id, row.booking_id), timesOf(row.times)]));
}

export const choiceKey = (accountId: string, bookingId: string): string => `${accountId}|${bookingId}`;

export async function setChoice(
  tx: Tx,
  accountId: string,
  bookingId: string,
  times: readonly ReminderTime[],
  at: Date,
): Promise<void> {
  await tx
    .insertInto('reminder_choice')
    .values({ account_id: accountId, booking_id: bookingId, times: times.join(','), changed_at: at })
    .onDuplicateKeyUpdate({ times: sql`VALUES(times)`, changed_at: sql`VALUES(changed_at)` })
    .execute();
}

/** Marks of visits that are long over. */
export async function removeMarks(db: Db, before: Date, limit: number): Promise<number> {
  const marks = db.deleteFrom('reminder_sent').where('sent_at', '<', before).orderBy('sent_at').limit(limit);
  return Number((await marks.executeTakeFirst()).numDeletedRows);
}

/** What was said about single visits, which are over by now; what is usual for somebody stays. */
export async function removeOldChoices(db: Db, before: Date, limit: number): Promise<number> {
  const old = db
    .deleteFrom('reminder_choice')
    .where('changed_at', '<', before)
    .where('booking_id', '!=', '')
    .orderBy('changed_at')
    .limit(limit);
  return Number((await old.executeTakeFirst()).numDeletedRows);
}

export async function removeChoices(tx: Tx, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return;
  await tx.deleteFrom('reminder_choice').where('account_id', 'in', accountIds).execute();
}

const sample = new Date('2026-01-01T00:00:00.000Z');
const hourOn = new Date('2026-01-01T01:00:00.000Z');

export const listQueries = {
  'reminder.sweep slots': (db: Db) =>
    slotsBeginning(db, { on: '2026-01-01', from: sample, to: hourOn }, [sample, ''], 500),
  'reminder.send of a slot': (db: Db) => ofSlot(db, 'slt', '', 200),
  'reminder.send of a day': (db: Db) => ofDay(db, 'ctr', '2026-01-01', [sample, ''], 200),
};

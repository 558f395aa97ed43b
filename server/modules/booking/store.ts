import type { Selectable } from 'kysely';
import { limits } from '../../../shared/limits';
import type { booking } from '../../db/types';
import { findByKeys, insertMany } from '../../kernel/bulk';
import type { Db, Reader, Tx } from '../../kernel/db';

export type BookingRow = Selectable<booking>;
export type NewBooking = Pick<
  BookingRow,
  | 'id'
  | 'slot_id'
  | 'service_id'
  | 'centre_id'
  | 'actor_account_id'
  | 'beneficiary_id'
  | 'request_key'
  | 'authority'
  | 'together'
  | 'party_size'
  | 'start_at'
  | 'end_at'
  | 'on_day'
  | 'booked_at'
  | 'cancel_minutes'
  | 'price_minutes'
>;

/** By this key the database refuses a request's second booking; see the migration. */
export const requestKeyIndex = 'booking_actor_account_id_request_key_key';

/** A key that no client can send names the others of a request, so that the database refuses each of them twice. */
export const memberKey = (requestKey: string, n: number): string => (n === 0 ? requestKey : `${requestKey}:${n}`);

/**
 * A booking as it will stand: with its places, held for the centre's yes, or with a number in the slot's line. Assigned and
 * not spread: fields written behind so many spread ones cost a microsecond each, a twentieth of a whole claim.
 */
export const newRow = (
  booking: NewBooking,
  { lineNumber, pending }: { lineNumber: number | null; pending: boolean },
): BookingRow => {
  const standing: Omit<BookingRow, keyof NewBooking> = {
    state: lineNumber !== null ? 'waiting' : pending ? 'pending' : 'confirmed',
    prior_state: 'new',
    live_key: '',
    line_number: lineNumber,
    offered_until: null,
    offered_at: null,
    attended_at: null,
    check_in_method: null,
    checked_in_by: null,
    ended_at: null,
    ended_by: null,
    end_reason: null,
    ended_account_id: null,
  };
  return Object.assign(standing, booking);
};

export async function insertBookings(tx: Tx, rows: readonly BookingRow[]): Promise<void> {
  await insertMany(tx, 'booking', rows);
}

export interface RequestKey {
  accountId: string;
  requestKey: string;
}

/** Bookings that these keys have made, each request's together. */
export async function findByRequestKeys(reader: Reader, asked: readonly RequestKey[]): Promise<BookingRow[][]> {
  const firsts = await byKeys(reader, asked);
  const several = firsts.filter((row) => row.together > 1);
  const others = await byKeys(
    reader,
    several.flatMap(({ actor_account_id: accountId, request_key: key, together }) =>
      Array.from({ length: together - 1 }, (_, n) => ({ accountId, requestKey: memberKey(key, n + 1) })),
    ),
  );
  const isOf = (first: BookingRow) => (row: BookingRow) =>
    row.actor_account_id === first.actor_account_id && row.request_key.startsWith(`${first.request_key}:`);
  return firsts.map((first) => [
    first,
    ...others.filter(isOf(first)).sort((a, b) => (a.request_key < b.request_key ? -1 : 1)),
  ]);
}

function byKeys(reader: Reader, asked: readonly RequestKey[]): Promise<BookingRow[]> {
  const keys = asked.map(({ accountId, requestKey }) => [accountId, requestKey]);
  return findByKeys(reader, 'booking', ['actor_account_id', 'request_key'], keys);
}

/** Whose it is and who may act for them is asked by whoever reads it. */
export function findBooking(reader: Reader, bookingId: string) {
  return reader.selectFrom('booking').selectAll().where('id', '=', bookingId).executeTakeFirst();
}

/** What somebody has in a slot now. */
export function findLiveOf(reader: Reader, slotId: string, personId: string) {
  return reader
    .selectFrom('booking')
    .select('id')
    .where('slot_id', '=', slotId)
    .where('beneficiary_id', '=', personId)
    .where('live_key', '=', '')
    .executeTakeFirst();
}

/** Live bookings of these people on days between two instants. */
export async function heldAround(
  reader: Reader,
  personIds: readonly string[],
  from: Date,
  to: Date,
): Promise<Pick<BookingRow, 'beneficiary_id' | 'slot_id' | 'start_at' | 'end_at'>[]> {
  if (personIds.length === 0) return [];
  return (
    reader
      .selectFrom('booking')
      .select(['beneficiary_id', 'slot_id', 'start_at', 'end_at'])
      .where('beneficiary_id', 'in', personIds)
      // No visit is longer than a day, so this bounds the range in the index; a programme's hours are not its days.
      .where('start_at', '>=', new Date(from.getTime() - dayMs))
      .where('start_at', '<', to)
      .where('end_at', '>', from)
      .where('live_key', '=', '')
      .execute()
  );
}

const dayMs = 86_400_000;
/** Nothing takes longer than a programme. */
const longestMs = limits.programmeDays * dayMs;

/** Moves one booking a step on, if it still stands where it was thought to stand. */
export async function step(
  tx: Tx,
  bookingId: string,
  from: BookingRow['state'],
  change: Partial<BookingRow> & Pick<BookingRow, 'state'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('booking')
    .set({ prior_state: from, ...change })
    .where('id', '=', bookingId)
    .where('state', '=', from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** What the centre ends when it calls a slot off: all that has neither ended nor come. */
export const openStates = ['waiting', 'offered', 'pending', 'confirmed'] as const;

/** Open bookings of one slot, locked so that nobody is checked in while they are cancelled; bounded by its counters. */
export function openOfSlot(tx: Tx, slotId: string) {
  return tx
    .selectFrom('booking')
    .selectAll()
    .where('slot_id', '=', slotId)
    .where('state', 'in', openStates)
    .forUpdate()
    .execute();
}

/** Cancels all open bookings of a slot for the centre, in one statement. */
export async function cancelAllOfSlot(tx: Tx, slotId: string, endedAt: Date, reason: string | null): Promise<void> {
  await tx
    .updateTable('booking')
    .set((eb) => ({
      // Assigned from left to right: the state before is kept first.
      prior_state: eb.ref('state'),
      state: 'cancelled' as const,
      live_key: eb.ref('id'),
      ended_at: endedAt,
      ended_by: 'centre' as const,
      end_reason: reason,
    }))
    .where('slot_id', '=', slotId)
    .where('state', 'in', openStates)
    .execute();
}

/** What stands in somebody's list of what is to come. */
const comingStates = [...openStates, 'attended'] as const;

export type After = readonly [Date, string] | null;

/** Coming bookings, soonest first. */
export function upcomingQuery(reader: Reader, personId: string, now: Date, after: After, limit: number) {
  let query = reader
    .selectFrom('booking')
    .selectAll()
    .where('beneficiary_id', '=', personId)
    .where('start_at', '>', new Date(now.getTime() - longestMs))
    .where('end_at', '>', now)
    .where('state', 'in', comingStates);
  if (after !== null) {
    const [at, id] = after;
    query = query.where((eb) => eb.or([eb('start_at', '>', at), eb.and([eb('start_at', '=', at), eb('id', '>', id)])]));
  }
  return query.orderBy('start_at').orderBy('id').limit(limit);
}

/** What is over or was cancelled, latest first. */
export function pastQuery(reader: Reader, personId: string, now: Date, after: After, limit: number) {
  let query = reader
    .selectFrom('booking')
    .selectAll()
    .where('beneficiary_id', '=', personId)
    .where((eb) => eb.or([eb('end_at', '<=', now), eb('state', 'in', ['cancelled', 'no_show', 'expired'])]));
  if (after !== null) {
    const [at, id] = after;
    query = query.where((eb) => eb.or([eb('start_at', '<', at), eb.and([eb('start_at', '=', at), eb('id', '<', id)])]));
  }
  return query.orderBy('start_at', 'desc').orderBy('id', 'desc').limit(limit);
}

export async function countUpcoming(reader: Reader, personId: string, now: Date): Promise<number> {
  const row = await reader
    .selectFrom('booking')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('beneficiary_id', '=', personId)
    .where('start_at', '>', new Date(now.getTime() - longestMs))
    .where('end_at', '>', now)
    .where('state', 'in', comingStates)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The state of what the person has in each of these slots; slots without anything live are absent. */
export async function heldSlots(
  reader: Reader,
  personId: string,
  slotIds: readonly string[],
): Promise<Map<string, BookingRow['state']>> {
  if (slotIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('booking')
    .select(['slot_id', 'state'])
    .where('slot_id', 'in', [...slotIds])
    .where('beneficiary_id', '=', personId)
    .where('live_key', '=', '')
    .execute();
  return new Map(rows.map((row) => [row.slot_id, row.state]));
}

/** Bookings of a person that have not begun to be over; locked by who gives them back, slot by slot. */
export function aheadQuery(reader: Reader, personId: string, now: Date) {
  return reader
    .selectFrom('booking')
    .selectAll()
    .where('beneficiary_id', '=', personId)
    .where('start_at', '>', new Date(now.getTime() - longestMs))
    .where('end_at', '>', now)
    .where('state', 'in', openStates)
    .limit(aheadMost);
}

/** More bookings ahead than any quota lets one person have. */
const aheadMost = 1000;

/** A person's bookings around now at some centres, the newest first. */
export function visitQuery(reader: Reader, personId: string, centreIds: readonly string[], now: Date) {
  const around = limits.revealWithinDays * dayMs;
  return (
    reader
      .selectFrom('booking')
      .select('centre_id')
      .where('beneficiary_id', '=', personId)
      .where('start_at', '>=', new Date(now.getTime() - around))
      .where('start_at', '<=', new Date(now.getTime() + around))
      .where('centre_id', 'in', [...centreIds])
      // Whom the centre has cancelled, it has to tell; who cancelled themselves is left in peace.
      .where((eb) => eb.or([eb('state', '!=', 'cancelled'), eb('ended_by', '=', 'centre')]))
      .orderBy('start_at', 'desc')
      .limit(1)
  );
}

const sampleNow = new Date('2026-01-01T00:00:00.000Z');

/** Every list of this module, for the test that each keeps its index. */
export const listQueries = {
  'booking.mine upcoming': (db: Db) => upcomingQuery(db, 'per', sampleNow, null, 20),
  'booking.mine past': (db: Db) => pastQuery(db, 'per', sampleNow, [sampleNow, ''], 20),
  'bookings ahead': (db: Db) => aheadQuery(db, 'per', sampleNow),
  'person.reveal visits': (db: Db) => visitQuery(db, 'per', ['ctr'], sampleNow),
};

import { sql } from 'kysely';
import type { Db, Reader } from '../../kernel/db';
import type { After } from './store';

/** Whoever is enrolled in a programme of several days comes to its sessions; those have a roll of their own. */
const isVisit = sql<boolean>`end_at <= start_at + INTERVAL 1 DAY`;

/** A booking at one of the given centres; scope stands in the query. */
export async function findAtCentres(reader: Reader, bookingId: string, centreIds: readonly string[]) {
  if (centreIds.length === 0) return undefined;
  return reader
    .selectFrom('booking')
    .selectAll()
    .where('id', '=', bookingId)
    .where('centre_id', 'in', [...centreIds])
    .executeTakeFirst();
}

/** The same for many; those elsewhere are absent. */
export async function manyAtCentres(reader: Reader, bookingIds: readonly string[], centreIds: readonly string[]) {
  if (centreIds.length === 0 || bookingIds.length === 0) return [];
  return reader
    .selectFrom('booking')
    .selectAll()
    .where('id', 'in', bookingIds)
    .where('centre_id', 'in', [...centreIds])
    .execute();
}

/** A centre's bookings of one day in order of time. */
export function rosterQuery(
  reader: Reader,
  ask: { centreId: string; on: string; slotId: string | undefined; after: After; limit: number },
) {
  let query = reader
    .selectFrom('booking')
    .selectAll()
    .where('centre_id', '=', ask.centreId)
    .where('on_day', '=', ask.on)
    .where(isVisit);
  if (ask.slotId !== undefined) query = query.where('slot_id', '=', ask.slotId);
  if (ask.after !== null) {
    const [at, id] = ask.after;
    query = query.where((eb) => eb.or([eb('start_at', '>', at), eb.and([eb('start_at', '=', at), eb('id', '>', id)])]));
  }
  return query.orderBy('start_at').orderBy('id').limit(ask.limit);
}

/** A day's bookings that a six-digit code may belong to: with a place, at the centres of the one who checks. */
export async function codeCandidates(reader: Reader, centreIds: readonly string[], on: string) {
  if (centreIds.length === 0) return [];
  return reader
    .selectFrom('booking')
    .select(['id', 'state'])
    .where('centre_id', 'in', [...centreIds])
    .where('on_day', '=', on)
    .where('state', 'in', ['confirmed', 'attended', 'no_show'])
    .where(isVisit)
    .limit(5000)
    .execute();
}

/** How many people of each slot have come. */
export async function attendedBySlot(reader: Reader, centreId: string, on: string): Promise<Map<string, number>> {
  const rows = await reader
    .selectFrom('booking')
    .select((eb) => ['slot_id', eb.fn.sum<number>('party_size').as('people')])
    .where('centre_id', '=', centreId)
    .where('on_day', '=', on)
    .where('state', '=', 'attended')
    .groupBy('slot_id')
    .execute();
  return new Map(rows.map((row) => [row.slot_id, Number(row.people)]));
}

export const listQueries = {
  'roster.day': (db: Db) =>
    rosterQuery(db, { centreId: 'ctr', on: '2026-01-01', slotId: undefined, after: [new Date(0), ''], limit: 20 }),
};

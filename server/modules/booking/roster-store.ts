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

export type PeopleShow = 'all' | 'expected' | 'attended';

/** Who stands in line, or has left it, is in the list of the line. */
const statesOf = {
  all: ['confirmed', 'attended', 'no_show', 'pending', 'offered', 'cancelled'],
  expected: ['confirmed'],
  attended: ['attended'],
} as const;

/** Who has booked one slot, in the order of their ids: a page reads a page of the index, however many they are. */
export function peopleQuery(
  reader: Reader,
  ask: {
    slotId: string;
    show: PeopleShow;
    name?: string | undefined;
    phoneEnds?: string[];
    afterId: string;
    limit: number;
  },
) {
  let query = reader
    .selectFrom('booking as b')
    .selectAll('b')
    .where('b.slot_id', '=', ask.slotId)
    .where('b.id', '>', ask.afterId)
    .where('b.state', 'in', statesOf[ask.show]);
  if (ask.name !== undefined) {
    query = query
      .innerJoin('person as p', 'p.id', 'b.beneficiary_id')
      .where(sql<boolean>`INSTR(p.name, ${ask.name}) > 0`);
  }
  if (ask.phoneEnds !== undefined) {
    query = query
      .innerJoin('person as p', 'p.id', 'b.beneficiary_id')
      .where('p.phone_end', 'in', ask.phoneEnds)
      .where('p.phone_key', 'is not', null);
  }
  return query.orderBy('b.id').limit(ask.limit);
}

/** Bookings of a day that a six-digit code may belong to, in order of time: with a place, at the centres of the one who checks. */
export async function codeCandidates(
  reader: Reader,
  centreIds: readonly string[],
  on: string,
  { after, limit }: { after: After; limit: number },
): Promise<{ id: string; start_at: Date }[]> {
  if (centreIds.length === 0) return [];
  let query = reader
    .selectFrom('booking')
    .select(['id', 'start_at'])
    .where('centre_id', 'in', [...centreIds])
    .where('on_day', '=', on)
    .where('state', 'in', ['confirmed', 'attended', 'no_show'])
    .where(isVisit);
  if (after !== null) {
    const [at, id] = after;
    query = query.where((eb) => eb.or([eb('start_at', '>', at), eb.and([eb('start_at', '=', at), eb('id', '>', id)])]));
  }
  return query.orderBy('start_at').orderBy('id').limit(limit).execute();
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

/** How many people of one slot have come. */
export async function attendedOf(reader: Reader, slotId: string): Promise<number> {
  const row = await reader
    .selectFrom('booking')
    .select((eb) => eb.fn.sum<number | null>('party_size').as('people'))
    .where('slot_id', '=', slotId)
    .where('state', '=', 'attended')
    .executeTakeFirstOrThrow();
  return Number(row.people ?? 0);
}

export const listQueries = {
  'roster.people by phone': (db: Db) =>
    peopleQuery(db, { slotId: 'slt', show: 'all', phoneEnds: ['x', ''], afterId: 'bkg', limit: 500 }),
  'roster.people': (db: Db) => peopleQuery(db, { slotId: 'slt', show: 'expected', afterId: 'bkg', limit: 20 }),
  'roster.people by name': (db: Db) =>
    peopleQuery(db, { slotId: 'slt', show: 'all', name: '林', afterId: 'bkg', limit: 20 }),
  'roster.day': (db: Db) =>
    rosterQuery(db, { centreId: 'ctr', on: '2026-01-01', slotId: undefined, after: [new Date(0), ''], limit: 20 }),
};

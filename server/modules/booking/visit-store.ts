import { limits } from '../../../shared/limits';
import { atMinute } from '../../../shared/time/civil';
import type { Db, Reader } from '../../kernel/db';
import type { Visit } from '../standing';
import { cancelUntil } from './rules';
import type { BookingRow, After } from './store';

/** Bookings with what a standing asks of their slot and service. */
const visitQuery = (reader: Reader) =>
  reader
    .selectFrom('booking as b')
    .innerJoin('slot as t', 't.id', 'b.slot_id')
    .innerJoin('service as s', 's.id', 'b.service_id')
    .select(['b.id', 'b.beneficiary_id', 'b.service_id', 'b.centre_id', 'b.state', 'b.on_day', 'b.booked_at'])
    .select(['b.start_at', 'b.end_at', 't.state as slot_state', 's.cancel_minutes', 's.no_shows_count_from'])
    .select((is) =>
      is
        .exists(
          is
            .selectFrom('booking as other')
            .select('other.id')
            .whereRef('other.slot_id', '=', 'b.slot_id')
            .where('other.state', '=', 'attended'),
        )
        .as('has_check_ins'),
    );

type Row = Awaited<ReturnType<ReturnType<typeof visitQuery>['execute']>>[number];

const visitOf = (row: Row): Visit => ({
  bookingId: row.id,
  personId: row.beneficiary_id,
  serviceId: row.service_id,
  centreId: row.centre_id,
  state: row.state,
  on: row.on_day,
  startAt: row.start_at,
  endAt: row.end_at,
  bookedAt: row.booked_at,
  cancelUntil: cancelUntil({ cancelMinutes: row.cancel_minutes }, { startAt: row.start_at, endAt: row.end_at }),
  slotState: row.slot_state,
  countsFrom: row.no_shows_count_from,
  hasCheckIns: Number(row.has_check_ins) === 1,
});

const missedQuery = (reader: Reader, personIds: readonly string[], since: string) =>
  visitQuery(reader)
    .where('b.beneficiary_id', 'in', personIds)
    .where('b.start_at', '>=', atMinute(since, 0))
    .where('b.state', '=', 'no_show')
    .orderBy('b.start_at', 'desc')
    .limit(limits.missedMost * personIds.length);

/** Visits that these people missed on or after a day, newest first. */
export async function missedVisits(reader: Reader, personIds: readonly string[], since: string): Promise<Visit[]> {
  if (personIds.length === 0) return [];
  return (await missedQuery(reader, personIds, since).execute()).map(visitOf);
}

/** Bookings by id; unknown ones are absent. */
export async function visitsOf(reader: Reader, bookingIds: readonly string[]): Promise<Map<string, Visit>> {
  if (bookingIds.length === 0) return new Map();
  const rows = await visitQuery(reader).where('b.id', 'in', bookingIds).execute();
  return new Map(rows.map((row) => [row.id, visitOf(row)]));
}

/** A centre's visits of a day that nobody came to, in order. */
const missedOfDay = (reader: Reader, centreId: string, on: string, after: After, limit: number) => {
  let query = visitQuery(reader)
    .where('b.centre_id', '=', centreId)
    .where('b.on_day', '=', on)
    .where('b.state', '=', 'no_show');
  if (after !== null) {
    const [at, id] = after;
    query = query.where((is) =>
      is.or([is('b.start_at', '>', at), is.and([is('b.start_at', '=', at), is('b.id', '>', id)])]),
    );
  }
  return query.orderBy('b.start_at').orderBy('b.id').limit(limit);
};

export const listMissedOfDay = async (
  reader: Reader,
  centreId: string,
  on: string,
  after: After,
  limit: number,
): Promise<Visit[]> => (await missedOfDay(reader, centreId, on, after, limit).execute()).map(visitOf);

export const bookingsById = (reader: Reader, ids: readonly string[]): Promise<BookingRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : reader.selectFrom('booking').selectAll().where('id', 'in', ids).execute();

const sample = new Date('2026-01-01T00:00:00.000Z');

export const listQueries = {
  'standing.mine missed': (db: Db) => missedQuery(db, ['per'], '2026-01-01'),
  'missed visits of a day': (db: Db) => missedOfDay(db, 'ctr', '2026-01-01', [sample, ''], 100),
};

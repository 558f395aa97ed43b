import type { Db, Reader } from '../../kernel/db';
import type { BookingRow } from './store';

export interface Wanted {
  centreId: string;
  fromOn: string;
  toOn: string;
  serviceId?: string | undefined;
}

export type Mark = Pick<BookingRow, 'on_day' | 'start_at' | 'id'> | null;

const inRange = (reader: Reader, { centreId, fromOn, toOn, serviceId }: Wanted) => {
  const query = reader
    .selectFrom('booking')
    .where('centre_id', '=', centreId)
    .where('on_day', '>=', fromOn)
    .where('on_day', '<=', toOn);
  return serviceId === undefined ? query : query.where('service_id', '=', serviceId);
};

/** A centre's bookings of some days in order of time, from below a mark. */
function rangeQuery(reader: Reader, wanted: Wanted, after: Mark, limit: number) {
  let query = inRange(reader, after === null ? wanted : { ...wanted, fromOn: after.on_day }).selectAll();
  if (after !== null) {
    query = query.where((is) =>
      is.or([
        is('on_day', '>', after.on_day),
        is.and([is('on_day', '=', after.on_day), is('start_at', '>', after.start_at)]),
        is.and([is('on_day', '=', after.on_day), is('start_at', '=', after.start_at), is('id', '>', after.id)]),
      ]),
    );
  }
  return query.orderBy('on_day').orderBy('start_at').orderBy('id').limit(limit);
}

export const listInRange = (reader: Reader, wanted: Wanted, after: Mark, limit: number): Promise<BookingRow[]> =>
  rangeQuery(reader, wanted, after, limit).execute();

/** How many there are, counted no further than one beyond `most`. */
export async function countInRange(reader: Reader, wanted: Wanted, most: number): Promise<number> {
  const some = inRange(reader, wanted)
    .select('id')
    .limit(most + 1);
  const row = await reader
    .selectFrom(some.as('some'))
    .select((is) => is.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Whom they are for, no more than one beyond `most`. */
export async function peopleInRange(reader: Reader, wanted: Wanted, most: number): Promise<string[]> {
  const rows = await inRange(reader, wanted)
    .select('beneficiary_id')
    .distinct()
    .limit(most + 1)
    .execute();
  return rows.map((row) => row.beneficiary_id);
}

const sample: Wanted = { centreId: 'ctr', fromOn: '2026-01-01', toOn: '2026-01-31' };
const mark: Mark = { on_day: '2026-01-02', start_at: new Date('2026-01-02T00:00:00.000Z'), id: 'bkg' };

export const listQueries = {
  'bookingSheet.download first': (db: Db) => rangeQuery(db, sample, null, 500),
  'bookingSheet.download next': (db: Db) => rangeQuery(db, sample, mark, 500),
};

import type { Reply } from '../../../shared/contract/types';
import { findPeople } from '../identity';
import type { BookingDeps } from './deps';
import { aroundOf, surroundingsOf } from './surroundings';
import type { BookingRow } from './store';
import { bookingView } from './view';

/** One booking as its holder sees it. */
export async function oneBooking(
  deps: Pick<BookingDeps, 'db' | 'centre' | 'secret'>,
  row: BookingRow,
  now: Date,
): Promise<Reply<'booking.get'>> {
  const [first] = await manyBookings(deps, [row], now);
  if (first === undefined) throw new Error('One row makes one view');
  return first;
}

/** A page of bookings in three reads. */
export async function manyBookings(
  deps: Pick<BookingDeps, 'db' | 'centre' | 'secret'>,
  rows: readonly BookingRow[],
  now: Date,
): Promise<Reply<'booking.get'>[]> {
  const [around, people] = await Promise.all([
    surroundingsOf(
      deps.centre,
      rows.map((row) => row.service_id),
    ),
    findPeople(deps.db, [...new Set(rows.map((row) => row.beneficiary_id))]),
  ]);
  return rows.map((row) =>
    bookingView(row, aroundOf(around, row.service_id), people.get(row.beneficiary_id)?.name ?? null, deps.secret, now),
  );
}

import type { ActScope } from '../../../shared/enums';
import type { Reader } from '../../kernel/db';
import { mayActFor } from '../household';
import { findBooking, type BookingRow } from './store';

/**
 * A booking that somebody may do this with: for themselves, or for whom they act now. To have made it is not enough: a
 * power that was taken back ends with the next request. Anybody else's is not there.
 */
export async function findActable(
  reader: Reader,
  bookingId: string,
  personId: string,
  scope: ActScope,
  now: Date,
): Promise<BookingRow | undefined> {
  const row = await findBooking(reader, bookingId);
  if (row === undefined) return undefined;
  return (await mayActFor(reader, personId, row.beneficiary_id, scope, now)) ? row : undefined;
}

import type { ActScope } from '../../../shared/enums';
import type { Reader, Tx } from '../../kernel/db';
import { mayActFor } from '../household';
import type { BookingDeps } from './deps';
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

/**
 * Whether the asker still acts for somebody, now that the slot is locked: it was looked at before, but a power may have
 * been taken back while this waited. Held until the transaction ends.
 */
export async function stillActs(
  tx: Tx,
  { lockPowers }: Pick<BookingDeps, 'lockPowers'>,
  beneficiaryId: string,
  scope: ActScope,
  { actor, now }: { actor: { personId: string }; now: Date },
): Promise<boolean> {
  if (beneficiaryId === actor.personId) return true;
  const powers = await lockPowers(tx, [beneficiaryId], scope, now);
  return powers.get(beneficiaryId)?.has(actor.personId) === true;
}

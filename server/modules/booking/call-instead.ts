import type { Tx } from '../../kernel/db';
import { hasPhone } from '../identity';
import { askToCall, type Urgent } from '../notification';

/**
 * An urgent notice about a booking that no WeChat message could carry: the centre calls whom the visit is for, if it can.
 * In the transaction of the delivery; the same notice asks for one call.
 */
export async function callInstead(tx: Tx, { entryId, kind, facts, bookingId, toldBy, at }: Urgent): Promise<void> {
  if (bookingId === null) return;
  const booking = await tx
    .selectFrom('booking')
    .select(['centre_id', 'beneficiary_id'])
    .where('id', '=', bookingId)
    .executeTakeFirst();
  if (booking === undefined || !(await hasPhone(tx, booking.beneficiary_id))) return;
  const { centre_id: centreId, beneficiary_id: personId } = booking;
  await askToCall(tx, { personId, centreId, reason: kind, facts, toldBy, cause: `notice:${entryId}`, at });
}

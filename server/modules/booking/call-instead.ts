import type { Tx } from '../../kernel/db';
import { hasPhone } from '../identity';
import { askToCall, type Urgent } from '../notification';

/**
 * An urgent notice about a booking that no WeChat message could carry: the centre calls whom the visit is for, if it can.
 * In the transaction of the delivery. One call for one matter, on however many accounts it is told: who is served gets it.
 */
export async function callInstead(tx: Tx, { kind, facts, bookingId, toldBy, at }: Urgent): Promise<void> {
  if (bookingId === null) return;
  const booking = await tx
    .selectFrom('booking')
    .select(['centre_id', 'beneficiary_id'])
    .where('id', '=', bookingId)
    .executeTakeFirst();
  if (booking === undefined || !(await hasPhone(tx, booking.beneficiary_id))) return;
  const { centre_id: centreId, beneficiary_id: personId } = booking;
  await askToCall(tx, { personId, centreId, reason: kind, facts, toldBy, cause: `${kind}:${bookingId}`, at });
}

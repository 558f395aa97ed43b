import type { Tx } from '../../kernel/db';

/** Adds the reason to what was cancelled without one: it waited for a human. */
export async function setClosingReason(tx: Tx, slotId: string, reason: string): Promise<void> {
  await tx
    .updateTable('booking')
    .set({ end_reason: reason })
    .where('slot_id', '=', slotId)
    .where('state', '=', 'cancelled')
    .where('ended_by', '=', 'centre')
    .where('end_reason', 'is', null)
    .execute();
}

/** The same for one booking that the centre has refused. */
export async function setRefusalReason(tx: Tx, bookingId: string, reason: string): Promise<void> {
  await tx
    .updateTable('booking')
    .set({ end_reason: reason })
    .where('id', '=', bookingId)
    .where('state', '=', 'cancelled')
    .where('prior_state', '=', 'pending')
    .where('end_reason', 'is', null)
    .execute();
}

/** The same for one booking that the centre has ended. */
export async function setEndReason(tx: Tx, bookingId: string, reason: string): Promise<void> {
  await tx
    .updateTable('booking')
    .set({ end_reason: reason })
    .where('id', '=', bookingId)
    .where('state', '=', 'cancelled')
    .where('end_reason', 'is', null)
    .execute();
}

import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import type { Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import type { Service } from '../centre';
import type { BookingDeps } from './deps';
import { giveBack } from './give-back';
import { offerFree } from './line';
import { noticesOf, tellScreens } from './notices';
import { oneBooking } from './one-booking';
import { decideCancel } from './rules';
import { findActable, stillActs } from './may-see';
import { findBooking, step, type BookingRow } from './store';
import { factsOf, termsOf } from './view';

/**
 * Gives the places and the quota back, inside the cancellation window; leaves a line, or declines an offer, at any time.
 * What becomes free is offered to who is next in the same transaction. Cancelling twice is the same as once; two taps at
 * the same time give back once, since the second finds the booking ended. Locks slot, booking, quota rows.
 */
export async function cancel(deps: BookingDeps, ask: Ask<'booking.cancel'>): Promise<Reply<'booking.cancel'>> {
  const row = await findActable(deps.db, ask.params.bookingId, ask.actor.personId, 'cancel', ask.now);
  if (row === undefined) ask.refuse('not_found');
  if (cancelledBySelf(row)) return oneBooking(deps, row, ask);
  const service = await deps.centre.getService(row.service_id);
  if (service === null) ask.refuse('not_found');
  const verdict = decideCancel(factsOf(row), termsOf(row, service.rules), ask.now);
  if (!verdict.ok) ask.refuse(verdict.code);
  try {
    await ask.write((tx) => cancelIn(tx, deps, ask, { seen: row, service, atDesk: false }));
  } catch (error) {
    const now = await findBooking(deps.db, row.id);
    if (now === undefined || !cancelledBySelf(now)) throw error;
  }
  const after = await findBooking(deps.db, row.id);
  return oneBooking(deps, after ?? row, ask);
}

const cancelledBySelf = (row: BookingRow): boolean => row.state === 'cancelled' && row.ended_by === 'resident';

interface Cancelled {
  seen: BookingRow;
  service: Service;
  /** Staff does it for them, and needs no power of theirs. */
  atDesk: boolean;
}

/** Under the slot's lock; what is free then goes to who is next. */
export async function cancelIn(
  tx: Tx,
  deps: BookingDeps,
  ask: Ask<'booking.cancel'> | Ask<'deskBooking.cancel'>,
  { seen, service, atDesk }: Cancelled,
): Promise<void> {
  await deps.capacity.lockSlot(tx, seen.slot_id);
  if (!atDesk && !(await stillActs(tx, deps, seen.beneficiary_id, 'cancel', ask))) ask.refuse('not_found');
  // Under the lock: who waited a moment ago may have been offered a place since.
  const row = (await findBooking(tx, seen.id)) ?? seen;
  const verdict = decideCancel(factsOf(row), termsOf(row, service.rules), ask.now);
  if (!verdict.ok) ask.refuse(verdict.code);
  const moved = await step(tx, row.id, row.state, {
    state: 'cancelled',
    live_key: row.id,
    ended_at: ask.now,
    ended_by: 'resident',
    ended_account_id: ask.actor.accountId,
  });
  if (!moved) ask.refuse('booking.not_cancellable');
  await giveBack(tx, deps, row, ask.now);
  await auditAsk(tx, ask, 'booking', row.id, {
    slotId: row.slot_id,
    partySize: row.party_size,
    from: row.state,
    ...(row.beneficiary_id === ask.actor.personId ? {} : { beneficiaryId: row.beneficiary_id }),
  });
  await offerFree(tx, deps, row.slot_id, ask);
  // Whoever is served learns of it, and whoever had booked for them.
  const { accountId: by } = ask.actor;
  const notices = await noticesOf(tx, row, { kind: 'booking_cancelled', service, by, atDesk, at: ask.now });
  // Leaving a line is seen on the spot, and nothing follows from it.
  if (row.state === 'confirmed' || row.state === 'pending') await deps.notification.notifyMany(tx, notices);
  await tellScreens(tx, deps, row, notices, ask.now);
}

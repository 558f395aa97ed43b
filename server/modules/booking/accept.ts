import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import type { Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import type { Service } from '../centre';
import type { BookingDeps } from './deps';
import { decideAccept } from './line-rules';
import { offeredUnit } from './line-store';
import { findActable, stillActs } from './may-see';
import { noticesOf, tellScreens } from './notices';
import { oneBooking } from './one-booking';
import { findBooking, step, type BookingRow } from './store';
import { factsOf } from './view';

/**
 * Takes the place that is held for somebody who waited, with those who were drawn into the line as one with them: a
 * household comes together. In time and once: a second tap finds it taken, which is as good; of the last second and the
 * job that ends the offer, one has the slot's lock first.
 */
export async function accept(deps: BookingDeps, ask: Ask<'booking.accept'>): Promise<Reply<'booking.accept'>> {
  const seen = await findActable(deps.db, ask.params.bookingId, ask.actor.personId, 'book', ask.now);
  if (seen === undefined) ask.refuse('not_found');
  const service = await deps.centre.getService(seen.service_id);
  if (service === null) ask.refuse('not_found');
  const wasOffered = seen.offered_until !== null;
  if (wasOffered && seen.state === 'confirmed') return oneBooking(deps, seen, ask);
  await ask.write((tx) => acceptIn(tx, deps, ask, { seen, service, atDesk: false }));
  return oneBooking(deps, (await findBooking(deps.db, seen.id)) ?? seen, ask);
}

interface Accepted {
  seen: BookingRow;
  service: Service;
  /** Staff does it for them, and needs no power of theirs. */
  atDesk: boolean;
}

/** Under the slot's lock; whoever does it, it is done once. */
export async function acceptIn(
  tx: Tx,
  deps: BookingDeps,
  ask: Ask<'booking.accept'> | Ask<'deskBooking.accept'>,
  { seen, service, atDesk }: Accepted,
): Promise<void> {
  await deps.capacity.lockSlot(tx, seen.slot_id);
  if (!atDesk && !(await stillActs(tx, deps, seen.beneficiary_id, 'book', ask))) ask.refuse('not_found');
  const row = (await findBooking(tx, seen.id)) ?? seen;
  const verdict = decideAccept(factsOf(row), ask.now);
  // Two taps at once: the other one has done it.
  if (!verdict.ok && (row.state !== 'confirmed' || row.offered_until === null)) ask.refuse(verdict.code);
  if (!verdict.ok) {
    await auditAsk(tx, ask, 'booking', row.id, { slotId: row.slot_id, first: false });
    return;
  }
  const { accountId: by } = ask.actor;
  for (const one of await offeredUnit(tx, row.slot_id, row.line_number ?? 0)) {
    await step(tx, one.id, 'offered', { state: 'confirmed' });
    await auditAsk(tx, ask, 'booking', one.id, { slotId: row.slot_id, first: true });
    const notices = await noticesOf(tx, one, { kind: 'booking_confirmed', service, by, atDesk, at: ask.now });
    await deps.notification.notifyMany(tx, notices);
    await tellScreens(tx, deps, one, notices, ask.now);
  }
}

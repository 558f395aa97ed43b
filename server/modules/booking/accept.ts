import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import type { Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import type { Service } from '../centre';
import { planApprovals } from './approval';
import type { BookingDeps } from './deps';
import { decideAccept } from './line-rules';
import { offeredUnit } from './line-store';
import { findActable, stillActs } from './may-see';
import { noticesOf, tellScreens } from './notices';
import { oneBooking } from './one-booking';
import { holdPrices } from './payment';
import { findBooking, step, type BookingRow } from './store';
import { factsOf } from './view';

/**
 * Takes the place that is held for somebody who waited, with those who were drawn into the line as one with them: a
 * household comes together. In time and once: a second tap finds it taken, which is as good; of the last second and the
 * job that ends the offer, one has the slot's lock first. Where the centre's yes is needed the places go on being held
 * until it comes.
 */
export async function accept(deps: BookingDeps, ask: Ask<'booking.accept'>): Promise<Reply<'booking.accept'>> {
  const seen = await findActable(deps.db, ask.params.bookingId, ask.actor.personId, 'book', ask.now);
  if (seen === undefined) ask.refuse('not_found');
  const service = await deps.centre.getService(seen.service_id);
  if (service === null) ask.refuse('not_found');
  const wasOffered = seen.offered_until !== null;
  if (wasOffered && isTaken(seen)) return oneBooking(deps, seen, ask);
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
  if (!verdict.ok && (!isTaken(row) || row.offered_until === null)) ask.refuse(verdict.code);
  if (!verdict.ok) {
    await auditAsk(tx, ask, 'booking', row.id, { slotId: row.slot_id, first: false });
    return;
  }
  const { accountId: by } = ask.actor;
  const unit = await offeredUnit(tx, row.slot_id, row.line_number ?? 0);
  await payFor(tx, deps, ask, unit);
  // Staff who take a place for somebody have said yes.
  const state = service.rules.approvalMinutes === null || atDesk ? 'confirmed' : 'pending';
  const kind = state === 'pending' ? 'booking_pending' : 'booking_confirmed';
  for (const one of unit) {
    await step(tx, one.id, 'offered', { state });
    await planApprovals(tx, [{ row: { ...one, state }, service, claim: { at: ask.now } }]);
    await auditAsk(tx, ask, 'booking', one.id, { slotId: row.slot_id, first: true });
    const notices = await noticesOf(tx, one, { kind, service, by, atDesk, at: ask.now });
    await deps.notification.notifyMany(tx, notices);
    await tellScreens(tx, deps, one, notices, ask.now);
  }
}

const isTaken = ({ state }: Pick<BookingRow, 'state'>): boolean => state === 'confirmed' || state === 'pending';

/** Waiting costs nothing; the places do, each of who is served. */
async function payFor(
  tx: Tx,
  deps: BookingDeps,
  ask: Ask<'booking.accept'> | Ask<'deskBooking.accept'>,
  unit: readonly BookingRow[],
): Promise<void> {
  const priced = unit.filter((row) => row.price_minutes > 0);
  if (priced.length === 0) return;
  const minutes = await deps.payment?.lockMinutes(tx, priced.map((row) => row.beneficiary_id).sort());
  const isShort = priced.some((row) => (minutes?.get(row.beneficiary_id) ?? 0) < row.price_minutes);
  if (isShort) ask.refuse('booking.minutes_short');
  await holdPrices(tx, deps, priced, ask.now);
}

import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { acceptIn } from './accept';
import { cancelIn } from './cancel';
import type { BookingDeps } from './deps';
import { rosterBooking } from './roster';
import { findAtCentres } from './roster-store';
import { findBooking, type BookingRow } from './store';

type ChangeAsk = Ask<'deskBooking.accept'> | Ask<'deskBooking.cancel'>;

async function seenBy(deps: BookingDeps, ask: ChangeAsk): Promise<BookingRow> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  return (await findAtCentres(deps.db, ask.params.bookingId, centreIds)) ?? ask.refuse('not_found');
}

/** Takes an offered place for somebody who has said so to staff: in time and once, as if they had tapped themselves. */
export async function deskAccept(
  deps: BookingDeps,
  ask: Ask<'deskBooking.accept'>,
): Promise<Reply<'deskBooking.accept'>> {
  const seen = await seenBy(deps, ask);
  const service = await deps.centre.getService(seen.service_id);
  if (service === null) ask.refuse('not_found');
  await ask.write((tx) => acceptIn(tx, deps, ask, { seen, service, atDesk: true }));
  return rosterBooking(deps, (await findBooking(deps.db, seen.id)) ?? seen, ask.now);
}

/** Gives a place back, or declines, or leaves the line, for somebody who has asked staff to; the rules are the person's. */
export async function deskCancel(
  deps: BookingDeps,
  ask: Ask<'deskBooking.cancel'>,
): Promise<Reply<'deskBooking.cancel'>> {
  const seen = await seenBy(deps, ask);
  const service = await deps.centre.getService(seen.service_id);
  if (service === null) ask.refuse('not_found');
  await ask.write((tx) => cancelIn(tx, deps, ask, { seen, service, atDesk: true }));
  return rosterBooking(deps, (await findBooking(deps.db, seen.id)) ?? seen, ask.now);
}

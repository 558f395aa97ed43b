import type { Ask } from '../../http/ask';
import { Refusal } from '../../kernel/refusals';
import { mayActFor } from '../household';
import type { Reply } from '../../../shared/contract/types';
import { replayOf, type Claim, type Claimed } from './claim';
import type { ClaimQueue } from './claim-group';
import type { BookingDeps } from './deps';
import { oneBooking } from './one-booking';
import { findByRequestKeys } from './store';
import { aroundService } from './surroundings';
import { bookingView } from './view';

/**
 * Books places in a slot, or refuses with a code from the contract. For oneself, or for whom one may act: ages, quotas and
 * times are those of the person served, whoever taps.
 *
 * Claims that arrive together are decided together, in the order of their arrival. Places, quota, booking, audit line and
 * notice commit together or not at all. Two people asking for the last place: one gets it, the other
 * `booking.slot_full`, or with `orWait` a number in the slot's line. The same requestKey again gives the first answer,
 * also when both arrive at once; with another slot, person or party it is `request.key_reused`. Refusals are not kept, so
 * the same key may succeed later.
 */
export async function book(
  deps: BookingDeps & { claims: ClaimQueue },
  ask: Ask<'booking.book'>,
): Promise<Reply<'booking.book'>> {
  const claim = claimOf(ask);
  // A stranger does not exist for the asker.
  if (!(await mayActFor(deps.db, ask.actor.personId, claim.beneficiaryId, 'book', ask.now))) ask.refuse('not_found');
  const result = await claimed(deps, claim);
  switch (result.kind) {
    case 'refused':
      throw new Refusal(result.code, result.fields);
    case 'earlier':
      return oneBooking(deps, result.row, ask);
    case 'booked':
      // Who acted, and how many stand before in line, is asked of the rows themselves.
      if (claim.forOther || result.row.state === 'waiting') return oneBooking(deps, result.row, ask);
      return bookingView(result.row, {
        around: aroundService(result.service),
        beneficiaryName: result.person.name,
        line: null,
        bookedByName: null,
        endedByName: null,
        mayCancel: true,
        mayBook: true,
        secret: deps.secret,
        now: ask.now,
      });
  }
}

/** Puts the claim into its group, unless its answer is known already. */
export const claimed = async (deps: BookingDeps & { claims: ClaimQueue }, claim: Claim): Promise<Claimed> =>
  (await soldOutRefusal(deps, claim)) ?? (await deps.claims.add(claim));

/** The answer of a slot that is known to be full. A key that has won before is looked up first: its answer stays. */
async function soldOutRefusal(deps: BookingDeps, claim: Claim): Promise<Claimed | null> {
  const code = deps.soldOut.refusal(claim.slotId, claim.orWait);
  if (code === null) return null;
  const [earlier] = await findByRequestKeys(deps.db, [claim]);
  return earlier === undefined ? { kind: 'refused', code } : replayOf(earlier, claim);
}

const claimOf = ({ actor, ...ask }: Ask<'booking.book'>): Claim => ({
  slotId: ask.params.slotId,
  accountId: actor.accountId,
  beneficiaryId: ask.body.beneficiaryId ?? actor.personId,
  personId: actor.personId,
  forOther: (ask.body.beneficiaryId ?? actor.personId) !== actor.personId,
  atDesk: false,
  requestKey: ask.body.requestKey,
  partySize: ask.body.partySize ?? 1,
  orWait: ask.body.orWait,
  requestId: ask.requestId,
  at: ask.now,
});

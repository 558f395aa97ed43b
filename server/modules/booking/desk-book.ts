import type { Ask } from '../../http/ask';
import { Refusal } from '../../kernel/refusals';
import type { Reply } from '../../../shared/contract/types';
import { claimed, givenOf, rowsOf } from './book';
import type { ClaimQueue } from './claim-group';
import type { BookingDeps } from './deps';
import { readFound } from './found';
import { aheadOf } from './line-store';
import { rosterBooking } from './roster';

/**
 * Books for somebody who has come or called. It is a claim like any other, of the person served: the same group, the same
 * places, line, ages and quotas; nobody is overtaken. Only its end differs: what is left is given until the slot is over.
 * The person reads who has booked. The same requestKey again gives the first answer.
 */
export async function deskBook(
  deps: BookingDeps & { claims: ClaimQueue },
  ask: Ask<'deskBooking.book'>,
): Promise<Reply<'deskBooking.book'>> {
  const { actor, body, now, requestId } = ask;
  const { slotId } = ask.params;
  const centreIds = await deps.centre.centreScope(actor.grants);
  const slot = await deps.capacity.findSlot(deps.db, slotId);
  if (slot === undefined || !centreIds.includes(slot.centre_id)) ask.refuse('not_found');
  const beneficiaryId = readFound(deps.secret, actor.accountId, body.found, now);
  if (beneficiaryId === null) ask.refuse('deskBooking.found_expired');
  const result = await claimed(deps, {
    slotId,
    accountId: actor.accountId,
    personId: actor.personId,
    members: [
      {
        beneficiaryId,
        forOther: beneficiaryId !== actor.personId,
        partySize: body.partySize ?? 1,
        answers: givenOf(body.answers),
      },
    ],
    atDesk: true,
    requestKey: body.requestKey,
    orWait: body.orWait,
    action: ask.name,
    requestId,
    at: now,
  });
  if (result.kind === 'refused') throw new Refusal(result.code, result.fields);
  const [row] = rowsOf(result);
  if (row === undefined) throw new Error('A claim that was not refused has no booking');
  return {
    booking: await rosterBooking(deps, row, now),
    rank: (await aheadOf(deps.db, [row])).get(row.id)?.rank ?? null,
  };
}

import type { Ask } from '../../http/ask';
import { Refusal } from '../../kernel/refusals';
import { mayActFor } from '../household';
import type { Reply } from '../../../shared/contract/types';
import { replayOf, type Claim, type Claimed, type Member } from './claim';
import type { ClaimQueue } from './claim-group';
import type { BookingDeps } from './deps';
import { manyBookings, oneBooking } from './one-booking';
import type { Given } from './question-rules';
import type { BookingRow } from './store';
import { aroundService } from './surroundings';
import { bookingView } from './view';

type Deps = BookingDeps & { claims: ClaimQueue };

/**
 * Books places in a slot, or refuses with a code from the contract. For oneself, or for whom one may act: ages, quotas and
 * times are those of the person served, whoever taps.
 *
 * Claims that arrive together are decided together, in the order of their arrival. Places, quota, booking, audit line and
 * notice commit together or not at all. Two people asking for the last place: one gets it, the other
 * `booking.slot_full`, or with `orWait` a number in the slot's line. Where the service needs the centre's yes the place is
 * held, `pending`, until it comes or its time is over. The same requestKey again gives the first answer, also when both
 * arrive at once; with another slot, person or party it is `request.key_reused`. Refusals are not kept, so the same key
 * may succeed later.
 */
export async function book(deps: Deps, ask: Ask<'booking.book'>): Promise<Reply<'booking.book'>> {
  const { beneficiaryId = ask.actor.personId, partySize = 1 } = ask.body;
  const answers = givenOf(ask.body.answers);
  const forOther = beneficiaryId !== ask.actor.personId;
  const result = await decided(deps, ask, [{ beneficiaryId, forOther, partySize, answers }]);
  const [first] = rowsOf(result);
  if (first === undefined) throw new Error('A claim that was not refused has no booking');
  // Who acted, how many stand before in line, which room it is, and what was asked of the centre is asked of the rows themselves.
  if (result.kind === 'earlier' || forOther || first.state !== 'confirmed' || result.service.occupies !== 'none') {
    return oneBooking(deps, first, ask);
  }
  const [{ person, answers: told }] = result.won;
  return bookingView(first, {
    around: aroundService(result.service),
    beneficiaryName: person.name,
    uses: [],
    line: null,
    approval: null,
    answers: told,
    bookedByName: null,
    endedByName: null,
    mayCancel: true,
    mayBook: true,
    secret: deps.secret,
    now: ask.now,
  });
}

/**
 * Books a place each for several people of a family in one slot: all of them, or none. Each one's age, address, quota and
 * other bookings decide, and a refusal names everybody who can't come. In line they stand as one: places are offered when
 * they suffice for all. The same requestKey with the same people, in whatever order, gives the same bookings.
 */
export async function bookTogether(
  deps: Deps,
  ask: Ask<'booking.bookTogether'>,
): Promise<Reply<'booking.bookTogether'>> {
  const { people } = ask.body;
  const members = people.map(({ personId, answers }) => ({
    beneficiaryId: personId,
    forOther: personId !== ask.actor.personId,
    partySize: 1,
    answers: givenOf(answers),
  }));
  const repeated = people.flatMap(({ personId }, n) =>
    people.findIndex((one) => one.personId === personId) === n ? [] : [`body.people.${n}.personId`],
  );
  if (repeated.length > 0) {
    const fields = repeated.map((path) => ({ path, rule: 'repeated', message: 'is named twice' }));
    return ask.refuse('booking.people_repeated', fields);
  }
  const result = await decided(deps, ask, members as [Member, ...Member[]]);
  return { items: await manyBookings(deps, rowsOf(result), ask), nextCursor: null };
}

/** As it was sent, by question. */
export const givenOf = (answers: Ask<'booking.book'>['body']['answers'] = []): Given =>
  Object.fromEntries(answers.map(({ questionId, value }) => [questionId, value]));

type NotRefused = Exclude<Claimed, { kind: 'refused' }>;

/** What a claim has made, now or before. */
export const rowsOf = (result: NotRefused): readonly BookingRow[] =>
  result.kind === 'earlier' ? result.rows : result.won.map(({ row }) => row);

async function decided(
  deps: Deps,
  ask: Ask<'booking.book'> | Ask<'booking.bookTogether'>,
  members: Claim['members'],
): Promise<NotRefused> {
  const { actor, params, body, now, requestId, name } = ask;
  for (const { beneficiaryId } of members) {
    // A stranger does not exist for the asker.
    if (!(await mayActFor(deps.db, actor.personId, beneficiaryId, 'book', now))) throw new Refusal('not_found');
  }
  const claim: Claim = {
    slotId: params.slotId,
    accountId: actor.accountId,
    personId: actor.personId,
    members,
    requestKey: body.requestKey,
    atDesk: false,
    orWait: body.orWait,
    action: name,
    requestId,
    at: now,
  };
  const result = await claimed(deps, claim);
  if (result.kind === 'refused') throw new Refusal(result.code, result.fields);
  return result;
}

/** Puts the claim into its group, unless its answer is known already. */
export const claimed = async (deps: Deps, claim: Claim): Promise<Claimed> =>
  (await soldOutRefusal(deps, claim)) ?? (await deps.claims.add(claim));

/** The answer of a slot that is known to be full. A key that has won before is looked up first: its answer stays. */
async function soldOutRefusal(deps: Deps, claim: Claim): Promise<Claimed | null> {
  const code = deps.soldOut.refusal(claim.slotId, claim.orWait);
  if (code === null) return null;
  const earlier = await deps.claims.earlier(claim);
  return earlier.length === 0 ? { kind: 'refused', code } : replayOf(earlier, claim);
}

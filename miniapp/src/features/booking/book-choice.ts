import type { Reply } from '@shared/contract/types';
import { call, isApiError } from '@/services/api';
import { answersOf } from '@/services/answers';
import { dropDraft, keepDraft, type Draft } from './draft';

/** A draft, and whom it is for: who is served first, then who comes along. */
type Choice = Omit<Draft, 'requestKey'> & { members: readonly string[] };

/**
 * Books a choice once, however often it is tried: all tries carry the draft's key. An answer that shows an ended booking,
 * or a key that stood for something else, belongs to an earlier choice of the same slot, so that one begins anew.
 */
export async function bookChoice(choice: Choice): Promise<Reply<'booking.book'>> {
  const first = await tryKey(choice);
  if (first !== null) return first;
  dropDraft();
  const second = await send(choice);
  dropDraft();
  return second;
}

async function tryKey(choice: Choice): Promise<Reply<'booking.book'> | null> {
  try {
    const booking = await send(choice);
    if (booking.state === 'cancelled' || booking.state === 'expired') return null;
    dropDraft();
    return booking;
  } catch (error) {
    if (isApiError(error) && error.code === 'request.key_reused') return null;
    throw error;
  }
}

async function send(choice: Choice): Promise<Reply<'booking.book'>> {
  const { members, ...chosen } = choice;
  const { slotId, partySize, orWait, personId, requestKey, answers = {} } = keepDraft(chosen);
  const [first, ...others] = members.map((one) => ({ personId: one, answers: answersOf(answers, one) }));
  if (first !== undefined && others.length > 0) {
    const { items } = await call('booking.bookTogether', {
      params: { slotId },
      body: { requestKey, people: [first, ...others], orWait },
    });
    const [booking] = items;
    if (booking === undefined) throw new Error('Who was booked together has bookings');
    return booking;
  }
  const body = { requestKey, partySize, orWait, beneficiaryId: personId, answers: first?.answers };
  return call('booking.book', { params: { slotId }, body });
}

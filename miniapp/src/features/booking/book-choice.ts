import type { Reply } from '@shared/contract/types';
import { call, isApiError } from '@/services/api';
import { dropDraft, keepDraft, type Draft } from './draft';

/**
 * Books a choice once, however often it is tried: all tries carry the draft's key. An answer that shows an ended booking,
 * or a key that stood for something else, belongs to an earlier choice of the same slot, so that one begins anew.
 */
export async function bookChoice(choice: Omit<Draft, 'requestKey'>): Promise<Reply<'booking.book'>> {
  const first = await tryKey(choice);
  if (first !== null) return first;
  dropDraft();
  const second = await send(choice);
  dropDraft();
  return second;
}

async function tryKey(choice: Omit<Draft, 'requestKey'>): Promise<Reply<'booking.book'> | null> {
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

function send(choice: Omit<Draft, 'requestKey'>): Promise<Reply<'booking.book'>> {
  const { slotId, partySize, orWait, personId, requestKey } = keepDraft(choice);
  const body = { requestKey, partySize, orWait, beneficiaryId: personId };
  return call('booking.book', { params: { slotId }, body });
}

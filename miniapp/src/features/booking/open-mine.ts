import { forWhomWords } from '@shared/words/booking-for';
import { notify } from '@/ui';
import { go, goInstead } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { keepFirstCentre } from '@/services/place';
import { wordsNow } from '@/services/settings';
import type { Person } from './use-people';

/** Opens the live booking in a slot, mine or of whom I act for; the list where it can't be told which one it is. */
export async function openMyBookingIn(slotId: string, personId: string | undefined): Promise<void> {
  try {
    const mine = await call('booking.mine', { query: { when: 'upcoming', limit: 50, personId } });
    const bookingId = mine.items.find((booking) => booking.slotId === slotId)?.id;
    if (bookingId === undefined) await go('/features/booking/list', personId === undefined ? {} : { personId });
    else await go('/features/booking/booking', { bookingId });
  } catch (error) {
    notify(asApiError(error).message, 'error');
  }
}

/**
 * The booking just made, in the place of the page it was made on: going back should not lead to booking it again. Whoever
 * may book for somebody but not see their bookings comes to their own.
 */
export function openBooked(bookingId: string, centreId: string, person: Person | null): Promise<void> {
  keepFirstCentre(centreId);
  if (person !== null && !person.scopes.includes('view')) {
    notify(wordsNow(forWhomWords).booked(person.name));
    return goInstead('/features/booking/list');
  }
  return goInstead('/features/booking/booking', { bookingId, done: 1 });
}

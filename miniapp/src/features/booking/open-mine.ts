import { notify } from '@/ui';
import { go, goInstead } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { keepFirstCentre } from '@/services/place';

/** Opens the live booking of mine in a slot; the list where it can't be told which one it is. */
export async function openMyBookingIn(slotId: string): Promise<void> {
  try {
    const mine = await call('booking.mine', { query: { when: 'upcoming', limit: 50 } });
    const bookingId = mine.items.find((booking) => booking.slotId === slotId)?.id;
    if (bookingId === undefined) await go('/features/booking/list');
    else await go('/features/booking/booking', { bookingId });
  } catch (error) {
    notify(asApiError(error).message, 'error');
  }
}

/** The booking just made, in the place of the page it was made on: going back should not lead to booking it again. */
export function openBooked(bookingId: string, centreId: string): Promise<void> {
  keepFirstCentre(centreId);
  return goInstead('/features/booking/booking', { bookingId, done: 1 });
}

import { notify } from '@/ui';
import { go } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';

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

import { useEffect, useRef, useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { civilDay } from '@shared/time/civil';
import { call } from '@/services/api';
import { useLive } from '@/services/live';
import { useSession } from '@/services/session';
import { useLoad } from '@/services/use-load';
import { useWatched } from '@/services/use-watched';

/** Where news does not come by itself: on its day, staff may check the code at any moment, and the screen says so. */
const watchMs = 4_000;
/** A code that was not renewed is still accepted for one window more. */
const graceMs = limits.checkInWindowSeconds * 1000;
const shortestWaitMs = 1_000;

/**
 * A booking that is kept fresh while it is looked at: its code is renewed when it runs out and, on the day itself, a
 * check-in by staff shows at once. Nothing is asked while the page is hidden or once the booking has ended.
 */
export function useLiveBooking(bookingId: string) {
  const { me } = useSession();
  const load = useLoad(() => call('booking.get', { params: { bookingId } }), [bookingId, me?.accountId], {
    onShow: true,
    when: me !== null,
  });
  const watched = useWatched();
  const live = useLive(me === null ? null : 'me', () => void load.reload());
  const [round, setRound] = useState(0);
  const booking = load.data;
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    if (!watched || booking === null || booking.codeUntil === undefined) return undefined;
    const timer = setTimeout(
      () => {
        // A failed try keeps what is shown; the next one comes by itself.
        call('booking.get', { params: { bookingId } })
          .then(
            (next) => latest.current.set(next),
            () => undefined,
          )
          .finally(() => setRound((n) => n + 1));
      },
      waitMs(booking, Date.now(), live),
    );
    return () => clearTimeout(timer);
  }, [watched, booking, bookingId, round, live]);

  const stale = booking?.codeUntil !== undefined && Date.now() > Date.parse(booking.codeUntil) + graceMs;
  return { load, stale };
}

function waitMs(booking: Reply<'booking.get'>, nowMs: number, live: boolean): number {
  const left = Date.parse(booking.codeUntil ?? '') - nowMs;
  const today = civilDay(new Date(nowMs)) === civilDay(new Date(booking.startAt));
  // After a failed try the code has run out already: then the pace of watching is pace enough.
  const soon = left <= 0 ? watchMs : Math.max(shortestWaitMs, left);
  return today && !live ? Math.min(watchMs, soon) : soon;
}

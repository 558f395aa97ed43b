import type { Vault } from './kernel/vault';
import type { openGroupQueue } from './kernel/group-queue';
import type { Db } from './kernel/db';
import * as bookings from './modules/booking';
import { openBooking, type BookingDeps, type LineDeps } from './modules/booking';
import { holdWords, type Content } from './modules/content';
import * as households from './modules/household';
import { openStanding, type ExcuseStore } from './modules/standing';

/** Bookings and the standing that comes of them and limits them, with what they need of modules to their right handed over. */
export function openBookings(
  deps: { db: Db; queue?: typeof openGroupQueue; lockPowers?: BookingDeps['lockPowers']; excuses?: ExcuseStore },
  more: { line: LineDeps; content: Pick<Content, 'checkWords'>; vault: Vault; secret: Buffer },
) {
  const words = { check: more.content.checkWords, hold: holdWords };
  const { missedVisits, visitsOf } = bookings;
  const standing = openStanding({ ...more.line, db: deps.db, words, missedVisits, visitsOf, store: deps.excuses });
  const booking = openBooking({
    ...more.line,
    db: deps.db,
    words,
    standing,
    queue: deps.queue,
    lockPowers: deps.lockPowers ?? households.lockActorsFor,
    heldBeside: () => Promise.resolve([]),
    withClosing: () => Promise.resolve(),
    vault: more.vault,
    secret: more.secret,
  });
  return { standing, booking };
}

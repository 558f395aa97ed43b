import type { Vault } from './kernel/vault';
import type { openGroupQueue } from './kernel/group-queue';
import type { Db } from './kernel/db';
import { openBooking, type BookingDeps, type LineDeps } from './modules/booking';
import { holdWords, type Content } from './modules/content';
import * as households from './modules/household';

/** Bookings, with what they need of modules to their right handed over. */
export function openBookings(
  deps: { db: Db; queue?: typeof openGroupQueue; lockPowers?: BookingDeps['lockPowers'] },
  more: { line: LineDeps; content: Pick<Content, 'checkWords'>; vault: Vault; secret: Buffer },
) {
  return openBooking({
    ...more.line,
    db: deps.db,
    words: { check: more.content.checkWords, hold: holdWords },
    queue: deps.queue,
    lockPowers: deps.lockPowers ?? households.lockActorsFor,
    heldBeside: () => Promise.resolve([]),
    withClosing: () => Promise.resolve(),
    vault: more.vault,
    secret: more.secret,
  });
}

import type { Db } from '../../kernel/db';
import type { openGroupQueue } from '../../kernel/group-queue';
import type { CapacityStore } from '../capacity';
import type { Centre } from '../centre';
import type { lockActorsFor } from '../household';
import type { CheckWords, holdWords } from '../content';
import type { notify, notifyMany, publish } from '../notification';
import type { SoldOut } from './sold-out';

/** What bookings are made of; each use case names the part it needs. */
export interface BookingDeps {
  db: Db;
  centre: Centre;
  notification: { notify: typeof notify; notifyMany: typeof notifyMany; publish: typeof publish };
  capacity: CapacityStore;
  /** What staff write to residents is checked before, and held where a human must look first. */
  words: { check: CheckWords; hold: typeof holdWords };
  /** What this process knows to be sold out. */
  soldOut: SoldOut;
  /** In place of the usual queue, for comparison. */
  queue?: typeof openGroupQueue;
  /** Who still acts for whom, held until the transaction ends. */
  lockPowers: typeof lockActorsFor;
  /** Key of the rotating check-in codes. */
  secret: Buffer;
}

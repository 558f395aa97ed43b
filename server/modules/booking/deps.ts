import type { Db } from '../../kernel/db';
import type { CapacityStore } from '../capacity';
import type { Centre } from '../centre';
import type { notify, notifyMany, publish } from '../notification';

/** What bookings are made of; each use case names the part it needs. */
export interface BookingDeps {
  db: Db;
  centre: Centre;
  notification: { notify: typeof notify; notifyMany: typeof notifyMany; publish: typeof publish };
  capacity: CapacityStore;
  /** Key of the rotating check-in codes. */
  secret: Buffer;
}

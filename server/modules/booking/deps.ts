import type { Db, Reader, Tx } from '../../kernel/db';
import type { Vault } from '../../kernel/vault';
import type { openGroupQueue } from '../../kernel/group-queue';
import type { CapacityStore } from '../capacity';
import type { Centre } from '../centre';
import type { lockActorsFor } from '../household';
import type { CheckWords, holdWords } from '../content';
import type { lockPeople } from '../identity';
import type { notify, notifyMany, publish } from '../notification';
import type { Payment } from './payment';
import type { Standing } from '../standing';
import type { ResourceGuard } from './occupied';
import type { SoldOut } from './sold-out';
import type { Occurrence } from './calendar';
import type { BookingRow } from './store';

export type HeldBeside = (
  reader: Reader,
  personIds: readonly string[],
  from: Date,
  to: Date,
) => Promise<Pick<BookingRow, 'beneficiary_id' | 'slot_id' | 'start_at' | 'end_at'>[]>;

/** @param closing when, by which request, and why in words that residents may read; null while they are held */
export type WithClosing = (
  tx: Tx,
  slotId: string,
  closing: { now: Date; requestId: string; reason: string | null },
) => Promise<void>;

/** What bookings are made of; each use case names the part it needs. */
export interface BookingDeps extends ResourceGuard {
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
  /** Whose bookings and quotas nobody else decides about meanwhile. */
  lockPeople: typeof lockPeople;
  /** Times that people hold without a booking of them yet: they have entered a draw. */
  heldBeside: HeldBeside;
  /** What hangs on a slot beside its bookings ends with it, in the transaction that calls it off. */
  withClosing: WithClosing;
  /** The meetings that bookings of a service are for, in the order of time; none where a booking is one visit. */
  occurrencesOf: (reader: Reader, serviceId: string) => Promise<Occurrence[]>;
  /** For numbers of people who have come or called: looked up blind, shown masked. */
  vault: Vault;
  /** Whose missed visits limit what they may book. */
  standing: Pick<Standing, 'limitedAmong' | 'takeUntold'>;
  /** Takes what a place costs; absent where there is no time bank. */
  payment?: Payment | undefined;
  /** Key of the rotating check-in codes. */
  secret: Buffer;
}

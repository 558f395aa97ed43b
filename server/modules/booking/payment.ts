import type { Tx } from '../../kernel/db';

/** Minutes of time credit that a booking takes from who is served. */
export interface Hold {
  bookingId: string;
  personId: string;
  minutes: number;
  at: Date;
}

/**
 * What a place that has a price is paid with; the time bank hands it over in app.ts. All of it happens in the transaction
 * that changes the booking, and after the locks of slots and people. Without it nothing that has a price can be booked.
 */
export interface Payment {
  /** What these people can spend, locked until the transaction ends; who has nothing may be absent. */
  lockMinutes(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  hold(tx: Tx, holds: readonly Hold[]): Promise<void>;
  /** The visit takes place: what was held is paid. */
  post(tx: Tx, bookingIds: readonly string[], at: Date): Promise<void>;
  /** A check-in was a mistake: what was paid is held again. */
  unpost(tx: Tx, bookingIds: readonly string[], at: Date): Promise<void>;
  /** The booking has ended without a visit: what was held is free again. */
  giveBack(tx: Tx, bookingIds: readonly string[], at: Date): Promise<void>;
}

interface Priced {
  id: string;
  beneficiary_id: string;
  price_minutes: number;
}

/** Holds the price of bookings that have one. */
export async function holdPrices(
  tx: Tx,
  { payment }: { payment?: Payment | undefined },
  rows: readonly Priced[],
  at: Date,
): Promise<void> {
  const holds = rows
    .filter((row) => row.price_minutes > 0)
    .map((row) => ({ bookingId: row.id, personId: row.beneficiary_id, minutes: row.price_minutes, at }));
  if (holds.length > 0) await payment?.hold(tx, holds);
}

/** Says what becomes of the price of bookings that have one. */
export async function settlePrices(
  tx: Tx,
  { payment }: { payment?: Payment | undefined },
  what: 'post' | 'unpost' | 'giveBack',
  rows: readonly Priced[],
  at: Date,
): Promise<void> {
  const ids = rows.filter((row) => row.price_minutes > 0).map((row) => row.id);
  if (ids.length > 0) await payment?.[what](tx, ids, at);
}

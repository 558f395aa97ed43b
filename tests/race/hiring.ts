import { slotChanges } from '../../server/modules/capacity';
import { newId } from '../../server/kernel/ids';
import type { startServer } from '../support/app';
import type { Client } from '../support/client';

/** What was met while a room was being hired. */
export interface Seen {
  doubled: number;
  faults: number;
  hired: number;
}

/** Takes the room and gives it back until the other side is done, so that somebody is always just taking it. */
export async function keepHiring(client: Client, slotId: string, found: Seen, isDone: () => boolean): Promise<void> {
  while (!isDone()) {
    const booked = await client.call('booking.book', { params: { slotId }, body: { requestKey: newId('key') } });
    if (!booked.ok && booked.status >= 500) found.faults += 1;
    if (booked.ok) found.hired += 1;
    if (booked.ok && !isDone()) await client.call('booking.cancel', { params: { bookingId: booked.body.id } });
  }
}

/**
 * In the place of a lock: who comes waits until somebody else does, so that two have surely looked before either writes.
 * After `patienceMs` alone it goes on.
 */
export function meetInstead(patienceMs: number): () => Promise<void> {
  let other: (() => void) | null = null;
  return () =>
    new Promise((resolve) => {
      if (other !== null) {
        other();
        other = null;
        return resolve();
      }
      const timer = setTimeout(() => {
        other = null;
        resolve();
      }, patienceMs);
      other = () => {
        clearTimeout(timer);
        resolve();
      };
    });
}

/** An app in which a change of rooms holds neither slots nor parts, and takes what it finds for what was seen. */
export const withoutRoomLocks = (): Parameters<typeof startServer>[0] => ({
  lockResources: meetInstead(300),
  lockArranged: async (tx, ids) => new Map((await slotChanges.findSlots(tx, [...ids])).map((row) => [row.id, row])),
  isStill: () => true,
});

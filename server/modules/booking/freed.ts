import type { JobHandler } from '../../jobs';
import { inTransaction, type Db, type Reader } from '../../kernel/db';
import { servicesNeeding, usesOf } from '../resource';
import type { BookingDeps } from './deps';
import { offerFree } from './line';

const dayMs = 86_400_000;
/** More lines than one room or person can have around one time. */
const linesMost = 100;

/** Open slots of services around a time that somebody waits for, those first who have waited longest. */
export function waitingQuery(reader: Reader, serviceIds: readonly string[], from: Date, to: Date) {
  return (
    reader
      .selectFrom('slot as s')
      .innerJoin('booking as b', (join) => join.onRef('b.slot_id', '=', 's.id').on('b.state', '=', 'waiting'))
      .select('s.id')
      .where('s.service_id', 'in', [...serviceIds])
      // No slot and no buffer is longer than a day.
      .where('s.start_at', '>=', new Date(from.getTime() - dayMs))
      .where('s.start_at', '<', new Date(to.getTime() + dayMs))
      .where('s.state', '=', 'open')
      .where('s.waiting', '>', 0)
      .groupBy('s.id')
      .orderBy((eb) => eb.fn.min('b.booked_at'))
      .orderBy('s.id')
      .limit(linesMost)
  );
}

export interface Freed {
  serviceIds: string[];
  from: Date;
  to: Date;
}

/** What this job was written for: a slot that gave back what it had, or a time that staff gave back. */
async function freedOf(db: Db, payload: unknown, deps: Pick<BookingDeps, 'capacity'>): Promise<Freed | null> {
  const { slotId, atomIds, from, to } = payload as { slotId?: string; atomIds?: string[]; from?: string; to?: string };
  if (slotId === undefined) {
    if (atomIds === undefined || from === undefined || to === undefined) return null;
    return { serviceIds: await servicesNeeding(db, atomIds), from: new Date(from), to: new Date(to) };
  }
  const slot = await deps.capacity.findSlot(db, slotId);
  if (slot === undefined) return null;
  const uses = (await usesOf(db, [slot])).get(slotId) ?? [];
  const atoms = uses.flatMap(({ resource }) => resource.atoms);
  return { serviceIds: await servicesNeeding(db, atoms), from: slot.start_at, to: slot.end_at };
}

/**
 * Offers what was given back to who waits for other slots of the same room or person, the longest waiting first. In
 * transactions of their own, as each locks another slot; running twice finds nothing left to offer.
 */
export const offerFreed =
  (deps: BookingDeps): JobHandler =>
  async (run) => {
    const freed = await freedOf(deps.db, run.payload, deps);
    if (freed === null || freed.serviceIds.length === 0) return;
    const waiting = await waitingQuery(deps.db, freed.serviceIds, freed.from, freed.to).execute();
    for (const { id } of waiting) await inTransaction(deps.db, (tx) => offerFree(tx, deps, id, run));
  };

export const listQueries = {
  'lines of a room': (db: Db) => waitingQuery(db, ['svc'], new Date(0), new Date(dayMs)),
};

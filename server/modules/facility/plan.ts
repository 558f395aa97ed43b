import { createHash } from 'node:crypto';
import { limits } from '../../../shared/limits';
import type { Reader, Tx } from '../../kernel/db';
import { openOfSlots, type BookingRow } from '../booking';
import { slotChanges, type SlotRow } from '../capacity';
import { factsOf, lockAtoms, rangeOf, usesOf, type ResourceFacts } from '../resource';
import type { FacilityDeps } from './deps';
import { lossesOf, type Loss } from './options';
import { holdersQuery } from './store';

export interface BlockAsk {
  resource: ResourceFacts;
  centreId: string;
  startAt: Date;
  endAt: Date;
  now: Date;
  /** Resources that are to stand in: their parts are locked too. */
  standIns?: readonly string[];
}

/** Everything that taking a resource out for a time does, as it stands now. */
export interface BlockPlan {
  slots: SlotRow[];
  losses: Map<string, Loss>;
  /** Bookings that have not ended, and who waits, by slot. */
  rows: Map<string, BookingRow[]>;
  basis: string;
}

export type BlockPlanned =
  | { ok: true; plan: BlockPlan }
  | { ok: false; code: 'block.past' | 'block.overlaps' | 'block.running' | 'timetable.too_much' | 'timetable.changed' };

/**
 * What a block would hit: the slots that have the resource, a part of it or a whole that it belongs to, in that time, with
 * what is kept free around them. With a lock the slots' rows are locked by id, then the parts' by id, and who has them is read
 * again: whoever came between makes it another plan.
 */
export async function planBlock(
  reader: Reader,
  deps: Pick<FacilityDeps, 'capacity' | 'lockResources'>,
  ask: BlockAsk,
  lock: Tx | null = null,
): Promise<BlockPlanned> {
  const { resource, centreId, startAt, endAt, now } = ask;
  const range = rangeOf({ startAt, endAt }, { beforeMinutes: 0, afterMinutes: 0 });
  if (startAt.getTime() < now.getTime() - 300_000) return { ok: false, code: 'block.past' };
  const holders = () => holdersQuery(reader, resource.atoms, range.from, range.to).execute();
  const slotIdsOf = (rows: Awaited<ReturnType<typeof holders>>) => rows.flatMap((row) => row.slot_id ?? []).sort();
  const seen = await holders();
  const ids = slotIdsOf(seen);
  if (ids.length > limits.blockSlotsMax) return { ok: false, code: 'timetable.too_much' };
  const slots =
    lock === null ? await slotChanges.findSlots(reader, ids) : [...(await deps.capacity.lockSlots(lock, ids)).values()];
  const uses = await usesOf(reader, slots);
  if (lock !== null) {
    const standIns = await factsOf(reader, ask.standIns ?? []);
    const atoms = [resource, ...[...uses.values()].flat().map((use) => use.resource), ...standIns.values()];
    await (deps.lockResources ?? lockAtoms)(
      lock,
      atoms.flatMap((one) => one.atoms),
    );
  }
  const still = lock === null ? seen : await holders();
  if (still.some((row) => row.block_id !== null)) return { ok: false, code: 'block.overlaps' };
  if (slotIdsOf(still).join() !== ids.join()) return { ok: false, code: 'timetable.changed' };
  // One that is over may still have the room to be tidied.
  if (slots.some((slot) => slot.start_at <= now)) return { ok: false, code: 'block.running' };
  const coming = slots.sort((a, b) => a.start_at.getTime() - b.start_at.getTime() || (a.id < b.id ? -1 : 1));
  const open = await openOfSlots(
    reader,
    coming.map(({ id }) => id),
    limits.changeHits + 1,
  );
  if (open.length > limits.changeHits) return { ok: false, code: 'timetable.too_much' };
  const rows = new Map(coming.map(({ id }) => [id, open.filter((row) => row.slot_id === id)]));
  const losses = await lossesOf(reader, centreId, coming, uses, resource.atoms);
  const told = [resource.id, startAt, endAt, coming.map(({ id }) => id), open.map((row) => [row.id, row.state])];
  const basis = createHash('sha256').update(JSON.stringify(told)).digest('base64url');
  return { ok: true, plan: { slots: coming, losses, rows, basis } };
}

import { limits } from '../../../shared/limits';
import type { Reader } from '../../kernel/db';
import { hasPlace, openOfSlots, type BookingRow } from '../booking';
import type { SlotRow } from '../capacity';
import type { ArrangeAsk, ArrangeScene } from './arrange-scene';
import { replacedIn, type Replaced } from './replaced';

/** A slot that takes place with another room or somebody else. */
export interface ReplacedSlot {
  slot: SlotRow;
  replaced: readonly Replaced[];
  /** Bookings of it that stand. */
  rows: readonly BookingRow[];
}

/**
 * Which booked slots of services that are to need other things have another room or somebody else; who is hit anyway is told
 * of that instead. Null where these are more bookings than one change may touch.
 */
export async function replacedOf(
  reader: Reader,
  { to, now }: ArrangeAsk,
  { slots, before, uses }: ArrangeScene,
  { lost, hits }: { lost: readonly { slot: SlotRow }[]; hits: readonly { booking: { id: string } }[] },
): Promise<ReplacedSlot[] | null> {
  const out = new Set(lost.map(({ slot }) => slot.id));
  const hit = new Set(hits.map(({ booking }) => booking.id));
  const found = slots
    .filter((slot) => to.needs.has(slot.service_id) && slot.start_at > now && slot.taken > 0 && !out.has(slot.id))
    .map((slot) => ({ slot, replaced: replacedIn(before.get(slot.id) ?? [], uses.get(slot.id) ?? []) }))
    .filter(({ replaced }) => replaced.length > 0)
    .sort((a, b) => a.slot.start_at.getTime() - b.slot.start_at.getTime() || (a.slot.id < b.slot.id ? -1 : 1));
  const ids = found.map(({ slot }) => slot.id);
  const rows = await openOfSlots(reader, ids, limits.changeHits + 1);
  if (rows.length > limits.changeHits) return null;
  return found.flatMap((one) => {
    const standing = rows.filter((row) => row.slot_id === one.slot.id && hasPlace(row) && !hit.has(row.id));
    return standing.length === 0 ? [] : [{ ...one, rows: standing }];
  });
}

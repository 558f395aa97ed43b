import { addJobs, type JobRun } from '../../jobs';
import type { Tx } from '../../kernel/db';
import type { SlotRow } from '../capacity';
import type { Service } from '../centre';
import {
  holdSlots,
  isHolding,
  openOccupancy,
  releaseSlots,
  usesOf,
  type lockAtoms,
  type Occupancy,
  type Using,
} from '../resource';

/** Stands in for the lock of rooms and people in tests that prove it. */
export interface ResourceGuard {
  lockResources?: typeof lockAtoms | undefined;
}

export type Looked = Pick<Occupancy, 'look' | 'hold' | 'takes'>;

/** By this job what was given back is offered to who waits for another slot of the same room or person. */
export const freedJob = 'booking.offerFreed';

/** Slots whose first claim takes what they need, of these: only for them has anybody to look. */
export const claimHeld = (slots: Iterable<SlotRow>, services: ReadonlyMap<string, Service>): SlotRow[] =>
  [...slots].filter((slot) => slot.taken === 0 && services.get(slot.service_id)?.occupies === 'claim');

/** Locks and reads what these slots' first claims would take; null where none would. */
export async function occupancyOf(
  tx: Tx,
  slots: readonly SlotRow[],
  { lockResources }: ResourceGuard,
): Promise<Looked | null> {
  return slots.length === 0 ? null : openOccupancy(tx, slots, lockResources);
}

/**
 * Whether what a slot needs is taken, though its places are free. What was freed goes to who waits before anybody comes
 * from outside, so a slot with a line counts as taken too.
 */
export function isOccupied(
  slot: Pick<SlotRow, 'id' | 'taken' | 'waiting'>,
  { occupies }: Pick<Service, 'occupies'>,
  occupancy: Looked | null | undefined,
): boolean {
  if (occupies !== 'claim' || slot.taken > 0) return false;
  return slot.waiting > 0 || occupancy?.look(slot.id).ok !== true;
}

/** Before a place is offered: takes what the slot needs, unless it has it; false where somebody else has it. */
export async function takeForOffer(
  tx: Tx,
  guard: ResourceGuard,
  slot: SlotRow,
  { occupies }: Pick<Service, 'occupies'>,
): Promise<boolean> {
  if (occupies !== 'claim' || slot.taken > 0 || (await isHolding(tx, slot.id))) return true;
  return (await holdSlots(tx, [slot], guard.lockResources)).size === 0;
}

/** Gives back what a slot had, and has those looked for who wait for it in other slots. */
export async function giveBack(tx: Tx, slotIds: readonly string[], { now }: Pick<JobRun, 'now'>): Promise<void> {
  for (const slotId of slotIds) {
    if (!(await releaseSlots(tx, [slotId]))) continue;
    await addJobs(tx, [{ kind: freedJob, payload: { slotId }, at: now }]);
  }
}

/**
 * Has those looked for who wait for what these slots give back, or have no longer, in other slots of the same rooms and
 * people. Says which parts and when, so that the job finds them also where the slot's row is deleted.
 */
export async function tellFreed(tx: Tx, slots: readonly Using[], { now }: Pick<JobRun, 'now'>): Promise<void> {
  const uses = await usesOf(tx, slots);
  for (const slot of slots) {
    const atomIds = (uses.get(slot.id) ?? []).flatMap(({ resource }) => resource.atoms);
    await tellFreedParts(tx, { atomIds, startAt: slot.start_at, endAt: slot.end_at }, { now });
  }
}

/** The same of parts that staff had taken out for a time. */
export async function tellFreedParts(
  tx: Tx,
  { atomIds, startAt, endAt }: { atomIds: readonly string[]; startAt: Date; endAt: Date },
  { now }: Pick<JobRun, 'now'>,
): Promise<void> {
  if (atomIds.length === 0) return;
  const payload = { atomIds, from: startAt.toISOString(), to: endAt.toISOString() };
  await addJobs(tx, [{ kind: freedJob, payload, at: now }]);
}

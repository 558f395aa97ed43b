import type { Occupies } from '../../../shared/enums';
import { isDuplicate, type Reader, type Tx } from '../../kernel/db';
import {
  decideHold,
  holdingsOf,
  rangeOf,
  take,
  type HoldVerdict,
  type InTheWay,
  type ResourceFacts,
  type Taken,
  type Time,
} from './rules';
import { deleteOfSlots, factsOf, insertBuckets, lockAtoms, needsOf, spansOf, substitutesOf } from './store';

/** A slot as far as it needs something. */
export interface Using {
  id: string;
  service_id: string;
  start_at: Date;
  end_at: Date;
  /** Who stands in for what its service names, in place of what is written of this slot. */
  instead?: ReadonlyMap<string, string> | undefined;
}

/** One resource that a slot has or would have: the one its service names, or who stands in for it. */
export interface Use {
  needId: string;
  resource: ResourceFacts;
}

/** The key has said no: another process took it without the lock of these parts. */
export class ResourceTaken extends Error {}

export const timeOf = (slot: Using): Time => ({ startAt: slot.start_at, endAt: slot.end_at });

/** Resources, and what services need, as they are to be in place of what is written. */
export interface Arrangement {
  resources: ReadonlyMap<string, ResourceFacts>;
  /** By service. */
  needs: ReadonlyMap<string, readonly string[]>;
  /** When these services take it. */
  occupies: ReadonlyMap<string, Occupies>;
}

/** What each of these slots needs, as it is written or would be; one that needs nothing has an empty list. */
export async function usesOf(
  reader: Reader,
  slots: readonly Using[],
  as: Arrangement | null = null,
): Promise<Map<string, Use[]>> {
  const needs = new Map<string, readonly string[]>(
    await needsOf(
      reader,
      slots.map((slot) => slot.service_id),
    ),
  );
  for (const [serviceId, ids] of as?.needs ?? []) {
    if (ids.length === 0) needs.delete(serviceId);
    else needs.set(serviceId, ids);
  }
  const needing = slots.filter((slot) => needs.has(slot.service_id));
  const instead = await substitutesOf(
    reader,
    needing.map((slot) => slot.id),
  );
  const named = needing.map((slot) => ({
    slotId: slot.id,
    uses: (needs.get(slot.service_id) ?? []).map((needId) => {
      const other = instead.find((one) => one.slot_id === slot.id && one.need_id === needId);
      return { needId, resourceId: (slot.instead ? slot.instead.get(needId) : other?.resource_id) ?? needId };
    }),
  }));
  const facts = await factsOf(
    reader,
    named.flatMap(({ uses }) => uses.map((use) => use.resourceId)),
  );
  const found = new Map(
    named.map(({ slotId, uses }) => [
      slotId,
      uses.flatMap(({ needId, resourceId }) => {
        const resource = as?.resources.get(resourceId) ?? facts.get(resourceId);
        return resource === undefined ? [] : [{ needId, resource }];
      }),
    ]),
  );
  return new Map(slots.map((slot) => [slot.id, found.get(slot.id) ?? []]));
}

/** What a service names, where nobody stands in. */
export async function factsOfNeeds(reader: Reader, serviceId: string): Promise<ResourceFacts[]> {
  const ids = (await needsOf(reader, [serviceId])).get(serviceId) ?? [];
  const facts = await factsOf(reader, ids);
  return ids.flatMap((id) => facts.get(id) ?? []);
}

/** What some slots need and who has it, looked at together; under the locks it still stands when it is written. */
export interface Occupancy {
  /** Whether the slot can have all it needs, or has it. */
  look(slotId: string): HoldVerdict;
  /** Takes it in memory, so that whoever is decided next finds it taken. */
  hold(slotId: string): boolean;
  /** What was taken since this was opened. */
  takes(): readonly Taken[];
}

type LockAtoms = typeof lockAtoms;

/**
 * Locks all that these slots need, in the order of ids, and reads who has it. The slots' own rows are locked before;
 * what a service needs changes only under them.
 */
export async function openOccupancy(tx: Tx, slots: readonly Using[], lock: LockAtoms = lockAtoms): Promise<Occupancy> {
  const uses = await usesOf(tx, slots);
  await lock(
    tx,
    [...uses.values()].flatMap((all) => all.flatMap(({ resource }) => resource.atoms)),
  );
  return occupancyOf(tx, slots, uses);
}

/** The same without locks, for screens; `leaving` slots are looked at as if they had given theirs back. */
export async function readOccupancy(
  reader: Reader,
  slots: readonly Using[],
  leaving: readonly string[] = [],
): Promise<Occupancy> {
  return occupancyOf(reader, slots, await usesOf(reader, slots), leaving);
}

async function occupancyOf(
  reader: Reader,
  slots: readonly Using[],
  uses: ReadonlyMap<string, readonly Use[]>,
  leaving: readonly string[] = [],
): Promise<Occupancy> {
  const ranges = slots.flatMap((slot) =>
    (uses.get(slot.id) ?? []).map(({ resource }) => rangeOf(timeOf(slot), resource)),
  );
  const atoms = [...uses.values()].flatMap((all) => all.flatMap(({ resource }) => resource.atoms));
  const found =
    ranges.length === 0
      ? []
      : await spansOf(
          reader,
          atoms,
          Math.min(...ranges.map((one) => one.from)),
          Math.max(...ranges.map((one) => one.to)),
        );
  const spans = found.filter(({ holder }) => !leaving.includes(holder));
  const holdings = holdingsOf(spans);
  const holders = new Set(spans.map((span) => span.holder));
  const bySlot = new Map(slots.map((slot) => [slot.id, slot]));
  const taken: Taken[] = [];
  const look = (slotId: string): HoldVerdict => {
    const slot = bySlot.get(slotId);
    if (slot === undefined) throw new Error(`Slot ${slotId} was not asked for`);
    if (holders.has(slotId)) return { ok: true, takes: [] };
    const resources = (uses.get(slotId) ?? []).map(({ resource }) => resource);
    return decideHold({ holder: slotId, resources, time: timeOf(slot) }, holdings);
  };
  return {
    look,
    hold: (slotId) => {
      const verdict = look(slotId);
      if (!verdict.ok) return false;
      take(holdings, verdict.takes);
      taken.push(...verdict.takes);
      holders.add(slotId);
      return true;
    },
    takes: () => taken,
  };
}

/** Writes what an occupancy has taken for slots. */
export async function writeHeld(tx: Tx, takes: readonly Taken[], holder: 'slot' | 'block' = 'slot'): Promise<void> {
  try {
    await insertBuckets(tx, takes, holder);
  } catch (error) {
    if (isDuplicate(error)) throw new ResourceTaken('somebody has it', { cause: error });
    throw error;
  }
}

/**
 * Takes all that these slots need, those that can have it all; gives the ids of those that can't, and why. Who has it
 * already keeps it. The caller has locked the slots.
 */
export async function holdSlots(
  tx: Tx,
  slots: readonly Using[],
  lock: LockAtoms = lockAtoms,
): Promise<Map<string, InTheWay[]>> {
  const refused = new Map<string, InTheWay[]>();
  if (slots.length === 0) return refused;
  const occupancy = await openOccupancy(tx, slots, lock);
  for (const slot of slots) {
    const verdict = occupancy.look(slot.id);
    if (verdict.ok) occupancy.hold(slot.id);
    else refused.set(slot.id, verdict.inTheWay);
  }
  await writeHeld(tx, occupancy.takes());
  return refused;
}

/** Gives back what slots have; whether there was anything. */
export const releaseSlots = (tx: Tx, slotIds: readonly string[]): Promise<boolean> => deleteOfSlots(tx, slotIds);

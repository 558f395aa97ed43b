import type { Reader } from '../../kernel/db';
import type { SlotRow } from '../capacity';
import {
  decideHold,
  holdingsOf,
  usesOf,
  type InTheWay,
  type ResourceFacts,
  type Settled,
  type Tried,
} from '../resource';
import { presentOf, type SlotStep, type Wanted } from '../timetable';
import { atomsOf, type ArrangeAsk, type ArrangeScene } from './arrange-scene';

/** A time that the timetable has and that does not take place as yet. */
export interface Coming {
  tried: Tried;
  step: SlotStep;
  /** What there is of it: it was called off, and its bookings may still stand. Absent where it was never made. */
  row: SlotRow | undefined;
}

/**
 * Times that the timetable has and a room or somebody was missing for, as far as that is among what is otherwise now, or is a
 * part of it. One that is held with its first claim and was called off comes back like one that is held from the beginning:
 * with people it takes what it needs; without any it only has to be possible. What staff have called off by hand does not.
 */
export async function comingOf(reader: Reader, scene: ArrangeScene, ask: ArrangeAsk): Promise<Coming[]> {
  const { services, slots, wanted, instead } = scene;
  const { was, to, now } = ask;
  const there = new Map(slots.map((slot) => [keyOf({ serviceId: slot.service_id, startAt: slot.start_at }), slot]));
  const missing = wanted.flatMap((slot, n) => {
    const row = there.get(keyOf(slot));
    const isAway = row === undefined || (row.withdrawn_at !== null && row.end_at.getTime() === slot.endAt.getTime());
    const isHeld = [services.get(slot.serviceId)?.occupies, was.occupies.get(slot.serviceId)].includes('slot');
    return slot.startAt > now && isAway && (isHeld || row !== undefined)
      ? [{ id: row?.id ?? `new ${n}`, slot, row }]
      : [];
  });
  const using = missing.map(({ id, slot }) => ({
    id,
    service_id: slot.serviceId,
    start_at: slot.startAt,
    end_at: slot.endAt,
    instead: instead.get(id),
  }));
  const uses = await usesOf(reader, using, to);
  const touched = new Set(atomsOf(ask));
  const isTouched = ({ id, atoms }: ResourceFacts) => touched.has(id) || atoms.some((atom) => touched.has(atom));
  return missing.flatMap(({ id, slot, row }): Coming[] => {
    const resources = (uses.get(id) ?? []).map(({ resource }) => resource);
    const isOfNeeds = to.needs.has(slot.serviceId);
    if (!isOfNeeds && !resources.some(isTouched)) return [];
    const people = row?.taken ?? 0;
    const occupies = services.get(slot.serviceId)?.occupies;
    const isTaken = occupies === 'slot' || (occupies === 'claim' && people > 0);
    // Of a service that is to need other things, what nobody has claimed is free for all: a claim is told if it can't be had.
    const needed = isTaken || !isOfNeeds ? resources : [];
    const tried = { id, time: slot, resources: needed, held: [], people, running: false, unclaimed: !isTaken };
    const step: SlotStep =
      row === undefined ? { do: 'make', to: slot } : { do: 'reshape', slot: presentOf(row), to: slot };
    return [{ tried, step, row }];
  });
}

export const keyOf = ({ serviceId, startAt }: Pick<Wanted, 'serviceId' | 'startAt'>): string =>
  `${serviceId} ${startAt.getTime()}`;

/** A time that was called off and stays so, and what is in its way now. */
export interface StillAway {
  slot: SlotRow;
  inTheWay: InTheWay[];
}

/**
 * Where a change takes something out of the way of a time that was called off, but not all: whoever makes the change to have it
 * back reads why it does not come. What stays as it was is not told again with each change. No input or output.
 */
export function stillAwayOf(
  { before, spans }: ArrangeScene,
  coming: readonly Coming[],
  back: ReadonlyMap<string, Settled>,
): StillAway[] {
  const holdings = holdingsOf(spans);
  return coming.flatMap(({ tried, row }): StillAway[] => {
    const so = back.get(tried.id);
    if (row === undefined || so === undefined || so.ok) return [];
    const resources = (before.get(row.id) ?? []).map(({ resource }) => resource);
    const verdict = decideHold({ holder: row.id, resources, time: tried.time }, holdings);
    const isGone = (was: InTheWay) =>
      !so.inTheWay.some(({ resourceId, why }) => resourceId === was.resourceId && why === was.why);
    return !verdict.ok && verdict.inTheWay.some(isGone) ? [{ slot: row, inTheWay: so.inTheWay }] : [];
  });
}

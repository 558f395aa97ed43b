import type { Ask } from '../../http/ask';
import type { Tx } from '../../kernel/db';
import { hasPlace, type BookingRow } from '../booking';
import type { SlotRow } from '../capacity';
import { dutiesOfTurn, type Duty, fitSlots, putSubstitute, reholdSlots, tellDuties, usesOf } from '../resource';
import type { FacilityDeps } from './deps';
import type { Loss } from './options';
import { tellOfInstead } from './tell';

interface Scene {
  /** Slots that lose something, locked by id. */
  slots: readonly SlotRow[];
  losses: ReadonlyMap<string, Loss>;
  rows: ReadonlyMap<string, readonly BookingRow[]>;
  /** Slots whose fives are free for those who stand in. */
  leaving: readonly string[];
  /** Whom staff have chosen. */
  instead: readonly { slotId: string; resourceId: string }[];
  reason: string;
  /** Whether those who have booked, and who is replaced, are told here; who is to come always is. */
  tells: boolean;
}

type Codes = 'timetable.changed' | 'block.substitute_taken';
interface Chooser {
  now: Date;
  refuse: (code: Codes) => never;
}

/**
 * Gives slots whom staff have chosen, and tells those who have booked, who stands in and who is replaced; the ids of those
 * that have somebody now. Refused where one of them could not stand in, or has something else by now. The parts of who stands
 * in are locked with the others'.
 */
export async function standIn(
  tx: Tx,
  deps: FacilityDeps,
  ask: Chooser,
  { slots: all, losses, rows, leaving, instead, reason, tells }: Scene,
): Promise<Set<string>> {
  if (instead.length === 0) return new Set();
  const chosen = new Map(instead.map((one) => [one.slotId, one.resourceId]));
  const bySlot = new Map(all.map((slot) => [slot.id, slot]));
  // Before anything is another's: who has been to be there, and where.
  const uses = await usesOf(
    tx,
    instead.flatMap(({ slotId }) => bySlot.get(slotId) ?? []),
  );
  const slots = [];
  for (const { slotId, resourceId } of instead) {
    const [slot, loss] = [bySlot.get(slotId), losses.get(slotId)];
    if (slot === undefined || loss === undefined || loss.needId === null) return ask.refuse('timetable.changed');
    if (!loss.options.some(({ id }) => id === resourceId)) return ask.refuse('block.substitute_taken');
    await putSubstitute(tx, { slot_id: slotId, need_id: loss.needId, resource_id: resourceId });
    slots.push(slot);
  }
  const ids = slots.map(({ id }) => id);
  const fits = await fitSlots(tx, { leaving, coming: slots }, { tx, atoms: deps.lockResources });
  // The same person for two slots at one time: the second can't have them.
  if ([...fits.values()].some((fit) => !fit.ok)) return ask.refuse('block.substitute_taken');
  await reholdSlots(tx, ids, fits);
  const services = await deps.centre.servicesOf([...new Set(slots.map((slot) => slot.service_id))], tx);
  const duties: Duty[] = [];
  for (const { id, service_id, start_at: startAt, end_at: endAt } of slots) {
    const [loss, service] = [losses.get(id), services.get(service_id)];
    const other = loss?.options.find((one) => chosen.get(id) === one.id);
    if (loss === undefined || loss.was === null || other === undefined || service === undefined) continue;
    const placed = (rows.get(id) ?? []).filter(hasPlace);
    const of = { rows: placed, service, was: loss.was, instead: other, reason, at: ask.now };
    if (tells) await tellOfInstead(tx, deps, of);
    const [time, all] = [{ startAt, endAt }, uses.get(id) ?? []];
    const use = all.find((one) => one.needId === loss.needId);
    if (use !== undefined) duties.push(...dutiesOfTurn({ service, uses: all, use, to: other, was: time, now: time }));
  }
  const heard = tells ? duties : duties.filter(({ kind }) => kind === 'duty_stand_in' || kind === 'duty_returned');
  await tellDuties(tx, deps, heard, { reason, at: ask.now });
  return new Set(ids);
}

/** A chooser of a route that may refuse so. */
export const chooserOf = (ask: Ask<'block.save'> | Ask<'resource.change'> | Ask<'serviceNeeds.change'>): Chooser => ({
  now: ask.now,
  refuse: (code) => (ask.refuse as (code: Codes) => never)(code),
});

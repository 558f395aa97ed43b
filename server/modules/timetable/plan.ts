import { createHash } from 'node:crypto';
import { limits } from '../../../shared/limits';
import { addDays, atMinute, civilDay } from '../../../shared/time/civil';
import type { Reader, Tx } from '../../kernel/db';
import { hasPlace, openOfSlots, peopleIn, type BookingRow } from '../booking';
import { slotChanges, type SlotRow } from '../capacity';
import {
  changedLayers,
  daysOfChange,
  serviceOfChange,
  slotsOf,
  timetableOf,
  type CentreTimetable,
  type LayerChange,
  type Layers,
} from '../centre';
import type { TimetableDeps } from './deps';
import { fitSteps, type Fitted } from './fit';
import { hitsOf, slotSteps, type Hit, type Placed, type Present, type SlotStep, type Wanted } from './rules';

type PlacedRow = Placed & { row: BookingRow };

/** Everything a change does, as it stands now. */
export interface ChangePlan {
  timetable: CentreTimetable;
  steps: SlotStep[];
  /** Times that can't be, since a room or somebody is not to be had; no steps of theirs are among the steps. */
  blocked: Fitted['blocked'];
  rehold: Fitted['rehold'];
  hits: Hit<PlacedRow>[];
  /** Those in a line that ends, or that are offered a place that goes; by slot. */
  lines: Map<string, BookingRow[]>;
  /** Names all of the above: another basis is another change. */
  basis: string;
}

export type Planned = { ok: true; plan: ChangePlan } | { ok: false; code: 'not_found' | 'timetable.too_much' };

interface Asked {
  centreId: string;
  change: LayerChange;
  now: Date;
  /** Of a time that moves: who stands in there for what its service names. */
  instead?: ReadonlyMap<string, string>;
}

/**
 * What a change would do to slots and bookings. `lock` takes the locks of the slots concerned, then those of the rooms and
 * people they need, in the order of their ids, so that nothing of it is another when it is written; without it this is a look.
 */
export async function planChange(
  reader: Reader,
  deps: Pick<TimetableDeps, 'capacity' | 'centre' | 'lockResources'>,
  { centreId, change, now, instead }: Asked,
  lock: Tx | null = null,
): Promise<Planned> {
  const today = civilDay(now);
  const asked = daysOfChange(change);
  const fromOn = asked !== null && asked.fromOn > today ? asked.fromOn : today;
  const farthest = addDays(today, limits.openDaysMax + 1);
  const toOn = asked !== null && asked.toOn < farthest ? asked.toOn : farthest;
  const timetable = await timetableOf(reader, centreId, { fromOn: today, toOn: farthest });
  if (timetable === null) return { ok: false, code: 'not_found' };
  const serviceId = serviceOfChange(change);
  const concerned = timetable.services.filter(({ id }) => serviceId === null || id === serviceId);
  if (serviceId !== null && concerned.length === 0) return { ok: false, code: 'not_found' };
  if ('eventId' in change && change.eventId !== null && !hasEvent(timetable.layers, change.eventId)) {
    return { ok: false, code: 'not_found' };
  }

  const ids = new Set(concerned.map(({ id }) => id));
  const narrow = (layers: Layers) => ({ ...layers, services: layers.services.filter(({ id }) => ids.has(id)) });
  const lastOn = new Map(concerned.map(({ id, open_days: days }) => [id, addDays(today, days + 1)]));
  const inWindow = (slot: Wanted) => slot.on <= (lastOn.get(slot.serviceId) ?? '');
  const after = narrow(changedLayers(timetable.layers, centreId, change));
  const was = slotsOf(narrow(timetable.layers), fromOn, toOn).filter(inWindow);
  const willBe = slotsOf(after, fromOn, toOn).filter(inWindow);
  const days = differingDays(was, willBe);
  const wanted = willBe.filter((slot) => days.has(dayOf(slot)));

  const present = await presentOn(reader, deps, { serviceIds: [...ids], fromOn, toOn, days, lock });
  if (present === null || wanted.length > limits.changeSlots) return { ok: false, code: 'timetable.too_much' };
  const asSteps = pairedMove(slotSteps(wanted, present, now), change, instead);
  const { steps, blocked, rehold } = await fitSteps(reader, deps, asSteps, lock);
  const effects = await effectsOn(reader, steps);
  if (effects === null) return { ok: false, code: 'timetable.too_much' };
  const { hits, lines } = effects;
  const basis = basisOf([change, ...(instead ?? [])], steps, hits, lines);
  return { ok: true, plan: { timetable, steps, blocked, rehold, hits, lines, basis } };
}

/** Whom steps hit, and whose lines end; null where that is more than one change may do. */
export async function effectsOn(
  reader: Reader,
  steps: readonly SlotStep[],
): Promise<Pick<ChangePlan, 'hits' | 'lines'> | null> {
  const touched = steps.flatMap((step) => (step.do === 'make' || isEmpty(step.slot) ? [] : [step.slot.id]));
  const rows = await openOfSlots(reader, touched, limits.changeHits + 1);
  if (rows.length > limits.changeHits) return null;
  const bySlot = new Map<string, BookingRow[]>();
  for (const row of rows) bySlot.set(row.slot_id, [...(bySlot.get(row.slot_id) ?? []), row]);
  const hits = steps.flatMap((step) => {
    if (step.do === 'make') return [];
    const open = bySlot.get(step.slot.id) ?? [];
    const offered = peopleIn(open.filter(({ state }) => state === 'offered'));
    const placed = open.filter(hasPlace);
    return hitsOf(
      step,
      placed.map((row) => ({ id: row.id, slotId: row.slot_id, partySize: row.party_size, row })),
      step.slot.taken - offered,
    );
  });
  return { hits, lines: linesThatEnd(steps, bySlot) };
}

/** A time that moves is told with where it goes, also on another day, and has there who stands in for it. */
function pairedMove(
  steps: SlotStep[],
  change: LayerChange,
  instead: ReadonlyMap<string, string> | undefined,
): SlotStep[] {
  if (change.kind !== 'slot_move') return steps;
  const from = atMinute(change.on, change.startsMinute).getTime();
  const at = atMinute(change.newOn, change.newMinute).getTime();
  const found = steps.flatMap((step) => (step.do !== 'drop' && step.to.startAt.getTime() === at ? [step.to] : []))[0];
  const to = found === undefined ? null : { ...found, instead };
  return steps.map((step): SlotStep => {
    if (step.do === 'drop') return step.slot.startAt.getTime() === from ? { ...step, to } : step;
    return to !== null && step.to === found ? { ...step, to } : step;
  });
}

const dayOf = (slot: { serviceId: string; on: string }): string => `${slot.serviceId} ${slot.on}`;
const isEmpty = (slot: Present): boolean => slot.taken === 0 && slot.waiting === 0;
const hasEvent = (layers: Layers, eventId: string): boolean =>
  [...layers.events.values()].some((events) => events.some(({ id }) => id === eventId));

/** The days of services on which the two plans are not the same: all others are left alone, whatever their slots are. */
function differingDays(was: readonly Wanted[], willBe: readonly Wanted[]): Set<string> {
  const written = (slots: readonly Wanted[]) => {
    const days = new Map<string, string>();
    for (const slot of slots) {
      const one = `${slot.startAt.getTime()}-${slot.endAt.getTime()}x${slot.capacity} `;
      days.set(dayOf(slot), (days.get(dayOf(slot)) ?? '') + one);
    }
    return days;
  };
  const [before, now] = [written(was), written(willBe)];
  return new Set([...before.keys(), ...now.keys()].filter((day) => before.get(day) !== now.get(day)));
}

interface On {
  serviceIds: readonly string[];
  fromOn: string;
  toOn: string;
  days: ReadonlySet<string>;
  lock: Tx | null;
}

/** Slots of the differing days; null where there are more than one change may touch. */
async function presentOn(
  reader: Reader,
  { capacity }: Pick<TimetableDeps, 'capacity'>,
  { serviceIds, fromOn, toOn, days, lock }: On,
): Promise<Present[] | null> {
  if (days.size === 0) return [];
  const concerned = serviceIds.filter((id) => [...days].some((day) => day.startsWith(`${id} `)));
  const ids = await slotChanges.slotIdsBetween(reader, concerned, { fromOn, toOn }, limits.changeSlots + 1);
  if (ids.length > limits.changeSlots) return null;
  const rows: SlotRow[] = [];
  for (let i = 0; i < ids.length; i += chunk) {
    const part = ids.slice(i, i + chunk);
    if (lock === null) rows.push(...(await slotChanges.findSlots(reader, part)));
    else rows.push(...(await capacity.lockSlots(lock, part)).values());
  }
  return rows.map(presentOf).filter((slot) => days.has(dayOf(slot)));
}

const chunk = 1000;

export const presentOf = (row: SlotRow): Present => ({
  id: row.id,
  serviceId: row.service_id,
  on: row.on_day,
  startAt: row.start_at,
  endAt: row.end_at,
  capacity: row.capacity,
  taken: row.taken,
  waiting: row.waiting,
  state: row.state,
  withdrawn: row.withdrawn_at !== null,
  shrinksTo: row.shrinks_to,
  byLot: row.allocation !== null,
});

/** A line ends with its slot; where places go, what is only offered goes first. */
function linesThatEnd(
  steps: readonly SlotStep[],
  bySlot: ReadonlyMap<string, readonly BookingRow[]>,
): Map<string, BookingRow[]> {
  const lines = new Map<string, BookingRow[]>();
  for (const step of steps) {
    if (step.do === 'make') continue;
    const rows = bySlot.get(step.slot.id) ?? [];
    const isOver = step.do === 'reshape' && step.slot.taken > step.to.capacity;
    const ending = rows.filter((row) => (step.do === 'drop' && !hasPlace(row)) || (isOver && row.state === 'offered'));
    if (ending.length > 0) lines.set(step.slot.id, ending);
  }
  return lines;
}

/** Names a change and all that it does: another basis is another change. */
export function basisOf(
  change: readonly unknown[],
  steps: readonly SlotStep[],
  hits: readonly Hit<PlacedRow>[],
  lines: ReadonlyMap<string, readonly BookingRow[]>,
): string {
  const told = {
    change,
    steps: steps.map((step) => [
      step.do,
      step.do === 'make' ? null : [step.slot.id, step.slot.taken, step.slot.waiting],
      step.do === 'drop' ? (step.to?.startAt ?? null) : [step.to.startAt, step.to.endAt, step.to.capacity],
    ]),
    hits: hits.map(({ booking, hit }) => [booking.id, hit]),
    lines: [...lines.values()].map((rows) => rows.map((row) => [row.id, row.state])),
  };
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url');
}

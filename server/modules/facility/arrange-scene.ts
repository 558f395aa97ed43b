import { limits } from '../../../shared/limits';
import { addDays, atMinute, civilDay } from '../../../shared/time/civil';
import type { Reader, Tx } from '../../kernel/db';
import { slotChanges, type SlotRow } from '../capacity';
import { slotsOf, timetableOf, type Service } from '../centre';
import {
  factsOf,
  lockAtoms,
  needsOf,
  rangeOf,
  servicesNeeding,
  spansOf,
  substitutesOf,
  usesOf,
  type Arrangement,
  type HeldSpan,
  type Range,
  type Substitute,
  type Use,
} from '../resource';
import type { Wanted } from '../timetable';
import type { FacilityDeps } from './deps';
import { staleAmong } from './replaced';
import { holdersQuery, standingIn } from './store';

export interface ArrangeAsk {
  centreId: string;
  /** What is to be otherwise: as it is, and as it is to be. */
  was: Arrangement;
  to: Arrangement;
  now: Date;
  /** Resources that are to stand in: their parts are locked too. */
  standIns?: readonly string[];
}

/** All that depends on resources which are to be otherwise, and who has what. */
export interface ArrangeScene {
  /** As they are to be. */
  services: ReadonlyMap<string, Service>;
  /** Slots of these services that are not over, by id; withdrawn ones too. */
  slots: SlotRow[];
  /** What slots need, as it is and as it is to be. */
  before: ReadonlyMap<string, Use[]>;
  uses: ReadonlyMap<string, Use[]>;
  /** Who still stands in, by slot and then by what the service names; of services that are to need other things. */
  instead: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Who does not any more. */
  stale: readonly Substitute[];
  spans: HeldSpan[];
  /** The same by holder. */
  held: ReadonlyMap<string, HeldSpan[]>;
  /** Between which fives they were read. */
  range: Range;
  /** What the timetable asks for, as it is and as it is to be; only places differ. */
  planned: Wanted[];
  wanted: Wanted[];
}

type Opened = { ok: true; scene: ArrangeScene } | { ok: false; code: 'timetable.too_much' };

/** Parts of what changes, before and after. */
export function atomsOf({ was, to }: Pick<ArrangeAsk, 'was' | 'to'>): string[] {
  const all = [...was.resources.values(), ...to.resources.values()];
  return [...new Set(all.flatMap(({ id, atoms }) => [id, ...atoms]))];
}

/**
 * Reads what depends on some resources and needs. With a lock the slots' rows are locked by id, also those that nobody has
 * claimed yet, since a claim reads what it needs behind that lock; then the parts, by id. The caller has locked the centre's
 * timetable, under which blocks, moves and new slots are made.
 */
export async function openScene(
  reader: Reader,
  deps: Pick<FacilityDeps, 'centre' | 'capacity' | 'lockResources' | 'lockArranged'>,
  ask: ArrangeAsk,
  lock: Tx | null,
): Promise<Opened> {
  const { to, now } = ask;
  const today = civilDay(now);
  const toOn = addDays(today, limits.openDaysMax + 1);
  const touched = atomsOf(ask);
  const serviceIds = [...new Set([...(await servicesNeeding(reader, touched)), ...to.needs.keys()])];
  const through = await holdersOf(reader, ask, touched);
  const own = await slotChanges.slotIdsBetween(reader, serviceIds, { fromOn: today, toOn }, limits.changeSlots + 1);
  const ids = [...new Set([...own, ...through])].sort();
  if (ids.length > limits.changeSlots) return { ok: false, code: 'timetable.too_much' };
  const rows: SlotRow[] = [];
  for (let at = 0; at < ids.length; at += chunk) {
    const part = ids.slice(at, at + chunk);
    if (lock === null) rows.push(...(await slotChanges.findSlots(reader, part)));
    else rows.push(...(await (deps.lockArranged ?? deps.capacity.lockSlots)(lock, part)).values());
  }
  const slots = rows.filter((slot) => slot.end_at > now);
  const services = await servicesAs(reader, deps, ask, [...serviceIds, ...slots.map((one) => one.service_id)]);
  const { planned, wanted } = await plansOf(reader, ask, serviceIds, toOn);
  const before = await usesOf(reader, slots, ask.was);
  const { uses, instead, stale } = await usesAs(reader, ask, slots, before);
  const standIns = await factsOf(reader, ask.standIns ?? []);
  const needed = await factsOf(reader, [...(await needsOf(reader, serviceIds)).values(), ...to.needs.values()].flat());
  const resources = [...uses.values(), ...before.values()].flat().map(({ resource }) => resource);
  const atoms = [...resources, ...standIns.values(), ...needed.values()].flatMap((one) => one.atoms);
  const all = [...new Set([...touched, ...atoms])];
  if (lock !== null) await (deps.lockResources ?? lockAtoms)(lock, all);
  const from = new Date(Math.min(now.getTime(), ...slots.map((slot) => slot.start_at.getTime())));
  const range = rangeOf({ startAt: from, endAt: atMinute(addDays(toOn, 1), 0) }, widest);
  const spans = await spansOf(reader, all, range.from, range.to);
  const held = new Map<string, HeldSpan[]>();
  for (const span of spans) {
    const own = held.get(span.holder);
    if (own === undefined) held.set(span.holder, [span]);
    else own.push(span);
  }
  const found = { services, slots, before, uses, instead, stale };
  return { ok: true, scene: { ...found, spans, held, range, planned, wanted } };
}

const chunk = 1000;
/** No more than this is kept free around a use. */
const widest = { beforeMinutes: 240, afterMinutes: 240 };

async function servicesAs(
  reader: Reader,
  { centre }: Pick<FacilityDeps, 'centre'>,
  { to }: ArrangeAsk,
  ids: readonly string[],
): Promise<Map<string, Service>> {
  const services = await centre.servicesOf([...new Set(ids)], reader);
  return new Map(
    [...services].map(([id, service]) => [id, { ...service, occupies: to.occupies.get(id) ?? service.occupies }]),
  );
}

/** What slots are to need. What is going on has what it has to its end, whatever its service is to need. */
async function usesAs(
  reader: Reader,
  { to, now }: ArrangeAsk,
  slots: readonly SlotRow[],
  before: ReadonlyMap<string, Use[]>,
): Promise<Pick<ArrangeScene, 'uses' | 'instead' | 'stale'>> {
  const isOther = (slot: SlotRow) => to.needs.has(slot.service_id);
  const coming = slots.filter((slot) => isOther(slot) && slot.start_at > now);
  const rows = await substitutesOf(
    reader,
    coming.map(({ id }) => id),
  );
  const named = [...to.needs.values()].flat();
  const facts = await factsOf(reader, [...named, ...rows.map((row) => row.resource_id)]);
  const needsAs = (serviceId: string) => (to.needs.get(serviceId) ?? []).flatMap((id) => facts.get(id) ?? []);
  const stale = coming.flatMap((slot) =>
    staleAmong(
      rows.filter((row) => row.slot_id === slot.id),
      needsAs(slot.service_id),
      facts,
    ),
  );
  const instead = new Map(
    coming.map(({ id }) => {
      const kept = rows.filter((row) => row.slot_id === id && !stale.includes(row));
      return [id, new Map(kept.map((row) => [row.need_id, row.resource_id]))];
    }),
  );
  const running = slots.filter((slot) => isOther(slot) && !instead.has(slot.id));
  const uses = await usesOf(
    reader,
    slots.map((slot) => ({ ...slot, instead: instead.get(slot.id) })),
    to,
  );
  for (const { id } of running) uses.set(id, before.get(id) ?? []);
  return { uses, instead, stale };
}

/** Slots that have any of it, or would with their first claim, since it stands in there. */
async function holdersOf(reader: Reader, { to, now }: ArrangeAsk, atoms: readonly string[]): Promise<string[]> {
  if (atoms.length === 0) return [];
  const { from } = rangeOf({ startAt: now, endAt: now }, widest);
  const held = await holdersQuery(reader, atoms, from, from + monthsOfFives).execute();
  const instead = await standingIn(reader, [...to.resources.keys()], now);
  return [...held.flatMap((row) => row.slot_id ?? []), ...instead];
}

/** Fives beyond the farthest slot that anybody makes. */
const monthsOfFives = 62 * 288;

/** The timetable of services with as many places as their rooms have, before and after. */
async function plansOf(reader: Reader, { centreId, to, now }: ArrangeAsk, serviceIds: readonly string[], toOn: string) {
  const today = civilDay(now);
  const timetable = await timetableOf(reader, centreId, { fromOn: today, toOn });
  if (timetable === null) return { planned: [], wanted: [] };
  const ids = new Set(serviceIds);
  const lastOn = new Map(timetable.services.map((one) => [one.id, addDays(today, one.open_days + 1)]));
  const inWindow = (slot: Wanted) => slot.on <= (lastOn.get(slot.serviceId) ?? '');
  const services = timetable.layers.services.filter(({ id }) => ids.has(id));
  const needs = new Map<string, readonly string[]>([...(await needsOf(reader, serviceIds)), ...to.needs]);
  const facts = new Map([...(await factsOf(reader, [...needs.values()].flat())), ...to.resources]);
  const after = services.map((service) => {
    const places = (needs.get(service.id) ?? []).flatMap((id) => facts.get(id)?.places ?? []);
    return { ...service, placesMost: places.length === 0 ? null : Math.min(...places) };
  });
  const { layers } = timetable;
  return {
    planned: slotsOf({ ...layers, services }, today, toOn).filter(inWindow),
    wanted: slotsOf({ ...layers, services: after }, today, toOn).filter(inWindow),
  };
}

import type { ItemOf, Reply } from '@shared/contract/types';
import { civilDay, minuteOf } from '@shared/time/civil';

export type RosterSlot = ItemOf<'roster.slots'>;
export type RosterBooking = ItemOf<'roster.day'>;
export type RosterDay = Reply<'roster.slots'>;

/** One slot's place in the time grid: column of its place, lane within it where slots run side by side. */
export interface Box {
  slot: RosterSlot;
  column: number;
  lane: number;
  lanes: number;
  /** Pixels at the usual font size, from the top of the grid. */
  top: number;
  height: number;
}

export interface Grid {
  fromMinute: number;
  toMinute: number;
  hourPixels: number;
  /** `service` is null where a place holds several services: then each card names its own. */
  columns: { place: string; service: string | null }[];
  boxes: Box[];
}

/** A tick so long before the start is more often the wrong line than an early guest. */
const earlyMinutes = 60;

export const isEarly = (booking: Pick<RosterBooking, 'startAt'>, now: Date): boolean =>
  new Date(booking.startAt).getTime() - now.getTime() > earlyMinutes * 60_000;

/** The shortest slot still shows one line of words. */
const lineHeight = 25;
const hourPixelsLeast = 56;
const hourPixelsMost = 150;
const hour = 60;

export const startMinute = (slot: RosterSlot): number => minuteOf(new Date(slot.startAt));

/** A slot that ends with its day ends at minute 1440, not at 0. */
export function endMinute(slot: RosterSlot): number {
  const end = minuteOf(new Date(slot.endAt));
  return end === 0 ? 24 * hour : end;
}

/** Floors in their order, then what lies outside; people look for a room by its floor. */
function floorOf(place: string): number {
  const at = '一二三四五六七八九'.indexOf(place.charAt(0));
  return at >= 0 && place.charAt(1) === '楼' ? at : 9;
}

export function layGrid(day: Pick<RosterDay, 'items' | 'opensMinute' | 'closesMinute'>): Grid {
  const slots = [...day.items].sort(byStart);
  const first = Math.min(...slots.map(startMinute), day.opensMinute ?? 24 * hour);
  const last = Math.max(...slots.map(endMinute), day.closesMinute ?? 0);
  const fromMinute = Math.floor(first / hour) * hour;
  const toMinute = Math.ceil(last / hour) * hour;
  const shortest = Math.min(hour, ...slots.map((slot) => endMinute(slot) - startMinute(slot)));
  const hourPixels = Math.min(hourPixelsMost, Math.max(hourPixelsLeast, Math.ceil((lineHeight * hour) / shortest)));
  const places = [...new Set(slots.map((slot) => slot.place))].sort(
    (a, b) => floorOf(a) - floorOf(b) || a.localeCompare(b, 'zh'),
  );
  const columns = places.map((place) => {
    const services = new Set(slots.filter((slot) => slot.place === place).map((slot) => slot.serviceName));
    return { place, service: services.size === 1 ? ([...services][0] ?? null) : null };
  });
  const pixels = (minute: number) => ((minute - fromMinute) * hourPixels) / hour;
  const boxes = places.flatMap((place, column) =>
    lanesOf(slots.filter((slot) => slot.place === place)).map(({ slot, lane, lanes }) => ({
      slot,
      column,
      lane,
      lanes,
      top: pixels(startMinute(slot)),
      height: pixels(endMinute(slot)) - pixels(startMinute(slot)),
    })),
  );
  return { fromMinute, toMinute, hourPixels, columns, boxes };
}

/** Slots that run at the same time stand side by side; those that touch nobody keep the whole width. */
function lanesOf(slots: readonly RosterSlot[]): { slot: RosterSlot; lane: number; lanes: number }[] {
  const placed: { slot: RosterSlot; lane: number; lanes: number }[] = [];
  let group: { slot: RosterSlot; lane: number }[] = [];
  let groupEnd = 0;
  const closeGroup = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    placed.push(...group.map((item) => ({ ...item, lanes })));
    group = [];
  };
  for (const slot of slots) {
    if (group.length > 0 && startMinute(slot) >= groupEnd) closeGroup();
    const taken = new Set(group.filter((other) => endMinute(other.slot) > startMinute(slot)).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    group.push({ slot, lane });
    groupEnd = Math.max(group.length === 1 ? 0 : groupEnd, endMinute(slot));
  }
  closeGroup();
  return placed;
}

export function byStart(a: RosterSlot, b: RosterSlot): number {
  return a.startAt < b.startAt ? -1 : a.startAt > b.startAt ? 1 : a.serviceName.localeCompare(b.serviceName, 'zh');
}

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** The slot that an arrow key leads to; the same one at an edge. */
export function neighbour(grid: Grid, slotId: string | null, arrow: Arrow): string | null {
  const here = grid.boxes.find(({ slot }) => slot.id === slotId);
  if (here === undefined) return grid.boxes[0]?.slot.id ?? null;
  if (arrow === 'ArrowUp' || arrow === 'ArrowDown') {
    const column = grid.boxes.filter((box) => box.column === here.column);
    const step = arrow === 'ArrowUp' ? -1 : 1;
    return column[column.indexOf(here) + step]?.slot.id ?? here.slot.id;
  }
  const side = arrow === 'ArrowLeft' ? here.column - 1 : here.column + 1;
  const beside = grid.boxes.filter((box) => box.column === side);
  const nearest = beside.reduce<Box | null>(
    (best, box) => (best === null || Math.abs(box.top - here.top) < Math.abs(best.top - here.top) ? box : best),
    null,
  );
  return nearest?.slot.id ?? here.slot.id;
}

export type Phase = 'running' | 'coming' | 'over';

export function phaseOf(slot: RosterSlot, now: Date): Phase {
  if (new Date(slot.endAt) <= now) return 'over';
  return new Date(slot.startAt) <= now ? 'running' : 'coming';
}

/** People who hold a place and have not come. A closed slot keeps only those who came. */
export const expectedIn = (slot: RosterSlot): number => Math.max(0, slot.taken - slot.attended);

/** With which slot a day opens: where somebody is still to come, now before later; else what runs or comes next. */
export function slotToOpen(slots: readonly RosterSlot[], now: Date): RosterSlot | null {
  const open = [...slots].sort(byStart).filter((slot) => slot.state === 'open');
  const inPhase = (phase: Phase) => open.filter((slot) => phaseOf(slot, now) === phase);
  const [running, coming] = [inPhase('running'), inPhase('coming')];
  const awaited = (slot: RosterSlot) => expectedIn(slot) > 0;
  return (
    running.find(awaited) ??
    coming.find(awaited) ??
    running[0] ??
    coming[0] ??
    open.filter((slot) => slot.taken > 0).pop() ??
    null
  );
}

/** The minute for the line of now; null on other days and outside the grid. */
export function nowMinute(day: Pick<RosterDay, 'on'>, grid: Grid, now: Date): number | null {
  if (civilDay(now) !== day.on) return null;
  const minute = minuteOf(now);
  return minute >= grid.fromMinute && minute <= grid.toMinute ? minute : null;
}

export type Show = 'all' | 'expected' | 'attended';
export const shows: readonly Show[] = ['all', 'expected', 'attended'];

export function isShown(booking: RosterBooking, show: Show): boolean {
  if (show === 'attended') return booking.state === 'attended';
  if (show === 'expected') return booking.state === 'confirmed' || booking.state === 'no_show';
  return true;
}

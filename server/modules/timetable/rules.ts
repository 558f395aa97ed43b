import type { ChangeHit } from '../../../shared/enums';

/** A slot that the timetable asks for. */
export interface Wanted {
  serviceId: string;
  on: string;
  startAt: Date;
  endAt: Date;
  capacity: number;
  /** Who stands in for what its service names, where it is said. */
  instead?: ReadonlyMap<string, string> | undefined;
}

/** A slot that is there. */
export interface Present extends Wanted {
  id: string;
  taken: number;
  waiting: number;
  state: 'open' | 'closed';
  /** Taken out of the timetable by an earlier change. */
  withdrawn: boolean;
  /** What it is to hold once enough places were given back. */
  shrinksTo: number | null;
  /** A draw gives, or gave, its places. */
  byLot: boolean;
}

/** What has to be done so that the slots follow their timetable. */
export type SlotStep =
  | { do: 'make'; to: Wanted }
  /** `to`: the new one that stands in its place, where there is one. */
  | { do: 'drop'; slot: Present; to: Wanted | null }
  | { do: 'reshape'; slot: Present; to: Wanted };

const keyOf = (slot: { serviceId: string; startAt: Date }): string => `${slot.serviceId} ${slot.startAt.getTime()}`;
const dayOf = (slot: { serviceId: string; on: string }): string => `${slot.serviceId} ${slot.on}`;

/**
 * The steps from the slots that are there to those that are wanted, by start. What has begun is left alone, and so is what
 * staff have called off one by one: the timetable doesn't open it again.
 */
export function slotSteps(wanted: readonly Wanted[], present: readonly Present[], now: Date): SlotStep[] {
  const coming = wanted.filter((slot) => slot.startAt > now);
  const there = new Map(present.filter((slot) => slot.startAt > now).map((slot) => [keyOf(slot), slot]));
  const asked = new Set(coming.map(keyOf));
  const made: SlotStep[] = [];
  const news = new Map<string, Wanted[]>();
  for (const to of coming) {
    const slot = there.get(keyOf(to));
    if (slot === undefined) {
      made.push({ do: 'make', to });
      news.set(dayOf(to), [...(news.get(dayOf(to)) ?? []), to]);
    } else if (isOff(slot)) continue;
    else if (differs(slot, to)) made.push({ do: 'reshape', slot, to });
  }
  const gone = [...there.values()].filter((slot) => !asked.has(keyOf(slot)) && !slot.withdrawn && !isOff(slot));
  const dropped = gone.sort((a, b) => a.startAt.getTime() - b.startAt.getTime());
  const pairs = paired(dropped, news);
  const drops = dropped.map((slot): SlotStep => ({ do: 'drop', slot, to: pairs.get(slot.id) ?? null }));
  return [...drops, ...made].sort((a, b) => atOf(a) - atOf(b) || (keyOf(of(a)) < keyOf(of(b)) ? -1 : 1));
}

const isOff = (slot: Present): boolean => slot.state === 'closed' && !slot.withdrawn;

const differs = (slot: Present, to: Wanted): boolean =>
  slot.withdrawn || slot.endAt.getTime() !== to.endAt.getTime() || (slot.shrinksTo ?? slot.capacity) !== to.capacity;

const of = (step: SlotStep): Wanted => (step.do === 'make' ? step.to : step.slot);
const atOf = (step: SlotStep): number => of(step).startAt.getTime();

/** Each slot that goes, with the new one of its day that is nearest and not another's: what people would call moved. */
function paired(dropped: readonly Present[], news: ReadonlyMap<string, readonly Wanted[]>): Map<string, Wanted> {
  const pairs = new Map<string, Wanted>();
  const used = new Set<Wanted>();
  for (const slot of dropped) {
    const free = (news.get(dayOf(slot)) ?? []).filter((to) => !used.has(to));
    const apart = (to: Wanted) => Math.abs(to.startAt.getTime() - slot.startAt.getTime());
    const [first, ...rest] = free;
    if (first === undefined) continue;
    const nearest = rest.reduce((best, to) => (apart(to) < apart(best) ? to : best), first);
    used.add(nearest);
    pairs.set(slot.id, nearest);
  }
  return pairs;
}

/** A booking with a place, as far as it matters here; those given come in the order in which they were booked. */
export interface Placed {
  id: string;
  slotId: string;
  partySize: number;
}

export interface Hit<B extends Placed> {
  booking: B;
  hit: ChangeHit;
  /** The time that stands in the place of theirs. */
  to: Wanted | null;
}

/**
 * Whom a step hits. A slot that goes hits all of them; one that lasts differently all too; one with fewer places those who
 * booked last, so that who came first keeps theirs. `kept` is how many people have places for good: these bookings', and
 * those of people who are there already, whom nothing hits.
 */
export function hitsOf<B extends Placed>(step: SlotStep, bookings: readonly B[], kept: number): Hit<B>[] {
  switch (step.do) {
    case 'make':
      return [];
    case 'drop':
      return bookings.map((booking) => ({ booking, hit: 'gone', to: step.to }));
    case 'reshape': {
      const over = new Set(beyond(bookings, kept - step.to.capacity).map(({ id }) => id));
      const isRetimed = step.slot.endAt.getTime() !== step.to.endAt.getTime();
      return bookings.flatMap((booking): Hit<B>[] => {
        if (over.has(booking.id)) return [{ booking, hit: 'over', to: null }];
        return isRetimed ? [{ booking, hit: 'retimed', to: step.to }] : [];
      });
    }
  }
}

/** From the last booked on, as many as it takes until so many places are free. */
function beyond<B extends Placed>(bookings: readonly B[], places: number): B[] {
  let missing = places;
  const over: B[] = [];
  for (const booking of [...bookings].reverse()) {
    if (missing <= 0) break;
    missing -= booking.partySize;
    over.push(booking);
  }
  return over;
}

export type EffectKind = 'vanish' | 'appear' | 'move' | 'retime' | 'grow' | 'shrink';

/** What people would call a step; a new slot that stands in another's place is told with that one. */
export function effectOf(step: SlotStep, moved: ReadonlySet<Wanted>): EffectKind | null {
  switch (step.do) {
    case 'make':
      return moved.has(step.to) ? null : 'appear';
    case 'drop':
      return step.to === null ? 'vanish' : 'move';
    case 'reshape':
      if (step.slot.withdrawn) return 'appear';
      if (step.slot.endAt.getTime() !== step.to.endAt.getTime()) return 'retime';
      return step.to.capacity > (step.slot.shrinksTo ?? step.slot.capacity) ? 'grow' : 'shrink';
  }
}

/** The new slots that stand in the place of others. */
export const movedTo = (steps: readonly SlotStep[]): Set<Wanted> =>
  new Set(steps.flatMap((step) => (step.do === 'drop' && step.to !== null ? [step.to] : [])));

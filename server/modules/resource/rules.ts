import type { ResourceKind } from '../../../shared/enums';
import { civilDay, minuteOf, weekday } from '../../../shared/time/civil';

/** Times are kept in fives of minutes. */
export const bucketMinutes = 5;
const bucketMs = bucketMinutes * 60_000;
const dayMinutes = 1440;

/** When somebody works on a weekday. */
export interface WorkHours {
  /** 1 = Monday … 7 = Sunday */
  weekday: number;
  startsMinute: number;
  endsMinute: number;
}

/** Whether it is somebody, who may have an account; a room has none. */
export const isPerson = (kind: ResourceKind): boolean => kind === 'staff' || kind === 'talent';

/** A resource as holding it needs to know it. */
export interface ResourceFacts {
  id: string;
  name: string;
  who: string | null;
  kind: ResourceKind;
  skill: string | null;
  beforeMinutes: number;
  afterMinutes: number;
  /** People it is enough for; null where nobody has said. */
  places: number | null;
  active: boolean;
  /** Its smallest parts; itself where it has none. */
  atoms: readonly string[];
  /** None: there whenever the centre is. */
  hours: readonly WorkHours[];
}

export interface Time {
  startAt: Date;
  endAt: Date;
}

/** Fives of minutes from one to before another. */
export interface Range {
  from: number;
  to: number;
}

/** Somebody has a smallest part for a while. */
export interface Span extends Range {
  atomId: string;
  /** A slot's or a block's id. */
  holder: string;
}

/** The fives that a use takes, what is kept free around it included; a time between two fives takes both. */
export function rangeOf(time: Time, buffers: { beforeMinutes: number; afterMinutes: number }): Range {
  const from = time.startAt.getTime() - buffers.beforeMinutes * 60_000;
  const to = time.endAt.getTime() + buffers.afterMinutes * 60_000;
  return { from: Math.floor(from / bucketMs), to: Math.ceil(to / bucketMs) };
}

/** Whether somebody with these working times is at work all through a time. No time reaches past midnight. */
export function isAtWork(hours: readonly WorkHours[], { startAt, endAt }: Time): boolean {
  if (hours.length === 0) return true;
  const day = weekday(civilDay(startAt));
  const from = minuteOf(startAt);
  const to = minuteOf(endAt) === 0 ? dayMinutes : minuteOf(endAt);
  return hours.some((one) => one.weekday === day && one.startsMinute <= from && to <= one.endsMinute);
}

/** Who has what, by smallest part; written on as more is taken. */
export type Holdings = Map<string, Span[]>;

export function holdingsOf(spans: readonly Span[]): Holdings {
  const holdings: Holdings = new Map();
  for (const span of spans) take(holdings, [span]);
  return holdings;
}

export function take(holdings: Holdings, spans: readonly Span[]): void {
  for (const span of spans) {
    const own = holdings.get(span.atomId);
    if (own === undefined) holdings.set(span.atomId, [span]);
    else own.push(span);
  }
}

export const meets = (a: Range, b: Range): boolean => a.from < b.to && b.from < a.to;

/** What a use of a resource takes, by smallest part. */
export type Taken = Span & { resourceId: string };

/** In whose way it is: a resource that is held, has left the list, or is not at work. */
export interface InTheWay {
  resourceId: string;
  why: 'taken' | 'away' | 'retired';
  /** The slot's or block's id where it is held. */
  holder: string | null;
}

export type HoldVerdict = { ok: true; takes: Taken[] } | { ok: false; inTheWay: InTheWay[] };

/**
 * Whether one holder can have all these resources for a time, with what is kept free around it: all of them or none.
 * What the holder has already is not in its own way.
 */
export function decideHold(
  ask: { holder: string; resources: readonly ResourceFacts[]; time: Time },
  holdings: Holdings,
): HoldVerdict {
  const { holder, resources, time } = ask;
  const takes: Taken[] = [];
  const inTheWay: InTheWay[] = [];
  for (const resource of resources) {
    const range = rangeOf(time, resource);
    const other = resource.atoms
      .flatMap((atomId) => holdings.get(atomId) ?? [])
      .find((span) => span.holder !== holder && meets(span, range));
    if (!resource.active) inTheWay.push({ resourceId: resource.id, why: 'retired', holder: null });
    else if (!isAtWork(resource.hours, time)) inTheWay.push({ resourceId: resource.id, why: 'away', holder: null });
    else if (other !== undefined) inTheWay.push({ resourceId: resource.id, why: 'taken', holder: other.holder });
    else takes.push(...resource.atoms.map((atomId) => ({ ...range, atomId, holder, resourceId: resource.id })));
  }
  return inTheWay.length > 0 ? { ok: false, inTheWay } : { ok: true, takes: merged(takes) };
}

/** A part that is wanted for itself and within a whole is taken once, for as long as either needs it. */
function merged(takes: readonly Taken[]): Taken[] {
  const byAtom = new Map<string, Taken>();
  for (const one of takes) {
    const so = byAtom.get(one.atomId);
    byAtom.set(
      one.atomId,
      so === undefined ? one : { ...so, from: Math.min(so.from, one.from), to: Math.max(so.to, one.to) },
    );
  }
  return [...byAtom.values()];
}

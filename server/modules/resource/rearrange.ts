import {
  decideHold,
  holdingsOf,
  take,
  type InTheWay,
  type ResourceFacts,
  type Span,
  type Taken,
  type Time,
} from './rules';

/** A slot that is tried once more, because what it needs is to be otherwise. */
export interface Tried {
  id: string;
  time: Time;
  /** What it needs, as that is to be. */
  resources: readonly ResourceFacts[];
  /** What it has now. */
  held: readonly (Span & { resourceId: string })[];
  /** People with a place. */
  people: number;
  /** It has begun: it stays whatever the working times are to be. */
  running: boolean;
  /** It only has to be possible: nobody has a place, and it is held with its first claim. */
  unclaimed?: boolean;
}

export type Settled =
  /** `short`: it stays with less kept free around it than is asked for now, as it was agreed. */
  { ok: true; takes: Taken[]; short: boolean } | { ok: false; inTheWay: InTheWay[] };

/**
 * Who has what once resources are otherwise: of those who can't all have it what is going on comes first, then where most
 * people have a place, then who is earlier. Slots with people give way to another use, to a block and to working times, but
 * not to a longer break: where two stand so close that it does not fit between them, they keep the one that they have. What
 * nobody has booked gives way to all of that; what is unclaimed is looked at last and takes nothing from anybody. `fixed` is
 * what stays as it is. No input or output.
 */
export function rearranged(slots: readonly Tried[], fixed: readonly Span[]): Map<string, Settled> {
  const holdings = holdingsOf(fixed);
  const settled = new Map<string, Settled>();
  const ordered = [...slots].sort(
    (a, b) =>
      Number(a.unclaimed ?? false) - Number(b.unclaimed ?? false) ||
      Number(b.running) - Number(a.running) ||
      b.people - a.people ||
      a.time.startAt.getTime() - b.time.startAt.getTime() ||
      (a.id < b.id ? -1 : 1),
  );
  const tryFor = (slot: Tried, resources: readonly ResourceFacts[]) =>
    decideHold(
      { holder: slot.id, resources: slot.running ? resources.map(always) : resources, time: slot.time },
      holdings,
    );
  const agreed = ordered.filter((slot) => slot.running || slot.people > 0);
  for (const slot of agreed) {
    const verdict = tryFor(
      slot,
      slot.resources.map((one) => asAgreed(one, slot)),
    );
    if (verdict.ok) take(holdings, verdict.takes);
    settled.set(slot.id, verdict.ok ? { ...verdict, short: true } : verdict);
  }
  for (const slot of ordered) {
    const so = settled.get(slot.id);
    if (so?.ok === false) continue;
    const verdict = tryFor(slot, slot.resources);
    if (verdict.ok && slot.unclaimed === true) {
      settled.set(slot.id, { ok: true, takes: [], short: false });
      continue;
    }
    if (verdict.ok) take(holdings, verdict.takes);
    // Who has an agreed time keeps that where more is not to be had.
    if (verdict.ok) settled.set(slot.id, { ...verdict, short: false });
    else if (so === undefined) settled.set(slot.id, verdict);
  }
  return settled;
}

const always = (resource: ResourceFacts): ResourceFacts => ({ ...resource, hours: [], active: true });

/** The resource with no more kept free around this slot than it has now; what it does not have yet as it is asked for. */
function asAgreed(resource: ResourceFacts, { held, time }: Tried): ResourceFacts {
  const own = held.filter(({ resourceId }) => resourceId === resource.id);
  if (own.length === 0) return resource;
  const from = Math.min(...own.map((span) => span.from)) * fiveMs;
  const to = Math.max(...own.map((span) => span.to)) * fiveMs;
  const minutes = (ms: number) => Math.max(0, Math.floor(ms / 60_000));
  return {
    ...resource,
    beforeMinutes: Math.min(resource.beforeMinutes, minutes(time.startAt.getTime() - from)),
    afterMinutes: Math.min(resource.afterMinutes, minutes(to - time.endAt.getTime())),
  };
}

const fiveMs = 300_000;

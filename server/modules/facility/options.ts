import type { Reader } from '../../kernel/db';
import {
  activeOf,
  decideHold,
  holdingsOf,
  rangeOf,
  spansOf,
  type Holdings,
  type ResourceFacts,
  type Use,
  type Using,
} from '../resource';

/** What a slot loses, and who or what could stand in for it. */
export interface Loss {
  /** What its service names; null where it loses several things at once, for which nobody can stand in. */
  needId: string | null;
  /** Whom or what it has so far. */
  was: ResourceFacts | null;
  options: ResourceFacts[];
}

/**
 * Who could stand in for what these slots lose: of the same kind and skill, on the list, at work, free all through the time
 * with what is kept free around it, and no part of what is taken out. A look: whoever is chosen is held under locks.
 */
export async function lossesOf(
  reader: Reader,
  centreId: string,
  slots: readonly Losing[],
  uses: ReadonlyMap<string, readonly Use[]>,
  outAtoms: readonly string[],
): Promise<Map<string, Loss>> {
  const out = new Set(outAtoms);
  const isOut = (one: ResourceFacts) => one.atoms.some((atom) => out.has(atom));
  const others = (await activeOf(reader, centreId)).filter((one) => !isOut(one));
  const ranges = slots.flatMap((slot) => others.map((one) => rangeOf(timeOf(slot), one)));
  const spans =
    ranges.length === 0
      ? []
      : await spansOf(
          reader,
          others.flatMap(({ atoms }) => atoms),
          Math.min(...ranges.map(({ from }) => from)),
          Math.max(...ranges.map(({ to }) => to)),
        );
  const holdings = holdingsOf(spans);
  return new Map(
    slots.map((slot): [string, Loss] => {
      const own = uses.get(slot.id) ?? [];
      const lost = own.filter(({ resource }) => isOut(resource));
      return [slot.id, lossOf(slot, { own, lost, others, holdings })];
    }),
  );
}

type Losing = Using & { capacity: number };

interface Around {
  own: readonly Use[];
  lost: readonly Use[];
  /** Who or what is on the list. */
  others: readonly ResourceFacts[];
  /** Who has what, without what the slot loses. */
  holdings: Holdings;
}

/** What one slot loses, and who could have its place there; enough for as many people as the slot has places. */
export function lossOf(slot: Losing, { own, lost, others, holdings }: Around): Loss {
  const [use, ...more] = lost;
  if (use === undefined || more.length > 0) return { needId: null, was: null, options: [] };
  const kept = new Set(own.flatMap(({ resource }) => (resource === use.resource ? [] : resource.atoms)));
  const options = others.filter(
    (one) =>
      one.id !== use.resource.id &&
      one.kind === use.resource.kind &&
      one.skill === use.resource.skill &&
      (one.places === null || one.places >= slot.capacity) &&
      !one.atoms.some((atom) => kept.has(atom)) &&
      decideHold({ holder: slot.id, resources: [one], time: timeOf(slot) }, holdings).ok,
  );
  return { needId: use.needId, was: use.resource, options };
}

const timeOf = (slot: Using) => ({ startAt: slot.start_at, endAt: slot.end_at });

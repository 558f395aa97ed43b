import type { Reader, Tx } from '../../kernel/db';
import { timeOf, usesOf, writeHeld, type Using } from './hold';
import { decideHold, holdingsOf, rangeOf, take, type Taken } from './rules';
import { deleteOfSlots, factsOf, lockAtoms, spansOf } from './store';

export interface Refit {
  /** Slots whose fives are free for the others: they are called off, or come back with other times. */
  leaving: readonly string[];
  /** Slots as they are to be, those first that are to have theirs first. */
  coming: readonly Using[];
}

/** Whether a slot can be as it is to be: what it would take, or the names of what is not to be had. */
export type Fit = { ok: true; takes: Taken[] } | { ok: false; names: string[] };

/**
 * Tries slots with other times, all of them together, as if those that leave had given theirs back. `lock` takes the locks
 * of all parts that come, in the order of their ids, so that it still stands when `reholdSlots` writes it; null for a look.
 * The slots' own rows are locked before.
 */
export async function fitSlots(
  reader: Reader,
  { leaving, coming }: Refit,
  lock: { tx: Tx; atoms?: typeof lockAtoms | undefined } | null,
): Promise<Map<string, Fit>> {
  const uses = await usesOf(reader, coming);
  const all = [...uses.values()].flat().map(({ resource }) => resource);
  const atoms = all.flatMap((resource) => resource.atoms);
  if (lock !== null) await (lock.atoms ?? lockAtoms)(lock.tx, atoms);
  // Working times and retirements are read behind the locks too.
  const facts = lock === null ? null : await factsOf(reader, [...new Set(all.map(({ id }) => id))]);
  const wants = coming.map((slot) => ({
    slot,
    resources: (uses.get(slot.id) ?? []).map(({ resource }) => facts?.get(resource.id) ?? resource),
  }));
  const ranges = wants.flatMap(({ slot, resources }) => resources.map((one) => rangeOf(timeOf(slot), one)));
  const gone = new Set(leaving);
  const spans =
    ranges.length === 0
      ? []
      : await spansOf(
          reader,
          atoms,
          Math.min(...ranges.map(({ from }) => from)),
          Math.max(...ranges.map(({ to }) => to)),
        );
  const holdings = holdingsOf(spans.filter(({ holder }) => !gone.has(holder)));
  return new Map(
    wants.map(({ slot, resources }): [string, Fit] => {
      const verdict = decideHold({ holder: slot.id, resources, time: timeOf(slot) }, holdings);
      if (!verdict.ok) {
        const inTheWay = new Set(verdict.inTheWay.map(({ resourceId }) => resourceId));
        return [slot.id, { ok: false, names: resources.flatMap(({ id, name }) => (inTheWay.has(id) ? [name] : [])) }];
      }
      take(holdings, verdict.takes);
      return [slot.id, verdict];
    }),
  );
}

/** Gives slots that are there what was found to fit them, in place of what they had. */
export async function reholdSlots(tx: Tx, slotIds: readonly string[], fits: ReadonlyMap<string, Fit>): Promise<void> {
  await deleteOfSlots(tx, slotIds);
  const found = slotIds.map((id) => fits.get(id));
  await writeHeld(
    tx,
    found.flatMap((fit) => (fit?.ok === true ? fit.takes : [])),
  );
}

import type { Reader, Tx } from '../../kernel/db';
import { openOfSlots, type BookingRow } from '../booking';
import type { SlotRow } from '../capacity';
import { limits } from '../../../shared/limits';
import {
  activeOf,
  holdingsOf,
  rearranged,
  spansOf,
  type Fit,
  type InTheWay,
  type Settled,
  type Taken,
  type Tried,
  type Use,
} from '../resource';
import { basisOf, effectsOn, presentOf, type ChangePlan, type SlotStep } from '../timetable';
import { comingOf, keyOf, stillAwayOf, type Coming, type StillAway } from './arrange-coming';
import { atomsOf, openScene, type ArrangeAsk, type ArrangeScene } from './arrange-scene';
import type { FacilityDeps } from './deps';
import { lossOf, type Loss } from './options';
import { replacedOf, type ReplacedSlot } from './arrange-replaced';

/** Everything that it does if resources or needs are otherwise, as it stands now. */
export interface ArrangePlan extends Pick<ChangePlan, 'steps' | 'rehold' | 'hits' | 'lines' | 'basis'> {
  scene: ArrangeScene;
  /** Slots that lose something, those with people first; and what is in their way. */
  lost: { slot: SlotRow; inTheWay: InTheWay[] }[];
  losses: Map<string, Loss>;
  /** Bookings and lines of these. */
  rows: Map<string, BookingRow[]>;
  /** Slots that keep a shorter break than is asked for now, since others with people stand next to them. */
  short: SlotRow[];
  /** Slots that have another room or somebody else, and the bookings of them that stand. */
  replaced: ReplacedSlot[];
  /** Blocks of what is made of other parts now: what they take. */
  blocks: Taken[];
  /** Times that were called off and stay so, though something that was in their way no longer is. */
  stillAway: StillAway[];
}

export type Arranged =
  | { ok: true; plan: ArrangePlan }
  | { ok: false; code: 'timetable.too_much' | 'resource.running' | 'resource.blocks_meet' };

/**
 * What it does to slots, blocks and bookings if resources or what services need are otherwise. What has people stays where it
 * can; where two can't both stay, the one with more people does. With a lock nothing of it is another when it is written:
 * see `openScene`.
 */
export async function planArrangement(
  reader: Reader,
  deps: Pick<FacilityDeps, 'centre' | 'capacity' | 'lockResources' | 'lockArranged'>,
  ask: ArrangeAsk,
  lock: Tx | null = null,
): Promise<Arranged> {
  const opened = await openScene(reader, deps, ask, lock);
  if (!opened.ok) return opened;
  const { scene } = opened;
  const tried = scene.slots.filter((slot) => takes(slot, scene, ask)).map((slot) => triedOf(slot, scene, ask));
  const moved = blocksOf(scene, ask, new Set(scene.slots.map(({ id }) => id)));
  if (moved === null) return { ok: false, code: 'resource.blocks_meet' };
  const settled = rearranged(tried, moved.fixed);
  if (tried.some(({ id, running }) => running && settled.get(id)?.ok === false)) {
    return { ok: false, code: 'resource.running' };
  }
  const taken = [...settled.values()].flatMap((one) => (one.ok ? one.takes : []));
  const coming = await comingOf(reader, scene, ask);
  const back = rearranged(
    coming.map(({ tried: one }) => one),
    [...moved.fixed, ...taken],
  );
  const { steps, lost } = stepsOf(scene, settled, { coming, back, now: ask.now });
  const effects = await effectsOn(reader, steps);
  if (effects === null) return { ok: false, code: 'timetable.too_much' };
  const { losses, rows } = await choicesOf(reader, ask, { scene, lost, fixed: moved.fixed, taken, tried });
  const rehold = reholdOf(scene, settled, ask);
  for (const one of coming) {
    const fit = back.get(one.tried.id);
    if (one.step.do === 'reshape' && fit?.ok === true) rehold.set(one.tried.id, fit);
  }
  const isOther = ({ id }: SlotRow) => scene.uses.get(id)?.some(({ resource }) => ask.to.resources.has(resource.id));
  const short = scene.slots.filter((slot) => isShort(settled.get(slot.id)) && isOther(slot) === true);
  const replaced = await replacedOf(reader, ask, scene, { lost, hits: effects.hits });
  if (replaced === null) return { ok: false, code: 'timetable.too_much' };
  const told = [
    [...ask.to.resources.values()],
    [...ask.to.needs],
    [...ask.to.occupies],
    replaced.map(({ slot, rows: standing }) => [slot.id, standing.map(({ id }) => id)]),
    short.map(({ id }) => id),
    lost.map(({ slot }) => slot.id),
    moved.blocks.map(({ holder, atomId, from, to }) => [holder, atomId, from, to]),
  ];
  const basis = basisOf(told, steps, effects.hits, effects.lines);
  const stillAway = stillAwayOf(scene, coming, back);
  const found = { ...effects, lost, losses, rows, short, replaced, blocks: moved.blocks, stillAway };
  return { ok: true, plan: { scene, steps, rehold, ...found, basis } };
}

const isShort = (one: Settled | undefined): boolean => one?.ok === true && one.short;

/** Whether an open slot has what it needs, or is to take it: with itself, or since somebody has a place. */
function takes(slot: SlotRow, { services, held }: ArrangeScene, { to, now }: ArrangeAsk): boolean {
  if (slot.state !== 'open') return false;
  if (slot.start_at <= now) return held.has(slot.id);
  const occupies = services.get(slot.service_id)?.occupies;
  if (occupies === 'slot') return true;
  return to.needs.has(slot.service_id) ? occupies === 'claim' && slot.taken > 0 : held.has(slot.id);
}

function triedOf(slot: SlotRow, { uses, held }: ArrangeScene, { to, now }: ArrangeAsk): Tried {
  const own = (uses.get(slot.id) ?? []).map(({ resource }) => resource);
  const isNew = (id: string) =>
    to.needs.has(slot.service_id) && !(held.get(slot.id) ?? []).some((span) => span.resourceId === id);
  return {
    id: slot.id,
    time: { startAt: slot.start_at, endAt: slot.end_at },
    // Whose working times are not what changes is left alone.
    resources: own.map((one) =>
      to.resources.has(one.id) || isNew(one.id) ? one : { ...one, hours: [], active: true },
    ),
    held: held.get(slot.id) ?? [],
    people: slot.taken,
    running: slot.start_at <= now,
  };
}

/** What others have, blocks of what is made of other parts now with these; null where two blocks would meet. */
function blocksOf(scene: ArrangeScene, { was, to }: ArrangeAsk, slotIds: ReadonlySet<string>) {
  const others = scene.spans.filter(({ holder }) => !slotIds.has(holder));
  const isOther = (id: string) => to.resources.get(id)?.atoms.join() !== was.resources.get(id)?.atoms.join();
  const [moving, staying] = [
    others.filter(({ resourceId, isBlock }) => isBlock && isOther(resourceId)),
    others.filter(({ resourceId, isBlock }) => !isBlock || !isOther(resourceId)),
  ];
  const seen = new Set<string>();
  const blocks = moving.flatMap((span) => {
    const key = `${span.holder} ${span.resourceId}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return (to.resources.get(span.resourceId)?.atoms ?? []).map((atomId) => ({ ...span, atomId }));
  });
  const meet = blocks.some((one) =>
    [...staying, ...blocks].some(
      (other) =>
        other.holder !== one.holder && other.atomId === one.atomId && other.from < one.to && one.from < other.to,
    ),
  );
  return meet ? null : { fixed: [...staying, ...blocks], blocks };
}

/** What goes, what has other places, and what comes back. */
function stepsOf(
  { slots, planned, wanted }: ArrangeScene,
  settled: ReadonlyMap<string, Settled>,
  { coming, back, now }: { coming: readonly Coming[]; back: ReadonlyMap<string, Settled>; now: Date },
): { steps: SlotStep[]; lost: ArrangePlan['lost'] } {
  const places = new Map(planned.map((slot) => [keyOf(slot), slot.capacity]));
  const asked = new Map(wanted.map((slot) => [keyOf(slot), slot]));
  const lost: ArrangePlan['lost'] = [];
  const steps = slots.flatMap((slot): SlotStep[] => {
    if (slot.state !== 'open' || slot.start_at <= now) return [];
    const so = settled.get(slot.id);
    if (so?.ok === false) {
      lost.push({ slot, inTheWay: so.inTheWay });
      return [{ do: 'drop', slot: presentOf(slot), to: null }];
    }
    const key = keyOf({ serviceId: slot.service_id, startAt: slot.start_at });
    const to = asked.get(key);
    const isSame = to === undefined || to.endAt.getTime() !== slot.end_at.getTime() || places.get(key) === to.capacity;
    return isSame ? [] : [{ do: 'reshape', slot: presentOf(slot), to }];
  });
  const found = coming.flatMap(({ tried, step }) => (back.get(tried.id)?.ok === true ? [step] : []));
  return {
    steps: [...steps, ...found].sort((a, b) => startOf(a) - startOf(b)),
    lost: lost.sort(
      (a, b) =>
        b.slot.taken + b.slot.waiting - (a.slot.taken + a.slot.waiting) ||
        a.slot.start_at.getTime() - b.slot.start_at.getTime() ||
        (a.slot.id < b.slot.id ? -1 : 1),
    ),
  };
}

const startOf = (step: SlotStep): number => (step.do === 'make' ? step.to : step.slot).startAt.getTime();

/** What slots that stay take, where that is not what they have; nothing, where they need nothing or nobody has come yet. */
function reholdOf(
  { slots, held }: ArrangeScene,
  settled: ReadonlyMap<string, Settled>,
  { to, now }: ArrangeAsk,
): Map<string, Fit> {
  const freed = slots.filter(
    (slot) => to.needs.has(slot.service_id) && slot.start_at > now && held.has(slot.id) && !settled.has(slot.id),
  );
  const written = (all: readonly Pick<Taken, 'atomId' | 'from' | 'to' | 'resourceId'>[]) =>
    all
      .map(({ atomId, from, to, resourceId }) => `${atomId} ${from} ${to} ${resourceId}`)
      .sort()
      .join();
  const kept = [...settled].flatMap(([id, one]): [string, Fit][] => {
    if (!one.ok) return [];
    const has = held.get(id) ?? [];
    return written(has) === written(one.takes) ? [] : [[id, one]];
  });
  return new Map([...kept, ...freed.map(({ id }): [string, Fit] => [id, { ok: true, takes: [] }])]);
}

interface Choosing {
  scene: ArrangeScene;
  lost: ArrangePlan['lost'];
  fixed: ArrangeScene['spans'];
  taken: readonly Taken[];
  tried: readonly Tried[];
}

/** Who could stand in where something is lost, once all else is as it is to be. */
async function choicesOf(reader: Reader, ask: ArrangeAsk, { scene, lost, fixed, taken, tried }: Choosing) {
  const listed = lost.slice(0, limits.previewRows).map(({ slot }) => slot);
  const ids = listed.map(({ id }) => id);
  const open = await openOfSlots(reader, ids, limits.changeHits);
  const rows = new Map(ids.map((id) => [id, open.filter((row) => row.slot_id === id)]));
  if (listed.length === 0) return { losses: new Map<string, Loss>(), rows };
  const others = (await activeOf(reader, ask.centreId)).map((one) => ask.to.resources.get(one.id) ?? one);
  const known = new Set(atomsOf(ask));
  const elsewhere = await spansOf(
    reader,
    others.flatMap(({ atoms }) => atoms).filter((atom) => !known.has(atom)),
    scene.range.from,
    scene.range.to,
  );
  const own = new Set(tried.map(({ id }) => id));
  const holdings = holdingsOf([...fixed, ...elsewhere.filter(({ holder }) => !own.has(holder)), ...taken]);
  const losses = new Map(
    lost.slice(0, limits.previewRows).map(({ slot, inTheWay }): [string, Loss] => {
      const uses: Use[] = scene.uses.get(slot.id) ?? [];
      const out = new Set(inTheWay.map(({ resourceId }) => resourceId));
      const lostUses = uses.filter(({ resource }) => out.has(resource.id));
      return [slot.id, lossOf(slot, { own: uses, lost: lostUses, others, holdings })];
    }),
  );
  return { losses, rows };
}

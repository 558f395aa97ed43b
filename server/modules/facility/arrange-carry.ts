import type { Ask } from '../../http/ask';
import { limits } from '../../../shared/limits';
import type { Tx } from '../../kernel/db';
import { hasPlace, offerFree, tellFreedParts } from '../booking';
import { releaseSlots, tellDuties, writeHeld } from '../resource';
import { carrySteps, dutiesOfSteps } from '../timetable';
import { atomsOf, type ArrangeAsk } from './arrange-scene';
import type { ArrangePlan } from './arrange';
import { tellReplaced, tellStale } from './arrange-tell';
import type { FacilityDeps } from './deps';
import { chooserOf, standIn } from './stand-in';
import { releaseBlocks } from './store';

export type ArrangeSave = Ask<'resource.change'> | Ask<'serviceNeeds.change'>;

export interface ArrangeDone {
  /** Bookings that somebody has to settle. */
  tasks: number;
  removed: number;
  substituted: number;
  /** Bookings that stand, whose people read of another room or somebody else. */
  told: number;
}

/**
 * Brings slots, blocks, lines and bookings to what is written now of resources and needs, by a plan that was made under the
 * locks; who was chosen to stand in does so, and such a slot takes place as it was. All of it in the change's transaction.
 */
export async function carryArrangement(
  tx: Tx,
  deps: FacilityDeps,
  ask: ArrangeSave,
  { plan, of }: { plan: ArrangePlan; of: ArrangeAsk },
): Promise<ArrangeDone> {
  const { instead } = ask.body;
  const reason = ask.body.reason ?? null;
  const kept = new Set(instead.map(({ slotId }) => slotId));
  const slots = plan.lost.map(({ slot }) => slot);
  await releaseSlots(tx, [...kept]);
  await releaseBlocks(tx, [...new Set(plan.blocks.map(({ holder }) => holder))]);
  const steps = plan.steps.filter((step) => step.do !== 'drop' || !kept.has(step.slot.id));
  const hits = plan.hits.filter(({ booking, hit }) => hit !== 'gone' || !kept.has(booking.slotId));
  const lines = new Map([...plan.lines].filter(([slotId]) => !kept.has(slotId)));
  const { centreId } = of;
  const isOfNeeds = of.to.needs.size > 0;
  const { tasks, removed } = await carrySteps(tx, deps, ask, { ...plan, steps, hits, lines, centreId, reason });
  const duties = dutiesOfSteps(steps, plan.scene.before, plan.scene.services);
  await tellDuties(tx, deps, duties, { reason, at: ask.now });
  await writeHeld(tx, plan.blocks, 'block');
  const chosen = await standIn(tx, deps, chooserOf(ask), {
    slots,
    losses: plan.losses,
    rows: plan.rows,
    leaving: [],
    instead,
    reason: reason ?? '',
    tells: !isOfNeeds,
  });
  let told = bookedIn(plan, chosen);
  if (isOfNeeds) {
    const by = { chosen, reason: reason ?? '', at: ask.now };
    told = await tellReplaced(tx, deps, plan, by);
    await tellStale(tx, deps, plan, by);
    await offerWaiting(tx, deps, ask, { plan, of });
  }
  const farthest = new Date(ask.now.getTime() + (limits.openDaysMax + 2) * dayMs);
  await tellFreedParts(tx, { atomIds: [...atomsOf(of), ...freedBy(plan)], startAt: ask.now, endAt: farthest }, ask);
  return { tasks, removed, substituted: chosen.size, told };
}

/** Bookings of slots in which somebody stands in: they are told as that is done. */
const bookedIn = ({ rows }: ArrangePlan, slotIds: ReadonlySet<string>): number =>
  [...slotIds].reduce((sum, id) => sum + (rows.get(id) ?? []).filter(hasPlace).length, 0);

/** Parts of what slots had and are not to need any more. */
const freedBy = ({ scene }: ArrangePlan): string[] => {
  const kept = new Set([...scene.uses.values()].flat().map(({ resource }) => resource.id));
  const gone = [...scene.before.values()].flat().filter(({ resource }) => !kept.has(resource.id));
  return [...new Set(gone.flatMap(({ resource }) => resource.atoms))];
};

/** Who waited in its own slots for a room that is not needed any more is offered a place. Under the slots' locks. */
async function offerWaiting(
  tx: Tx,
  deps: FacilityDeps,
  ask: ArrangeSave,
  { plan, of }: { plan: ArrangePlan; of: ArrangeAsk },
): Promise<void> {
  const gone = new Set(plan.lost.map(({ slot }) => slot.id));
  for (const slot of plan.scene.slots) {
    const isAhead = slot.state === 'open' && slot.start_at > ask.now && slot.waiting > 0;
    if (isAhead && of.to.needs.has(slot.service_id) && !gone.has(slot.id)) await offerFree(tx, deps, slot.id, ask);
  }
}

const dayMs = 86_400_000;

import type { Ask } from '../../http/ask';
import { limits } from '../../../shared/limits';
import type { Tx } from '../../kernel/db';
import { tellFreedParts } from '../booking';
import { releaseSlots, writeHeld } from '../resource';
import { carrySteps } from '../timetable';
import { atomsOf, type ArrangeAsk } from './arrange-scene';
import type { ArrangePlan } from './arrange';
import type { FacilityDeps } from './deps';
import { chooserOf, standIn } from './stand-in';
import { releaseBlocks } from './store';

export type ArrangeSave = Ask<'resource.change'>;

export interface ArrangeDone {
  /** Bookings that somebody has to settle. */
  tasks: number;
  removed: number;
  substituted: number;
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
  const { tasks, removed } = await carrySteps(tx, deps, ask, { ...plan, steps, hits, lines, centreId, reason });
  await writeHeld(tx, plan.blocks, 'block');
  const chosen = await standIn(tx, deps, chooserOf(ask), {
    slots,
    losses: plan.losses,
    rows: plan.rows,
    leaving: [],
    instead,
    reason: reason ?? '',
  });
  const farthest = new Date(ask.now.getTime() + (limits.openDaysMax + 2) * dayMs);
  await tellFreedParts(tx, { atomIds: atomsOf(of), startAt: ask.now, endAt: farthest }, ask);
  return { tasks, removed, substituted: chosen.size };
}

const dayMs = 86_400_000;

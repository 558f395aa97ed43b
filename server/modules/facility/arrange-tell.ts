import type { Tx } from '../../kernel/db';
import { hasPlace } from '../booking';
import { usesOf } from '../resource';
import type { ArrangePlan } from './arrange';
import type { FacilityDeps } from './deps';
import { replacedIn } from './replaced';
import { tellOfInstead } from './tell';

/**
 * Tells those whose bookings stand where they are to go and whom they find; also of slots in which somebody was chosen to
 * stand in. How many bookings that were. In the transaction of the change, once it is written.
 */
export async function tellReplaced(
  tx: Tx,
  deps: FacilityDeps,
  plan: Pick<ArrangePlan, 'scene' | 'lost' | 'rows' | 'replaced'>,
  { chosen, tells, reason, at }: { chosen: ReadonlySet<string>; tells: boolean; reason: string; at: Date },
): Promise<number> {
  const kept = plan.lost.flatMap(({ slot }) => (chosen.has(slot.id) ? [slot] : []));
  if (tells) return kept.reduce((sum, { id }) => sum + (plan.rows.get(id) ?? []).filter(hasPlace).length, 0);
  const now = await usesOf(tx, kept);
  const standingIn = kept.map((slot) => ({
    slot,
    replaced: replacedIn(plan.scene.before.get(slot.id) ?? [], now.get(slot.id) ?? []),
    rows: (plan.rows.get(slot.id) ?? []).filter(hasPlace),
  }));
  let told = 0;
  for (const { slot, replaced, rows } of [...plan.replaced, ...standingIn]) {
    const service = plan.scene.services.get(slot.service_id);
    if (service === undefined || replaced.length === 0) continue;
    told += rows.length;
    for (const { kind, was, instead } of replaced) {
      const names = { was: { name: was.join('、') }, instead: { kind, name: instead.join('、') } };
      await tellOfInstead(tx, deps, { rows, service, ...names, reason, at });
    }
  }
  return told;
}

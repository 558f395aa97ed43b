import type { Tx } from '../../kernel/db';
import { hasPlace } from '../booking';
import { type Duty, isPerson, placeOf, tellDuties, usesOf } from '../resource';
import type { ArrangePlan } from './arrange';
import type { FacilityDeps } from './deps';
import { replacedIn } from './replaced';
import { tellOfInstead } from './tell';

interface Told {
  /** Slots in which somebody stands in. */
  chosen: ReadonlySet<string>;
  reason: string;
  at: Date;
}

/**
 * Tells those whose bookings stand where they are to go and whom they find; also of slots in which somebody was chosen to
 * stand in. How many bookings that were. In the transaction of the change, once it is written.
 */
export async function tellReplaced(
  tx: Tx,
  deps: FacilityDeps,
  plan: Pick<ArrangePlan, 'scene' | 'lost' | 'rows' | 'replaced'>,
  { chosen, reason, at }: Told,
): Promise<number> {
  const kept = plan.lost.flatMap(({ slot }) => (chosen.has(slot.id) ? [slot] : []));
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

/**
 * Tells those who were to stand in for somebody whom their slot does not need any more: they would come in vain. In the
 * transaction of the change, once it is written; slots that do not take place are left out, as in every such change.
 */
export async function tellStale(
  tx: Tx,
  deps: FacilityDeps,
  plan: Pick<ArrangePlan, 'scene' | 'lost'>,
  { chosen, reason, at }: Told,
): Promise<void> {
  const { scene, lost } = plan;
  const out = new Set(lost.flatMap(({ slot }) => (chosen.has(slot.id) ? [] : [slot.id])));
  const going = scene.slots.filter(
    ({ id, state }) => state === 'open' && !out.has(id) && scene.stale.some((row) => row.slot_id === id),
  );
  const now = await usesOf(tx, going);
  const duties = going.flatMap((slot): Duty[] => {
    const service = scene.services.get(slot.service_id);
    const before = (scene.before.get(slot.id) ?? []).map(({ resource }) => resource);
    const after = (now.get(slot.id) ?? []).map(({ resource }) => resource);
    const ids = scene.stale.flatMap((row) => (row.slot_id === slot.id ? [row.resource_id] : []));
    const gone = before.filter(
      ({ id, kind }) => isPerson(kind) && ids.includes(id) && !after.some((one) => one.id === id),
    );
    if (service === undefined) return [];
    const names = after.flatMap(({ kind, name }) => (isPerson(kind) ? [name] : [])).join('、');
    const of = { service, place: placeOf(before, service), startAt: slot.start_at, endAt: slot.end_at };
    const other = names === '' ? {} : { other: names };
    return gone.map(({ id }): Duty => ({ ...of, kind: 'duty_handed_over', resourceId: id, ...other }));
  });
  await tellDuties(tx, deps, duties, { reason, at });
}

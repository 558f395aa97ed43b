import { addDays, atMinute, civilDay } from '../../../shared/time/civil';
import type { Reader } from '../../kernel/db';
import { slotChanges, type SlotRow } from '../capacity';
import type { Service } from '../centre';
import { activeOf, holdingsOf, rangeOf, spansOf, usesOf, type ResourceFacts, type Use } from '../resource';
import type { FacilityDeps } from './deps';
import { mayTakePlace, type MoveScene } from './move-rules';

/** One use of a slot that is to go elsewhere, and all that has to be known for it. */
export interface Moving {
  service: Service;
  uses: readonly Use[];
  /** The use that moves. */
  use: Use;
  /** What can have its place: itself first, then others of the same kind and skill in the order of the list. */
  candidates: ResourceFacts[];
  scene: MoveScene;
}

type Found = { ok: true; moving: Moving } | { ok: false; code: 'move.begun' | 'move.not_planned' | 'not_found' };

interface Asked {
  slot: SlotRow;
  resourceId: string;
  /** The one that is to have its place, where it is said. */
  toResourceId?: string;
  fromOn: string;
  toOn: string;
  now: Date;
}

/**
 * What a move of one use of a slot to some days depends on. A look: who moves it does so under the locks that the timetable's
 * changes and the holds of rooms take. Only what the timetable has as it is can be moved.
 */
export async function movingOf(
  reader: Reader,
  deps: Pick<FacilityDeps, 'centre'>,
  { slot, resourceId, toResourceId = resourceId, fromOn, toOn, now }: Asked,
): Promise<Found> {
  const uses = (await usesOf(reader, [slot])).get(slot.id) ?? [];
  const there = await activeOf(reader, slot.centre_id);
  const use = uses.find(({ resource }) => resource.id === resourceId);
  const isThere = (wanted: string) => use?.resource.id === wanted || there.some(({ id }) => id === wanted);
  if (!isThere(resourceId) || !isThere(toResourceId)) return { ok: false, code: 'not_found' };
  if (slot.start_at <= now) return { ok: false, code: 'move.begun' };
  const planned = await deps.centre.planSlots([slot.service_id], slot.on_day, slot.on_day, reader);
  const isPlanned = planned.some(
    ({ startAt, endAt }) => startAt.getTime() === slot.start_at.getTime() && endAt.getTime() === slot.end_at.getTime(),
  );
  const service = (await deps.centre.servicesOf([slot.service_id], reader)).get(slot.service_id);
  if (!isPlanned || slot.state !== 'open' || service === undefined || use === undefined)
    return { ok: false, code: 'move.not_planned' };
  const kept = uses.flatMap((one) => (one === use ? [] : [one.resource]));
  const others = there.filter(
    (one) =>
      one.id !== resourceId &&
      mayTakePlace(use.resource, one, kept) &&
      (one.places === null || one.places >= slot.capacity),
  );
  const candidates = [use.resource, ...others];
  const around = [...candidates, ...kept];
  const days = { startAt: atMinute(fromOn, 0), endAt: atMinute(addDays(toOn, 2), 0) };
  const ranges = around.map((one) => rangeOf(days, one));
  const spans = await spansOf(
    reader,
    around.flatMap(({ atoms }) => atoms),
    Math.min(...ranges.map(({ from }) => from)),
    Math.max(...ranges.map(({ to }) => to)),
  );
  const ids = await slotChanges.slotIdsBetween(reader, [slot.service_id], { fromOn, toOn }, slotsMost);
  const own = (await slotChanges.findSlots(reader, ids)).filter(
    (one) => one.id !== slot.id && (one.state === 'open' || one.withdrawn_at === null),
  );
  const plans = (await deps.centre.dayPlans([slot.centre_id], fromOn, toOn)).get(slot.centre_id) ?? [];
  const open = plans.flatMap(({ on, opensMinute, closesMinute }) =>
    opensMinute === null || closesMinute === null ? [] : [[on, { opensMinute, closesMinute }] as const],
  );
  const scene: MoveScene = {
    slotId: slot.id,
    minutes: (slot.end_at.getTime() - slot.start_at.getTime()) / 60_000,
    startAt: slot.start_at,
    now,
    lastOn: addDays(civilDay(now), service.rules.openDays + 1),
    open: new Map(open),
    ownTimes: own.map((one) => ({ startAt: one.start_at, endAt: one.end_at })),
    kept,
    holdings: holdingsOf(spans.filter(({ holder }) => holder !== slot.id)),
  };
  return { ok: true, moving: { service, uses, use, candidates, scene } };
}

/** More than one service has on the days that one look shows. */
const slotsMost = 3000;

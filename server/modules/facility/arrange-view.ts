import type { Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { hasPlace, peopleIn, type BookingRow } from '../booking';
import type { Service } from '../centre';
import { findPeople, maskName } from '../identity';
import type { SlotRow } from '../capacity';
import type { InTheWay } from '../resource';
import type { Present } from '../timetable';
import type { ArrangePlan } from './arrange';
import type { FacilityDeps } from './deps';
import { titlesOf } from './store';

type View = Reply<'resource.preview'>;

/** What staff see of a change of resources or needs before they decide. */
export async function viewOfArrangement({ db }: Pick<FacilityDeps, 'db'>, plan: ArrangePlan): Promise<View> {
  const { scene, steps, hits, lines, lost, losses, rows, short, replaced, stillAway, basis } = plan;
  const shown = hits.slice(0, limits.previewRows);
  const moved = replaced.slice(0, limits.previewRows);
  const people = await findPeople(db, [
    ...new Set([...shown.map(({ booking }) => booking.row), ...moved.flatMap((one) => one.rows)].map(whoOf)),
  ]);
  const nameOf = (row: BookingRow) => maskName(people.get(whoOf(row))?.name ?? null) ?? '';
  const holders = await titlesOf(
    db,
    [...lost.slice(0, limits.previewRows), ...stillAway.slice(0, limits.previewRows)].flatMap(({ inTheWay }) =>
      inTheWay.flatMap(({ holder }) => holder ?? []),
    ),
  );
  const names = new Map([...scene.uses.values()].flat().map(({ resource }) => [resource.id, resource.name]));
  const timeOf = timesWith(scene.services);
  const shrinking = steps.flatMap((step) =>
    step.do === 'reshape' && !step.slot.withdrawn ? [{ slot: step.slot, to: step.to }] : [],
  );
  const whyOf = (inTheWay: readonly InTheWay[]) =>
    inTheWay.map(({ resourceId, why, holder }) => ({
      name: names.get(resourceId) ?? '',
      why,
      by: holders.get(holder ?? '') ?? null,
    }));
  const timeOfSlot = (slot: SlotRow) =>
    timeOf({ serviceId: slot.service_id, startAt: slot.start_at, endAt: slot.end_at });
  const coming = steps.filter((step) => step.do === 'make' || (step.do === 'reshape' && step.slot.withdrawn));
  const revived = coming.flatMap((step) => (step.do === 'reshape' && step.slot.taken > 0 ? [step.slot] : []));
  return {
    basis,
    bookings: hits.length,
    people: new Set(hits.map(({ booking }) => booking.row.beneficiary_id)).size,
    waiting: peopleIn([...lines.values()].flat()),
    lostCount: lost.length,
    lost: lost.slice(0, limits.previewRows).map(({ slot, inTheWay }) => {
      const open = rows.get(slot.id) ?? [];
      return {
        slotId: slot.id,
        ...timeOfSlot(slot),
        bookings: open.filter(hasPlace).length,
        waiting: peopleIn(open.filter((row) => !hasPlace(row))),
        inTheWay: whyOf(inTheWay),
        options: (losses.get(slot.id)?.options ?? []).map(({ id, name, who }) => ({ resourceId: id, name, who })),
      };
    }),
    shortCount: short.length,
    short: short.slice(0, limits.previewRows).map(timeOfSlot),
    replacedCount: replaced.length,
    told: replaced.reduce((sum, one) => sum + one.rows.length, 0),
    replaced: moved.map((one) => ({
      ...timeOfSlot(one.slot),
      bookings: one.rows.length,
      was: one.replaced.flatMap(({ was }) => was),
      instead: one.replaced.flatMap(({ instead }) => instead),
      personNames: one.rows.slice(0, namedMost).map(nameOf),
    })),
    resizedCount: shrinking.length,
    resized: shrinking.slice(0, limits.previewRows).map(({ slot, to }) => ({
      ...timeOf(slot),
      capacity: slot.shrinksTo ?? slot.capacity,
      toCapacity: to.capacity,
      taken: slot.taken,
    })),
    back: coming.length,
    revivedCount: revived.length,
    revived: revived.slice(0, limits.previewRows).map((slot) => ({ ...timeOf(slot), taken: slot.taken })),
    stillAwayCount: stillAway.length,
    stillAway: stillAway
      .slice(0, limits.previewRows)
      .map(({ slot, inTheWay }) => ({ ...timeOfSlot(slot), taken: slot.taken, inTheWay: whyOf(inTheWay) })),
    hits: shown.map(({ booking, hit }) => ({
      bookingId: booking.id,
      slotId: booking.slotId,
      personName: nameOf(booking.row),
      partySize: booking.partySize,
      hit: hit === 'over' ? ('over' as const) : ('gone' as const),
    })),
  };
}

/** Of those who are only told, so many are named for a time. */
const namedMost = 20;

const whoOf = ({ beneficiary_id: id }: BookingRow): string => id;

const timesWith =
  (services: ReadonlyMap<string, Service>) =>
  ({ serviceId, startAt, endAt }: Pick<Present, 'serviceId' | 'startAt' | 'endAt'>) => ({
    serviceName: services.get(serviceId)?.name ?? '',
    startAt: startAt.toISOString(),
    endAt: endAt.toISOString(),
  });

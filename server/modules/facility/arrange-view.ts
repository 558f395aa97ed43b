import type { Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { hasPlace, peopleIn } from '../booking';
import type { Service } from '../centre';
import { findPeople, maskName } from '../identity';
import type { Present } from '../timetable';
import type { ArrangePlan } from './arrange';
import type { FacilityDeps } from './deps';

type View = Reply<'resource.preview'>;

/** What staff see of a change of resources or needs before they decide. */
export async function viewOfArrangement({ db }: Pick<FacilityDeps, 'db'>, plan: ArrangePlan): Promise<View> {
  const { scene, steps, hits, lines, lost, losses, rows, short, basis } = plan;
  const shown = hits.slice(0, limits.previewRows);
  const people = await findPeople(db, [...new Set(shown.map(({ booking }) => booking.row.beneficiary_id))]);
  const names = new Map([...scene.uses.values()].flat().map(({ resource }) => [resource.id, resource.name]));
  const timeOf = timesWith(scene.services);
  const shrinking = steps.flatMap((step) =>
    step.do === 'reshape' && !step.slot.withdrawn ? [{ slot: step.slot, to: step.to }] : [],
  );
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
        ...timeOf({ serviceId: slot.service_id, startAt: slot.start_at, endAt: slot.end_at }),
        bookings: open.filter(hasPlace).length,
        waiting: peopleIn(open.filter((row) => !hasPlace(row))),
        inTheWay: inTheWay.map(({ resourceId, why }) => ({ name: names.get(resourceId) ?? '', why })),
        options: (losses.get(slot.id)?.options ?? []).map(({ id, name, who }) => ({ resourceId: id, name, who })),
      };
    }),
    shortCount: short.length,
    short: short
      .slice(0, limits.previewRows)
      .map((slot) => timeOf({ serviceId: slot.service_id, startAt: slot.start_at, endAt: slot.end_at })),
    resizedCount: shrinking.length,
    resized: shrinking.slice(0, limits.previewRows).map(({ slot, to }) => ({
      ...timeOf(slot),
      capacity: slot.shrinksTo ?? slot.capacity,
      toCapacity: to.capacity,
      taken: slot.taken,
    })),
    back: steps.filter((step) => step.do === 'make' || (step.do === 'reshape' && step.slot.withdrawn)).length,
    hits: shown.map(({ booking, hit }) => ({
      bookingId: booking.id,
      slotId: booking.slotId,
      personName: maskName(people.get(booking.row.beneficiary_id)?.name ?? null) ?? '',
      partySize: booking.partySize,
      hit: hit === 'over' ? ('over' as const) : ('gone' as const),
    })),
  };
}

const timesWith =
  (services: ReadonlyMap<string, Service>) =>
  ({ serviceId, startAt, endAt }: Pick<Present, 'serviceId' | 'startAt' | 'endAt'>) => ({
    serviceName: services.get(serviceId)?.name ?? '',
    startAt: startAt.toISOString(),
    endAt: endAt.toISOString(),
  });

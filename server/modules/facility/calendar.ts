import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { addDays, atMinute } from '../../../shared/time/civil';
import { activeOf, usesOf, type ResourceFacts } from '../resource';
import type { FacilityDeps } from './deps';
import { assertCentre } from './scope';
import { blocksQuery, slotsQuery } from './store';

type Entry = Reply<'resource.calendar'>['entries'][number];
/** Everything that has a resource for a time. */
type Use = Omit<Entry, 'resourceId' | 'through'> & { of: ResourceFacts };

/**
 * Who has what on some days: of one resource, or of all of them. What has a whole shows with its parts, what has a part with
 * its wholes; a slot whose first claim takes it shows with others only once somebody has a place.
 */
export async function calendar(deps: FacilityDeps, ask: Ask<'resource.calendar'>): Promise<Reply<'resource.calendar'>> {
  const centreId = await assertCentre(deps, ask);
  const { fromOn, days, resourceId } = ask.query;
  const toOn = addDays(fromOn, days - 1);
  const [from, to] = [atMinute(fromOn, 0), atMinute(addDays(toOn, 1), 0)];
  const all = await activeOf(deps.db, centreId);
  const shown = resourceId === undefined ? all : all.filter(({ id }) => id === resourceId);
  if (shown.length === 0 && resourceId !== undefined) return ask.refuse('not_found');
  const slots = await slotsQuery(deps.db, centreId, fromOn, toOn).execute();
  const serviceIds = [...new Set(slots.map((slot) => slot.service_id))];
  const [uses, services, blocks, plans, wanted] = await Promise.all([
    usesOf(deps.db, slots),
    deps.centre.servicesOf(serviceIds),
    blocksQuery(deps.db, centreId, from).execute(),
    deps.centre.dayPlans([centreId], fromOn, toOn),
    deps.centre.planSlots(serviceIds, fromOn, toOn),
  ]);
  // Only what the timetable has as it is can go elsewhere in it.
  const planned = new Set(wanted.map((one) => keyOf(one.serviceId, one.startAt, one.endAt)));
  const byId = new Map(all.map((one) => [one.id, one]));
  const held = new Set<string>();
  const ofSlots = slots.flatMap((slot): Use[] => {
    const service = services.get(slot.service_id);
    if (service?.occupies === 'slot' || slot.taken > 0) held.add(slot.id);
    return (uses.get(slot.id) ?? []).map(({ needId, resource }) => ({
      of: resource,
      what: 'slot',
      id: slot.id,
      startAt: slot.start_at.toISOString(),
      endAt: slot.end_at.toISOString(),
      title: service?.name ?? '',
      taken: slot.taken,
      capacity: slot.capacity,
      standsIn: needId !== resource.id,
      blockKind: null,
      mayLift: false,
      mayMove: slot.start_at > ask.now && planned.has(keyOf(slot.service_id, slot.start_at, slot.end_at)),
    }));
  });
  const ofBlocks = blocks.flatMap((row): Use[] => {
    const of = byId.get(row.resource_id);
    if (of === undefined || row.start_at >= to) return [];
    held.add(row.id);
    return [
      {
        of,
        what: 'block',
        id: row.id,
        startAt: row.start_at.toISOString(),
        endAt: row.end_at.toISOString(),
        title: row.reason,
        taken: 0,
        capacity: 0,
        standsIn: false,
        blockKind: row.kind,
        mayLift: row.end_at > ask.now,
        mayMove: false,
      },
    ];
  });
  const open = (plans.get(centreId) ?? []).flatMap(({ opensMinute, closesMinute }) =>
    opensMinute === null || closesMinute === null ? [] : [{ opensMinute, closesMinute }],
  );
  return {
    fromOn,
    days,
    opensMinute: Math.min(480, ...open.map((one) => one.opensMinute)),
    closesMinute: Math.max(1080, ...open.map((one) => one.closesMinute)),
    entries: shown.flatMap((one) => [...ofSlots, ...ofBlocks].flatMap((use) => entryOf(one, use, held))),
  };
}

const keyOf = (serviceId: string, startAt: Date, endAt: Date): string =>
  `${serviceId} ${startAt.getTime()} ${endAt.getTime()}`;

function entryOf(resource: ResourceFacts, { of, ...use }: Use, held: ReadonlySet<string>): Entry[] {
  if (of.id === resource.id) return [{ ...use, resourceId: resource.id, through: null }];
  const isShared = held.has(use.id) && of.atoms.some((atom) => resource.atoms.includes(atom));
  return isShared ? [{ ...use, resourceId: resource.id, through: of.name, mayLift: false, mayMove: false }] : [];
}

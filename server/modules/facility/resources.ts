import type { Ask } from '../../http/ask';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { newId } from '../../kernel/ids';
import type { Reader } from '../../kernel/db';
import { auditAsk } from '../audit';
import { lockTimetables } from '../centre';
import { findPeople, maskName } from '../identity';
import { lockAtoms, rangeOf } from '../resource';
import type { FacilityDeps } from './deps';
import { assertCentre, factsOfOne, resourceOf } from './scope';
import {
  aroundOf,
  changeResource,
  insertResource,
  isHeldFrom,
  isNeeded,
  listActive,
  putHours,
  putParts,
  type ResourceRow,
} from './store';
import { columnsOf, mayBeOf, wishOf } from './wish';

type View = ItemOf<'resource.list'>;

/** Rooms, things and people of a centre, in the order of its list. */
export async function list(deps: FacilityDeps, ask: Ask<'resource.list'>): Promise<Reply<'resource.list'>> {
  const centreId = await assertCentre(deps, ask);
  const [items, places] = await Promise.all([
    listActive(deps.db, centreId).then((rows) => viewsOf(deps.db, centreId, rows)),
    deps.centre.centresOf([centreId]),
  ]);
  const change = ask.actor.role === 'manager' || ask.actor.role === 'operator';
  return { centreId, centreName: places.get(centreId)?.name ?? '', items, may: { change } };
}

async function viewsOf(reader: Reader, centreId: string, rows: readonly ResourceRow[]): Promise<View[]> {
  const { parts, needs, hours } = await aroundOf(
    reader,
    rows.map(({ id }) => id),
  );
  const people = await findPeople(
    reader,
    rows.flatMap((row) => row.person_id ?? []),
  );
  const names = new Map((await listActive(reader, centreId)).map(({ id, name }) => [id, name]));
  // In the order of the list, as people know them.
  const namesOf = (ids: readonly string[]) => [...names].flatMap(([id, name]) => (ids.includes(id) ? [name] : []));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    who: row.who,
    skill: row.skill,
    beforeMinutes: row.before_minutes,
    afterMinutes: row.after_minutes,
    places: row.places,
    hours: hours
      .filter((one) => one.resource_id === row.id)
      .map((one) => ({ weekday: one.weekday, startsMinute: one.starts_minute, endsMinute: one.ends_minute })),
    partIds: parts.filter((one) => one.whole_id === row.id).map((one) => one.part_id),
    parts: namesOf(parts.filter((one) => one.whole_id === row.id).map((one) => one.part_id)),
    wholes: namesOf(parts.filter((one) => one.part_id === row.id).map((one) => one.whole_id)),
    person: row.person_id === null ? null : { personName: maskName(people.get(row.person_id)?.name ?? null) ?? '' },
    neededBy: needs
      .filter((one) => one.resource_id === row.id)
      .map((one) => ({ serviceId: one.service_id, name: one.name })),
    version: row.version,
  }));
}

/** One as the list has it. */
export async function resourceView(deps: FacilityDeps, centreId: string, id: string): Promise<View> {
  const row = (await listActive(deps.db, centreId)).filter((one) => one.id === id);
  const [view] = await viewsOf(deps.db, centreId, row);
  if (view === undefined) throw new Error(`Resource ${id} has just been written`);
  return view;
}

/**
 * Adds one at the end of the list, with all that slots will depend on. Under the centre's lock, so that two at once count each
 * other, and that of its parts, so that none is retired meanwhile. No slot needs it yet: nothing that is planned is hit.
 */
export async function create(deps: FacilityDeps, ask: Ask<'resource.create'>): Promise<Reply<'resource.create'>> {
  const centreId = await assertCentre(deps, ask);
  const { kind, partIds } = ask.body;
  const wish = wishOf(ask.body);
  const id = newId('res');
  await ask.write(async (tx) => {
    await lockTimetables(tx, [centreId]);
    const there = await listActive(tx, centreId);
    if (there.length >= limits.resourcesMax) return ask.refuse('resource.too_many');
    await lockAtoms(tx, partIds);
    if (!(await mayBeOf(tx, { id: null, centreId, kind, partIds }))) return ask.refuse('resource.parts_unfit');
    const position = Math.max(0, ...there.map((one) => one.position)) + 1;
    await insertResource(tx, { id, centre_id: centreId, ...columnsOf(wish), position, created_at: ask.now });
    await putHours(tx, id, wish.hours);
    await putParts(tx, id, partIds);
    await auditAsk(tx, ask, 'resource', id, { centreId, ...wish, hours: wish.hours.length, parts: partIds.length });
  });
  return resourceView(deps, centreId, id);
}

/**
 * Takes it off the list. Refused while a service needs it, also within a whole, and while anything has it from now on. Under
 * the lock of its parts, which whoever takes them holds too.
 */
export async function retire(deps: FacilityDeps, ask: Ask<'resource.retire'>): Promise<Reply<'resource.retire'>> {
  const row = await resourceOf(deps, ask);
  const { atoms } = await factsOfOne(deps.db, row.id);
  const { from } = rangeOf({ startAt: ask.now, endAt: ask.now }, { beforeMinutes: 0, afterMinutes: 0 });
  await ask.write(async (tx) => {
    await lockAtoms(tx, [row.id, ...atoms]);
    if (await isNeeded(tx, row.id)) return ask.refuse('resource.needed');
    if (await isHeldFrom(tx, row.id, atoms, from)) return ask.refuse('resource.in_use');
    const set = { state: 'retired' as const, person_id: null };
    if (!(await changeResource(tx, { id: row.id, version: ask.body.version }, set))) {
      return ask.refuse('resource.changed');
    }
    await auditAsk(tx, ask, 'resource', row.id, { name: row.name });
  });
  return {};
}

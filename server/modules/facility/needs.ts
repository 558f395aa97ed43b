import { createHash } from 'node:crypto';
import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import type { Reader } from '../../kernel/db';
import { auditAsk } from '../audit';
import { lockTimetables, type Service } from '../centre';
import { activeOf, deleteSubstitutes, needsOf, putNeeds } from '../resource';
import { planArrangement } from './arrange';
import { carryArrangement } from './arrange-carry';
import type { ArrangeAsk } from './arrange-scene';
import { viewOfArrangement } from './arrange-view';
import { checkReason, takesAway } from './change';
import type { FacilityDeps } from './deps';
import { isApart } from './replaced';
import { serviceOf } from './scope';

type View = Reply<'serviceNeeds.get'>;
type ChangeAsk = Ask<'serviceNeeds.preview'> | Ask<'serviceNeeds.change'>;
type Refuse = Ask<'serviceNeeds.preview'>['refuse'];
type Set = Pick<View, 'resourceIds' | 'occupies'>;

/** What a service needs, when it takes it, and what its centre has to choose from. */
export async function get(deps: FacilityDeps, ask: Ask<'serviceNeeds.get'>): Promise<View> {
  return viewOf(deps, ask, await serviceOf(deps, ask));
}

async function viewOf(
  { db }: Pick<FacilityDeps, 'db'>,
  { actor }: Ask<'serviceNeeds.get'> | Ask<'serviceNeeds.change'>,
  service: Service,
): Promise<View> {
  const [now, all] = await Promise.all([setOf(db, service), activeOf(db, service.centreId)]);
  return {
    serviceId: service.id,
    serviceName: service.name,
    centreId: service.centreId,
    centreName: service.centreName,
    occupies: now.occupies,
    resourceIds: all.flatMap(({ id }) => (now.resourceIds.includes(id) ? [id] : [])),
    version: versionOf(now),
    options: all.map(({ id, kind, name, who, places, atoms }) => ({
      resourceId: id,
      kind,
      name,
      who,
      places,
      partIds: atoms.filter((atom) => atom !== id),
    })),
    may: { change: actor.role === 'manager' || actor.role === 'operator' },
  };
}

/** What is written of a service; where it needs nothing it takes nothing, whenever it was to. */
async function setOf(reader: Reader, { id, occupies }: Pick<Service, 'id' | 'occupies'>): Promise<Set> {
  const resourceIds = (await needsOf(reader, [id])).get(id) ?? [];
  return { resourceIds, occupies: resourceIds.length === 0 ? 'none' : occupies };
}

const versionOf = ({ resourceIds, occupies }: Set): string =>
  createHash('sha256')
    .update(JSON.stringify([occupies, [...resourceIds].sort()]))
    .digest('base64url');

/** Whom it hits if a service needs other rooms and people, before anybody decides: nothing is written. */
export async function preview(
  deps: FacilityDeps,
  ask: Ask<'serviceNeeds.preview'>,
): Promise<Reply<'serviceNeeds.preview'>> {
  const service = await serviceOf(deps, ask);
  const of = await arrangeOf(deps.db, ask, service);
  await assertFit(deps.db, ask, service.centreId);
  const arranged = await planArrangement(deps.db, deps, of);
  if (!arranged.ok) return refuseOf(ask, arranged.code);
  return viewOfArrangement(deps, arranged.plan);
}

/** The question that the plan answers; refused where it is not asked of what the asker has seen. */
async function arrangeOf(reader: Reader, ask: ChangeAsk, service: Service): Promise<ArrangeAsk & { now: Date }> {
  const was = await setOf(reader, service);
  if (versionOf(was) !== ask.body.version) return (ask.refuse as Refuse)('needs.changed');
  const side = ({ resourceIds, occupies }: Set) => ({
    resources: new Map<string, never>(),
    needs: new Map([[service.id, [...resourceIds].sort()]]),
    occupies: new Map([[service.id, occupies]]),
  });
  return { centreId: service.centreId, now: ask.now, was: side(was), to: side(ask.body) };
}

/** All of it is on the list of its centre, and nothing is a part of another. */
async function assertFit(reader: Reader, ask: ChangeAsk, centreId: string): Promise<void> {
  const { resourceIds } = ask.body;
  const all = await activeOf(reader, centreId);
  const chosen = all.filter(({ id }) => resourceIds.includes(id));
  if (chosen.length < resourceIds.length || !isApart(chosen)) (ask.refuse as Refuse)('needs.unfit');
}

/** One service's needs are in nobody's way but its own slots': no block moves, and what is going on keeps what it has. */
function refuseOf(ask: ChangeAsk, code: 'timetable.too_much' | 'resource.running' | 'resource.blocks_meet'): never {
  if (code !== 'timetable.too_much') throw new Error(`Needs of ${ask.params.serviceId}: ${code}`);
  return (ask.refuse as Refuse)(code);
}

/**
 * Writes what a service needs and when it takes it exactly as it was previewed, or refuses with `timetable.changed`: somebody
 * has booked, or another has planned something, since. A time that can have all of it does; one that can't has somebody who
 * stands in, or is withdrawn and its bookings become tasks; whose room or teacher is another is told. What is going on keeps
 * what it has. Who stood in for what is not needed any more does not. Of two colleagues the second is told of the first by
 * `needs.changed`. Locks the centre's timetable, the service's slots by id, then all parts by id, those of what is new too,
 * so that nobody retires them meanwhile; who has what is held by their key whatever was believed. All of it or nothing.
 */
export async function change(
  deps: FacilityDeps,
  ask: Ask<'serviceNeeds.change'>,
): Promise<Reply<'serviceNeeds.change'>> {
  const seen = await serviceOf(deps, ask);
  const { resourceIds, occupies, basis, reason, instead } = ask.body;
  if (reason !== undefined) await checkReason(deps, ask, reason);
  const done = await ask.write(async (tx) => {
    await lockTimetables(tx, [seen.centreId]);
    const service = (await deps.centre.servicesOf([seen.id], tx)).get(seen.id) ?? ask.refuse('not_found');
    const standIns = instead.map((one) => one.resourceId);
    const of = { ...(await arrangeOf(tx, ask, service)), standIns };
    const arranged = await planArrangement(tx, deps, of, tx);
    if (!arranged.ok) return refuseOf(ask, arranged.code);
    // Under the locks of their parts: what is retired by now is not needed anew.
    await assertFit(tx, ask, seen.centreId);
    const { plan } = arranged;
    const isStill = deps.isStill ?? ((one, other) => one === other);
    if (!isStill(basis, plan.basis)) return ask.refuse('timetable.changed');
    if (takesAway(plan) && reason === undefined) return ask.refuse('resource.reason_needed');
    await putNeeds(tx, seen.id, { resourceIds, occupies });
    await deleteSubstitutes(tx, plan.scene.stale);
    const carried = await carryArrangement(tx, deps, ask, { plan, of });
    const needs = { was: of.was.needs.get(seen.id) ?? [], needs: resourceIds, occupies, reason: reason ?? null };
    await auditAsk(tx, ask, 'service', seen.id, { ...needs, ...carried });
    await deps.notification.publish(tx, [{ topic: `centre:${seen.centreId}` }], ask.now);
    return carried;
  });
  const now = (await deps.centre.servicesOf([seen.id])).get(seen.id) ?? ask.refuse('not_found');
  return { ...(await viewOf(deps, ask, now)), ...done };
}

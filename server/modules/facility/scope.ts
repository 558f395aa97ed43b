import type { Ask } from '../../http/ask';
import type { SlotRow } from '../capacity';
import type { Service } from '../centre';
import { factsOf, type ResourceFacts } from '../resource';
import type { FacilityDeps } from './deps';
import { findResource, type ResourceRow } from './store';

type OfSlot = Ask<'slotMove.targets'> | Ask<'slotMove.preview'> | Ask<'slotMove.save'>;

type OfCentre = Ask<'resource.list'> | Ask<'resource.create'> | Ask<'resource.calendar'> | Ask<'resource.colleagues'>;
type OfResource =
  | Ask<'resource.preview'>
  | Ask<'resource.change'>
  | Ask<'resource.retire'>
  | Ask<'resource.link'>
  | Ask<'resource.unlink'>
  | Ask<'block.preview'>
  | Ask<'block.save'>;

/** The centre that is asked about, if it is in the asker's scope; any other does not exist for them. */
export async function assertCentre({ centre }: Pick<FacilityDeps, 'centre'>, ask: OfCentre): Promise<string> {
  const { centreId } = ask.params;
  const scope = await centre.centreScope(ask.actor.grants);
  return scope.includes(centreId) ? centreId : ask.refuse('not_found');
}

/** A resource that is on the list of one of the asker's centres; any other does not exist for them. */
export async function resourceOf(
  { db, centre }: Pick<FacilityDeps, 'db' | 'centre'>,
  ask: OfResource,
): Promise<ResourceRow> {
  const scope = await centre.centreScope(ask.actor.grants);
  return (await findResource(db, ask.params.resourceId, scope)) ?? ask.refuse('not_found');
}

/** A slot of one of the asker's centres; any other does not exist for them. */
export async function slotOf(
  { db, centre, capacity }: Pick<FacilityDeps, 'db' | 'centre' | 'capacity'>,
  ask: OfSlot,
): Promise<SlotRow> {
  const scope = await centre.centreScope(ask.actor.grants);
  const slot = await capacity.findSlot(db, ask.params.slotId);
  return slot !== undefined && scope.includes(slot.centre_id) ? slot : ask.refuse('not_found');
}

/** A service of one of the asker's centres that takes place week by week; any other has no needs to be read or set. */
export async function serviceOf(
  { centre }: Pick<FacilityDeps, 'centre'>,
  ask: Ask<'serviceNeeds.get'> | Ask<'serviceNeeds.preview'> | Ask<'serviceNeeds.change'>,
): Promise<Service> {
  const { serviceId } = ask.params;
  const scope = await centre.centreScope(ask.actor.grants);
  const service = (await centre.servicesOf([serviceId])).get(serviceId);
  const isThere = service?.kind === 'regular' && scope.includes(service.centreId);
  return isThere ? service : ask.refuse('not_found');
}

export async function factsOfOne(db: Parameters<typeof factsOf>[0], id: string): Promise<ResourceFacts> {
  const facts = (await factsOf(db, [id])).get(id);
  if (facts === undefined) throw new Error(`No resource ${id}`);
  return facts;
}

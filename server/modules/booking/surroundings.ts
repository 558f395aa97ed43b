import { bookingEnglish, type Centre, type Service } from '../centre';
import type { Surroundings } from './view';

/** Services and their centres for a page of rows, in two reads whatever the page's length. */
export async function surroundingsOf(
  centre: Centre,
  serviceIds: readonly string[],
): Promise<Map<string, Surroundings>> {
  const services = await centre.servicesOf([...new Set(serviceIds)]);
  return new Map([...services].map(([id, service]) => [id, aroundService(service)]));
}

export const aroundService = (service: Service): Surroundings => ({
  serviceName: service.name,
  place: service.place,
  icon: service.icon,
  rules: service.rules,
  occupies: service.occupies,
  countsFrom: service.countsFrom,
  paused: service.paused,
  centreName: service.centreName,
  address: service.address,
  phone: service.phone,
  english: bookingEnglish(service.english),
});

/** The surroundings of one row; a booking's service is never deleted, so a missing one is a fault of ours. */
export function aroundOf(all: ReadonlyMap<string, Surroundings>, serviceId: string): Surroundings {
  const around = all.get(serviceId);
  if (around === undefined) throw new Error(`No service ${serviceId} for a booking of it`);
  return around;
}

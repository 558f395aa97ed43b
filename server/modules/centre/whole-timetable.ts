import type { Reader } from '../../kernel/db';
import { placesOf } from './layer-store';
import type { Layers } from './layers';
import { listRegular, type ServiceRow } from './service-store';
import { findCentres } from './store';
import { readLayers } from './timetable';

/** All that the timetable of one centre consists of, over some days. */
export interface CentreTimetable {
  centreId: string;
  centreName: string;
  areaCode: string;
  services: readonly Pick<ServiceRow, 'id' | 'name' | 'icon' | 'place' | 'open_days' | 'waitlist_max'>[];
  layers: Layers;
}

/** The timetable of a centre, or null where there is none of that id. Inside a transaction its own line is the reader. */
export async function timetableOf(
  reader: Reader,
  centreId: string,
  days: { fromOn: string; toOn: string },
): Promise<CentreTimetable | null> {
  const [centre] = await findCentres(reader, [centreId]);
  if (centre === undefined) return null;
  const services = await listRegular(reader, centreId);
  const places = await placesOf(
    reader,
    services.map(({ id }) => id),
  );
  const layers = await readLayers(reader, services, [centreId], days, places);
  return { centreId, centreName: centre.name, areaCode: centre.area_code, services, layers };
}

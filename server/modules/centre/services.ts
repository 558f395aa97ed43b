import type { Query } from '../../../shared/contract/types';
import type { Reader } from '../../kernel/db';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { findServices, listServiceRows } from './service-store';
import { findCentres } from './store';
import { serviceCardView, serviceView, type Service, type ServiceCard } from './view';

/** One page of services with their centres' names; free places are added by whoever keeps the counters. */
export async function listServices(
  db: Reader,
  query: Query<'service.list'>,
): Promise<{ items: ServiceCard[]; nextCursor: string | null }> {
  const mark = decodeCursor(query.cursor, ['string', 'number', 'string']);
  const after = mark === null ? null : { areaCode: mark[0], position: mark[1], id: mark[2] };
  const rows = await listServiceRows(db, query, after, query.limit + 1);
  const centres = await findCentres(db, [...new Set(rows.map((row) => row.centre_id))]);
  const byId = new Map(centres.map((centre) => [centre.id, centre]));
  return pageOf(
    rows,
    query.limit,
    (row) => serviceCardView(row, byId.get(row.centre_id) ?? { name: '', name_en: '' }),
    (row) => [row.area_code, row.position, row.id],
  );
}

/** Services with what their centres add (name, phone, address), by id; an unknown id is absent. */
export async function servicesOf(db: Reader, serviceIds: readonly string[]): Promise<Map<string, Service>> {
  const rows = await findServices(db, [...new Set(serviceIds)]);
  return new Map(rows.map((row) => [row.id, serviceView(row)]));
}

import { sql } from 'kysely';
import type { FunctionCode, NearbyService } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import type { Db, Reader } from '../../kernel/db';
import { prefixRange } from '../grid';
import { serviceEnglishColumns } from './english';

const columns = [
  'id',
  'centre_id',
  'area_code',
  'name',
  'summary',
  'detail',
  'bring',
  'host',
  'place',
  'function_code',
  'nearby',
  'audience',
  'languages',
  'icon',
  'position',
  'open_days',
  'opens_minute',
  'lead_minutes',
  'cancel_minutes',
  'max_per_day',
  'max_per_week',
  'max_per_month',
  'party_max',
  'waitlist_max',
  'offer_minutes',
  'release_minutes',
  'min_age',
  'max_age',
  'no_shows_count_from',
  'is_scarce',
  'holiday_rule',
  'allocation',
  'kind',
  'guardian_only',
  'state',
  'paused_reason',
  'paused_until',
  'residents_of',
  'approval_minutes',
  'check_in',
  'price_minutes',
  'questions',
  'occupies',
  ...serviceEnglishColumns,
] as const;

/** What residents see in lists; what is paused says so. */
export const shownStates = ['open', 'paused'] as const;

export interface ServiceFilter {
  centreId?: string | undefined;
  areaCode?: string | undefined;
  functionCode?: FunctionCode | undefined;
  nearby?: NearbyService | undefined;
  words?: string | undefined;
}

/** Where a page of services goes on. Area orders only lists that span centres by area, kind or function. */
export interface ServiceMark {
  areaCode: string;
  position: number;
  id: string;
}

/**
 * A centre's services stand in its own order. Lists over several centres go by area, then that order, as the indexes
 * do; a list with neither shows every centre's first services first.
 */
const servicesWhere = (db: Reader, filter: ServiceFilter, after: ServiceMark | null, limit: number) => {
  const { centreId, areaCode, functionCode, nearby, words } = filter;
  const byArea = centreId === undefined && (areaCode ?? functionCode ?? nearby) !== undefined;
  // What takes place once has a list of its own.
  let query = db.selectFrom('service').select(columns).where('kind', '=', 'regular').where('state', 'in', shownStates);
  if (centreId !== undefined) query = query.where('centre_id', '=', centreId);
  if (functionCode !== undefined) query = query.where('function_code', '=', functionCode);
  if (nearby !== undefined) query = query.where('nearby', '=', nearby);
  if (areaCode !== undefined) {
    const { from, before } = prefixRange(areaCode);
    query = query.where('area_code', '>=', from).where('area_code', '<', before);
  }
  if (words !== undefined) {
    query = query.where(sql<boolean>`(INSTR(name, ${words}) > 0 OR INSTR(summary, ${words}) > 0
      OR INSTR(name_en, ${words}) > 0 OR INSTR(summary_en, ${words}) > 0)`);
  }
  if (after !== null && byArea) {
    query = query
      .where('area_code', '>=', after.areaCode)
      .where((is) =>
        is.or([
          is('area_code', '>', after.areaCode),
          is.and([is('area_code', '=', after.areaCode), is('position', '>', after.position)]),
          is.and([is('area_code', '=', after.areaCode), is('position', '=', after.position), is('id', '>', after.id)]),
        ]),
      );
  }
  if (after !== null && !byArea) {
    query = query
      .where('position', '>=', after.position)
      .where((is) => is.or([is('position', '>', after.position), is('id', '>', after.id)]));
  }
  if (byArea) query = query.orderBy('area_code');
  return query.orderBy('position').orderBy('id').limit(limit);
};

/** With what their centres add, in the same read. */
const byIds = (db: Reader, ids: readonly string[]) =>
  db
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .leftJoin('area', 'area.code', 'service.residents_of')
    .select(columns.map((column) => `service.${column}` as const))
    .select(['centre.name as centre_name', 'centre.address as centre_address', 'centre.phone as centre_phone'])
    .select(['centre.name_en as centre_name_en', 'centre.address_en as centre_address_en'])
    .select('area.name as residents_name')
    .where('service.id', 'in', ids);

const idsAfter = (db: Reader, afterId: string, limit: number) =>
  db
    .selectFrom('service')
    .select(['id', 'centre_id', 'open_days'])
    .where('id', '>', afterId)
    .where('state', '<>', 'retired')
    .orderBy('id')
    .limit(limit);

const hoursOf = (db: Reader, serviceIds: readonly string[]) =>
  db
    .selectFrom('service_hours')
    .select(['service_id', 'weekday', 'starts_minute', 'ends_minute', 'slot_minutes', 'capacity'])
    .where('service_id', 'in', serviceIds)
    .orderBy('service_id')
    .orderBy('weekday')
    .orderBy('starts_minute');

export function listServiceRows(db: Reader, filter: ServiceFilter, after: ServiceMark | null, limit: number) {
  return servicesWhere(db, filter, after, limit).execute();
}

export async function findServices(db: Reader, ids: readonly string[]) {
  return ids.length === 0 ? [] : byIds(db, ids).execute();
}

export type ServiceRow = Awaited<ReturnType<typeof listServiceRows>>[number];
/** With the name, address and telephone of its centre. */
export type FullServiceRow = Awaited<ReturnType<typeof findServices>>[number];

export function listServiceIds(db: Reader, afterId: string, limit: number) {
  return idsAfter(db, afterId, limit).execute();
}

const regularOf = (db: Reader, centreId: string) =>
  db
    .selectFrom('service')
    .select(columns)
    .where('centre_id', '=', centreId)
    .where('kind', '=', 'regular')
    .orderBy('position')
    .orderBy('id')
    .limit(limits.timetableServices);

/** Everything at a centre that its timetable is about, in the centre's own order. */
export function listRegular(db: Reader, centreId: string) {
  return regularOf(db, centreId).execute();
}

export async function listServiceHours(db: Reader, serviceIds: readonly string[]) {
  return serviceIds.length === 0 ? [] : hoursOf(db, serviceIds).execute();
}

const mark = { areaCode: '350582002007', position: 3, id: 'svc_meiqing_study' };

/** The list statements by name, for the test that reads their EXPLAIN. */
export const serviceQueries = {
  'service.ofCentre': (db: Db) => servicesWhere(db, { centreId: 'ctr_meiqing' }, null, 21),
  'service.ofCentreNext': (db: Db) => servicesWhere(db, { centreId: 'ctr_meiqing' }, mark, 21),
  'service.inArea': (db: Db) => servicesWhere(db, { areaCode: '350582002' }, null, 21),
  'service.inAreaNext': (db: Db) => servicesWhere(db, { areaCode: '350582002' }, mark, 21),
  'service.byFunction': (db: Db) => servicesWhere(db, { functionCode: 'elder' }, null, 21),
  'service.byFunctionInArea': (db: Db) => servicesWhere(db, { functionCode: 'elder', areaCode: '3505' }, mark, 21),
  'service.byNearby': (db: Db) => servicesWhere(db, { nearby: 'fitness' }, null, 21),
  'service.byNearbyInArea': (db: Db) => servicesWhere(db, { nearby: 'fitness', areaCode: '3505' }, mark, 21),
  'service.byWords': (db: Db) => servicesWhere(db, { words: '书法' }, null, 21),
  'service.first': (db: Db) => servicesWhere(db, {}, null, 21),
  'service.everywhere': (db: Db) => servicesWhere(db, {}, mark, 21),
  'service.byIds': (db: Db) => byIds(db, ['svc_meiqing_fitness', 'svc_meiqing_study']),
  'timetable services': (db: Db) => regularOf(db, 'ctr_meiqing'),
  'service.after': (db: Db) => idsAfter(db, 'svc_meiqing', 100),
  'service.hours': (db: Db) => hoursOf(db, ['svc_meiqing_fitness', 'svc_meiqing_study']),
};

import { sql } from 'kysely';
import { limits } from '../../../shared/limits';
import type { Db, Reader } from '../../kernel/db';
import { prefixRange } from '../grid';
import type { Box } from './distance';
import { centreEnglishColumns, pageEnglishColumns } from './english';
import { shownStates } from './service-store';

const cardColumns = ['id', 'area_code', 'name', 'address', 'phone', 'lng', 'lat', ...centreEnglishColumns] as const;

const pageColumns = [...cardColumns, 'intro', 'founding', 'transport', 'functions', ...pageEnglishColumns] as const;

const centresByIds = (db: Reader, ids: readonly string[]) =>
  db.selectFrom('centre').select(cardColumns).where('id', 'in', ids);

const pointsInBox = (db: Reader, box: Box) =>
  db
    .selectFrom('centre')
    .select(['id', 'lat', 'lng'])
    .where('lat', '>=', box.south)
    .where('lat', '<=', box.north)
    .where('lng', '>=', box.west)
    .where('lng', '<=', box.east)
    .limit(limits.nearMost);

/** Where a page of centres goes on: the last one shown. */
export interface CentreMark {
  areaCode: string;
  id: string;
}

/**
 * By area, then name, which is the order of the index: ids alone, read from the index and nowhere else. The mark leaves
 * out the name (60 characters would burst a cursor), which is read by key; it is written out as ranges because neither
 * server turns row comparisons into one.
 */
const idsInArea = (db: Reader, areaCode: string | undefined, after: CentreMark | null, limit: number) => {
  let query = db.selectFrom('centre').select('id');
  if (areaCode !== undefined) {
    const { from, before } = prefixRange(areaCode);
    query = query.where('area_code', '>=', from).where('area_code', '<', before);
  }
  if (after !== null) {
    const name = db.selectFrom('centre').select('name').where('id', '=', after.id);
    query = query
      .where('area_code', '>=', after.areaCode)
      .where((is) =>
        is.or([
          is('area_code', '>', after.areaCode),
          is.and([is('area_code', '=', after.areaCode), is('name', '>', name)]),
          is.and([is('area_code', '=', after.areaCode), is('name', '=', name), is('id', '>', after.id)]),
        ]),
      );
  }
  return query.orderBy('area_code').orderBy('name').orderBy('id').limit(limit);
};

const countsByPrefix = (db: Reader, from: string, before: string, length: number) =>
  db
    .selectFrom('centre')
    .select([sql<string>`LEFT(area_code, ${sql.lit(length)})`.as('code'), (is) => is.fn.countAll<number>().as('count')])
    .where('area_code', '>=', from)
    .where('area_code', '<', before)
    .groupBy('code');

const serviceCounts = (db: Reader, centreIds: readonly string[]) =>
  db
    .selectFrom('service')
    .select(['centre_id', (is) => is.fn.countAll<number>().as('count')])
    .where('centre_id', 'in', centreIds)
    .where('kind', '=', 'regular')
    .where('state', 'in', shownStates)
    .groupBy('centre_id');

const staffOf = (db: Reader, centreId: string) =>
  db.selectFrom('centre_staff').select(['name', 'title']).where('centre_id', '=', centreId).orderBy('position');

const hoursOf = (db: Reader, centreIds: readonly string[]) =>
  db
    .selectFrom('centre_hours')
    .select(['centre_id', 'weekday', 'opens_minute', 'closes_minute'])
    .where('centre_id', 'in', centreIds);

const exceptionsOf = (db: Reader, centreIds: readonly string[], fromOn: string, toOn: string) =>
  db
    .selectFrom('centre_exception')
    .select(['centre_id', 'on_day', 'opens_minute', 'closes_minute', 'reason'])
    .where('centre_id', 'in', centreIds)
    .where('on_day', '>=', fromOn)
    .where('on_day', '<=', toOn);

export async function findCentres(db: Reader, ids: readonly string[]) {
  return ids.length === 0 ? [] : centresByIds(db, ids).execute();
}

export type CentreRow = Awaited<ReturnType<typeof findCentres>>[number];

export function findCentrePage(db: Reader, id: string) {
  return db
    .selectFrom('centre')
    .leftJoin('area', 'area.code', 'centre.area_code')
    .select(pageColumns.map((column) => `centre.${column}` as const))
    .select('area.path as area_path')
    .where('centre.id', '=', id)
    .executeTakeFirst();
}

export type CentrePageRow = NonNullable<Awaited<ReturnType<typeof findCentrePage>>>;

/** Places of the centres in a box, unordered, at most `limits.nearMost`. */
export function listPointsIn(db: Reader, box: Box) {
  return pointsInBox(db, box).execute();
}

/** Ids of the centres of an area and all below it, by area and name. */
export async function listIdsIn(db: Reader, areaCode: string | undefined, after: CentreMark | null, limit: number) {
  const rows = await idsInArea(db, areaCode, after, limit).execute();
  return rows.map((row) => row.id);
}

const idsAfter = (db: Reader, afterId: string, limit: number) =>
  db.selectFrom('centre').select('id').where('id', '>', afterId).orderBy('id').limit(limit);

/** Every centre by id, page by page. */
export async function listCentreIds(db: Reader, afterId: string, limit: number): Promise<string[]> {
  return (await idsAfter(db, afterId, limit).execute()).map((row) => row.id);
}

/** The centres of an area and all below it, by area and name. */
export async function listCentresIn(
  db: Reader,
  areaCode: string | undefined,
  after: CentreMark | null,
  limit: number,
): Promise<CentreRow[]> {
  const ids = await listIdsIn(db, areaCode, after, limit);
  const byId = new Map((await findCentres(db, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How many centres each code holds; codes without any are absent. One statement for codes of one level. */
export async function countCentres(db: Reader, codes: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const length of new Set(codes.map((code) => code.length))) {
    const sorted = codes.filter((code) => code.length === length).sort();
    const from = sorted.at(0);
    const last = sorted.at(-1);
    if (from === undefined || last === undefined) continue;
    const asked = new Set(sorted);
    for (const row of await countsByPrefix(db, from, prefixRange(last).before, length).execute()) {
      if (asked.has(row.code)) counts.set(row.code, Number(row.count));
    }
  }
  return counts;
}

export async function countAll(db: Reader): Promise<number> {
  const { count } = await db
    .selectFrom('centre')
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function countServices(db: Reader, centreIds: readonly string[]): Promise<Map<string, number>> {
  if (centreIds.length === 0) return new Map();
  const rows = await serviceCounts(db, centreIds).execute();
  return new Map(rows.map((row) => [row.centre_id, Number(row.count)]));
}

export function listStaff(db: Reader, centreId: string) {
  return staffOf(db, centreId).execute();
}

export async function listHours(db: Reader, centreIds: readonly string[]) {
  return centreIds.length === 0 ? [] : hoursOf(db, centreIds).execute();
}

export async function listExceptions(db: Reader, centreIds: readonly string[], fromOn: string, toOn: string) {
  return centreIds.length === 0 ? [] : exceptionsOf(db, centreIds, fromOn, toOn).execute();
}

const quanzhou = { south: 24.2, north: 25.9, west: 117.4, east: 119.3 };

/** The list statements by name, for the test that reads their EXPLAIN. */
export const centreQueries = {
  'centre.byIds': (db: Db) => centresByIds(db, ['ctr_meiqing', 'ctr_huatai']),
  'centre.inBox': (db: Db) => pointsInBox(db, quanzhou),
  'centre.inArea': (db: Db) => idsInArea(db, '350582', null, 21),
  'centre.inAreaNext': (db: Db) => idsInArea(db, '350582', { areaCode: '350582002007', id: 'ctr_meiqing' }, 21),
  'centre.everywhere': (db: Db) => idsInArea(db, undefined, null, 21),
  'centre.after': (db: Db) => idsAfter(db, 'ctr_meiqing', 100),
  'centre.counts': (db: Db) => countsByPrefix(db, '350502', '350583:', 6),
  'centre.serviceCounts': (db: Db) => serviceCounts(db, ['ctr_meiqing', 'ctr_huatai']),
  'centre.staff': (db: Db) => staffOf(db, 'ctr_meiqing'),
  'centre.hours': (db: Db) => hoursOf(db, ['ctr_meiqing', 'ctr_huatai']),
  'centre.exceptions': (db: Db) => exceptionsOf(db, ['ctr_meiqing', 'ctr_huatai'], '2026-11-23', '2026-11-29'),
};

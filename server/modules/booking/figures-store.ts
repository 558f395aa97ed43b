import { sql, type RawBuilder } from 'kysely';
import { ageGroupFrom, type AgeGroup } from '../../../shared/enums';
import { atMinute } from '../../../shared/time/civil';
import type { Db, Reader, Tx } from '../../kernel/db';

export interface HourRow {
  on_day: string;
  hour: number;
  service_id: string;
  capacity: number;
  taken: number;
  attended: number;
  no_shows: number;
  offered: number;
  wait_minutes: number;
  unplaced: number;
}

/** What one day of a centre comes to, from its slots and bookings as they stand: bounded by the centre's timetable. */
const dayQuery = (reader: Reader, centreId: string, on: string) => {
  const people = (is: RawBuilder<boolean>) =>
    sql<number>`COALESCE(SUM(CASE WHEN ${is} THEN b.party_size ELSE 0 END), 0)`;
  const ofBookings = reader
    .selectFrom('booking as b')
    .select('b.slot_id')
    .select([
      people(sql`b.state = 'attended'`).as('attended'),
      people(sql`b.state = 'no_show'`).as('no_shows'),
      people(sql`b.offered_at IS NOT NULL`).as('offered'),
      sql<number>`COALESCE(SUM(CASE WHEN b.offered_at IS NULL THEN 0 ELSE b.party_size * TIMESTAMPDIFF(MINUTE, b.booked_at, b.offered_at) END), 0)`.as(
        'wait_minutes',
      ),
      people(sql`b.state = 'expired' AND b.line_number IS NOT NULL AND b.offered_until IS NULL`).as('unplaced'),
    ])
    .where('b.centre_id', '=', centreId)
    .where('b.on_day', '=', on)
    .groupBy('b.slot_id')
    .as('told');
  const hour = sql<number>`FLOOR(TIMESTAMPDIFF(MINUTE, ${atMinute(on, 0)}, s.start_at) / 60)`;
  const sum = (column: string) => sql<number>`COALESCE(SUM(${sql.ref(column)}), 0)`;
  return reader
    .selectFrom('slot as s')
    .leftJoin(ofBookings, 'told.slot_id', 's.id')
    .select(['s.on_day', 's.service_id', hour.as('hour')])
    .select([
      sql<number>`SUM(CASE WHEN s.state = 'open' THEN s.capacity ELSE 0 END)`.as('capacity'),
      sum('s.taken').as('taken'),
      sum('told.attended').as('attended'),
      sum('told.no_shows').as('no_shows'),
      sum('told.offered').as('offered'),
      sum('told.wait_minutes').as('wait_minutes'),
      sum('told.unplaced').as('unplaced'),
    ])
    .where('s.centre_id', '=', centreId)
    .where('s.on_day', '=', on)
    .groupBy(['s.on_day', 's.service_id', hour]);
};

const asNumbers = (row: HourRow): HourRow => ({
  on_day: row.on_day,
  service_id: row.service_id,
  hour: Number(row.hour),
  capacity: Number(row.capacity),
  taken: Number(row.taken),
  attended: Number(row.attended),
  no_shows: Number(row.no_shows),
  offered: Number(row.offered),
  wait_minutes: Number(row.wait_minutes),
  unplaced: Number(row.unplaced),
});

export const addUpDay = async (reader: Reader, centreId: string, on: string): Promise<HourRow[]> =>
  (await dayQuery(reader, centreId, on).execute()).map(asNumbers);

/** Puts a day's figures in the place of what was there. */
export async function replaceDay(tx: Tx, centreId: string, on: string, rows: readonly HourRow[]): Promise<void> {
  await tx.deleteFrom('figure_hour').where('centre_id', '=', centreId).where('on_day', '=', on).execute();
  if (rows.length === 0) return;
  await tx
    .insertInto('figure_hour')
    .values(rows.map((row) => ({ centre_id: centreId, ...row })))
    .execute();
}

const keptQuery = (reader: Reader, centreId: string, fromOn: string, toOn: string) =>
  reader
    .selectFrom('figure_hour')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('on_day', '>=', fromOn)
    .where('on_day', '<=', toOn);

export const listKept = (reader: Reader, centreId: string, fromOn: string, toOn: string): Promise<HourRow[]> =>
  keptQuery(reader, centreId, fromOn, toOn).execute();

/** The last day whose figures are kept; null before the first. */
export async function lastKept(reader: Reader, centreId: string): Promise<string | null> {
  const row = await reader
    .selectFrom('figure_hour')
    .select('on_day')
    .where('centre_id', '=', centreId)
    .orderBy('on_day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.on_day ?? null;
}

/** The age group of a birthday on a day. */
const groupOf = (bornOn: string, on: string): RawBuilder<AgeGroup> => {
  const age = sql`TIMESTAMPDIFF(YEAR, ${sql.ref(bornOn)}, ${on})`;
  const cases = ageGroupFrom.map(([group, from]) => sql`WHEN ${age} >= ${from} THEN ${group}`);
  return sql<AgeGroup>`CASE WHEN ${sql.ref(bornOn)} IS NULL THEN 'unknown' ${sql.join(cases, sql` `)} ELSE 'unknown' END`;
};

export interface ReachRow {
  age_group: AgeGroup;
  area_code: string;
  people: number;
}

/** How many different people came in these days, by age and where they live. */
export async function addUpReach(reader: Reader, centreId: string, fromOn: string, toOn: string): Promise<ReachRow[]> {
  const came = reader
    .selectFrom('booking')
    .select('beneficiary_id')
    .distinct()
    .where('centre_id', '=', centreId)
    .where('on_day', '>=', fromOn)
    .where('on_day', '<=', toOn)
    .where('state', '=', 'attended')
    .as('came');
  const group = groupOf('p.born_on', toOn);
  const area = sql<string>`COALESCE(r.area_code, '')`;
  const rows = await reader
    .selectFrom(came)
    .innerJoin('person as p', 'p.id', 'came.beneficiary_id')
    .leftJoin('residence as r', (join) =>
      join.onRef('r.person_id', '=', 'p.id').on('r.live_key', '=', '').on('r.state', '=', 'confirmed'),
    )
    .select((is) => [group.as('age_group'), area.as('area_code'), is.fn.countAll<number>().as('people')])
    .groupBy([sql.ref('age_group'), sql.ref('area_code')])
    .execute();
  return rows.map((row) => ({ ...row, people: Number(row.people) }));
}

export async function replaceReach(tx: Tx, centreId: string, month: string, rows: readonly ReachRow[]): Promise<void> {
  await tx.deleteFrom('figure_reach').where('centre_id', '=', centreId).where('month', '=', month).execute();
  if (rows.length === 0) return;
  await tx
    .insertInto('figure_reach')
    .values(rows.map((row) => ({ centre_id: centreId, month, ...row })))
    .execute();
}

export const listReach = (reader: Reader, centreId: string, month: string): Promise<ReachRow[]> =>
  reader
    .selectFrom('figure_reach')
    .select(['age_group', 'area_code', 'people'])
    .where('centre_id', '=', centreId)
    .where('month', '=', month)
    .execute();

const townLength = 9;
/** The end of a range of codes that begin alike. */
const beyond = (prefix: string): string => `${prefix}:`;
export const townOf = (areaCode: string): string => areaCode.slice(0, townLength);

/** How many people live in a town's villages by a confirmed address, by age. */
export async function addUpResidents(reader: Reader, town: string, on: string): Promise<ReachRow[]> {
  const rows = await reader
    .selectFrom('residence as r')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .select((is) => [groupOf('p.born_on', on).as('age_group'), 'r.area_code', is.fn.countAll<number>().as('people')])
    .where('r.state', '=', 'confirmed')
    .where('r.area_code', '>=', town)
    .where('r.area_code', '<', beyond(town))
    .groupBy([sql.ref('age_group'), 'r.area_code'])
    .execute();
  return rows.map((row) => ({ ...row, people: Number(row.people) }));
}

export async function replaceResidents(tx: Tx, town: string, rows: readonly ReachRow[]): Promise<void> {
  await tx.deleteFrom('figure_resident').where('area_code', '>=', town).where('area_code', '<', beyond(town)).execute();
  if (rows.length === 0) return;
  // Two centres of one town at once: the same numbers.
  await tx
    .insertInto('figure_resident')
    .values([...rows])
    .onDuplicateKeyUpdate({ people: sql`VALUES(people)` })
    .execute();
}

export const listResidents = (reader: Reader, town: string): Promise<ReachRow[]> =>
  reader
    .selectFrom('figure_resident')
    .selectAll()
    .where('area_code', '>=', town)
    .where('area_code', '<', beyond(town))
    .execute();

/** Names of a town's villages by code. */
export async function villagesOf(reader: Reader, town: string): Promise<Map<string, string>> {
  const rows = await reader.selectFrom('area').select(['code', 'name']).where('parent_code', '=', town).execute();
  return new Map(rows.map((row) => [row.code, row.name]));
}

export const listQueries = {
  'figures.get kept': (db: Db) => keptQuery(db, 'ctr', '2026-01-01', '2026-01-31'),
  'figures.get today': (db: Db) => dayQuery(db, 'ctr', '2026-01-01'),
};

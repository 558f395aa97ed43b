import type { CompiledQuery } from 'kysely';
import { openDb, type Db } from '../../server/kernel/db';
import * as jobs from '../../server/jobs';
import * as activity from '../../server/modules/activity';
import * as audit from '../../server/modules/audit';
import * as booking from '../../server/modules/booking';
import * as capacity from '../../server/modules/capacity';
import * as centre from '../../server/modules/centre';
import * as content from '../../server/modules/content';
import * as grid from '../../server/modules/grid';
import * as identity from '../../server/modules/identity';
import * as lottery from '../../server/modules/lottery';
import * as household from '../../server/modules/household';
import * as notification from '../../server/modules/notification';
import * as standing from '../../server/modules/standing';
import * as privacy from '../../server/modules/privacy';
import * as facility from '../../server/modules/facility';
import * as timetable from '../../server/modules/timetable';
import * as programme from '../../server/modules/programme';
import * as rating from '../../server/modules/rating';
import * as resource from '../../server/modules/resource';
import { fillWithCrowd } from '../support/crowd';
import { ownDatabase, type TestDatabase } from '../support/database';

/** The database reads no more of a table than a list needs: asked of the optimizer, over the rows of a city. */
type Queries = Record<string, (db: Db) => { compile(): CompiledQuery }>;

const modules = {
  jobs,
  audit,
  identity,
  booking,
  capacity,
  centre,
  content,
  grid,
  household,
  lottery,
  notification,
  standing,
  privacy,
  timetable,
  facility,
  rating,
  programme,
  activity,
  resource,
};
const queries: (readonly [string, Queries[string]])[] = Object.values(modules).flatMap(({ listQueries }) =>
  Object.entries(listQueries as Queries),
);

interface Step {
  id: number;
  table: string | null;
  type: string | null;
  key: string | null;
  rows: number | null;
  Extra: string | null;
}

let database: TestDatabase;
let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  database = await ownDatabase('explain');
  await fillWithCrowd(database);
  ({ db, close } = openDb(database.ownerUrl, 2));
}, 120_000);
afterAll(async () => {
  await close();
  await database.close();
});

async function explain(query: Queries[string]): Promise<Step[]> {
  const { sql, parameters } = query(db).compile();
  return database.sql<Step>(`EXPLAIN ${sql}`, parameters);
}

/** Steps that read a table from end to end; rows made on the way (`<derived2>`) are not tables. */
async function scans(query: Queries[string]): Promise<Step[]> {
  const steps = await explain(query);
  return steps.filter(
    ({ table, type, key }) => table !== null && !table.startsWith('<') && (type === 'ALL' || key === null),
  );
}

test('every module that lists has named its lists', () => {
  expect(queries.length).toBeGreaterThan(20);
  for (const [name, { listQueries }] of Object.entries(modules)) {
    expect([name, Object.keys(listQueries).length > 0]).toEqual([name, true]);
  }
});

test.each(queries)('%s uses an index', async (_name, query) => {
  const steps = await explain(query);
  // "Impossible WHERE" would hide what a real question does: the samples must fit the crowd.
  expect(steps.filter(({ table }) => table !== null)).not.toEqual([]);
  expect(await scans(query)).toEqual([]);
});

/** [list, table, index]: lists that have no other index to fall back on. */
const losses = [
  ['booking.mine upcoming', 'booking', 'booking_beneficiary_id_start_at_id_idx'],
  ['roster.day', 'booking', 'booking_centre_id_on_day_start_at_id_idx'],
  ['reminder.sweep slots', 'slot', 'slot_on_day_start_at_id_idx'],
  ['centre.inBox', 'centre', 'centre_lat_lng_idx'],
] as const;

test.each(losses)('%s is noticed when %s loses %s', async (name, table, index) => {
  const query = new Map(queries).get(name) as Queries[string];
  expect((await explain(query)).map(({ key }) => key)).toContain(index);
  const [shown] = await database.sql(`SHOW CREATE TABLE \`${table}\``);
  const definition = new RegExp(`KEY \`${index}\` \\([^)]*\\)`).exec(String(shown?.['Create Table']))?.[0];
  await database.sql(`ALTER TABLE \`${table}\` DROP KEY \`${index}\``);
  const without = await scans(query);
  await database.sql(`ALTER TABLE \`${table}\` ADD ${definition}`);
  expect(without.map((step) => step.table)).toEqual([table]);
  expect(await scans(query)).toEqual([]);
});

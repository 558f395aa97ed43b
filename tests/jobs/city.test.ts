import { createConnection } from 'mysql2/promise';
import { checkCity } from '../../server/city/check';
import { emptyCity, lookUp, openCityServer, type CityServer } from '../../server/city/database';
import { seededIds } from '../../server/city/ids';
import { makeCity, type MadeCity } from '../../server/city/make';
import { shareOf, sizeOf } from '../../server/city/plan';
import { openDb } from '../../server/kernel/db';
import { addDays, atMinute } from '../../shared/time/civil';
import { openCentre } from '../../server/modules/centre';
import { openGrid } from '../../server/modules/grid';
import { ownDatabase, type TestDatabase } from '../support/database';

const today = '2026-11-23';
const scale = 0.0005;

interface Made {
  database: TestDatabase;
  city: MadeCity;
}

async function make(seed: number): Promise<Made> {
  const database = await ownDatabase('city');
  return { database, city: await makeCity({ url: database.ownerUrl, scale, seed, today }) };
}

let first: Made;
const made: Made[] = [];
beforeAll(async () => {
  first = await make(11);
  made.push(first);
}, 60_000);
afterAll(async () => {
  for (const { database } of made) await database.close();
});

test('the city has what its scale says, and is right by its own checks', async () => {
  const { city, database } = first;
  expect(city.wrong).toEqual([]);
  expect(city.findings.length).toBeGreaterThan(25);
  const size = sizeOf(scale);
  const rows = (table: string): number => city.times.get(table)?.rows ?? 0;
  const activities = rows('activity');
  const services = rows('service') - activities;
  expect({ residents: rows('account'), centres: rows('centre'), services, activities }).toEqual(size);
  expect(rows('booking')).toBeGreaterThan(size.residents / 4);
  expect(rows('household')).toBeGreaterThan(10);
  const [full] = await database.sql<{ n: number }>('SELECT COUNT(*) AS n FROM slot WHERE taken = capacity');
  expect(full?.n).toBeGreaterThan(0);
});

test('a whole city is 1,000,000 residents, 300 centres and 12,000 services, shared out without a rest', () => {
  expect(sizeOf(1)).toEqual({ residents: 1_000_000, centres: 300, services: 12_000, activities: 30_455 });
  expect(sizeOf(0.01)).toEqual({ residents: 10_000, centres: 3, services: 120, activities: 305 });
  expect(sizeOf(0.0005)).toEqual({ residents: 500, centres: 1, services: 40, activities: 102 });
  const shares = Array.from({ length: 7 }, (_, i) => shareOf(100, 7, i));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
});

test('slots of its regular services are those that the timetable asks for over fourteen days, and no others', async () => {
  const { database } = first;
  const { db, close } = openDb(database.url, 2);
  const grid = openGrid({ db, countCentres: async () => new Map() });
  const centre = openCentre({ db, grid, photosOf: async () => [] });
  const services = await centre.listServicesForSlots('', 500);
  const planned = await centre.planSlots(
    services.map(({ id }) => id),
    today,
    addDays(today, 13),
  );
  await close();
  const rows = await database.sql<{ service_id: string; start_at: Date; capacity: number }>(
    "SELECT service_id, start_at, slot.capacity FROM slot INNER JOIN service ON service.id = service_id WHERE kind = 'regular'",
  );
  const key = (serviceId: string, startAt: Date, capacity: number): string =>
    `${serviceId} ${startAt.toISOString()} ${capacity}`;
  expect(rows.map((row) => key(row.service_id, row.start_at, row.capacity)).sort()).toEqual(
    planned.map((slot) => key(slot.serviceId, slot.startAt, slot.capacity)).sort(),
  );
  expect(rows.every((row) => row.start_at >= atMinute(today, 0))).toBe(true);
});

test('the same seed makes the same city to the id, another seed another', async () => {
  made.push(await make(11), await make(12));
  const [one, same, other] = made;
  expect(same?.city.checksum).toBe(one?.city.checksum);
  expect(other?.city.checksum).not.toBe(one?.city.checksum);
  const idsOf = async ({ database }: Made) =>
    (await database.sql<{ id: string }>('SELECT id FROM booking ORDER BY id')).map(({ id }) => id);
  expect(await idsOf(made[1] as Made)).toEqual(await idsOf(first));
}, 60_000);

/** [what is broken, how, which check says so] */
const breaks = [
  ['a counter', 'UPDATE slot SET taken = taken - 1 WHERE taken > 0 LIMIT 1', 'slots whose counter'],
  ['a quota', 'UPDATE quota_use SET used = used + 1 LIMIT 1', 'quota rows'],
  ['a lost quota', 'DELETE FROM quota_use LIMIT 1', 'uses that no quota row counts'],
  ['a lost person', 'DELETE FROM household_member LIMIT 1', 'rows of household_member'],
  [
    'a moved slot',
    'UPDATE slot SET start_at = start_at - INTERVAL 1 DAY WHERE taken > 0 LIMIT 1',
    'bookings of a slot',
  ],
] as const;

test.each(breaks)('%s that is wrong is found', async (_what, sql, check) => {
  const { database, city } = first;
  const connection = await createConnection({ uri: database.ownerUrl });
  const counts = new Map([...city.times].map(([table, { rows }]) => [table, rows]));
  await connection.beginTransaction();
  await connection.query(sql);
  const findings = await checkCity(connection, counts);
  await connection.rollback();
  await connection.end();
  const wrong = findings.filter(({ wanted, found }) => wanted !== found).map(({ what }) => what);
  expect(wrong.some((what) => what.startsWith(check))).toBe(true);
});

test('it goes nowhere but into a database of its own, and never in production', async () => {
  await expect(openCityServer({ NODE_ENV: 'production' })).rejects.toThrow('never made in production');
  const { database, city } = first;
  const named = (url: string) => (name: string) => url.replace(database.schema, name);
  const server: CityServer = {
    appUrl: named(database.url),
    ownerUrl: named(database.ownerUrl),
    stop: () => Promise.resolve(),
  };
  await expect(emptyCity(server, 'linli')).rejects.toThrow('no name for a city');
  expect(city.wrong).toEqual([]);
  expect(await lookUp(server, database.schema)).toEqual({ scale, seed: 11, today });
  const name = `linli_city_of_test_${process.pid}`;
  expect(await lookUp(server, name)).toBe('nothing');
  await database.sql(`CREATE DATABASE ${name}`);
  await database.sql(`CREATE TABLE ${name}.treasure (n INT)`);
  await expect(emptyCity(server, name)).rejects.toThrow('has not made');
  await database.sql(`DROP TABLE ${name}.treasure`);
  await emptyCity(server, name);
  expect(await lookUp(server, name)).toBe('other');
  await database.sql(`DROP DATABASE ${name}`);
}, 30_000);

test('an id looks like the product’s, and no two are the same', () => {
  const ids = seededIds(3);
  const some = Array.from({ length: 200_000 }, () => ids('bkg'));
  expect(some.every((id) => /^bkg_[0-9a-hjkmnp-tv-z]{20}$/.test(id))).toBe(true);
  expect(new Set(some).size).toBe(some.length);
  expect(seededIds(4)('bkg')).not.toBe(some[0]);
});

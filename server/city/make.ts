import { createConnection, type Connection } from 'mysql2/promise';
import { addDays, atMinute } from '../../shared/time/civil';
import { readAreas } from '../demo/areas';
import { catalogueRows, centreId, type Catalogue } from '../demo/catalogue';
import { seededRandom, type Random } from '../demo/random';
import type { CentreSeed } from '../demo/seed';
import { openDb, type Db } from '../kernel/db';
import { auditRecord } from '../modules/audit';
import { countCentres, openCentre, type Centre } from '../modules/centre';
import { openGrid } from '../modules/grid';
import { activitiesOf } from './activities';
import { daysOf } from './bookings';
import { checkCity, checksumOf, type Finding } from './check';
import { scattered, seededIds } from './ids';
import { quarterOf } from './people';
import { planCentres, shareOf, sizeOf, windowDays, type CitySize } from './plan';
import { openWriter, type TableTime, type Writer } from './writer';

export interface CityOrder {
  /** Of the owner, whose temporary tables it needs; at the head of the migrations and empty. */
  url: string;
  /** 1 is the whole city. */
  scale: number;
  seed: number;
  /** The first of its days, in Shanghai. */
  today: string;
  say?: (line: string) => void;
}

export interface MadeCity {
  findings: readonly Finding[];
  wrong: readonly Finding[];
  checksum: string;
  seconds: number;
  times: ReadonlyMap<string, TableTime>;
}

/** The audit line by which a city is known, and by which it may be made anew. */
export const madeAction = 'city.make';

/**
 * Fills an empty database with a city of any size: the same to the id for the same seed, scale and day. It stands at the
 * first minute of its day: everything booked is ahead, nobody has come yet.
 */
export async function makeCity(order: CityOrder): Promise<MadeCity> {
  const { url, scale, seed, today, say = () => undefined } = order;
  const startedAt = performance.now();
  const connection = await connectPlainly(url);
  const { db, close } = openDb(url, 2);
  try {
    await noteDown(db, order, 'begun');
    const writer = openWriter(connection);
    const ids = seededIds(seed);
    const seeds = planCentres(seed, sizeOf(scale), () => ids('c').slice(2));
    const catalogue = catalogueRows(seeds, today);
    const told = (table: string, { rows, seconds }: TableTime): void => say(tableLine(table, rows, seconds));
    await writeCatalogue(writer, catalogue);
    await writer.settle(told);
    const grid = openGrid({ db, countCentres: (codes) => countCentres(db, codes) });
    const centre = openCentre({ db, grid, photosOf: async () => [] });
    await writeCentres({ order, writer, ids, centre, seeds, catalogue });
    await writer.settle(told);
    const counts = new Map([...writer.times].map(([table, { rows }]) => [table, rows]));
    for (const [table, rows] of Object.entries(promised(sizeOf(scale)))) counts.set(table, rows);
    const tables = [...counts.keys()].map((table) => `\`${table}\``);
    await connection.query(`ANALYZE TABLE ${tables.join(', ')}`);
    const findings = await checkCity(connection, counts, (finding) => say(findingLine(finding)));
    const checksum = await checksumOf(connection, counts.keys());
    const wrong = findings.filter(({ wanted, found }) => wanted !== found);
    await noteDown(db, order, wrong.length === 0 ? 'whole' : 'wrong');
    return { findings, wrong, checksum, seconds: (performance.now() - startedAt) / 1000, times: writer.times };
  } finally {
    await close();
    await connection.end();
  }
}

/** Rows that the scale itself promises, whatever was written. */
const promised = (size: CitySize): Record<string, number> => ({
  account: size.residents,
  centre: size.centres,
  service: size.services + size.activities,
  activity: size.activities,
});

/** Without the bounds that the app's own lines have: the checks read whole tables. */
async function connectPlainly(url: string): Promise<Connection> {
  const connection = await createConnection({ uri: url, charset: 'utf8mb4_unicode_ci', supportBigNumbers: true });
  await connection.query("SET time_zone = '+00:00', unique_checks = 0, foreign_key_checks = 0");
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  return connection;
}

function noteDown(db: Db, { scale, seed, today }: CityOrder, state: 'begun' | 'whole' | 'wrong'): Promise<void> {
  return db.transaction().execute((tx) =>
    auditRecord(tx, {
      at: new Date(),
      requestId: madeAction,
      actorAccountId: null,
      action: madeAction,
      subjectKind: 'city',
      subjectId: state,
      detail: { scale, seed, today },
    }),
  );
}

async function writeCatalogue(writer: Writer, catalogue: Catalogue): Promise<void> {
  await writer.write('area', readAreas());
  await writer.write('centre', catalogue.centres);
  await writer.write('centre_staff', catalogue.staff);
  await writer.write('centre_hours', catalogue.hours);
  await writer.write('centre_exception', catalogue.exceptions);
  await writer.write('service', catalogue.services);
  await writer.write('service_hours', catalogue.serviceHours);
}

interface Site {
  order: CityOrder;
  writer: Writer;
  ids: (prefix: string) => string;
  centre: Centre;
  seeds: readonly CentreSeed[];
  catalogue: Catalogue;
}

/** Centre by centre: while the database takes one, the next is made. */
async function writeCentres(site: Site): Promise<void> {
  const { order, writer, seeds } = site;
  const startedAt = performance.now();
  let writing: Promise<void> = Promise.resolve();
  for (const [i, seed] of seeds.entries()) {
    const { quarter, days, once } = await makeCentre(site, seed, i);
    await writing;
    writing = (async () => {
      await writer.write('person', quarter.person);
      await writer.write('account', quarter.account);
      await writer.write('role_grant', quarter.role_grant);
      await writer.write('household', quarter.household);
      await writer.write('agreement', quarter.agreement);
      await writer.write('household_member', quarter.household_member);
      await writer.write('acting_power', quarter.acting_power);
      await writer.write('service', once.service);
      await writer.write('slot', [...days.slot, ...once.slot]);
      await writer.write('activity', once.activity);
      await writer.write('booking', days.booking);
      await writer.write('quota_use', days.quota_use);
    })();
    // The next one is awaited first; a failure meanwhile is told where this is awaited.
    writing.catch(() => undefined);
    if ((i + 1) % centresAStep === 0 || i + 1 === seeds.length) {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
      order.say?.(`${i + 1} of ${seeds.length} centres with their people, slots and bookings after ${seconds} s`);
    }
  }
  await writing;
}

const centresAStep = 10;

async function makeCentre({ order, ids, centre, seeds, catalogue }: Site, seed: CentreSeed, i: number) {
  const { scale, today } = order;
  const dice = seededRandom(scattered(order.seed) + i);
  const random: Random = { ...dice, id: ids };
  const id = centreId(seed);
  const services = catalogue.services.filter((row) => row.centre_id === id);
  const quarter = quarterOf(
    { random, today, areaCode: seed.areaCode, centreId: id },
    shareOf(sizeOf(scale).residents, seeds.length, i),
  );
  const planned = await centre.planSlots(
    services.map((row) => row.id),
    today,
    addDays(today, windowDays - 1),
  );
  const days = daysOf({ planned, services, bookers: quarter.bookers, now: atMinute(today, 0), random });
  const [like] = services;
  if (like === undefined) throw new Error(`No service at ${id}`);
  const count = shareOf(sizeOf(scale).activities, seeds.length, i);
  return { quarter, days, once: activitiesOf({ like, count, today, random }) };
}

const tableLine = (table: string, rows: number, seconds: number): string =>
  `${table.padEnd(20)}${String(rows).padStart(10)} rows ${seconds.toFixed(1).padStart(8)} s`;

function findingLine({ what, wanted, found, seconds }: Finding): string {
  const verdict = wanted === found ? 'right' : `WRONG, not ${wanted}`;
  return `${what.padEnd(64)}${String(found).padStart(10)} ${verdict} (${seconds.toFixed(1)} s)`;
}

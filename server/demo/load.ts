import { sql } from 'kysely';
import { addDays, atMinute, civilDay } from '../../shared/time/civil';
import { fieldKeysOf } from '../config';
import { openDb, type Db, type Tx } from '../kernel/db';
import { openVault, type Vault } from '../kernel/vault';
import { auditRecord } from '../modules/audit';
import { countCentres, openCentre } from '../modules/centre';
import { openGrid } from '../modules/grid';
import { activityRows } from './activities';
import { readAreas } from './areas';
import { catalogueRows, centreId, type Catalogue } from './catalogue';
import { centres } from './centres';
import { slotRow, tellDays } from './days';
import { aunt, familyRows, residenceRows } from './homes';
import { insertAll } from './insert-all';
import { makeNeighbours, peopleRows, type Neighbour } from './people';
import { seededRandom } from './random';
import { holdResources, insertResources, slotsWithResources } from './resources';
import { seasonRows } from './season';
import { insertVoices } from './voices';

/** The same city on every machine; only its days move along with the calendar. */
const seed = 20_261_122;
/** Days of history: longer than a week, so that last week's bookings count in no quota of this one. */
const pastDays = 10;

/**
 * Fills an empty database with the demo city: real divisions, centres, personas, neighbours and their bookings. All of it
 * commits or nothing. A database that holds any centre is left as it is.
 * @param vault seals where people live; without one nobody has a home or a family yet
 */
export async function loadDemo(
  db: Db,
  now: Date,
  vault: Vault | null = null,
): Promise<{ loaded: boolean; line: string }> {
  const startedAt = performance.now();
  const filled = await db.selectFrom('centre').select('id').limit(1).executeTakeFirst();
  if (filled !== undefined) return { loaded: false, line: 'the database already holds centres' };
  const counts = await db
    .transaction()
    .setIsolationLevel('read committed')
    .execute((tx) => loadInto(tx, now, vault));
  // Fresh statistics, or the first plans are made for empty tables.
  await sql`ANALYZE TABLE area, centre, service, slot, booking`.execute(db).catch(() => undefined);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const said = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  return { loaded: true, line: `${said.join(', ')} in ${seconds} s` };
}

async function loadInto(tx: Tx, now: Date, vault: Vault | null): Promise<Record<string, number>> {
  const random = seededRandom(seed);
  const today = civilDay(now);
  const areas = readAreas();
  checkPlaces(new Map(areas.map((area) => [area.code, area.name])));
  const catalogue = catalogueRows(centres, today);
  await insertAll(tx, 'area', areas);
  await insertCatalogue(tx, catalogue);
  await insertResources(tx, centres, atMinute(addDays(today, -180), 540));

  const neighbours = makeNeighbours(
    catalogue.centres.map((row) => row.id),
    today,
    random,
  );
  const people = peopleRows(centres, neighbours, today);
  await insertAll(tx, 'person', people.people);
  await insertAll(tx, 'account', people.accounts);
  await insertAll(tx, 'role_grant', people.grants);

  const grid = openGrid({ db: tx, countCentres: (codes) => countCentres(tx, codes) });
  const longest = Math.max(...catalogue.services.map((row) => row.open_days));
  const openDays = new Map(catalogue.services.map((row) => [row.id, row.open_days]));
  const planned = await openCentre({ db: tx, grid, photosOf: async () => [] }).planSlots(
    [...openDays.keys()],
    addDays(today, -pastDays),
    addDays(today, longest + 1),
  );
  const open = planned.filter((slot) => slot.on <= addDays(today, (openDays.get(slot.serviceId) ?? 0) + 1));
  const { lively, quiet } = await slotsWithResources(tx, centres, open);
  const days = tellDays({
    planned: lively,
    services: catalogue.services,
    neighbours,
    now,
    random,
  });
  const slots = [...days.slots, ...quiet.map((item) => slotRow({ ...item, id: random.id('slt') }, 0))];
  await insertAll(tx, 'slot', slots);
  await insertAll(tx, 'booking', days.bookings);
  await insertAll(tx, 'quota_use', days.quotas);
  await holdResources(tx, centres, slots, now);
  await insertSeason(tx, today);
  await insertActivities(tx, today);
  if (vault !== null) await insertHomes(tx, neighbours, { vault, today, now });
  const called = vault === null ? null : aunt;
  await insertVoices(tx, { bookings: days.bookings, services: catalogue.services, seeds: centres, called, today }, now);
  await auditRecord(tx, {
    at: now,
    requestId: random.id('req'),
    actorAccountId: null,
    action: 'demo.load',
    subjectKind: 'city',
    subjectId: 'demo',
    detail: { centres: catalogue.centres.length, slots: slots.length, bookings: days.bookings.length },
  });
  return {
    areas: areas.length,
    centres: catalogue.centres.length,
    services: catalogue.services.length,
    people: people.people.length,
    slots: slots.length,
    bookings: days.bookings.length,
  };
}

/** A centre's code must name the place that its file says. */
function checkPlaces(names: ReadonlyMap<string, string>): void {
  for (const centre of centres) {
    const name = names.get(centre.areaCode);
    if (name !== centre.areaName) throw new Error(`${centre.areaCode} is ${name ?? 'no area'}, not ${centre.areaName}`);
  }
}

async function insertHomes(
  tx: Tx,
  neighbours: readonly Neighbour[],
  when: { vault: Vault; today: string; now: Date },
): Promise<void> {
  await insertAll(tx, 'residence', residenceRows(centres, neighbours, when));
  const huatai = centres.find(({ key }) => key === 'huatai')?.areaCode ?? '';
  const family = familyRows(when.today, when.now, huatai);
  await insertAll(tx, 'person', family.people);
  await insertAll(tx, 'household', family.households);
  await insertAll(tx, 'agreement', family.consents);
  await insertAll(tx, 'household_member', family.members);
  await insertAll(tx, 'acting_power', family.powers);
  await insertAll(tx, 'agreement_request', family.requests);
}

async function insertSeason(tx: Tx, today: string): Promise<void> {
  const home = centres.find(({ key }) => key === 'huatai');
  if (home === undefined) return;
  const season = seasonRows({ centreId: centreId(home), areaCode: home.areaCode, today });
  await insertAll(tx, 'service', [season.service]);
  await insertAll(tx, 'slot', [season.slot]);
  await insertAll(tx, 'activity', [season.activity]);
  await insertAll(tx, 'programme_session', season.sessions);
}

async function insertActivities(tx: Tx, today: string): Promise<void> {
  const home = centres.find(({ key }) => key === 'huatai');
  if (home === undefined) return;
  for (const one of activityRows({ centreId: centreId(home), areaCode: home.areaCode, today })) {
    await insertAll(tx, 'service', [one.service]);
    await insertAll(tx, 'slot', [one.slot]);
    await insertAll(tx, 'activity', [one.activity]);
  }
}

async function insertCatalogue(tx: Tx, catalogue: Catalogue): Promise<void> {
  await insertAll(tx, 'centre', catalogue.centres);
  await insertAll(tx, 'centre_staff', catalogue.staff);
  await insertAll(tx, 'centre_hours', catalogue.hours);
  await insertAll(tx, 'centre_exception', catalogue.exceptions);
  await insertAll(tx, 'service', catalogue.services);
  await insertAll(tx, 'service_hours', catalogue.serviceHours);
}

/** `DATABASE_URL=… LINLI_SECRET=… LINLI_FIELD_KEYS=… node --import tsx server/demo/load.ts`: as the app's own user. */
async function main(): Promise<void> {
  const [url, secret, keys] = ['DATABASE_URL', 'LINLI_SECRET', 'LINLI_FIELD_KEYS'].map((name) => process.env[name]);
  if (url === undefined) throw new Error('DATABASE_URL is not set');
  if (secret === undefined || keys === undefined) throw new Error('LINLI_SECRET and LINLI_FIELD_KEYS are not set');
  const { db, close } = openDb(url, 2);
  try {
    const { line } = await loadDemo(db, new Date(), openVault(fieldKeysOf(keys), Buffer.from(secret, 'base64')));
    process.stdout.write(`${line}\n`);
  } finally {
    await close();
  }
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

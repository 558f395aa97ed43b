import { readFileSync } from 'node:fs';
import { openCityServer } from '../../server/city/database';
import { seededRandom } from '../../server/demo/random';
import { startProcesses, type Processes } from '../support/processes';
import { cityOf, type City } from './cities';
import { fire } from './rig';
import type { Shot } from './gun';

/**
 * `npm run load:pages [-- --short]`: pages of the whole city against the same pages of a hundredth of it, one API process
 * each, in turn. Every request is by another resident about another service or centre, drawn from all there are, so
 * nothing is answered out of a memory that a real crowd would not warm. LINLI_DATA (or DATABASE_URL, DATABASE_OWNER_URL)
 * says where the cities stand, as for `npm run city`.
 */
const short = process.argv.includes('--short');
const [large, small] = short ? ([0.01, 0.0005] as const) : ([1, 0.01] as const);
const prefix = short ? 'linli_city_short' : 'linli_city';
const rounds = short ? 3 : 7;
const requests = short ? 300 : 1500;
/** Few at a time: what a page takes, not how long a queue gets. */
const lines = 4;
const most = { ratio: 1.3, megabytes: 512 };

interface Side {
  city: City;
  url: string;
  pid: number;
  /** Paths to ask, by page. */
  pages: Record<string, string[]>;
}

/** The paths of each page over the whole of a city, thrown together. */
async function pagesOf({ database }: City): Promise<Record<string, string[]>> {
  const random = seededRandom(7);
  const ids = async (text: string): Promise<string[]> =>
    random.shuffled((await database.sql<{ id: string }>(text)).map(({ id }) => id));
  const services = await ids("SELECT id FROM service WHERE kind = 'regular' ORDER BY id");
  const centres = await ids('SELECT id FROM centre ORDER BY id');
  const counties = await ids('SELECT DISTINCT LEFT(area_code, 6) AS id FROM centre ORDER BY id');
  return {
    'service.days (month view)': services.map((id) => `/api/v1/services/${id}/days`),
    'service.slots': services.map((id) => `/api/v1/services/${id}/slots`),
    'centre.get': centres.map((id) => `/api/v1/centres/${id}`),
    'service.list of a centre': centres.map((id) => `/api/v1/services?centreId=${id}`),
    'service.list by area': counties.map((code) => `/api/v1/services?areaCode=${code}`),
    'activity.list of a centre': centres.map((id) => `/api/v1/activities?centreId=${id}`),
    'booking.mine': ['/api/v1/me/bookings?when=upcoming'],
    'home.get': centres.map((id) => `/api/v1/home?centreId=${id}`),
  };
}

const random = seededRandom(Date.now());

async function shoot({ url, city, pages }: Side, page: string): Promise<Shot> {
  const count = Math.min(requests, city.residents);
  const firstUser = random.between(1, city.residents - count + 1);
  const read = random.shuffled(pages[page] ?? []);
  const shot = await fire({ url, lines, requests: count, seconds: 60, firstUser, what: { read } });
  const others = Object.keys(shot.statuses).filter((status) => status !== '200');
  if (others.length > 0) throw new Error(`${page} of ${city.name}: ${JSON.stringify(shot.statuses)}`);
  return shot;
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface PageFigures {
  p50: number;
  p95: number;
  p99: number;
}

const figuresOf = (shots: readonly Shot[]): PageFigures => ({
  p50: middle(shots.map((shot) => shot.p50)),
  p95: middle(shots.map((shot) => shot.p95)),
  p99: middle(shots.map((shot) => shot.p99)),
});

/** The most memory that a process ever had, in MB. */
function peakMemory(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

async function measure(sides: readonly [Side, Side]): Promise<Map<string, [Shot[], Shot[]]>> {
  const pages = Object.keys(sides[0].pages);
  const shots = new Map(pages.map((page) => [page, [[], []] as [Shot[], Shot[]]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const page of pages) {
      // Each goes first as often as the other; the first round only warms up.
      for (const which of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const shot = await shoot(sides[which], page);
        if (round > 0) shots.get(page)?.[which].push(shot);
      }
    }
  }
  return shots;
}

const cells = ({ p50, p95, p99 }: PageFigures): string =>
  [p50, p95, p99].map((ms) => ms.toFixed(1).padStart(8)).join('');

function report(shots: ReadonlyMap<string, [Shot[], Shot[]]>, sides: readonly [Side, Side]): boolean {
  const names = sides.map(({ city }) => `scale ${city.scale}`);
  process.stdout.write(
    `\nmilliseconds, middle of ${rounds} rounds of ${requests} requests, ${lines} at a time\n` +
      `${''.padEnd(28)}${names.map((name) => `${name}: p50`.padStart(8 + 6).padEnd(16) + '   p95     p99').join('  ')}\n`,
  );
  const figures: Record<string, { small: PageFigures; large: PageFigures; ratio: number }> = {};
  for (const [page, [few, many]] of shots) {
    const [low, high] = [figuresOf(few), figuresOf(many)];
    const ratio = Math.round((high.p95 / low.p95) * 100) / 100;
    figures[page] = { small: low, large: high, ratio };
    process.stdout.write(`${page.padEnd(28)}${cells(low)}  ${cells(high)}  p95 × ${ratio.toFixed(2)}\n`);
  }
  const megabytes = peakMemory(sides[1].pid);
  process.stdout.write(`memory of the API process at scale ${sides[1].city.scale}: ${megabytes} MB at most\n`);
  const ok = megabytes <= most.megabytes && Object.values(figures).every(({ ratio }) => ratio <= most.ratio);
  const targets = { 'p95 large / small': `≤ ${most.ratio}`, megabytes: `≤ ${most.megabytes}` };
  process.stdout.write(
    `${JSON.stringify({ name: 'load:pages', short, figures: { ...figures, megabytes }, targets, ok })}\n`,
  );
  return ok;
}

async function main(): Promise<void> {
  const server = await openCityServer(process.env);
  const running: Processes[] = [];
  const sideOf = async (city: City): Promise<Side> => {
    const processes = await startProcesses({ apis: 1, database: city.database });
    running.push(processes);
    const api = processes.apis[0];
    return { city, url: api?.url ?? '', pid: api?.pid ?? 0, pages: await pagesOf(city) };
  };
  try {
    const cities = [await cityOf(server, `${prefix}_small`, small), await cityOf(server, prefix, large)] as const;
    const sides = [await sideOf(cities[0]), await sideOf(cities[1])] as const;
    const ok = report(await measure(sides), sides);
    process.exitCode = ok ? 0 : 1;
  } finally {
    for (const processes of running) await processes.stop();
    await server.stop();
  }
  process.exit();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb } from '../../server/kernel/db';
import { systemClock } from '../../server/kernel/clock';
import { openBuild, type Build } from '../support/build';
import { testDatabase, type TestDatabase } from '../support/database';
import { startProcesses, type Processes } from '../support/processes';
import { openingBurst } from './burst';
import { firstPaint } from './first-paint';
import { watchMemory } from './memory';
import { overhear } from './overheard';
import { buildUsers, durableInstance, fire, head, perSecond, row } from './rig';
import type { Order, Shot } from './gun';

/**
 * `npm run load:booking [-- --short] [--soak <minutes>]`: what one API process on one durable database does a second, each
 * side of every ratio in the same run: reads against the same statements without a product around them, claims against
 * reads and against one transaction a claim, refusals; then the morning's burst, the memory of the process, and the first
 * screen in a throttled browser. Everything asked is by another user, so nothing is answered out of a memory of who asks.
 * A short run, as of `npm test`, judges counts alone. `npm run load:pages` holds the pages of a whole city against a
 * hundredth of it.
 */
const short = process.argv.includes('--short');
const seconds = short ? 1 : 8;
const lines = 200;
const users = short ? 20_000 : 250_000;
const spreadSlots = short ? 200 : 1000;
const burst = short ? { people: 600, centres: 4 } : { people: 50_000, centres: 300 };
const pools = short ? ['10'] : ['4', '10', '32'];
const soakMinutes = Number(process.argv[process.argv.indexOf('--soak') + 1] ?? 0) || 0;

interface Fight {
  database: TestDatabase;
  build: Build;
}

/** Slots of one service each, at times of their own, with places for everybody. */
async function slotsFor({ build }: Fight, count: number, capacity = 1_000_000): Promise<string[]> {
  const service = await build.service({ max_per_week: null, max_per_day: null });
  const made: string[] = [];
  const start = Date.now() + 86_400_000;
  for (let n = 0; n < count; n += 1) {
    const start_at = new Date(start - (start % 300_000) + n * 60_000);
    const slot = await build.slot({
      service_id: service.id,
      capacity,
      start_at,
      end_at: new Date(start_at.getTime() + 50_000),
    });
    made.push(slot.id);
  }
  return made;
}

let nextUser = 1;
async function shoot(url: string, what: Order['what'], forSeconds = seconds): Promise<Shot> {
  // Nobody beyond those that there are.
  if (nextUser > users * 0.9) nextUser = 1;
  const requests = Math.min(400_000, users - nextUser);
  const shot = await fire({ url, lines, requests, seconds: forSeconds, firstUser: nextUser, what });
  nextUser += shot.requests;
  return shot;
}

const claimOf = (slots: readonly string[]): Order['what'] => ({ claim: slots, run: randomBytes(4).toString('hex') });

async function withApi<T>(
  fight: Fight,
  { entry, env }: { entry?: string; env?: Record<string, string> },
  use: (url: string, processes: Processes) => Promise<T>,
): Promise<T> {
  const database = { ...fight.database, close: () => Promise.resolve() };
  const processes = await startProcesses({ apis: 1, database, entry, env });
  try {
    return await use(processes.apis[0]?.url ?? '', processes);
  } finally {
    await processes.stop();
  }
}

/** The pages that people wait for most, by the name in the table. */
async function pagesOf({ build }: Fight): Promise<Map<string, string>> {
  const service = await build.service();
  for (let n = 0; n < 100; n += 1) {
    const start_at = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000 + (n % 10) * 86_400_000 + n * 300_000);
    await build.slot({ service_id: service.id, start_at, end_at: new Date(start_at.getTime() + 240_000) });
  }
  return new Map([
    ['single-row reads', '/api/v1/me/phone'],
    ['centre page', `/api/v1/centres/${service.centre_id}`],
    ['slot month', `/api/v1/services/${service.id}/days`],
    ['my bookings', '/api/v1/me/bookings'],
  ]);
}

/** A figure, or a ratio of two, against what it must be. */
interface Target {
  name: string;
  seen: number;
  least?: number;
  most?: number;
  /** A matter of time or of how busy the machine is: printed by a short run, and not judged. */
  longOnly?: true;
}

async function main(): Promise<void> {
  const instance = await durableInstance();
  const database = await testDatabase();
  const owner = openDb(database.ownerUrl, 4);
  const fight: Fight = { database, build: openBuild(owner.db, systemClock) };
  const folder = mkdtempSync(join(tmpdir(), 'linli-heard-'));
  const shots = new Map<string, Shot>();
  const say = (name: string, shot: Shot, status: string): void => {
    process.stdout.write(`${row(name, shot, status)}\n`);
    shots.set(name, { ...shot, requests: perSecond(shot, status) });
  };
  try {
    await buildUsers(database, users);
    const hot = await slotsFor(fight, 1);
    const spread = await slotsFor(fight, spreadSlots);
    const gone = await slotsFor(fight, 1, 1);
    const pages = await pagesOf(fight);
    const heard = await overhear(database, [...pages.values()], users - 50);
    const heardFile = join(folder, 'heard.json');
    writeFileSync(heardFile, JSON.stringify(heard));
    process.stdout.write(`commits reach the disk (innodb_flush_log_at_trx_commit=1)\n${head}\n`);
    const reading = async (url: string, more: string): Promise<void> => {
      await shoot(url, { read: [...pages.values()] }, short ? 1 : 3);
      for (const [name, path] of pages) say(name + more, await shoot(url, { read: [path] }), '200');
    };
    await withApi(fight, {}, async (url) => {
      await reading(url, '');
      await shoot(url, claimOf(gone), 1);
      say('refusals, sold out', await shoot(url, claimOf(gone)), '409');
      await shoot(url, claimOf(spread), short ? 1 : 2);
      say('claims, one hot slot', await shoot(url, claimOf(hot)), '201');
      say('claims, many slots', await shoot(url, claimOf(spread)), '201');
    });
    await withApi(fight, { entry: 'tests/load/api-bare.ts', env: { LINLI_HEARD: heardFile } }, (url) =>
      reading(url, ', bare'),
    );
    for (const pool of pools) {
      await withApi(fight, { entry: 'tests/load/api-one-by-one.ts', env: { LINLI_POOL: pool } }, async (url) => {
        await shoot(url, { read: ['/api/v1/me/phone'] }, short ? 1 : 2);
        say(`hot, one transaction a claim, pool ${pool}`, await shoot(url, claimOf(hot)), '201');
        say(`spread, one transaction a claim, pool ${pool}`, await shoot(url, claimOf(spread)), '201');
      });
    }
    const later = await morning(fight, spread);
    conclude(shots, [...ratios(shots, [...pages.keys()]), ...later]);
  } finally {
    await owner.close();
    await database.close();
    await instance.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The burst, how much the process holds through it and after, and the first screen. */
async function morning(fight: Fight, spread: readonly string[]): Promise<Target[]> {
  return withApi(fight, {}, async (url, processes) => {
    const watch = watchMemory(processes.apis[0]?.pid ?? 0);
    const { shot, wrong, lost, refusals, busy } = await openingBurst(fight, url, { ...burst, lines, firstUser: 1 });
    const { most: burstMost } = watch.end();
    process.stdout.write(
      `${row(`burst: ${burst.people} people, ${burst.centres} centres`, shot, '200')} (${refusals} refusals explained)\n`,
    );
    const soak = watchMemory(processes.apis[0]?.pid ?? 0);
    const until = Date.now() + (soakMinutes > 0 ? soakMinutes * 60_000 : short ? 2000 : 60_000);
    while (Date.now() < until) {
      const left = Math.max(1, Math.min(20, (until - Date.now()) / 1000));
      await shoot(url, { ...claimOf(spread), read: ['/api/v1/home', '/api/v1/me/bookings'], readsAClaim: 10 }, left);
    }
    const { most, growth } = soak.end();
    const megabytes = Math.max(most, burstMost);
    process.stdout.write(`memory of the API process: ${megabytes} MB at most, × ${growth} over the load\n`);
    const paint = await firstPaint(url);
    process.stdout.write(
      `H5 first screen, 4 × slower CPU, 1.6 Mbit/s: largest paint ${paint.largestMs} ms, ${paint.apiCalls} calls with ` +
        `${paint.apiBytes} bytes, ${paint.allBytes} bytes in all\n`,
    );
    return [
      { name: 'burst: wrong', seen: wrong, most: 0 },
      { name: 'burst: lost', seen: lost, most: 0 },
      { name: 'burst: busy', seen: busy, most: 0, longOnly: true },
      { name: 'memory, MB', seen: megabytes, most: 512, longOnly: true },
      { name: 'memory, growth under load', seen: growth, most: 1.15, longOnly: true },
      { name: 'first screen: largest paint, ms', seen: paint.largestMs, most: 2500, longOnly: true },
      { name: 'first screen: calls', seen: paint.apiCalls, most: 2 },
      { name: 'first screen: bytes of calls', seen: paint.apiBytes, most: 30 * 1024 },
    ];
  });
}

function ratios(shots: ReadonlyMap<string, Shot>, pages: readonly string[]): Target[] {
  const rate = (name: string): number => shots.get(name)?.requests ?? 0;
  const p99 = (name: string): number => shots.get(name)?.p99 ?? Number.NaN;
  const oneByOne = (kind: string): number =>
    Math.max(...pools.map((pool) => rate(`${kind}, one transaction a claim, pool ${pool}`)));
  const reads = rate('single-row reads');
  return [
    ...pages.flatMap((name): Target[] => [
      { name: `${name} / bare`, seen: rate(name) / rate(`${name}, bare`), least: 0.6, longOnly: true },
      { name: `${name}: p99 / bare`, seen: p99(name) / p99(`${name}, bare`), most: 2, longOnly: true },
    ]),
    { name: 'sold out / reads', seen: rate('refusals, sold out') / reads, least: 0.8, longOnly: true },
    { name: 'hot / reads', seen: rate('claims, one hot slot') / reads, least: 1, longOnly: true },
    { name: 'spread / reads', seen: rate('claims, many slots') / reads, least: 1, longOnly: true },
    { name: 'hot / one by one', seen: rate('claims, one hot slot') / oneByOne('hot'), least: 5, longOnly: true },
    { name: 'spread / one by one', seen: rate('claims, many slots') / oneByOne('spread'), least: 3.5, longOnly: true },
  ];
}

/** The measures of the design. A short run, which may share its machine, judges what is right and not how fast it is. */
function conclude(shots: ReadonlyMap<string, Shot>, all: readonly Target[]): void {
  const isOk = ({ seen, least = -Infinity, most = Infinity }: Target): boolean => seen >= least && seen <= most;
  process.stdout.write('\n');
  for (const target of all) {
    const bound = target.least === undefined ? `at most ${target.most}` : `at least ${target.least}`;
    const verdict = isOk(target) ? 'ok' : short && target.longOnly ? 'missed, not judged by a short run' : 'MISSED';
    process.stdout.write(
      `${target.name.padEnd(44)}${target.seen.toFixed(2).padStart(9)}  ${bound.padEnd(16)}${verdict}\n`,
    );
  }
  const judged = all.filter(({ longOnly }) => !(short && longOnly === true));
  const ok = judged.every(isOk);
  const figures = Object.fromEntries(
    [...shots].map(([name, { requests, p50, p95, p99 }]) => [name, { perSecond: requests, p50, p95, p99 }]),
  );
  const targets = judged.map(({ name, seen, least, most }) => ({
    ...{ name, seen: Math.round(seen * 100) / 100, least, most },
    ok: isOk({ name, seen, least, most } as Target),
  }));
  process.stdout.write(`${JSON.stringify({ name: 'load:booking', short, figures, targets, ok })}\n`);
  process.exitCode = ok ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});

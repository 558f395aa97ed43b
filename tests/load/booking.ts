import { randomBytes } from 'node:crypto';
import { openDb } from '../../server/kernel/db';
import { systemClock } from '../../server/kernel/clock';
import { openBuild, type Build } from '../support/build';
import { testDatabase, type TestDatabase } from '../support/database';
import { startProcesses, type Processes } from '../support/processes';
import { buildUsers, durableInstance, fire, head, perSecond, row } from './rig';
import type { Order, Shot } from './gun';

/**
 * `npm run load:booking [-- --short]`: what one API process on one durable database does a second, each side of every
 * ratio in the same run. Everything asked is by another user, so nothing is answered out of a memory of who asks.
 */
const short = process.argv.includes('--short');
const seconds = short ? 3 : 8;
const lines = 200;
const users = short ? 60_000 : 250_000;
const spreadSlots = 1000;

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
  const order = { url, lines, requests: 400_000, seconds: forSeconds, firstUser: nextUser, what };
  const shot = await fire(order);
  nextUser = (nextUser + shot.requests) % users;
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

async function main(): Promise<void> {
  const instance = await durableInstance();
  const database = await testDatabase();
  const owner = openDb(database.ownerUrl, 4);
  const fight: Fight = { database, build: openBuild(owner.db, systemClock) };
  const figures: Record<string, number> = {};
  const say = (name: string, shot: Shot, status: string): number => {
    process.stdout.write(`${row(name, shot, status)}\n`);
    figures[name] = perSecond(shot, status);
    return figures[name];
  };
  try {
    await buildUsers(database, users);
    const hot = await slotsFor(fight, 1);
    const spread = await slotsFor(fight, spreadSlots);
    process.stdout.write(`${head}\n`);
    const read = { read: ['/api/v1/me/phone'] };
    const gone = await slotsFor(fight, 1, 1);
    await withApi(fight, {}, async (url) => {
      await shoot(url, read, 3);
      say('single-row reads', await shoot(url, read), '200');
      await shoot(url, claimOf(gone), 1);
      say('refusals, sold out', await shoot(url, claimOf(gone)), '409');
      say('claims, one hot slot', await shoot(url, claimOf(hot)), '201');
      say('claims, 1,000 slots', await shoot(url, claimOf(spread)), '201');
    });
    await withApi(fight, { entry: 'tests/load/api-bare.ts' }, async (url) => {
      await shoot(url, read, 3);
      say('single-row reads, bare', await shoot(url, read), '200');
    });
    for (const pool of ['4', '10', '32']) {
      await withApi(fight, { entry: 'tests/load/api-one-by-one.ts', env: { LINLI_POOL: pool } }, async (url) => {
        await shoot(url, read, 3);
        say(`hot, one transaction a claim, pool ${pool}`, await shoot(url, claimOf(hot)), '201');
        say(`spread, one transaction a claim, pool ${pool}`, await shoot(url, claimOf(spread)), '201');
      });
    }
    conclude(figures);
  } finally {
    await owner.close();
    await database.close();
    await instance.stop();
  }
}

/** The measures of the design, each a ratio of two figures of this run. A short run is too noisy for those near their edge. */
function conclude(figures: Record<string, number>): void {
  const figure = (name: string): number => figures[name] ?? 0;
  const oneByOne = (kind: string): number =>
    Math.max(...['4', '10', '32'].map((pool) => figure(`${kind}, one transaction a claim, pool ${pool}`)));
  const reads = figure('single-row reads');
  const ratios: [name: string, ratio: number, least: number, inShort: boolean][] = [
    ['reads / bare', reads / figure('single-row reads, bare'), 0.6, false],
    ['sold out / reads', figure('refusals, sold out') / reads, 0.8, false],
    ['hot / reads', figure('claims, one hot slot') / reads, 1, false],
    ['spread / reads', figure('claims, 1,000 slots') / reads, 1, false],
    ['hot / one by one', figure('claims, one hot slot') / oneByOne('hot'), 5, true],
    ['spread / one by one', figure('claims, 1,000 slots') / oneByOne('spread'), 3.5, true],
  ];
  const targets = ratios
    .filter(([, , , inShort]) => inShort || !short)
    .map(([name, ratio, least]) => ({ name, least, seen: Math.round(ratio * 100) / 100, ok: ratio >= least }));
  for (const [name, ratio, least] of ratios) {
    process.stdout.write(`${name.padEnd(44)}${ratio.toFixed(2).padStart(7)}  at least ${least}\n`);
  }
  const ok = targets.every((target) => target.ok);
  process.stdout.write(`${JSON.stringify({ name: 'load:booking', figures, targets, ok })}\n`);
  if (!ok) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});

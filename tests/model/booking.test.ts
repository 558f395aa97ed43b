import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { capacityStore } from '../../server/modules/capacity';
import { startServer, type TestServer } from '../support/app';
import { allCommands, count } from './commands';
import { openWorld } from './real';

/**
 * Booking against a model of it, over HTTP and on the real database: slots with lines, parties, offers, quotas, proxies,
 * check-in, closing, more and fewer places, and the clock, in commands that fast-check makes from a seed. After each command everything that the
 * server keeps is compared. `npm run model:booking` does 10,000; the suite's own is short. A seed that failed is kept in
 * seeds.json and tried first from then on.
 */
const operations = Number(process.env['LINLI_MODEL'] ?? 400);
const atOnce = 150;
const seedsFile = join(__dirname, 'seeds.json');
const kept = existsSync(seedsFile) ? (JSON.parse(readFileSync(seedsFile, 'utf8')) as number[]) : [];

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
}, 60_000);
afterEach(() => server.close());

async function tryOne(seed: number, server: TestServer): Promise<void> {
  const commands = fc.commands(allCommands, { maxCommands: atOnce, size: 'max' });
  const holds = fc.asyncProperty(commands, async (cmds) => {
    await fc.asyncModelRun(() => openWorld(server), cmds);
  });
  await fc.assert(holds, {
    seed,
    numRuns: 1,
    includeErrorInReport: true,
    endOnFailure: process.env['LINLI_SHRINK'] === undefined,
  });
}

test('the seeds that are kept, each of which once found a difference, find none', async () => {
  for (const seed of kept) await tryOne(seed, server);
}, 600_000);

test(`${operations} operations drawn anew: the same state, numbers, ranks and promotions as the model's`, async () => {
  const first = Number(process.env['LINLI_SEED'] ?? Date.now() % 1_000_000_000);
  let seed = first;
  for (; count.commands < operations; seed += 1) {
    try {
      await tryOne(seed, server);
    } catch (error) {
      writeFileSync(seedsFile, `${JSON.stringify([...new Set([...kept, seed])])}\n`);
      throw error;
    }
  }
  process.stdout.write(
    `model: ${count.commands} operations, ${count.claims} claims, ${count.promoted} promotions, ${count.resized} changes of places, seeds ${first} to ${seed - 1}: no difference\n`,
  );
  expect(count.promoted).toBeGreaterThan(operations / 100);
}, 3_600_000);

test('a server that does not give quotas back is noticed', async () => {
  const careless = await startServer({
    database: { ...server.database, close: () => Promise.resolve() },
    capacity: { ...capacityStore, uncountQuotas: () => Promise.resolve() },
  });
  const tries = async () => {
    for (let seed = 1; seed <= 5; seed += 1) await tryOne(seed, careless);
  };
  await expect(tries().finally(() => careless.close())).rejects.toThrow(/booking\.quota_|\|svc_\w+\|2026/);
}, 120_000);

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPool } from 'mysql2/promise';
import { migrate } from '../../server/db/migrate';
import { newId } from '../../server/kernel/ids';
import { verifyChain } from '../../server/modules/audit';
import { startServer } from '../support/app';
import type { TestDatabase } from '../support/database';
import { databaseTools, type DatabaseTools } from './database-tools';

/**
 * `npm run faults:restore`: rehearses the worst day. A city books, a dump is taken while it goes on, it books more, then
 * somebody drops a table. A fresh server gets the dump and the row log up to the moment before: every booking that was
 * answered must be there, every table the same to the byte, the audit chain whole. Prints how long it took.
 */
const root = join(__dirname, '..', '..');
const place = join(root, '.data', 'restore');
const schema = 'linli_restore';
const bookingsEachPart = 150;

interface Running {
  ownerUrl: string;
  appUrl: string;
  socket: string;
  stop(): Promise<void>;
}

/** Plain JavaScript, since `npm start` runs it before any package is there. */
interface DatabaseModule {
  startDatabase(options: { dataDir: string; rowLog: boolean }): Promise<Running>;
  removeDatabase(dataDir: string): Promise<void>;
}
const databaseModule = '../../server/start/database.mjs';

function databaseOf(running: Running): TestDatabase {
  const pool = createPool({ uri: running.ownerUrl + schema, timezone: 'Z', connectionLimit: 2 });
  return {
    url: running.appUrl + schema,
    ownerUrl: running.ownerUrl + schema,
    schema,
    sql: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await pool.query(text, [...values]))[0] as Row[],
    truncate: () => Promise.resolve(),
    close: () => pool.end(),
  };
}

const open: Running[] = [];
async function begin(name: string): Promise<Running> {
  const { startDatabase, removeDatabase } = (await import(databaseModule)) as DatabaseModule;
  const dataDir = join(place, name);
  await removeDatabase(dataDir);
  const running = await startDatabase({ dataDir, rowLog: true });
  open.push(running);
  return running;
}

/** Bookings by real requests; the ids that were answered. */
async function book(database: TestDatabase, count: number): Promise<string[]> {
  const server = await startServer({ database: { ...database, close: () => Promise.resolve() } });
  const slot = await server.build.slot({ capacity: count });
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const resident = await server.as(await server.build.resident());
    const body = { requestKey: newId('key') };
    const booked = await resident.call('booking.book', { params: { slotId: slot.id }, body });
    if (!booked.ok) throw new Error(booked.problem.code);
    ids.push(booked.body.id);
  }
  await server.worker.runDue();
  await server.close();
  return ids;
}

async function sums({ sql }: TestDatabase): Promise<Map<string, string>> {
  const tables = await sql<{ name: string }>(
    "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'",
  );
  const rows = await sql<{ Table: string; Checksum: number }>(
    `CHECKSUM TABLE ${tables.map(({ name }) => `\`${name}\``).join(', ')} EXTENDED`,
  );
  return new Map(rows.map(({ Table, Checksum }) => [Table, String(Checksum)]));
}

const asRoot = (running: Running) => ['--no-defaults', `--socket=${running.socket}`, '--user=root'];
const most = { maxBuffer: 1024 ** 3 };

/** With the place in the row log at which it was taken, as a comment in its head. */
function dumpOf(tools: DatabaseTools, running: Running): string {
  const options = ['--single-transaction', '--master-data=2', '--routines', '--triggers', '--databases', schema];
  return execFileSync(tools.dump, [...asRoot(running), ...options], { ...most, encoding: 'utf8' });
}

/** What the row log says from the dump's place up to the statement that should not have been. */
function logBetween(tools: DatabaseTools, dataDir: string, dump: string, accident: string): string {
  const [, first = '', from = ''] = /MASTER_LOG_FILE='([^']+)', MASTER_LOG_POS=(\d+)/.exec(dump) ?? [];
  if (first === '') throw new Error('the dump does not say at which place of the row log it was taken');
  const files = readdirSync(join(dataDir, 'data'))
    .filter((name) => /^rows\.\d+$/.test(name) && name >= first)
    .map((name) => join(dataDir, 'data', name));
  const read = (more: string[]) =>
    execFileSync(tools.binlog, ['--no-defaults', `--start-position=${from}`, ...more, ...files], {
      ...most,
      encoding: 'utf8',
    });
  const whole = read([]);
  const at = whole.indexOf(accident);
  if (at === -1) throw new Error('the accident is not in the row log');
  // Two events tell of it: the transaction's begin, then the statement; the log is cut before the first.
  const before = [...whole.slice(0, at).matchAll(/^# at (\d+)$/gm)].slice(-2).map(([, position]) => position ?? '');
  return read([`--stop-position=${before[0] ?? ''}`]);
}

async function rehearse(): Promise<void> {
  const tools = databaseTools(join(root, '.data', 'mariadb-client'));
  const first = await begin('first');
  await migrate({ ownerUrl: first.ownerUrl + schema, appUrl: first.appUrl + schema, log: () => undefined });
  const city = databaseOf(first);
  const before = await book(city, bookingsEachPart);
  const [dump, during] = await Promise.all([
    new Promise<string>((resolve) => setTimeout(() => resolve(dumpOf(tools, first)), 300)),
    book(city, bookingsEachPart),
  ]);
  const after = await book(city, bookingsEachPart);
  const wanted = await sums(city);
  await city.sql('DROP TABLE inbox_entry');
  await city.close();

  const startedAt = performance.now();
  const log = logBetween(tools, join(place, 'first'), dump, 'DROP TABLE `inbox_entry`');
  const second = await begin('second');
  const file = join(place, 'restore.sql');
  writeFileSync(file, `${dump}\n${log}`, { mode: 0o600 });
  execFileSync(tools.client, asRoot(second), { ...most, input: readFileSync(file) });
  // The app's rights are not part of the dump: the migration gives them again, and finds nothing else to do.
  await migrate({ ownerUrl: second.ownerUrl + schema, appUrl: second.appUrl + schema, log: () => undefined });
  const seconds = (performance.now() - startedAt) / 1000;

  const restored = databaseOf(second);
  const found = await sums(restored);
  const differing = [...wanted].filter(([table, sum]) => found.get(table) !== sum).map(([table]) => table);
  const kept = new Set((await restored.sql<{ id: string }>('SELECT id FROM booking')).map(({ id }) => id));
  const answered = [...before, ...during, ...after];
  const lost = answered.filter((id) => !kept.has(id));
  const server = await startServer({ database: { ...restored, close: () => Promise.resolve() } });
  const chain = await verifyChain(server.db, { unsealedBefore: new Date(0) });
  const books = (await book(restored, 1)).length;
  await server.close();
  await restored.close();
  process.stdout.write(
    `restore: ${answered.length} bookings answered, ${lost.length} lost; ${wanted.size} tables, ` +
      `${differing.length} differ${differing.length === 0 ? '' : ` (${differing.join(', ')})`}; audit chain ` +
      `${chain.whole ? 'whole' : 'BROKEN'}; books again: ${books === 1 ? 'yes' : 'no'}; ${seconds.toFixed(1)} s from ` +
      `the accident to a city that serves\n`,
  );
  if (lost.length > 0 || differing.length > 0 || !chain.whole) process.exitCode = 1;
}

rehearse()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(async () => {
    await Promise.all(open.map((running) => running.stop()));
    rmSync(place, { recursive: true, force: true });
  });

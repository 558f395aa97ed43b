import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import { migrate, MigrationRefusal } from '../../server/db/migrate';
import { readMigrations, migrationsDir } from '../../server/db/migration-files';
import { grants, rights, type Access } from '../../server/db/grants';
import { ownDatabase, type TestDatabase } from '../support/database';
import { databaseFacts } from './database-facts';

const first = '20260101000000_first';
const second = '20260102000000_second';
const plainGrants: Record<string, Access> = { _prisma_migrations: 'read', note: 'all', line: 'append' };

let database: TestDatabase;
let dir: string;

const write = (name: string, sql: string): void => {
  mkdirSync(path.join(dir, name), { recursive: true });
  writeFileSync(path.join(dir, name, 'migration.sql'), sql);
};

const run = (more: Partial<Parameters<typeof migrate>[0]> = {}): Promise<string[]> =>
  migrate({ ownerUrl: database.ownerUrl, appUrl: database.url, dir, grants: plainGrants, ...more });

const recorded = (): Promise<object[]> =>
  database.sql('SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM _prisma_migrations ORDER BY 1');

/** Everything that a run might change, to prove that it changed nothing. */
const everything = async (): Promise<unknown> => ({
  facts: await databaseFacts(database),
  record: await database.sql('SELECT * FROM _prisma_migrations ORDER BY migration_name'),
  steps: await database.sql('SELECT * FROM booking_step ORDER BY 1, 2'),
});

beforeEach(async () => {
  database = await ownDatabase('migrate', { migrated: false });
  dir = mkdtempSync(path.join(tmpdir(), 'linli-migrations-'));
  write(first, 'CREATE TABLE note (id INT NOT NULL PRIMARY KEY, text VARCHAR(40) NOT NULL);\n');
});
afterEach(async () => {
  await database.close();
  rmSync(dir, { recursive: true, force: true });
});

test('an empty database comes to the head; a second run changes nothing', async () => {
  const real = { dir: migrationsDir, grants };
  expect(await run(real)).toEqual(readMigrations(migrationsDir).map(({ name }) => name));
  const before = await everything();
  expect(await run(real)).toEqual([]);
  expect(await everything()).toEqual(before);
});

test('a schema that is not there is made, with the collation of the house', async () => {
  await database.sql(`DROP DATABASE \`${database.schema}\``);
  await run();
  const rows = await database.sql<{ collation: string }>(
    'SELECT DEFAULT_COLLATION_NAME AS collation FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?',
    [database.schema],
  );
  expect(rows).toEqual([{ collation: 'utf8mb4_unicode_ci' }]);
});

test('only what is new is applied, in the order of the names', async () => {
  await run();
  write('20260103000000_third', 'ALTER TABLE note DROP COLUMN mood');
  write(second, "ALTER TABLE note ADD mood VARCHAR(10) NOT NULL DEFAULT ';'; INSERT INTO note VALUES (1, 'a;b', 'c');");
  expect(await run()).toEqual([second, '20260103000000_third']);
  expect(await database.sql('SELECT * FROM note')).toEqual([{ id: 1, text: 'a;b' }]);
});

test('an edited file is refused, and nothing else is applied', async () => {
  await run();
  write(first, 'CREATE TABLE note (id INT NOT NULL PRIMARY KEY, text VARCHAR(80) NOT NULL);\n');
  write(second, 'CREATE TABLE line (id INT NOT NULL PRIMARY KEY)');
  const refusal = run();
  await expect(refusal).rejects.toThrow(MigrationRefusal);
  await expect(refusal).rejects.toThrow(/20260101000000_first.*was edited after it was applied/);
  expect(await recorded()).toEqual([{ name: first, done: 1 }]);
});

test('a file with the line ends of Windows is the same file', async () => {
  await run();
  write(first, 'CREATE TABLE note (id INT NOT NULL PRIMARY KEY, text VARCHAR(40) NOT NULL);\r\n');
  expect(await run()).toEqual([]);
});

test('a file that breaks off half-way is refused from then on, even when it is mended', async () => {
  write(
    second,
    'CREATE TABLE line (id INT NOT NULL PRIMARY KEY); ALTER TABLE nowhere ADD a INT; CREATE TABLE never (a INT)',
  );
  await expect(run()).rejects.toThrow(/20260102000000_second broke off: .*nowhere/);
  expect(await recorded()).toEqual([
    { name: first, done: 1 },
    { name: second, done: 0 },
  ]);
  await expect(run()).rejects.toThrow(/20260102000000_second was begun at .* and not finished \(.*nowhere.*\)/);
  write(second, 'CREATE TABLE line (id INT NOT NULL PRIMARY KEY)');
  await expect(run()).rejects.toThrow(MigrationRefusal);
  expect(await database.sql("SHOW TABLES LIKE 'never'")).toEqual([]);
});

test('a database of newer code is refused', async () => {
  write(second, 'CREATE TABLE line (id INT NOT NULL PRIMARY KEY)');
  await run();
  rmSync(path.join(dir, second), { recursive: true });
  await expect(run()).rejects.toThrow(/knows migration 20260102000000_second.*newer code/);
});

test('two at once: one applies, the other waits and finds nothing to do', async () => {
  write(second, 'SELECT SLEEP(0.3); CREATE TABLE line (id INT NOT NULL PRIMARY KEY)');
  const results = await Promise.all([run(), run()]);
  expect(results.map((applied) => applied.length).sort()).toEqual([0, 2]);
});

test('a table that grants.ts does not know is refused by name, before anything is granted', async () => {
  write(second, 'CREATE TABLE line (id INT NOT NULL PRIMARY KEY); CREATE TABLE stray (id INT NOT NULL PRIMARY KEY)');
  await expect(run()).rejects.toThrow(/server\/db\/grants\.ts doesn't say .* stray/);
  expect(await grantsOfApp()).toEqual({});
});

test('a right that grants.ts takes away is gone after the next run', async () => {
  await run();
  expect(await grantsOfApp()).toMatchObject({ note: [...rights.all].sort() });
  await run({ grants: { ...plainGrants, note: 'append' } });
  expect(await grantsOfApp()).toMatchObject({ note: [...rights.append].sort() });
});

test("the app's user may do what grants.ts says, table by table, and nothing else", async () => {
  await run({ dir: migrationsDir, grants });
  const wanted = Object.entries(grants).map(([table, access]) => [table, [...rights[access]].sort()]);
  expect(await grantsOfApp()).toEqual(Object.fromEntries(wanted));
});

test('what was audited can be neither changed nor removed by the app', async () => {
  await run({ dir: migrationsDir, grants });
  const app = await createConnection({ uri: database.url });
  try {
    const denied = 1142;
    for (const sql of ["UPDATE audit_line SET action = ''", 'DELETE FROM audit_line', 'TRUNCATE audit_line']) {
      await expect(app.query(sql)).rejects.toMatchObject({ errno: denied });
    }
    await expect(app.query('DELETE FROM audit_seal')).rejects.toMatchObject({ errno: denied });
    await expect(app.query('DELETE FROM booking_step')).rejects.toMatchObject({ errno: denied });
    await expect(app.query('CREATE TABLE mine (a INT)')).rejects.toMatchObject({ errno: denied });
  } finally {
    await app.end();
  }
});

/** The app's rights in this schema as the server tells them to the app itself. */
async function grantsOfApp(): Promise<Record<string, string[]>> {
  const app = await createConnection({ uri: database.url.replace(/\/[^/]*$/, '/') });
  try {
    const [rows] = await app.query('SHOW GRANTS');
    const lines = (rows as Record<string, string>[]).map((row) => String(Object.values(row)[0]).replaceAll('`', ''));
    const ours = lines
      .map((line) => new RegExp(`^GRANT (.+) ON ${database.schema}\\.(\\S+) TO `).exec(line))
      .filter((match) => match !== null);
    return Object.fromEntries(ours.map(([, granted = '', table = '']) => [table, granted.split(', ').sort()]));
  } finally {
    await app.end();
  }
}

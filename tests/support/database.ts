import { randomBytes } from 'node:crypto';
import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise';
import { grants } from '../../server/db/grants';
import { migrate } from '../../server/db/migrate';

export interface TestDatabase {
  /** As the app's user, with the app's rights alone. */
  url: string;
  /** As the owner, who may do anything with this schema. */
  ownerUrl: string;
  schema: string;
  /** Runs SQL as the owner: to arrange and to look, past the app's rights. Instants are UTC Dates, days are strings. */
  sql<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Empties every table but those that migrations fill. */
  truncate(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The schema of this jest worker, at the head of the migrations and empty. All files of a worker share it one after
 * the other, so a test that changes the *shape* of a table takes `ownDatabase` instead.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const database = open(workerSchema(), () => undefined);
  await toHead(database);
  await database.truncate();
  return database;
}

/** A fresh schema for one test file alone, dropped by `close`. Empty, without tables, unless it is to be migrated. */
export async function ownDatabase(label: string, { migrated = true } = {}): Promise<TestDatabase> {
  // Rights outlive the tables that they were given on, so no two schemas have the same name.
  const schema = `${workerSchema()}_${label}_${randomBytes(4).toString('hex')}`;
  const maker = createPool({ uri: urlOf('LINLI_TEST_OWNER_URL', '') });
  await maker.query(`CREATE DATABASE \`${schema}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await maker.end();
  const database = open(schema, (pool) => drop(pool, schema));
  if (migrated) await toHead(database);
  return database;
}

async function drop(pool: Pool, schema: string): Promise<void> {
  const appUser = `'${new URL(urlOf('LINLI_TEST_APP_URL', '')).username}'@'127.0.0.1'`;
  const [tables] = await pool.query<RowDataPacket[]>(`SHOW TABLES FROM \`${schema}\``);
  for (const table of tables.flatMap((row) => Object.values(row))) {
    const revoke = `REVOKE ALL PRIVILEGES ON \`${schema}\`.\`${table}\` FROM ${appUser}`;
    // A table that nothing was granted on is an error to the server.
    await pool.query(revoke).catch(() => undefined);
  }
  await pool.query(`DROP DATABASE \`${schema}\``);
}

const toHead = ({ url, ownerUrl }: TestDatabase): Promise<string[]> => migrate({ ownerUrl, appUrl: url });

const workerSchema = (): string => `linli_test_${process.env.JEST_WORKER_ID ?? '1'}`;

function urlOf(variable: 'LINLI_TEST_OWNER_URL' | 'LINLI_TEST_APP_URL', schema: string): string {
  const base = process.env[variable];
  if (base === undefined)
    throw new Error(`${variable} is not set: tests/support/global-setup.mjs starts the database.`);
  return `${base}${schema}`;
}

function open(schema: string, beforeClose: (pool: Pool) => unknown): TestDatabase {
  const url = urlOf('LINLI_TEST_APP_URL', schema);
  const ownerUrl = urlOf('LINLI_TEST_OWNER_URL', schema);
  const pool = createPool({
    uri: ownerUrl,
    timezone: 'Z',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    charset: 'utf8mb4_unicode_ci',
    connectionLimit: 4,
    multipleStatements: true,
  });
  return {
    url,
    ownerUrl,
    schema,
    sql: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      const [rows] = await pool.query<RowDataPacket[]>(text, [...values]);
      return rows as unknown as Row[];
    },
    truncate: () => truncate(pool),
    close: async () => {
      await beforeClose(pool);
      await pool.end();
    },
  };
}

/** Rows are deleted, not tables truncated: for the few rows of a test that is many times faster. */
async function truncate(pool: Pool): Promise<void> {
  const tables = Object.entries(grants).filter(([, access]) => access !== 'read');
  const deletes = tables.map(([table]) => `DELETE FROM \`${table}\``);
  await pool.query(['SET foreign_key_checks = 0', ...deletes, 'SET foreign_key_checks = 1'].join('; '));
}

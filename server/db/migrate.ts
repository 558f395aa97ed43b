import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { Umzug } from 'umzug';
import { grantApp } from './grant-app';
import { grants as everyGrant, type Access } from './grants';
import { migrationsDir, readMigrations, type MigrationFile } from './migration-files';
import {
  listRecorded,
  makeRecord,
  recordBegin,
  recordEnd,
  recordFailure,
  type RecordedMigration,
} from './migration-record';

/** Another process may be migrating; it is waited for, not for ever. */
const lockWaitSeconds = 120;
const unknownSchema = 1049;

export interface MigrateOptions {
  /** mysql://owner:password@host:port/schema; the schema is made if it isn't there. */
  ownerUrl: string;
  /** The same schema as the user that the app runs as. The owner's own user needs no grants and gets none. */
  appUrl: string;
  log?: (line: string) => void;
  /** Tests migrate folders and tables of their own. */
  dir?: string;
  grants?: Readonly<Record<string, Access>>;
}

/** What stands in the way of migrating, said so that an operator knows what to do. */
export class MigrationRefusal extends Error {}

/**
 * Brings a database to the head of the migrations and the app's user to its rights; with nothing to do it changes
 * nothing. Only one process at a time migrates a schema. A file that was edited after it was applied, a database that
 * knows files which are not here, and a file that broke off half-way are refused before anything runs.
 * @returns the names of the migrations that were applied now
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const { ownerUrl, appUrl, dir = migrationsDir, grants = everyGrant, log = () => undefined } = options;
  const schema = schemaOf(ownerUrl);
  const connection = await connectOwner(ownerUrl, schema);
  try {
    return await withLock(connection, schema, async () => {
      const files = readMigrations(dir);
      await makeRecord(connection);
      refuseStrange(files, await listRecorded(connection));
      const applied = await apply(connection, files, log);
      const account = await appAccount(connection, appUrl);
      if (account === null) log('one database user for everything: append-only tables are not guarded by grants');
      else await grantApp(connection, schema, account, grants);
      return applied;
    });
  } finally {
    await connection.end();
  }
}

function schemaOf(url: string): string {
  const schema = decodeURIComponent(new URL(url).pathname.slice(1));
  if (schema === '') throw new MigrationRefusal('The database URL names no schema: write mysql://…/linli');
  return schema;
}

async function connectOwner(url: string, schema: string): Promise<Connection> {
  const options = { timezone: 'Z', charset: 'utf8mb4_unicode_ci', multipleStatements: true };
  // mysql2 writes the address's parts into the object that it is given, so each call has its own.
  const connection = await createConnection({ ...options, uri: url }).catch(async (error: unknown) => {
    if ((error as { errno?: number }).errno !== unknownSchema) throw error;
    const bare = new URL(url);
    bare.pathname = '/';
    const maker = await createConnection({ ...options, uri: bare.href });
    const name = maker.escapeId(schema);
    await maker.query(`CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await maker.query(`USE ${name}`);
    return maker;
  });
  await connection.query("SET time_zone = '+00:00'");
  return connection;
}

async function withLock<T>(connection: Connection, schema: string, fn: () => Promise<T>): Promise<T> {
  const name = `migrate:${schema}`.slice(0, 64);
  const [rows] = await connection.query<RowDataPacket[]>('SELECT GET_LOCK(?, ?) AS got', [name, lockWaitSeconds]);
  if (Number(rows[0]?.got) !== 1) {
    throw new MigrationRefusal(
      `Another process has been migrating ${schema} for ${lockWaitSeconds} s: try again later.`,
    );
  }
  try {
    return await fn();
  } finally {
    await connection.query('SELECT RELEASE_LOCK(?)', [name]);
  }
}

function refuseStrange(files: readonly MigrationFile[], recorded: readonly RecordedMigration[]): void {
  for (const row of recorded) {
    const file = files.find(({ name }) => name === row.migration_name);
    if (row.finished_at === null) {
      throw new MigrationRefusal(
        `Migration ${row.migration_name} was begun at ${row.started_at.toISOString()} and not finished` +
          `${row.logs === null ? '' : ` (${row.logs})`}. The database can't take table changes back: restore the last ` +
          'backup, or, if nothing in it matters, begin anew (npm start -- --reset).',
      );
    }
    if (file === undefined) {
      throw new MigrationRefusal(
        `The database knows migration ${row.migration_name}, which is not here: it belongs to newer code. Run that code.`,
      );
    }
    if (file.checksum !== row.checksum) {
      throw new MigrationRefusal(
        `${file.file} was edited after it was applied. Take the edit back and write it as a new migration.`,
      );
    }
  }
}

async function apply(
  connection: Connection,
  files: readonly MigrationFile[],
  log: (line: string) => void,
): Promise<string[]> {
  const umzug = new Umzug({
    migrations: files.map((file) => ({ name: file.name, up: () => run(connection, file, log) })),
    storage: {
      executed: async () => (await listRecorded(connection)).map((row) => row.migration_name),
      logMigration: ({ name }) => recordEnd(connection, name),
      unlogMigration: () => Promise.reject(new Error('Migrations only go forward.')),
    },
    logger: undefined,
  });
  const applied = await umzug.up();
  return applied.map(({ name }) => name);
}

async function run(connection: Connection, file: MigrationFile, log: (line: string) => void): Promise<void> {
  await recordBegin(connection, file);
  try {
    await connection.query(file.sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await recordFailure(connection, file, reason);
    throw new MigrationRefusal(`Migration ${file.name} broke off: ${reason}`, { cause: error });
  }
  log(`applied ${file.name}`);
}

/** The account that the app is to the server, host included; null if it is the owner itself. */
async function appAccount(owner: Connection, appUrl: string): Promise<string | null> {
  const bare = new URL(appUrl);
  bare.pathname = '/';
  const app = await createConnection({ uri: bare.href });
  try {
    const [ours, theirs] = [await currentUser(owner), await currentUser(app)];
    return ours === theirs ? null : theirs;
  } finally {
    await app.end();
  }
}

async function currentUser(connection: Connection): Promise<string> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT CURRENT_USER() AS account');
  return String(rows[0]?.account);
}

import { join, resolve } from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { migrate } from '../db/migrate';
import { madeAction } from './make';

const root = join(__dirname, '..', '..');
const privateServer = '../start/database.mjs';

export interface CityServer {
  /** Of the app's user, and of the owner, with the schema of a city. */
  appUrl(name: string): string;
  ownerUrl(name: string): string;
  stop(): Promise<void>;
}

export class CityRefusal extends Error {}

/** Names of generated cities begin so: no other database of this product does. */
const cityName = /^linli_city[a-z0-9_]{0,40}$/;

/**
 * Where the city goes: beside the schema that DATABASE_URL (and DATABASE_OWNER_URL) name, else on a private server whose
 * files stay in `<LINLI_DATA>/city`.
 */
export async function openCityServer(env: NodeJS.ProcessEnv): Promise<CityServer> {
  if (env['NODE_ENV'] === 'production') throw new CityRefusal('A made-up city is never made in production.');
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl = appUrl } = env;
  const named = (base: string) => (name: string) => {
    const url = new URL(base);
    url.pathname = `/${name}`;
    return url.href;
  };
  if (appUrl !== undefined && ownerUrl !== undefined) {
    return { appUrl: named(appUrl), ownerUrl: named(ownerUrl), stop: () => Promise.resolve() };
  }
  const { startDatabase } = (await import(privateServer)) as {
    startDatabase(options: { dataDir: string }): Promise<{ appUrl: string; ownerUrl: string; stop(): Promise<void> }>;
  };
  const database = await startDatabase({ dataDir: join(resolve(root, env['LINLI_DATA'] ?? '.data'), 'city') });
  return { appUrl: named(database.appUrl), ownerUrl: named(database.ownerUrl), stop: () => database.stop() };
}

export interface KnownCity {
  scale: number;
  seed: number;
  today: string;
}

/** What stands under a name: nothing, a whole city, a city that broke off, or something that is no city. */
export async function lookUp(server: CityServer, name: string): Promise<KnownCity | 'nothing' | 'broken' | 'other'> {
  return withOwner(server, async (connection) => {
    const [tables] = await connection.query<RowDataPacket[]>(
      'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?',
      [name],
    );
    if (tables.length === 0) return 'nothing';
    if (!tables.some((row) => row['name'] === 'audit_line')) return 'other';
    const [lines] = await connection.query<RowDataPacket[]>(
      'SELECT subject_id AS state, detail FROM ??.audit_line WHERE action = ? ORDER BY id DESC LIMIT 1',
      [name, madeAction],
    );
    const line = lines[0];
    if (line === undefined) return 'other';
    return line['state'] === 'whole' ? (JSON.parse(String(line['detail'])) as KnownCity) : 'broken';
  });
}

/** An empty database of that name at the head of the migrations; a city that was there is gone, anything else is refused. */
export async function emptyCity(server: CityServer, name: string): Promise<void> {
  if (!cityName.test(name)) throw new CityRefusal(`${name} is no name for a city: linli_city, linli_city_small …`);
  if ((await lookUp(server, name)) === 'other') {
    throw new CityRefusal(`${name} holds something that npm run city has not made: choose another --name.`);
  }
  await withOwner(server, (connection) => connection.query('DROP DATABASE IF EXISTS ??', [name]));
  await migrate({ ownerUrl: server.ownerUrl(name), appUrl: server.appUrl(name) });
}

async function withOwner<T>(server: CityServer, use: (connection: Connection) => Promise<T>): Promise<T> {
  const url = new URL(server.ownerUrl('any'));
  url.pathname = '/';
  const connection = await createConnection({ uri: url.href });
  try {
    return await use(connection);
  } finally {
    await connection.end();
  }
}

import { createConnection, createPool, type RowDataPacket } from 'mysql2/promise';
import { emptyCity, lookUp, type CityServer } from '../../server/city/database';
import { makeCity } from '../../server/city/make';
import { civilDay } from '../../shared/time/civil';
import type { TestDatabase } from '../support/database';

const seed = 1;

/** A generated city, ready to be asked as any of its residents. */
export interface City {
  scale: number;
  name: string;
  database: TestDatabase;
  residents: number;
}

/** The city of that scale as it stands since earlier today, or a new one. */
export async function cityOf(server: CityServer, name: string, scale: number): Promise<City> {
  const today = civilDay(new Date());
  const known = await lookUp(server, name);
  const isThere = typeof known === 'object' && known.scale === scale && known.today === today;
  process.stdout.write(`${name}, scale ${scale}: ${isThere ? 'as it stands' : 'being made'}\n`);
  if (!isThere) {
    await emptyCity(server, name);
    const city = await makeCity({ url: server.ownerUrl(name), scale, seed, today });
    if (city.wrong.length > 0) throw new Error(`${name} is not right: ${JSON.stringify(city.wrong)}`);
    process.stdout.write(`${name} is made and right after ${city.seconds.toFixed(0)} s\n`);
  }
  return { scale, name, database: databaseOf(server, name), residents: await giveSessions(server.ownerUrl(name)) };
}

/**
 * Every resident gets a session, so that who asks is looked up among as many as the city has: `tokenOf(1)` is somebody's,
 * and who has which number is thrown together. They last as long as a refresh token, so none is moved on meanwhile.
 */
async function giveSessions(ownerUrl: string): Promise<number> {
  const connection = await createConnection({ uri: ownerUrl });
  try {
    await connection.query("SET time_zone = '+00:00', unique_checks = 0, foreign_key_checks = 0");
    const count = async (table: string): Promise<number> => {
      const [rows] = await connection.query<RowDataPacket[]>(`SELECT COUNT(*) AS n FROM ${table}`);
      return Number(rows[0]?.['n']);
    };
    const residents = await count('account');
    if ((await count('session')) === residents) return residents;
    await connection.query('TRUNCATE TABLE session');
    await connection.query(`
      INSERT INTO session (id, family_id, account_id, access_hash, refresh_hash, access_expires_at, refresh_expires_at,
        created_at, active_role)
      SELECT CONCAT('ses_', LEFT(own, 20)), CONCAT('fam_', LEFT(own, 20)), id,
        SHA2(CONCAT('load-token-', LPAD(n, 12, '0')), 256), SHA2(CONCAT('load-refresh-', n), 256),
        UTC_TIMESTAMP(3) + INTERVAL 30 DAY, UTC_TIMESTAMP(3) + INTERVAL 30 DAY, UTC_TIMESTAMP(3), 'resident'
      FROM (SELECT id, SHA2(id, 256) AS own, ROW_NUMBER() OVER (ORDER BY SHA2(id, 256)) AS n FROM account) AS drawn`);
    await connection.query('ANALYZE TABLE session');
    return residents;
  } finally {
    await connection.end();
  }
}

/** As the processes of the rig take it; it outlives them. */
function databaseOf(server: CityServer, name: string): TestDatabase {
  const pool = createPool({ uri: server.ownerUrl(name), connectionLimit: 1, timezone: 'Z', dateStrings: ['DATE'] });
  return {
    url: server.appUrl(name),
    ownerUrl: server.ownerUrl(name),
    schema: name,
    sql: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      const [rows] = await pool.query<RowDataPacket[]>(text, [...values]);
      return rows as unknown as Row[];
    },
    truncate: () => Promise.reject(new Error('A city is not emptied row by row')),
    close: () => Promise.resolve(),
  };
}

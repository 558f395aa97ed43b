import { join } from 'node:path';
import { createPool } from 'mysql2/promise';
import { migrate } from '../../server/db/migrate';
import { openClient, type Client } from '../support/client';
import type { TestDatabase } from '../support/database';
import type { OurProcess } from '../support/processes';
import { tokenOf } from '../load/gun';
import { root } from '../load/rig';

const dataDir = join(root, '.data', 'faults-booking');
const schema = 'linli_faults';

interface Running {
  ownerUrl: string;
  appUrl: string;
  port: number;
  ended: Promise<void>;
  stop(): Promise<void>;
  kill(): void;
}

/** Plain JavaScript, since `npm start` runs it before any package is there. */
interface DatabaseModule {
  startDatabase(options: { dataDir: string; port?: number }): Promise<Running>;
  removeDatabase(dataDir: string): Promise<void>;
}
const databaseModule = '../../server/start/database.mjs';

/** A durable database of its own that can be killed amid everything and started again. */
export interface Stand {
  database: TestDatabase;
  /** Ends the server as a power cut would, and starts it again on the same files and port. */
  killDatabase(): Promise<void>;
  close(): Promise<void>;
}

export async function openStand(): Promise<Stand> {
  const { startDatabase, removeDatabase } = (await import(databaseModule)) as DatabaseModule;
  await removeDatabase(dataDir);
  let running = await startDatabase({ dataDir });
  const endWithUs = (): void => running.kill();
  process.once('exit', endWithUs);
  const [url, ownerUrl] = [running.appUrl + schema, running.ownerUrl + schema];
  await migrate({ ownerUrl, appUrl: url, log: () => undefined });
  const pool = createPool({ uri: ownerUrl, timezone: 'Z', dateStrings: ['DATE'], connectionLimit: 4 });
  const [rows] = await pool.query('SELECT @@GLOBAL.innodb_flush_log_at_trx_commit AS durable');
  if (Number((rows as { durable: number }[])[0]?.durable) !== 1) throw new Error('commits do not reach the disk');
  const database: TestDatabase = {
    url,
    ownerUrl,
    schema,
    sql: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await pool.query(text, [...values]))[0] as Row[],
    truncate: () => Promise.reject(new Error('nothing here is emptied')),
    close: () => Promise.resolve(),
  };
  return {
    database,
    async killDatabase() {
      const { port } = running;
      running.kill();
      await running.ended;
      await running.stop();
      running = await startDatabase({ dataDir, port });
    },
    async close() {
      await pool.end();
      process.removeListener('exit', endWithUs);
      await running.stop();
      await removeDatabase(dataDir);
    },
  };
}

/** One of the residents that `buildUsers` made. */
export const userAt = (api: OurProcess | undefined, user: number): Client => openClient(api?.url ?? '', tokenOf(user));

/** What one measure saw, and whether it is as it must be. */
export interface Measured {
  name: string;
  figures: Record<string, number>;
  /** Said as it must be, and whether it is. */
  targets: Record<string, boolean>;
}

/** Counters of a slot against its rows: places and people waiting that are counted and that there are. */
export async function slotTruth({ sql }: TestDatabase, slotId: string) {
  const [row] = await sql<Record<string, string>>(
    `SELECT taken, waiting, line_last AS last,
       (SELECT COALESCE(SUM(party_size), 0) FROM booking WHERE slot_id = slot.id AND live_key = '' AND state <> 'waiting')
         AS placed,
       (SELECT COALESCE(SUM(party_size), 0) FROM booking WHERE slot_id = slot.id AND state = 'waiting') AS inLine,
       (SELECT COUNT(DISTINCT line_number) FROM booking WHERE slot_id = slot.id AND line_number IS NOT NULL) AS numbers
     FROM slot WHERE id = ?`,
    [slotId],
  );
  const at = (key: string): number => Number(row?.[key]);
  return {
    taken: at('taken'),
    waiting: at('waiting'),
    last: at('last'),
    placed: at('placed'),
    inLine: at('inLine'),
    numbers: at('numbers'),
  };
}

import { Kysely, MysqlDialect, type Transaction } from 'kysely';
import { createPool, type Pool } from 'mysql2';
import type { DB } from '../db/types';

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;
/** Either: for reads that may stand inside or outside a transaction. */
export type Reader = Db | Tx;

export interface OpenDb {
  db: Db;
  close(): Promise<void>;
}

const deadlock = 1213;
const lockWaitTimeout = 1205;
const duplicateEntry = 1062;
const mostTries = 4;

/**
 * One pool for everything. Sessions run in UTC, read committed, with a short lock wait, so that a stuck peer shows as
 * `busy` instead of a hanging phone.
 */
export function openDb(url: string, poolSize: number): OpenDb {
  const pool: Pool = createPool({
    uri: url,
    timezone: 'Z',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    charset: 'utf8mb4_unicode_ci',
    connectionLimit: poolSize,
    maxIdle: poolSize,
    queueLimit: 5000,
    connectTimeout: 5000,
    enableKeepAlive: true,
  });
  pool.on('connection', (connection) => {
    // Queued ahead of the first statement on the same connection, so no statement runs without them.
    connection.query("SET time_zone = '+00:00', innodb_lock_wait_timeout = 5");
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  });
  const db = new Kysely<DB>({ dialect: new MysqlDialect({ pool }) });
  return { db, close: () => db.destroy() };
}

interface DriverError {
  errno?: number;
  sqlMessage?: string;
}

const driverError = (error: unknown): DriverError =>
  typeof error === 'object' && error !== null ? (error as DriverError) : {};

/** Whether a unique key said no; with `key`, whether it was that key. */
export function isDuplicate(error: unknown, key?: string): boolean {
  const { errno, sqlMessage } = driverError(error);
  if (errno !== duplicateEntry) return false;
  // The key's name is data inside the message ("for key 'table.key'" or "for key 'key'"), in every server language.
  return key === undefined || new RegExp(`['.]${key}'$`).test(sqlMessage ?? '');
}

export function isLockTrouble(error: unknown): boolean {
  const { errno } = driverError(error);
  return errno === deadlock || errno === lockWaitTimeout;
}

/** Whether the database could not be reached or dropped the line: the caller may try again later. */
export function isConnectionTrouble(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  return (
    typeof code === 'string' &&
    ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'PROTOCOL_CONNECTION_LOST', 'ER_CON_COUNT_ERROR'].includes(
      code,
    )
  );
}

/**
 * Runs `fn` in one transaction at READ COMMITTED: all of it commits or nothing. Deadlocks and lock waits are tried
 * again up to three times, so `fn` must have no effect outside the database. `beforeCommit` may still refuse.
 */
export async function inTransaction<T>(
  db: Db,
  fn: (tx: Tx) => Promise<T>,
  beforeCommit: (tx: Tx) => void = () => undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (tx) => {
          const result = await fn(tx);
          beforeCommit(tx);
          return result;
        });
    } catch (error) {
      if (!isLockTrouble(error) || attempt === mostTries) throw error;
    }
  }
}

import { CompiledQuery, Kysely, MysqlDialect, sql, type Transaction } from 'kysely';
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
/** The server ends the session or gives none: too many connections, shutting down, killed, idle for too long. */
const sessionEnded: ReadonlySet<number | undefined> = new Set([1040, 1053, 1203, 1317, 1927, 3169, 4031]);
const mostTries = 4;

/** No connection could be had: the server is away, or too many already wait for one. */
class NoConnection extends Error {
  constructor(cause: unknown) {
    super('no connection to the database', { cause });
    this.name = 'NoConnection';
  }
}

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
  const dialect = new MysqlDialect({
    pool: {
      getConnection: (done) =>
        pool.getConnection((error, connection) => done(error === null ? null : new NoConnection(error), connection)),
      end: (done) => pool.end(done),
    },
    // Waited for: no statement runs on a session without these.
    onCreateConnection: async (connection) => {
      for (const text of sessionSettings) await connection.executeQuery(CompiledQuery.raw(text));
    },
  });
  const db = new Kysely<DB>({ dialect });
  return { db, close: () => db.destroy() };
}

const sessionSettings = [
  "SET time_zone = '+00:00', innodb_lock_wait_timeout = 5",
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
] as const;

/** Whether the database answers, asked for so long at the most: a machine that hangs refuses nothing. */
export async function isAnswering(db: Db, withinMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), withinMs);
  });
  const answer = sql`SELECT 1`.execute(db).then(
    () => true,
    () => false,
  );
  return Promise.race([answer, patience]).finally(() => clearTimeout(timer));
}

interface DriverError {
  errno?: number;
  sqlMessage?: string;
  /** The driver's word for a connection that is of no more use. */
  fatal?: boolean;
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
  const { errno, fatal } = driverError(error);
  return error instanceof NoConnection || fatal === true || sessionEnded.has(errno);
}

/**
 * Runs `fn` in one transaction at READ COMMITTED, which every session has: all of it commits or nothing. Deadlocks are
 * tried again up to three times, so `fn` must have no effect outside the database. A lock not given in time is not
 * waited for again: the phone would give up before. `beforeCommit` may still refuse.
 */
export async function inTransaction<T>(
  db: Db,
  fn: (tx: Tx) => Promise<T>,
  beforeCommit: (tx: Tx) => void = () => undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(async (tx) => {
        const result = await fn(tx);
        beforeCommit(tx);
        return result;
      });
    } catch (error) {
      if (driverError(error).errno !== deadlock || attempt === mostTries) throw error;
    }
  }
}

import { Kysely, MysqlDialect, sql, type Transaction } from 'kysely';
import type { DB } from '../db/types';
import { LineLost, NoConnection, openPool, usualWaits, type PoolUse, type PoolWaits } from './pool';

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;
/** Either: for reads that may stand inside or outside a transaction. */
export type Reader = Db | Tx;

export interface OpenDb {
  db: Db;
  close(): Promise<void>;
  poolUse(): PoolUse;
}

const deadlock = 1213;
const lockWaitTimeout = 1205;
const duplicateEntry = 1062;
/** The server ends the session or gives none: too many connections, shutting down, killed, idle for too long. */
const sessionEnded: ReadonlySet<number | undefined> = new Set([1040, 1053, 1203, 1317, 1927, 3169, 4031]);
/** A statement took longer than its session allows: MariaDB's number and MySQL's. */
const statementOverdue: ReadonlySet<number | undefined> = new Set([1969, 3024]);
const mostTries = 4;

/**
 * One pool for everything. Sessions run in UTC, read committed, with a short lock wait and a bound on each statement, so
 * that a stuck peer shows as `busy` instead of a hanging phone.
 */
export function openDb(url: string, poolSize: number, waits: PoolWaits = usualWaits): OpenDb {
  const pool = openPool(url, poolSize, waits, async (say) => {
    const [row] = (await say('SELECT VERSION() AS version')) as { version: string }[];
    for (const text of sessionSettings(row?.version ?? '')) await say(text);
  });
  const dialect = new MysqlDialect({ pool });
  const db = new Kysely<DB>({ dialect });
  return { db, close: () => db.destroy(), poolUse: () => pool.use() };
}

/** What one statement may take of the server. */
const statementSeconds = 7;

/**
 * What is said on each new line, by the server's own version string. MariaDB bounds every statement, MySQL reads alone;
 * there, locks and the line's own bound end the rest.
 */
export const sessionSettings = (version: string): readonly string[] => [
  "SET time_zone = '+00:00', innodb_lock_wait_timeout = 5",
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  // The driver escapes with backslashes: a server told that they mean nothing would read values as statements.
  "SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
  version.includes('MariaDB')
    ? `SET SESSION max_statement_time = ${statementSeconds}`
    : `SET SESSION max_execution_time = ${statementSeconds * 1000}`,
];

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

/**
 * Several reads on one line, which go to the server and come back together; see one-trip.ts. Inside a transaction they
 * share its own line. All fail where one does.
 */
export function onOneLine<T>(reader: Reader, read: (line: Reader) => Promise<T>): Promise<T> {
  return reader.isTransaction ? read(reader) : reader.connection().execute(read);
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

/** Whether the database could not be reached, dropped the line or took too long: the caller may try again later. */
export function isConnectionTrouble(error: unknown): boolean {
  const { errno, fatal } = driverError(error);
  const isLine = error instanceof NoConnection || error instanceof LineLost || fatal === true;
  return isLine || sessionEnded.has(errno) || statementOverdue.has(errno);
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

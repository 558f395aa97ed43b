import { createPool, type Pool, type PoolConnection } from 'mysql2';
import { inOneTrip, type Say } from './one-trip';

/** No connection could be had: the server is away, or too many already wait for one. */
export class NoConnection extends Error {
  constructor(cause: unknown) {
    super('no connection to the database', { cause });
    this.name = 'NoConnection';
  }
}

/** A statement had no answer in time: the line is given up, since nobody knows what the other end made of it. */
export class LineLost extends Error {
  constructor(cause: unknown) {
    super('the database did not answer', { cause });
    this.name = 'LineLost';
  }
}

export interface PoolWaits {
  /** For a new connection to stand. */
  connectMs: number;
  /** For one to become free. */
  acquireMs: number;
  /** For a statement's answer. Longer than the server's own bound, so that it ends only what the server can't. */
  answerMs: number;
}

/** All of them end before the phone's ten seconds do. */
export const usualWaits: PoolWaits = { connectMs: 5000, acquireMs: 8000, answerMs: 9000 };

export interface PoolUse {
  used: number;
  waiting: number;
  size: number;
}

/** Readies a new line; no statement runs on one that is not. */
type Prepare = (say: (sql: string) => Promise<unknown>) => Promise<void>;
type Taken = (error: Error | null, connection: PoolConnection) => void;

/** What Kysely needs of a pool. */
export interface PatientPool {
  getConnection(done: Taken): void;
  end(done: (error: unknown) => void): void;
  use(): PoolUse;
}

/**
 * A pool that waits for nothing longer than it says. A line whose far end is gone without a word (a machine that hangs, a
 * router that forgot it) shows only by silence: the first statement that meets it gives up, and with it go all lines of
 * the same age, so that nobody else waits for the rest of them one by one.
 */
export function openPool(url: string, size: number, waits: PoolWaits, prepare: Prepare): PatientPool {
  const pool: Pool = createPool({
    uri: url,
    timezone: 'Z',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    charset: 'utf8mb4_unicode_ci',
    // For what one transaction asks at once; every text and every value still passes through the driver's escaping.
    multipleStatements: true,
    // An object where a value belongs is a text then, not `name` = value.
    stringifyObjects: true,
    connectionLimit: size,
    maxIdle: size,
    queueLimit: 5000,
    connectTimeout: waits.connectMs,
    enableKeepAlive: true,
    keepAliveInitialDelay: 10_000,
  });
  const counts = { used: 0, waiting: 0 };
  let generation = 0;
  const born = new WeakMap<PoolConnection, number>();
  pool.on('connection', (connection) => void born.set(connection, generation));

  const distrustAll = (): void => void (generation += 1);
  const ready = new WeakSet<PoolConnection>();
  const guarded = new WeakMap<PoolConnection, PoolConnection>();
  const guard = (connection: PoolConnection): PoolConnection => {
    const known = guarded.get(connection);
    if (known !== undefined) return known;
    const made = guardOf(connection, waits.answerMs, distrustAll, () => (counts.used -= 1));
    guarded.set(connection, made);
    return made;
  };

  function getConnection(done: Taken): void {
    let over = false;
    counts.waiting += 1;
    const end = (error: Error | null, connection?: PoolConnection): void => {
      over = true;
      clearTimeout(timer);
      counts.waiting -= 1;
      if (connection !== undefined) counts.used += 1;
      done(error, connection as PoolConnection);
    };
    const timer = setTimeout(() => end(new NoConnection(new Error('none became free in time'))), waits.acquireMs);
    const take = (): void =>
      pool.getConnection((error, connection) => {
        if (error !== null) return void (over || end(new NoConnection(error)));
        if ((born.get(connection) ?? 0) < generation) {
          connection.destroy();
          return void (over || take());
        }
        const line = guard(connection);
        const isOld = ready.has(connection);
        (isOld ? Promise.resolve() : prepare((sql) => saidOn(line, sql))).then(
          () => {
            ready.add(connection);
            if (over) connection.release();
            else end(null, line);
          },
          (fault: unknown) => {
            connection.destroy();
            if (!over) end(new NoConnection(fault));
          },
        );
      });
    take();
  }

  return {
    getConnection,
    end: (done) => pool.end(done),
    use: () => ({ ...counts, size }),
  };
}

function saidOn(line: PoolConnection, sql: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    line.query(sql, [], (error: Error | null, rows) => (error === null ? resolve(rows) : reject(error)));
  });
}

/** The same connection, of which every statement has a bound. One object a connection: Kysely knows it by that. */
function guardOf(
  connection: PoolConnection,
  answerMs: number,
  onSilence: () => void,
  onRelease: () => void,
): PoolConnection {
  const say: Say = (sql, values, answer) =>
    void connection.query({ sql, values: [...values], timeout: answerMs }, (error, result) => {
      if (error?.code !== 'PROTOCOL_SEQUENCE_TIMEOUT') return answer(error, result);
      onSilence();
      connection.destroy();
      answer(new LineLost(error), undefined);
    });
  const query = inOneTrip(say, (sql, values) => connection.format(sql, [...values]));
  const release = (): void => {
    onRelease();
    connection.release();
  };
  return new Proxy(connection, {
    get(target, name) {
      if (name === 'query') return query;
      if (name === 'release') return release;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
    },
  });
}

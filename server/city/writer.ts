import type { Insertable } from 'kysely';
import type { Connection } from 'mysql2/promise';
import type { DB } from '../db/types';

/** Rows in one INSERT: some 300 KB, far below the packet limit. */
const chunk = 1000;

export interface TableTime {
  rows: number;
  /** What the database took to put them by, and then to write them with all indexes. */
  seconds: number;
}

export interface Writer {
  /** Rows of one table all name the same columns. They stand in the table once it is settled. */
  write<T extends keyof DB>(table: T, rows: readonly Insertable<DB[T]>[]): Promise<void>;
  /** Moves what was put by into the tables themselves, telling of each. */
  settle(onTable: (table: string, time: TableTime) => void): Promise<void>;
  times: ReadonlyMap<string, TableTime>;
}

/**
 * Rows are put by in tables without keys and moved in one statement a table: the database then sorts them for each index
 * instead of looking up a place in eight indexes for every row, which for a million rows with random ids is a hundred
 * times its memory to read and write. The INSERTs are written out by hand, as a query builder would take longer than the
 * database.
 */
export function openWriter(connection: Connection): Writer {
  const times = new Map<string, TableTime>();
  const putBy = new Map<string, string>();
  const timed = async (table: string, sql: string): Promise<TableTime> => {
    const time = times.get(table) ?? { rows: 0, seconds: 0 };
    times.set(table, time);
    const startedAt = performance.now();
    await connection.query(sql);
    time.seconds += (performance.now() - startedAt) / 1000;
    return time;
  };
  return {
    times,
    async write(table, rows) {
      const [first] = rows;
      if (first === undefined) return;
      const columns = Object.keys(first);
      const list = columns.map((column) => `\`${column}\``).join(',');
      if (!putBy.has(table)) {
        putBy.set(table, list);
        await timed(table, `CREATE TEMPORARY TABLE \`put_by_${table}\` AS SELECT ${list} FROM \`${table}\` LIMIT 0`);
      }
      for (let i = 0; i < rows.length; i += chunk) {
        const tuples = rows.slice(i, i + chunk).map((row) => tupleOf(row as Record<string, unknown>, columns));
        const time = await timed(table, `INSERT INTO \`put_by_${table}\` (${list}) VALUES ${tuples.join(',')}`);
        time.rows += tuples.length;
      }
    },
    async settle(onTable) {
      for (const [table, list] of putBy) {
        await timed(table, `INSERT INTO \`${table}\` (${list}) SELECT ${list} FROM \`put_by_${table}\``);
        onTable(table, await timed(table, `DROP TEMPORARY TABLE \`put_by_${table}\``));
      }
      putBy.clear();
    },
  };
}

function tupleOf(row: Record<string, unknown>, columns: readonly string[]): string {
  if (Object.keys(row).length !== columns.length) throw new Error(`Another row than ${columns.join(', ')}`);
  return `(${columns.map((column) => literalOf(row[column])).join(',')})`;
}

const needsEscape = /['"\\\n\r]/g;
const escapes: Readonly<Record<string, string>> = { "'": "''", '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r' };

function literalOf(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return `'${value.toISOString().slice(0, 23).replace('T', ' ')}'`;
  if (typeof value !== 'string') throw new Error(`Nothing that a column holds: ${typeof value}`);
  return `'${value.replace(needsEscape, (sign) => escapes[sign] ?? '')}'`;
}

import { CompiledQuery, type Insertable, type Selectable } from 'kysely';
import type { DB } from '../db/types';
import type { Reader, Tx } from './db';

/**
 * Statements over hundreds of rows as plain text with values. A query builder makes several objects of every value and
 * walks through them twice, which for a group of claims costs more than the database takes to do it. Names of tables and
 * columns are ours, checked by their types; values go to the driver's escaping like everybody's.
 */
type Table = keyof DB & string;
type Column<T extends Table> = keyof Selectable<DB[T]> & string;

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/**
 * Inserts rows that all name the same columns, in one statement; with `onDuplicate`, changes those that are there. A
 * column that is null in all of them is left out: no nullable column of ours has another default.
 */
export async function insertMany<T extends Table>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<DB[T]>[],
  onDuplicate?: string,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const valueOf = (row: object, column: string): unknown => (row as Record<string, unknown>)[column] ?? null;
  const columns = Object.keys(first).filter((column) => rows.some((row) => valueOf(row, column) !== null));
  const values = rows.map((row) => columns.map((column) => valueOf(row, column)));
  const otherwise = onDuplicate === undefined ? '' : ` on duplicate key update ${onDuplicate}`;
  await tx.executeQuery(
    CompiledQuery.raw(`insert into \`${table}\` (${quoted(columns)}) values ?${otherwise}`, [values]),
  );
}

/**
 * The rows whose key is one of these, each given by its columns' values. The keys are written out one by one: lists for
 * each column would make the database look for all their combinations.
 */
export async function findByKeys<T extends Table>(
  reader: Reader,
  table: T,
  columns: readonly Column<T>[],
  keys: readonly (readonly unknown[])[],
): Promise<Selectable<DB[T]>[]> {
  if (keys.length === 0) return [];
  const one = `(${columns.map((column) => `\`${column}\` = ?`).join(' and ')})`;
  const text = `select * from \`${table}\` where ${Array(keys.length).fill(one).join(' or ')}`;
  return (await reader.executeQuery(CompiledQuery.raw(text, keys.flat()) as CompiledQuery<Selectable<DB[T]>>)).rows;
}

/**
 * The rows whose key begins with the values given and whose last column lies from one value to another, both counted: each
 * span is [...values, from, to]. Span by span for the same reason.
 */
export async function findBySpans<T extends Table>(
  reader: Reader,
  table: T,
  columns: readonly Column<T>[],
  spans: readonly (readonly unknown[])[],
): Promise<Selectable<DB[T]>[]> {
  if (spans.length === 0) return [];
  const one = columns
    .map((column, n) => (n < columns.length - 1 ? `\`${column}\` = ?` : `\`${column}\` between ? and ?`))
    .join(' and ');
  const text = `select * from \`${table}\` where ${Array(spans.length).fill(`(${one})`).join(' or ')}`;
  return (await reader.executeQuery(CompiledQuery.raw(text, spans.flat()) as CompiledQuery<Selectable<DB[T]>>)).rows;
}

/** Locks the rows of these ids in the order of their ids, until the transaction ends. */
export async function lockByIds<T extends Table, C extends Column<T>>(
  tx: Tx,
  table: T,
  ids: readonly string[],
  columns?: readonly C[],
): Promise<Pick<Selectable<DB[T]>, C>[]> {
  if (ids.length === 0) return [];
  const wanted = columns === undefined ? '*' : quoted(columns);
  const text = `select ${wanted} from \`${table}\` where \`id\` in (?) order by \`id\` for update`;
  return (await tx.executeQuery(CompiledQuery.raw(text, [ids]) as CompiledQuery<Pick<Selectable<DB[T]>, C>>)).rows;
}

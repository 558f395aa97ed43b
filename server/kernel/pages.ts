import { Refusal } from './refusals';

type CursorValue = string | number;

/** The last millisecond of the last year that a DATETIME knows. */
const greatest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** All numbers we sort by are instants, metres or positions; anything else can't be told to the database. */
const isSortValue = (value: unknown, kind: 'string' | 'number'): boolean =>
  typeof value === 'number'
    ? kind === 'number' && Number.isInteger(value) && value >= 0 && value <= greatest
    : typeof value === kind;

/** Packs the sort values of the last row shown; opaque to clients, not secret. */
export function encodeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Unpacks a cursor made for a list sorted by `shape`; refuses anything else as bad input. A cursor of another list that
 * happens to have the same shape only yields another start, never other rows than the caller may see.
 */
export function decodeCursor<const S extends readonly ('string' | 'number')[]>(
  cursor: string | undefined,
  shape: S,
): { [K in keyof S]: S[K] extends 'string' ? string : number } | null {
  if (cursor === undefined) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === shape.length &&
      values.every((v, i) => isSortValue(v, shape[i] ?? 'string'))
    ) {
      return values as { [K in keyof S]: S[K] extends 'string' ? string : number };
    }
  } catch {
    // Falls through: not ours.
  }
  throw new Refusal('input.invalid', [{ path: 'query.cursor', rule: 'cursor', message: 'not a cursor of this list' }]);
}

/** Cuts the one row read beyond `limit`, which tells whether there is more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => Item,
  cursorOf: (row: Row) => readonly CursorValue[],
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null,
  };
}

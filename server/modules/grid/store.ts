import type { Db, Reader } from '../../kernel/db';

const children = (db: Reader, parentCode: string) =>
  db.selectFrom('area').select(['code', 'name', 'level', 'path']).where('parent_code', '=', parentCode).orderBy('code');

const cities = (db: Reader) =>
  db.selectFrom('area').select(['code', 'name', 'level', 'path']).where('level', '=', 'city').orderBy('code');

const parentsAmong = (db: Reader, codes: readonly string[]) =>
  db.selectFrom('area').select('parent_code').where('parent_code', 'in', codes).groupBy('parent_code');

const named = (db: Reader, codes: readonly string[]) =>
  db.selectFrom('area').select(['code', 'name', 'path']).where('code', 'in', codes);

/** One level holds at most a hundred areas (two digits of county, three of town and village, none full), so no paging. */
export function listBelow(db: Reader, parentCode: string | undefined) {
  return (parentCode === undefined ? cities(db) : children(db, parentCode)).execute();
}

/** Those of the codes that have areas below them. */
export async function findParents(db: Reader, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const rows = await parentsAmong(db, codes).execute();
  return new Set(rows.flatMap((row) => (row.parent_code === null ? [] : [row.parent_code])));
}

export async function findNames(db: Reader, codes: readonly string[]) {
  return codes.length === 0 ? [] : named(db, codes).execute();
}

/** The list statements by name, for the test that reads their EXPLAIN. */
export const listQueries = {
  'area.cities': (db: Db) => cities(db),
  'area.children': (db: Db) => children(db, '350582'),
  'area.parents': (db: Db) => parentsAmong(db, ['350582002', '350582004']),
  'area.names': (db: Db) => named(db, ['350582002007', '350581002005']),
};

import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { prefixRange } from '../grid';

/** That `area_code` lies in or below one of these areas, as ranges that an index can use. None of them is nowhere. */
export function inAreas(areas: readonly string[]): RawBuilder<SqlBool> {
  if (areas.length === 0) return sql<SqlBool>`1 = 0`;
  const ranges = areas.map((code) => {
    const { from, before } = prefixRange(code);
    return sql<SqlBool>`(area_code >= ${from} AND area_code < ${before})`;
  });
  return sql<SqlBool>`(${sql.join(ranges, sql` OR `)})`;
}

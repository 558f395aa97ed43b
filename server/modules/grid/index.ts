import type { HandlersOf } from '../../http/ask';
import type { Db } from '../../kernel/db';
import { listAreas, type CountCentres } from './list-areas';
import { spokenName } from './rules';
import { findNames } from './store';

export { prefixRange, spokenName } from './rules';
export { listQueries } from './store';

export interface AreaName {
  /** 梅青社区 */
  name: string;
  /** 泉州市 / 晋江市 / 梅岭街道 / 梅青社区 */
  path: string;
}

export interface Grid {
  handlers: HandlersOf<'area'>;
  /** Names by code; an unknown code is absent. */
  areaNames(codes: readonly string[]): Promise<Map<string, AreaName>>;
}

/** The tree of areas that everything else hangs on: city, county, town, village; later grid and unit. */
export function openGrid({ db, countCentres }: { db: Db; countCentres: CountCentres }): Grid {
  return {
    handlers: { 'area.list': listAreas(db, countCentres) },
    areaNames: async (codes) => {
      const rows = await findNames(db, [...new Set(codes)]);
      return new Map(rows.map((row) => [row.code, { name: spokenName(row.name), path: spokenName(row.path) }]));
    },
  };
}

import type { Handler } from '../../http/ask';
import type { Db } from '../../kernel/db';
import { findParents, listBelow } from './store';
import { areaView } from './view';

/** Centres live right of the grid, so counting them is handed in. Codes without a centre may be absent from the map. */
export type CountCentres = (codes: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/** The areas right below one, or the cities. An unknown code has nothing below it. */
export const listAreas =
  (db: Db, countCentres: CountCentres): Handler<'area.list'> =>
  async ({ query }) => {
    const rows = await listBelow(db, query.parentCode);
    const codes = rows.map((row) => row.code);
    const [counts, parents] = await Promise.all([countCentres(codes), findParents(db, codes)]);
    return {
      items: rows.map((row) => areaView(row, counts.get(row.code) ?? 0, parents.has(row.code))),
      nextCursor: null,
    };
  };

import type { Handler } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { cardsOfRows, type CardNeeds } from './cards';
import { listCentresIn } from './store';

/** Centres of an area and all below it, by area and name. */
export const listHandler =
  (deps: Pick<CardNeeds, 'db' | 'grid'>): Handler<'centre.list'> =>
  async ({ query, now }) => {
    const mark = decodeCursor(query.cursor, ['string', 'string']);
    const after = mark === null ? null : { areaCode: mark[0], id: mark[1] };
    const { items, nextCursor } = pageOf(
      await listCentresIn(deps.db, query.areaCode, after, query.limit + 1),
      query.limit,
      (row) => row,
      (row) => [row.area_code, row.id],
    );
    return { items: await cardsOfRows({ ...deps, now, from: null }, items), nextCursor };
  };

import type { Handler } from '../../http/ask';
import { cardsOfRows, type CardNeeds } from './cards';
import { findCentrePage, listStaff } from './store';
import { weekOf } from './timetable';
import { centrePageView } from './view';

/** A centre's page: its card, today and the six days after, its people and functions. */
export const getHandler =
  (deps: Pick<CardNeeds, 'db' | 'grid'>): Handler<'centre.get'> =>
  async ({ params, now, refuse }) => {
    const row = await findCentrePage(deps.db, params.centreId);
    if (row === undefined) return refuse('not_found');
    const [cards, week, staff] = await Promise.all([
      cardsOfRows({ ...deps, now, from: null }, [row]),
      weekOf(deps.db, row.id, now),
      listStaff(deps.db, row.id),
    ]);
    const card = cards[0];
    if (card === undefined) return refuse('not_found');
    return centrePageView(row, card, week, staff);
  };

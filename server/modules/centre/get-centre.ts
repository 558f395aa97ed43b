import type { Handler } from '../../http/ask';
import { cardsOfRows, type CardNeeds } from './cards';
import { findCentrePage, listStaff } from './store';
import { weekOf } from './timetable';
import { centrePageView } from './view';

/** A centre's pictures that have passed, in their order, with links that everybody may open. */
export type PhotosOf = (centreId: string, now: Date) => Promise<{ id: string; url: string; thumbUrl: string }[]>;

/** A centre's page: its card, today and the six days after, its people and functions. */
export const getHandler =
  (deps: Pick<CardNeeds, 'db' | 'grid'> & { photosOf: PhotosOf }): Handler<'centre.get'> =>
  async ({ params, now, refuse }) => {
    const row = await findCentrePage(deps.db, params.centreId);
    if (row === undefined) return refuse('not_found');
    const [cards, week, staff, photos] = await Promise.all([
      cardsOfRows({ ...deps, now, from: null }, [row]),
      weekOf(deps.db, row.id, now),
      listStaff(deps.db, row.id),
      deps.photosOf(row.id, now),
    ]);
    const card = cards[0];
    if (card === undefined) return refuse('not_found');
    return { ...centrePageView(row, card, week, staff), photos };
  };

import { limits } from '../../../shared/limits';
import type { Handler } from '../../http/ask';
import type { Reader } from '../../kernel/db';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { cardsOfRows, type CardNeeds } from './cards';
import { boxAround, distanceMeters, type Point } from './distance';
import { findCentres, listPointsIn } from './store';
import type { CentreCard } from './view';

interface Ranked {
  id: string;
  meters: number;
}

/** Small circles first: in a town, the nearest dozen never need the whole district read. */
const radiiMeters = [3_000, 12_000, limits.nearKilometres * 1000] as const;

const isAfter = (a: Ranked, mark: Ranked): boolean =>
  a.meters > mark.meters || (a.meters === mark.meters && a.id > mark.id);

/** The `count` nearest centres beyond the mark, by whole metres and then id, so that pages neither repeat nor skip. */
async function rankNearest(db: Reader, from: Point, after: Ranked | null, count: number): Promise<Ranked[]> {
  let found: Ranked[] = [];
  for (const radius of radiiMeters) {
    if (after !== null && after.meters > radius) continue;
    const points = await listPointsIn(db, boxAround(from, radius));
    found = points
      .map((point) => ({ id: point.id, meters: distanceMeters(from, point) }))
      // Outside the circle but inside its box, something nearer may be missing.
      .filter((item) => item.meters <= radius && (after === null || isAfter(item, after)))
      .sort((a, b) => (isAfter(a, b) ? 1 : -1));
    if (found.length >= count) break;
  }
  return found.slice(0, count);
}

/** The cards of the ranked centres, in their order. */
async function rankedCards(needs: CardNeeds, ranked: readonly Ranked[]): Promise<CentreCard[]> {
  const rows = await findCentres(
    needs.db,
    ranked.map((item) => item.id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return cardsOfRows(
    needs,
    ranked.flatMap((item) => byId.get(item.id) ?? []),
  );
}

/** The centres nearest to a point, within `limits.nearKilometres`. */
export async function nearestCentres(needs: Omit<CardNeeds, 'from'> & Point, limit: number): Promise<CentreCard[]> {
  const from = { lng: needs.lng, lat: needs.lat };
  return rankedCards({ ...needs, from }, await rankNearest(needs.db, from, null, limit));
}

export const nearHandler =
  (deps: Pick<CardNeeds, 'db' | 'grid'>): Handler<'centre.near'> =>
  async ({ query, now }) => {
    const from = { lng: query.lng, lat: query.lat };
    const mark = decodeCursor(query.cursor, ['number', 'string']);
    const after = mark === null ? null : { meters: mark[0], id: mark[1] };
    const ranked = await rankNearest(deps.db, from, after, query.limit + 1);
    const { items, nextCursor } = pageOf(
      ranked,
      query.limit,
      (item) => item,
      (item) => [item.meters, item.id],
    );
    return { items: await rankedCards({ ...deps, now, from }, items), nextCursor };
  };

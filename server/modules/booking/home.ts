import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { unreadCount } from '../notification';
import type { BookingDeps } from './deps';
import { manyBookings } from './one-booking';
import { withNext } from './services';
import { countUpcoming, upcomingQuery } from './store';

/** Coming bookings among which the one to be shown is chosen. */
const nextLook = 10;

/** Services shown on the first screen. */
const highlightCount = 4;

/** The first screen in one call; signed out it is the same without anything of mine. */
export async function home(deps: BookingDeps, ask: Ask<'home.get'>): Promise<Reply<'home.get'>> {
  const [place, mine] = await Promise.all([placeOf(deps, ask), mineOf(deps, ask)]);
  return { ...place, ...mine };
}

async function placeOf(deps: BookingDeps, ask: Ask<'home.get'>) {
  const [centre, centreCount] = await Promise.all([homeCentre(deps, ask), deps.centre.countAll()]);
  if (centre === null) return { centre, highlights: [], centreCount };
  const { items } = await deps.centre.listServices({ centreId: centre.id, limit: highlightCount });
  return { centre, highlights: await withNext(deps, items, ask.now), centreCount };
}

/** The centre asked for by name, else the nearest to the point, else the first of the area. */
async function homeCentre(deps: BookingDeps, ask: Ask<'home.get'>): Promise<Reply<'home.get'>['centre']> {
  const { centreId, lng, lat, areaCode } = ask.query;
  const point = lng === undefined || lat === undefined ? undefined : { lng, lat };
  if (centreId !== undefined) {
    const cards = await deps.centre.cardsOf([centreId], ask.now, point);
    const card = cards.get(centreId);
    if (card !== undefined) return card;
  }
  if (point !== undefined) {
    const [nearest] = await deps.centre.nearestCentres({ ...point, limit: 1, now: ask.now });
    return nearest ?? null;
  }
  if (areaCode === undefined) return null;
  return deps.centre.firstIn(areaCode, ask.now);
}

async function mineOf(deps: BookingDeps, ask: Ask<'home.get'>) {
  if (ask.actor === null) return { nextBooking: null, upcomingCount: 0, unread: 0 };
  const { personId, accountId } = ask.actor;
  const [rows, upcomingCount, unread] = await Promise.all([
    upcomingQuery(deps.db, personId, ask.now, null, nextLook).execute(),
    countUpcoming(deps.db, personId, ask.now),
    unreadCount(deps.db, accountId),
  ]);
  // What waits for an answer comes first, then what has a place.
  const next = rows.find((row) => row.state === 'offered') ?? rows.find((row) => row.state !== 'waiting') ?? rows[0];
  const [nextBooking] = await manyBookings(deps, next === undefined ? [] : [next], { now: ask.now, actor: ask.actor });
  return { nextBooking: nextBooking ?? null, upcomingCount, unread };
}

import type { BookingDeps } from './deps';
import { codeCandidates } from './roster-store';
import type { After } from './store';

/** Bookings compared at once; between two such steps others are answered. */
const step = 2000;

/**
 * Bookings of a day at these centres that six typed digits belong to: none, the one, or two where several share them. Goes
 * through all of the day, also where thousands come to one activity.
 */
export async function codeMatches(
  { db }: Pick<BookingDeps, 'db'>,
  centreIds: readonly string[],
  on: string,
  isOf: (bookingId: string) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (let after: After = null; found.length < 2;) {
    const rows = await codeCandidates(db, centreIds, on, { after, limit: step });
    found.push(...rows.map(({ id }) => id).filter(isOf));
    const last = rows.at(-1);
    if (last === undefined || rows.length < step) break;
    after = [last.start_at, last.id];
  }
  return found;
}

import { newId } from '../../server/kernel/ids';
import type { Build } from '../support/build';
import type { TestDatabase } from '../support/database';
import { fire } from './rig';
import type { Shot } from './gun';

/** Eight in the morning: everybody looks, one in ten wants a place. */
const readsAClaim = 40;
const placesASlot = 10;

export interface Burst {
  shot: Shot;
  /** Answers that are neither what was wanted nor a refusal that says why. */
  wrong: number;
  /** Requests without an answer, or answered bookings that are not there, or there and not answered. */
  lost: number;
  refusals: number;
  /** Answers that the machine is busy, of which it is not known what came. */
  busy: number;
}

/** Why a claim of the rush may be refused. */
const explained = new Set(['booking.slot_full', 'booking.line_full', 'booking.already_booked', 'booking.overlaps']);

/**
 * So many people look at the pages of these centres and claim what opens there, 40 reads to a claim, as fast as they are
 * answered. Places are fewer than claims.
 */
export async function openingBurst(
  { database, build }: { database: TestDatabase; build: Build },
  url: string,
  ask: { people: number; centres: number; lines: number; firstUser: number },
): Promise<Burst> {
  const { pages, slots } = await morning(build, ask.centres);
  // Each looks at four pages: home, centre, month, times.
  const requests = ask.people * 4 + Math.ceil((ask.people * 4) / readsAClaim);
  const shot = await fire({
    url,
    lines: ask.lines,
    requests,
    seconds: 600,
    firstUser: ask.firstUser,
    what: { read: pages, claim: slots, run: newId('run'), readsAClaim },
  });
  const refusals = Object.entries(shot.codes).filter(([code]) => explained.has(code));
  const refused = refusals.reduce((sum, [, count]) => sum + count, 0);
  const good = (shot.statuses['200'] ?? 0) + (shot.statuses['201'] ?? 0);
  const faults = shot.statuses['fault'] ?? 0;
  const busy = shot.codes['busy'] ?? 0;
  const truth = await rowsOf(database, slots);
  const unanswered = truth.bookings - (shot.statuses['201'] ?? 0);
  return {
    shot,
    wrong: shot.requests - good - refused - faults - busy + truth.wrong,
    lost: faults + (unanswered < 0 ? -unanswered : Math.max(0, unanswered - busy)),
    refusals: refused,
    busy,
  };
}

async function morning(build: Build, centres: number): Promise<{ pages: string[]; slots: string[] }> {
  const pages: string[] = [];
  const slots: string[] = [];
  for (let n = 0; n < centres; n += 1) {
    const service = await build.service({ waitlist_max: 0 });
    const start_at = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 86_400_000);
    slots.push((await build.slot({ service_id: service.id, capacity: placesASlot, start_at })).id);
    pages.push(
      `/api/v1/home?centreId=${service.centre_id}`,
      `/api/v1/centres/${service.centre_id}`,
      `/api/v1/services/${service.id}/days`,
      `/api/v1/services/${service.id}/slots`,
    );
  }
  return { pages, slots };
}

/** Bookings that there are, and slots whose counter differs from them or holds more than it may. */
async function rowsOf({ sql }: TestDatabase, slots: readonly string[]) {
  const rows = await sql<{ taken: number; capacity: number; bookings: string }>(
    `SELECT taken, capacity, (SELECT COUNT(*) FROM booking WHERE slot_id = slot.id AND live_key = '') AS bookings
       FROM slot WHERE id IN (?)`,
    [slots],
  );
  return {
    bookings: rows.reduce((sum, row) => sum + Number(row.bookings), 0),
    wrong: rows.filter((row) => row.taken !== Number(row.bookings) || row.taken > row.capacity).length,
  };
}

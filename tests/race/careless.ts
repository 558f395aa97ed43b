import { startServer, type Options, type TestServer } from '../support/app';

/** A second app on the database of the first, as another process would be. */
export const beside = ({ database }: TestServer, options: Options = {}): Promise<TestServer> =>
  startServer({ ...options, database: { ...database, close: () => Promise.resolve() } });

/** The counter of a slot, and what stands behind it. */
export async function truthOf({ database }: TestServer, slotId: string) {
  const [row] = await database.sql<{ taken: number; capacity: number; places: string }>(
    `SELECT taken, capacity, (SELECT COALESCE(SUM(party_size), 0) FROM booking
        WHERE slot_id = slot.id AND live_key = '' AND state <> 'waiting') AS places FROM slot WHERE id = ?`,
    [slotId],
  );
  return { taken: row?.taken ?? -1, places: Number(row?.places ?? -1), capacity: row?.capacity ?? -1 };
}

/** Whether counter, bookings and capacity agree. */
export const isSound = ({ taken, places, capacity }: Awaited<ReturnType<typeof truthOf>>): boolean =>
  taken === places && taken <= capacity;

/** What these people were told of a booking, by kind. */
export async function toldOf({ database }: TestServer, bookingId: string): Promise<string[]> {
  const rows = await database.sql<{ kind: string }>('SELECT kind FROM inbox_entry WHERE booking_id = ? ORDER BY kind', [
    bookingId,
  ]);
  return rows.map(({ kind }) => kind);
}

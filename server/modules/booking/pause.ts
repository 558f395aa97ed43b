import { addDays, civilDay } from '../../../shared/time/civil';
import type { Db, Reader, Tx } from '../../kernel/db';
import { offerFree, type LineDeps, type LineRun } from './line';

/** What hangs on whether a service takes bookings. */

/** Ids of the slots that somebody may still claim. A claim of today may come until the slot is over. */
const comingQuery = (reader: Reader, serviceId: string, now: Date) =>
  reader
    .selectFrom('slot')
    .select('id')
    .where('service_id', '=', serviceId)
    .where('on_day', '>=', addDays(civilDay(now), -1))
    .where('end_at', '>', now);

/**
 * Waits until every claim on the service that is being decided has committed, and has later ones wait until this
 * transaction ends: they read then what it has made of the service. A claim that comes after a pause never wins. Locks the
 * slots by id, at most some 2000 of a window of 31 days.
 */
export async function holdClaims(
  tx: Tx,
  deps: Pick<LineDeps, 'capacity' | 'soldOut'>,
  serviceId: string,
  now: Date,
): Promise<void> {
  const ids = (await comingQuery(tx, serviceId, now).execute()).map(({ id }) => id);
  await deps.capacity.lockSlots(tx, ids);
  // Who comes for a full slot is told of the pause, not of the crowd.
  for (const id of ids) deps.soldOut.forget(id);
}

const linesQuery = (reader: Reader, serviceId: string, now: Date) =>
  comingQuery(reader, serviceId, now)
    .where('state', '=', 'open')
    .where('waiting', '>', 0)
    .where((eb) => eb('taken', '<', eb.ref('capacity')))
    .orderBy('id');

/**
 * Offers what was given back during a pause to who waits for it, in the transaction that ends the pause and under the locks
 * of `holdClaims`: nobody who comes afterwards is quicker.
 */
export async function offerAfterPause(tx: Tx, deps: LineDeps, serviceId: string, run: LineRun): Promise<void> {
  const lines = await linesQuery(tx, serviceId, run.now).execute();
  for (const { id } of lines) await offerFree(tx, deps, id, run);
}

export const listQueries = {
  'slots of a pause': (db: Db) => comingQuery(db, 'svc', new Date(0)),
  'lines after a pause': (db: Db) => linesQuery(db, 'svc', new Date(0)),
};

import { addJobs, dailyAt, type JobHandler, type Schedule } from '../../jobs';
import { inTransaction, type Tx } from '../../kernel/db';
import { addDays, civilDay } from '../../../shared/time/civil';
import type { Visit } from '../standing';
import type { BookingDeps } from './deps';
import { noticeFacts, tellScreens } from './notices';
import { toldOf } from './told';
import { bookingsById, listMissedOfDay } from './visit-store';

const sweepJob = 'noShow.sweep';
const tellJob = 'noShow.tell';
/** Visits told of in one transaction. */
const share = 200;
/** Pages of one centre's day, and centres in one step of the sweep; more than any has. */
const pagesMost = 100;
const centresStep = 100;

/** In the morning, when everything of the day before is recorded. */
export const noShowSchedules: Schedule[] = [{ kind: sweepJob, ...dailyAt('09:00') }];

/**
 * Tells people that a visit they missed yesterday counts, and what they can do. One small job for each centre: what is
 * wrong with one hurts that one only. Each visit is told of once, however often the jobs run.
 */
export const noShowJobs = (deps: BookingDeps): Record<string, JobHandler> => ({
  [sweepJob]: async ({ now }) => {
    const on = addDays(civilDay(now), -1);
    for (let after = ''; ;) {
      const ids = await deps.centre.listCentreIds(after, centresStep);
      const last = ids.at(-1);
      if (last === undefined) return;
      await inTransaction(deps.db, (tx) =>
        addJobs(
          tx,
          ids.map((centreId) => ({
            id: `${tellJob}_${centreId}_${on}`,
            kind: tellJob,
            payload: { centreId, on },
            at: now,
          })),
        ),
      );
      after = last;
    }
  },
  [tellJob]: async ({ payload, now, signal }) => {
    const { centreId, on } = payload as { centreId: string; on: string };
    let after: Parameters<typeof listMissedOfDay>[3] = null;
    for (let page = 0; page < pagesMost && !signal.aborted; page += 1) {
      const visits = await listMissedOfDay(deps.db, centreId, on, after, share);
      const last = visits.at(-1);
      if (last === undefined) return;
      await inTransaction(deps.db, (tx) => tell(tx, deps, visits, now));
      after = [last.startAt, last.bookingId];
    }
  },
});

async function tell(tx: Tx, deps: BookingDeps, visits: readonly Visit[], now: Date): Promise<void> {
  const untold = await deps.standing.takeUntold(tx, visits, now, civilDay(now));
  const rows = await bookingsById(
    tx,
    untold.map(({ bookingId }) => bookingId),
  );
  const services = await deps.centre.servicesOf([...new Set(rows.map((row) => row.service_id))], tx);
  const told = await toldOf(tx, rows, { now, by: null });
  for (const row of rows) {
    const service = services.get(row.service_id);
    if (service === undefined) continue;
    const notices = (told.get(row.id) ?? []).map(({ accountId, facts }) => ({
      accountId,
      kind: 'no_show_counted' as const,
      facts: { ...noticeFacts(service, row), ...facts },
      bookingId: row.id,
      at: now,
    }));
    await deps.notification.notifyMany(tx, notices);
    await tellScreens(tx, deps, row, notices, now);
  }
}

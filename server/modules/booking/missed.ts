import { addJobs, dailyAt, type JobHandler, type JobRun, type Schedule } from '../../jobs';
import { inTransaction, type Tx } from '../../kernel/db';
import { addDays, civilDay } from '../../../shared/time/civil';
import type { SlotRow } from '../capacity';
import type { Service } from '../centre';
import { awaitedOfSlot, halfComeQuery, missThem, overdueQuery } from './attend-store';
import type { BookingDeps } from './deps';
import { offerFree, peopleIn, recordAll, tellAll } from './line';
import { tellScreens } from './notices';
import { decideRelease } from './visit-rules';
import type { BookingRow } from './store';
import { factsOf } from './view';

const sweepJob = 'booking.sweepReleases';
const endDayJob = 'booking.endDay';
const releaseJob = 'booking.release';
const endSlotJob = 'booking.endSlot';
/** Slots planned in one sweep; the next comes in a minute. */
const sweepMost = 200;
const servicesAtOnce = 50;
/** Days back that are ended, so that a night without a worker leaves nobody's visit open. */
const daysBack = 3;

export const missedSchedules: Schedule[] = [
  { kind: sweepJob, everySeconds: 60 },
  { kind: endDayJob, ...dailyAt('00:40') },
];

/** What becomes of who does not come: places given back while the slot lasts, and the record of the day after it. */
export const missedJobs = (deps: BookingDeps): Record<string, JobHandler> => ({
  [sweepJob]: sweepReleases(deps),
  [releaseJob]: release(deps),
  [endDayJob]: endDay(deps),
  [endSlotJob]: endSlot(deps),
});

/** Plans what is due: one small job a slot, once, so that one bad row hurts itself only. */
const sweepReleases =
  (deps: BookingDeps): JobHandler =>
  async ({ now }) => {
    const due = await overdueQuery(deps.db, now, sweepMost).execute();
    await inTransaction(deps.db, (tx) =>
      addJobs(
        tx,
        due.map(({ id }) => ({ id: `release_${id}`, kind: releaseJob, payload: { slotId: id }, at: now })),
      ),
    );
  };

/**
 * Gives the places of a slot back that nobody has come for. The slot's lock decides between this and whoever is just
 * checking in; run twice, the second time finds nobody. They are told, and the places are for the line or who walks in.
 */
const release =
  (deps: BookingDeps): JobHandler =>
  (run) =>
    withSlot(deps, run, async (tx, slot, service) => {
      if (slot.state !== 'open') return;
      const rows = (await awaitedOfSlot(tx, slot.id)).filter((row) =>
        decideRelease({ ...factsOf(row), bookedAt: row.booked_at }, service.rules, run.now),
      );
      if (rows.length === 0) return;
      await missThem(tx, idsOf(rows), true);
      await deps.capacity.changeSlot(tx, slot.id, { taken: -peopleIn(rows) });
      await recordAll(tx, rows, { action: run.kind }, run);
      await tellAll(tx, deps, { rows, service, kind: 'place_released' }, run);
      await offerFree(tx, deps, slot.id, run);
    });

/** At night: plans the end of the last days' slots in which somebody was checked in and others were not. */
const endDay =
  (deps: BookingDeps): JobHandler =>
  async ({ now }) => {
    const today = civilDay(now);
    const days = Array.from({ length: daysBack }, (_, back) => addDays(today, -1 - back));
    for (let after = ''; ;) {
      const services = await deps.centre.listServicesForSlots(after, servicesAtOnce);
      const last = services.at(-1);
      if (last === undefined) return;
      for (const on of days) {
        const ids = services.map(({ id }) => id);
        const slots = await halfComeQuery(deps.db, ids, on).execute();
        await inTransaction(deps.db, (tx) =>
          addJobs(
            tx,
            slots.map(({ id }) => ({ id: `end_${id}`, kind: endSlotJob, payload: { slotId: id }, at: now })),
          ),
        );
      }
      after = last.id;
    }
  };

/**
 * Notes who was missed in a slot of a past day in which others were checked in; where nobody was, nobody is missed. Whoever
 * it counts for hears of it in the morning, from their standing.
 */
const endSlot =
  (deps: BookingDeps): JobHandler =>
  (run) =>
    withSlot(deps, run, async (tx, slot) => {
      const rows = await awaitedOfSlot(tx, slot.id);
      if (slot.on_day >= civilDay(run.now) || rows.length === 0) return;
      await missThem(tx, idsOf(rows), false);
      await recordAll(tx, rows, { action: run.kind }, run);
      await tellScreens(tx, deps, slot, [], run.now);
    });

const idsOf = (rows: readonly BookingRow[]): string[] => rows.map(({ id }) => id);

function withSlot(
  deps: BookingDeps,
  run: JobRun,
  work: (tx: Tx, slot: SlotRow, service: Service) => Promise<void>,
): Promise<void> {
  const { slotId } = run.payload as { slotId: string };
  return inTransaction(deps.db, async (tx) => {
    const slot = await deps.capacity.lockSlot(tx, slotId);
    if (slot === undefined) return;
    const service = (await deps.centre.servicesOf([slot.service_id], tx)).get(slot.service_id);
    if (service !== undefined) await work(tx, slot, service);
  });
}

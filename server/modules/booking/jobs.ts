import type { JobRun } from '../../jobs';
import { inTransaction, type Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { addDays, civilDay } from '../../../shared/time/civil';
import { lockTimetables, type SlotRow as PlannedSlot } from '../centre';
import type { BookingDeps } from './deps';

/** Services handled in one step, so that a long catalogue is read in pieces. */
const batch = 50;
/** Slots in one INSERT. */
const chunk = 500;

/**
 * Makes the slots of every service's booking window ahead of time, so that no claim ever meets a missing row. Runs
 * nightly and at the start of a worker; a second run makes only what is missing. It never touches a slot that is there:
 * a changed timetable is carried into made slots by who changes it, who sees whom it hits. The lock on the timetables keeps
 * slots of the old one from being made after the change.
 */
export async function makeSlots(deps: Pick<BookingDeps, 'db' | 'centre' | 'capacity'>, run: Pick<JobRun, 'now'>) {
  const today = civilDay(run.now);
  let made = 0;
  for (let after = ''; ;) {
    const services = await deps.centre.listServicesForSlots(after, batch);
    const last = services.at(-1);
    if (last === undefined) return made;
    // One day more than the window, so that tomorrow's farthest day is there before it opens.
    const farthest = Math.max(...services.map((service) => service.openDays)) + 1;
    const openDays = new Map(services.map((service) => [service.id, service.openDays]));
    made += await inTransaction(deps.db, async (tx) => {
      await lockTimetables(tx, [...new Set(services.map((service) => service.centreId))]);
      const planned = await deps.centre.planSlots([...openDays.keys()], today, addDays(today, farthest), tx);
      const isOpen = (slot: PlannedSlot) => slot.on <= addDays(today, (openDays.get(slot.serviceId) ?? 0) + 1);
      return addPlanned(tx, deps, planned.filter(isOpen));
    });
    after = last.id;
  }
}

/** Makes these slots; those that are there stay as they are. */
export async function addPlanned(
  tx: Tx,
  { capacity }: Pick<BookingDeps, 'capacity'>,
  slots: readonly (PlannedSlot & { instead?: ReadonlyMap<string, string> | undefined })[],
): Promise<number> {
  let made = 0;
  for (let i = 0; i < slots.length; i += chunk) {
    made += await capacity.addSlots(
      tx,
      slots.slice(i, i + chunk).map((slot) => ({
        id: newId('slt'),
        service_id: slot.serviceId,
        centre_id: slot.centreId,
        on_day: slot.on,
        start_at: slot.startAt,
        end_at: slot.endAt,
        capacity: slot.capacity,
        instead: slot.instead,
      })),
    );
  }
  return made;
}

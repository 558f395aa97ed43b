import { inTransaction } from '../../kernel/db';
import type { JobHandler, JobRun } from '../../jobs';
import type { BookingDeps } from './deps';
import { isLineOver, offerFree, peopleIn, recordAll, tellAll } from './line';
import { endLine, lineOf, offeredUnit } from './line-store';
import { quotaCounts } from './quota-days';
import { findBooking, step } from './store';

/**
 * Ends an offer that nobody took, for all of its unit, and offers the places to who is next. Who took or declined it in the last moment has
 * been quicker, and running twice changes nothing: the slot's lock and the state decide.
 */
export const endOffer =
  (deps: BookingDeps): JobHandler =>
  async (run) => {
    const { bookingId } = run.payload as { bookingId: string };
    const seen = await findBooking(deps.db, bookingId);
    if (seen === undefined) return;
    const service = await deps.centre.getService(seen.service_id);
    if (service === null) return;
    await inTransaction(deps.db, async (tx) => {
      await deps.capacity.lockSlot(tx, seen.slot_id);
      const row = await findBooking(tx, bookingId);
      if (row?.state !== 'offered' || row.offered_until === null || row.offered_until > run.now) return;
      const unit = await offeredUnit(tx, row.slot_id, row.line_number ?? 0);
      for (const one of unit) {
        await step(tx, one.id, 'offered', { state: 'expired', live_key: one.id, ended_at: run.now });
      }
      await deps.capacity.changeSlot(tx, row.slot_id, { taken: -peopleIn(unit) });
      const people = unit.map((one) => one.beneficiary_id);
      await deps.capacity.uncountQuotas(tx, people, quotaCounts(row.service_id, row.on_day));
      await recordAll(tx, unit, { action: run.kind }, run);
      await tellAll(tx, deps, { rows: unit, service, kind: 'offer_expired' }, run);
      await offerFree(tx, deps, row.slot_id, run);
    });
  };

/** Ends a line when its slot can't be booked any more: everybody who still waits is told, and has their quota back. */
export const endWaiting =
  (deps: BookingDeps): JobHandler =>
  async (run: JobRun) => {
    const { slotId } = run.payload as { slotId: string };
    await inTransaction(deps.db, async (tx) => {
      const slot = await deps.capacity.lockSlot(tx, slotId);
      const service =
        slot === undefined ? undefined : (await deps.centre.servicesOf([slot.service_id], tx)).get(slot.service_id);
      if (slot === undefined || service === undefined || !isLineOver(slot, service, run.now)) return;
      const rows = await lineOf(tx, slotId);
      if (rows.length === 0) return;
      await endLine(tx, slotId, run.now);
      await deps.capacity.changeSlot(tx, slotId, { waiting: -peopleIn(rows) });
      const people = rows.map((row) => row.beneficiary_id);
      await deps.capacity.uncountQuotas(tx, people, quotaCounts(slot.service_id, slot.on_day));
      await recordAll(tx, rows, { action: run.kind }, run);
      await tellAll(tx, deps, { rows, service, kind: 'line_ended' }, run);
    });
  };

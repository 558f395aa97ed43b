import { addJobs, type JobHandler } from '../../jobs';
import { inTransaction, type Tx } from '../../kernel/db';
import { askForApproval, endApprovals } from './approval-store';
import type { BookingDeps } from './deps';
import { giveBack } from './give-back';
import { offerFree, recordAll, tellAll } from './line';
import { approvalUntil, type ServiceRules } from './rules';
import { findBooking, step, type BookingRow } from './store';

/** The job by which the centre's time to answer ends. */
export const approvalEndJob = 'booking.endApproval';

interface Asked {
  row: BookingRow;
  service: { rules: Pick<ServiceRules, 'approvalMinutes'> };
  claim: { at: Date };
}

/** Asks the centre about those of these bookings that stand pending, and plans the end of its time to answer. */
export async function planApprovals(tx: Tx, asked: readonly Asked[]): Promise<void> {
  const pending = asked
    .filter(({ row }) => row.state === 'pending')
    .map(({ row, service, claim: { at } }) => ({
      row,
      at,
      until: approvalUntil(service.rules.approvalMinutes ?? 0, row.start_at, at),
    }));
  await askForApproval(
    tx,
    pending.map(({ row, at, until }) => ({
      booking_id: row.id,
      centre_id: row.centre_id,
      asked_at: at,
      until_at: until,
    })),
  );
  await addJobs(
    tx,
    pending.map(({ row, at, until }) => ({ kind: approvalEndJob, payload: { bookingId: row.id }, at, dueAt: until })),
  );
}

/**
 * Releases a place about which the centre has not answered in time, and offers it to who is next. Whoever approved,
 * refused or cancelled in the last moment has been quicker, and running twice changes nothing: the slot's lock and the
 * state decide.
 */
export const endApproval =
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
      if (row?.state !== 'pending') return;
      if (!(await step(tx, row.id, 'pending', { state: 'expired', live_key: row.id, ended_at: run.now }))) return;
      await endApprovals(tx, [row.id], 'over', { at: run.now, by: null });
      await giveBack(tx, deps, row, run.now);
      await recordAll(tx, [row], { action: run.kind }, run);
      await tellAll(tx, deps, { rows: [row], service, kind: 'approval_over' }, run);
      await offerFree(tx, deps, row.slot_id, run);
    });
  };

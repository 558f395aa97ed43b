import type { Tx } from '../../kernel/db';
import type { BookingAuthority } from '../../../shared/enums';
import { auditRecordAll } from '../audit';
import type { SlotRow } from '../capacity';
import type { Service } from '../centre';
import { endLinesInTime, offerFree, type LineDeps, type LineRun } from './line';
import { insertBookings, newRow, type BookingRow } from './store';

/** Who comes or waits together after a draw. */
export interface DrawnUnit {
  /** Places, as the draw says; else a number in the line. */
  wins: boolean;
  members: readonly {
    bookingId: string;
    /** Once for each account and draw, as any request's. */
    requestKey: string;
    accountId: string;
    beneficiaryId: string;
    authority: BookingAuthority;
    partySize: number;
  }[];
}

export interface Drawn {
  /** As it stands under the lock of this transaction. */
  slot: SlotRow;
  service: Service;
  /** In the order of the draw. */
  units: readonly DrawnUnit[];
}

const chunk = 500;

/**
 * Makes the bookings that a draw has decided: places for units that won, numbers of the slot's line for its reserve, in
 * their order, one number a unit. Should the slot have become smaller since the list was fixed, winners for whom it no
 * longer suffices stand at the head of the line. Quotas were counted when people entered, and stay so.
 *
 * The transaction has locked the slot. Gives the bookings as they stand.
 */
export async function placeDrawn(
  tx: Tx,
  deps: LineDeps,
  { slot, service, units }: Drawn,
  run: LineRun,
): Promise<BookingRow[]> {
  let { taken, line_last: last } = slot;
  let waiting = 0;
  const rows = units.flatMap((unit) => {
    const people = unit.members.reduce((sum, { partySize }) => sum + partySize, 0);
    const fits = unit.wins && taken + people <= slot.capacity;
    if (fits) taken += people;
    else {
      waiting += people;
      last += 1;
    }
    return unit.members.map((member) => rowOf(slot, service, member, fits ? null : last, run.now));
  });
  if (rows.length === 0) return rows;
  await deps.capacity.changeSlot(tx, slot.id, { taken: taken - slot.taken, waiting, numbers: last - slot.line_last });
  for (let from = 0; from < rows.length; from += chunk) await insertBookings(tx, rows.slice(from, from + chunk));
  await auditRecordAll(
    tx,
    rows.map((row) => ({
      at: run.now,
      requestId: run.requestId,
      actorAccountId: null,
      action: 'lottery.draw',
      subjectKind: 'booking',
      subjectId: row.id,
      detail: { slotId: row.slot_id, partySize: row.party_size, state: row.state },
    })),
  );
  const waits = rows.filter((row) => row.state === 'waiting');
  await endLinesInTime(
    tx,
    waits.map((row) => ({ row, service, claim: { at: run.now } })),
  );
  // Where a winner has gone since, their place is offered to the reserve at once.
  await offerFree(tx, deps, slot.id, run);
  return rows;
}

const rowOf = (
  slot: SlotRow,
  { rules }: Service,
  member: DrawnUnit['members'][number],
  lineNumber: number | null,
  at: Date,
): BookingRow =>
  newRow(
    {
      id: member.bookingId,
      slot_id: slot.id,
      service_id: slot.service_id,
      centre_id: slot.centre_id,
      actor_account_id: member.accountId,
      beneficiary_id: member.beneficiaryId,
      request_key: member.requestKey,
      authority: member.authority,
      together: 1,
      party_size: member.partySize,
      start_at: slot.start_at,
      end_at: slot.end_at,
      on_day: slot.on_day,
      booked_at: at,
      cancel_minutes: rules.cancelMinutes,
      price_minutes: rules.priceMinutes * member.partySize,
    },
    // Whoever draws has said yes.
    { lineNumber, pending: false },
  );

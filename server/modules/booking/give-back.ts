import type { Tx } from '../../kernel/db';
import { endApprovals } from './approval-store';
import type { BookingDeps } from './deps';
import { settlePrices } from './payment';
import { quotaCounts } from './quota-days';
import type { BookingRow } from './store';

/**
 * Gives back all that a booking has held, as it stood before it ended: its places or its people in line, the quota, the
 * minutes of its price, the question to the centre. Under the lock of its slot; what is free now is offered by who calls.
 */
export async function giveBack(
  tx: Tx,
  deps: Pick<BookingDeps, 'capacity' | 'payment'>,
  row: BookingRow,
  at: Date,
): Promise<void> {
  const people = row.party_size;
  const waited = row.state === 'waiting';
  await deps.capacity.changeSlot(tx, row.slot_id, waited ? { waiting: -people } : { taken: -people });
  await deps.capacity.uncountQuotas(tx, [row.beneficiary_id], quotaCounts(row.service_id, row.on_day));
  // An offer has cost nothing yet.
  if (row.state === 'pending' || row.state === 'confirmed') await settlePrices(tx, deps, 'giveBack', [row], at);
  if (row.state === 'pending') await endApprovals(tx, [row.id], 'withdrawn', { at, by: null });
}

import type { Tx } from '../../kernel/db';
import { callUntold, noticeFacts, toldOf, type BookingRow } from '../booking';
import type { Service } from '../centre';
import { isPerson, type ResourceFacts } from '../resource';
import type { FacilityDeps } from './deps';

interface Instead {
  /** Bookings of slots in which it is another now. */
  rows: readonly BookingRow[];
  service: Service;
  was: Pick<ResourceFacts, 'name'>;
  instead: Pick<ResourceFacts, 'name' | 'kind'>;
  reason: string;
  at: Date;
}

/**
 * Everybody who has booked reads in whose room or with whom it will be: what a service needs stands on its page and on the
 * booking. Whom no notice reaches is called about another room, since they would go to the wrong door. In the transaction
 * of the change.
 */
export async function tellOfInstead(
  tx: Tx,
  { notification }: Pick<FacilityDeps, 'notification'>,
  { rows, service, was, instead, reason, at }: Instead,
): Promise<void> {
  const kind = isPerson(instead.kind) ? ('person_changed' as const) : ('room_changed' as const);
  const more = { was: was.name, instead: instead.name, reason };
  const told = await toldOf(tx, rows, { now: at, by: null });
  const notices = rows.flatMap((row) =>
    (told.get(row.id) ?? []).map(({ accountId, facts }) => ({
      accountId,
      kind,
      facts: { ...noticeFacts(service, row), ...facts, ...more },
      bookingId: row.id,
      at,
    })),
  );
  await notification.notifyMany(tx, notices);
  await callUntold(tx, rows, told, { kind, service, more, at });
  await notification.publish(
    tx,
    notices.map(({ accountId }) => ({ accountId })),
    at,
  );
}

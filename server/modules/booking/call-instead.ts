import type { Tx } from '../../kernel/db';
import { hasPhone } from '../identity';
import type { InboxKind } from '../../../shared/enums';
import { askToCall, type Urgent } from '../notification';
import { noticeFacts, type Named } from './notices';
import type { BookingRow } from './store';
import type { Told } from './told';

/**
 * An urgent notice about a booking that no WeChat message could carry: the centre calls whom the visit is for, if it can.
 * In the transaction of the delivery. One call for one matter, on however many accounts it is told: who is served gets it.
 */
export async function callInstead(tx: Tx, { kind, facts, bookingId, toldBy, at }: Urgent): Promise<void> {
  if (bookingId === null) return;
  const booking = await tx
    .selectFrom('booking')
    .select(['centre_id', 'beneficiary_id'])
    .where('id', '=', bookingId)
    .executeTakeFirst();
  if (booking === undefined || !(await hasPhone(tx, booking.beneficiary_id))) return;
  const { centre_id: centreId, beneficiary_id: personId } = booking;
  await askToCall(tx, { personId, centreId, reason: kind, facts, toldBy, cause: causeOf(kind, bookingId, facts), at });
}

const ofTimeKinds: readonly InboxKind[] = ['session_called_off', 'session_added', 'session_moved', 'activity_changed'];

/**
 * What makes two calls one matter; each session of a programme that is called off, added or moved, each new time of an activity and
 * each other room is one of its own.
 */
const causeOf = (kind: InboxKind, bookingId: string, facts: Readonly<Record<string, string>>): string => {
  const one = ofTimeKinds.includes(kind) ? facts['startAt'] : kind === 'room_changed' ? facts['instead'] : undefined;
  return [kind, bookingId, ...(one === undefined ? [] : [one])].join(':');
};

/** What is told by telephone to people whom no notice reaches at all. */
const calledKinds: readonly InboxKind[] = [
  'slot_closed',
  'session_called_off',
  'session_added',
  'session_moved',
  'activity_changed',
  'room_changed',
  'place_offered',
  'line_ended',
  'visit_soon',
];

/**
 * Of news about bookings, those whose person has neither WeChat nor somebody acting for them: the centre calls, if there is
 * a number. In the transaction that has the news; one call for one matter.
 */
export async function callUntold(
  tx: Tx,
  rows: readonly BookingRow[],
  told: ReadonlyMap<string, readonly Told[]>,
  news: { kind: InboxKind; service: Named; toldBy?: Date; more?: Record<string, string>; at: Date },
): Promise<void> {
  const { kind, service, more = {}, at } = news;
  if (!calledKinds.includes(kind)) return;
  for (const row of rows) {
    if ((told.get(row.id)?.length ?? 0) > 0 || !(await hasPhone(tx, row.beneficiary_id))) continue;
    const until: Record<string, string> = news.toldBy === undefined ? {} : { until: news.toldBy.toISOString() };
    const facts = { ...noticeFacts(service, row), ...until, ...more };
    await askToCall(tx, {
      personId: row.beneficiary_id,
      centreId: row.centre_id,
      reason: kind,
      facts,
      toldBy: news.toldBy ?? (row.start_at > at ? row.start_at : undefined),
      cause: causeOf(kind, row.id, facts),
      at,
    });
  }
}

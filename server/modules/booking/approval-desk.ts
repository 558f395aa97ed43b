import type { Ask } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { Tx } from '../../kernel/db';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import type { MachineFinding } from '../../../shared/enums';
import { auditAsk } from '../audit';
import type { Service } from '../centre';
import { countWaiting, endApprovals, waitingQuery } from './approval-store';
import type { BookingDeps } from './deps';
import { giveBack } from './give-back';
import { heldOf } from './held-reasons';
import { offerFree } from './line';
import { noticesOf, tellScreens } from './notices';
import { centreOf, rosterBookings } from './roster';
import { manyAtCentres } from './roster-store';
import { step, type BookingRow } from './store';
import { bookingsById } from './visit-store';

/** What waits for the centre's yes, longest first. */
export async function list(deps: BookingDeps, ask: Ask<'approval.list'>): Promise<Reply<'approval.list'>> {
  const centreId = await centreOf(deps, ask);
  const { cursor, limit } = ask.query;
  const values = decodeCursor(cursor, ['number', 'string']);
  const after = values === null ? null : ([new Date(values[0]), values[1]] as const);
  const [found, waiting] = await Promise.all([
    waitingQuery(deps.db, centreId, after, limit + 1).execute(),
    countWaiting(deps.db, centreId),
  ]);
  const views = new Map((await rosterBookings(deps, found, ask.now)).map((view) => [view.id, view]));
  const page = pageOf(
    found,
    limit,
    (row): ItemOf<'approval.list'> => ({
      ...(views.get(row.id) as ItemOf<'roster.day'>),
      askedAt: row.asked_at.toISOString(),
      until: row.until_at.toISOString(),
    }),
    (row) => [row.asked_at.getTime(), row.id],
  );
  return { centreId, waiting, ...page };
}

type Decision = Ask<'approval.decide'>;

/**
 * Says yes or no to bookings that hold a place until then. Each is settled once: whoever decided, cancelled or came too
 * late before is counted as missed, and only when all were is it refused. With a no the place goes to who is next at once.
 * Slots are locked in the order of their ids.
 */
export async function decide(deps: BookingDeps, ask: Decision): Promise<Reply<'approval.decide'>> {
  const { verdict, reason } = ask.body;
  const ids = [...new Set(ask.body.bookingIds)];
  if (verdict === 'refuse' && reason === undefined) {
    return ask.refuse('approval.reason_needed', [{ path: 'body.reason', rule: 'required', message: 'say why' }]);
  }
  const seen = await manyAtCentres(deps.db, ids, await deps.centre.centreScope(ask.actor.grants));
  if (seen.length < ids.length) ask.refuse('not_found');
  const held = verdict === 'approve' || reason === undefined ? null : await heldOf(deps.words, ask, reason);
  const services = await deps.centre.servicesOf([...new Set(seen.map((row) => row.service_id))]);
  const slotIds = [...new Set(seen.map((row) => row.slot_id))];
  const done = await ask.write(async (tx) => {
    await deps.capacity.lockSlots(tx, slotIds);
    const pending = (await bookingsById(tx, ids)).filter((row) => row.state === 'pending');
    if (pending.length === 0) ask.refuse('approval.decided');
    await endApprovals(
      tx,
      pending.map(({ id }) => id),
      verdict === 'approve' ? 'approved' : 'refused',
      { at: ask.now, by: ask.actor.accountId },
    );
    for (const row of pending) {
      const service = services.get(row.service_id);
      if (service === undefined) throw new Error(`No service ${row.service_id} for a booking of it`);
      await (verdict === 'approve'
        ? approve(tx, deps, ask, row, service)
        : refuse(tx, deps, ask, { row, service, held }));
    }
    if (verdict === 'refuse') for (const slotId of slotIds.sort()) await offerFree(tx, deps, slotId, ask);
    return pending.length;
  });
  return { done, missed: ids.length - done };
}

async function approve(tx: Tx, deps: BookingDeps, ask: Decision, row: BookingRow, service: Service): Promise<void> {
  await step(tx, row.id, 'pending', { state: 'confirmed' });
  await auditAsk(tx, ask, 'booking', row.id, { slotId: row.slot_id, verdict: 'approve' });
  const notices = await noticesOf(tx, row, { kind: 'booking_confirmed', service, by: null, at: ask.now });
  await deps.notification.notifyMany(tx, notices);
  await tellScreens(tx, deps, row, notices, ask.now);
}

async function refuse(
  tx: Tx,
  deps: BookingDeps,
  ask: Decision,
  { row, service, held }: { row: BookingRow; service: Service; held: MachineFinding | null },
): Promise<void> {
  const { reason = '' } = ask.body;
  /** What the resident reads; nothing while a human has not looked at it. */
  const shown = held === null ? reason : null;
  await step(tx, row.id, 'pending', {
    state: 'cancelled',
    live_key: row.id,
    ended_at: ask.now,
    ended_by: 'centre',
    end_reason: shown,
  });
  await giveBack(tx, deps, row, ask.now);
  if (held !== null) {
    const of = { accountId: ask.actor.accountId, subjectId: row.id, areaCode: service.areaCode, now: ask.now };
    await deps.words.hold(tx, { kind: 'refusal_reason', ...of, text: reason, machine: held });
  }
  await auditAsk(tx, ask, 'booking', row.id, { slotId: row.slot_id, verdict: 'refuse', reason });
  const more: Record<string, string> = shown === null ? {} : { reason: shown };
  const notices = await noticesOf(tx, row, { kind: 'booking_refused', service, by: null, at: ask.now, more });
  await deps.notification.notifyMany(tx, notices);
  await tellScreens(tx, deps, row, notices, ask.now);
}

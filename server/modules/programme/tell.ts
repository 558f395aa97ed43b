import type { InboxKind } from '../../../shared/enums';
import type { Tx } from '../../kernel/db';
import { callUntold, noticeFacts, tellScreens, toldOf, type BookingRow } from '../booking';
import type { Service } from '../centre';
import type { ProgrammeDeps } from './deps';
import type { SessionRow } from './store';

interface News {
  kind: Extract<InboxKind, 'session_called_off' | 'session_added' | 'session_moved'>;
  service: Service;
  /** As it is now; called off, as it would have been. */
  session: Pick<SessionRow, 'start_at' | 'end_at' | 'place'>;
  /** Enrolments whose families hear of it. */
  rows: readonly BookingRow[];
  more: Readonly<Record<string, string>>;
}

/**
 * Tells the families of these enrolments about one session, by telephone where nothing else reaches them, and has their
 * screens and the desk's look again. In the transaction that makes the news true.
 */
export async function tellFamilies(
  tx: Tx,
  deps: ProgrammeDeps,
  { kind, service, session, rows, more }: News,
  now: Date,
): Promise<void> {
  const accounts = await toldOf(tx, rows, { now, by: null });
  const facts = { ...noticeFacts({ ...service, place: session.place ?? service.place }, session), ...more };
  const notices = [...accounts].flatMap(([bookingId, some]) =>
    some.map((one) => ({ accountId: one.accountId, kind, facts: { ...facts, ...one.facts }, bookingId, at: now })),
  );
  await deps.notification.notifyMany(tx, notices);
  const toldBy = session.start_at > now ? session.start_at : now;
  await callUntold(tx, rows, accounts, { kind, service, toldBy, more: facts, at: now });
  await tellScreens(tx, deps, { centre_id: service.centreId }, notices, now);
}

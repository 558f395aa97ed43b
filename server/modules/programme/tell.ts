import type { InboxKind } from '../../../shared/enums';
import type { Tx } from '../../kernel/db';
import { callUntold, noticeFacts, tellScreens, toldOf, type BookingRow } from '../booking';
import type { Service } from '../centre';
import type { ProgrammeDeps } from './deps';
import { wholeSpan } from './rules';
import { enrolledOf, sessionsOf, type SessionRow } from './store';
import { sessionFacts } from './view';

/** The service behind a programme; with a transaction, as that sees it. */
export async function serviceOf(deps: ProgrammeDeps, serviceId: string, reader?: Tx): Promise<Service> {
  const service = (await deps.centre.servicesOf([serviceId], reader)).get(serviceId);
  if (service === undefined) throw new Error(`No service ${serviceId} for a programme of it`);
  return service;
}

interface News {
  kind: Extract<InboxKind, 'session_called_off' | 'session_added' | 'session_moved' | 'room_changed'>;
  service: Service;
  /** As it is now; called off, as it would have been; of several, from the first beginning to the last end. */
  session: Pick<SessionRow, 'start_at' | 'end_at' | 'place'>;
  /** Enrolments whose families hear of it. */
  rows: readonly BookingRow[];
  more: Readonly<Record<string, string>>;
}

/**
 * Tells the families of these enrolments about one session or several, by telephone where nothing else reaches them, and has their
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

/**
 * Tells everybody enrolled that what is left of a season takes place elsewhere. A session with a place of its own stays where
 * it is; where no other is left nobody is told.
 */
export async function tellOfPlace(
  tx: Tx,
  deps: ProgrammeDeps,
  { serviceId, slotId, was }: { serviceId: string; slotId: string; was: string },
  now: Date,
): Promise<void> {
  const [service, sessions] = await Promise.all([serviceOf(deps, serviceId, tx), sessionsOf(tx, [serviceId])]);
  const left = sessions.filter((one) => one.cancelled_at === null && one.place === null && one.end_at > now);
  if (left.length === 0) return;
  const { startAt, endAt } = wholeSpan(left.map(sessionFacts));
  const session = { start_at: startAt, end_at: endAt, place: null };
  const rows = await enrolledOf(tx, slotId);
  await tellFamilies(
    tx,
    deps,
    { kind: 'room_changed', service, session, rows, more: { was, instead: service.place } },
    now,
  );
}

import type { Ask } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { Reply } from '../../../shared/contract/types';
import { auditAsk } from '../audit';
import { findBooking } from '../booking';
import { programmeInScope } from './desk';
import type { ProgrammeDeps } from './deps';
import { pickupsOf } from './pickup-store';
import { assertWords } from './plan';
import { lineOf, linesOf } from './roll-lines';
import { decideCallOff, decideMark } from './rules';
import {
  callOff,
  countsOf,
  enrolledOf,
  findSession,
  lockEnrolled,
  lockSession,
  removeMark,
  rollQuery,
  sessionsOf,
  setMark,
  type ProgrammeRow,
  type SessionRow,
} from './store';
import { tellFamilies } from './tell';
import { deskSessionView, sessionFacts, type DeskSession } from './view';

type SessionAsk =
  | Ask<'programmeSession.roll'>
  | Ask<'programmeSession.mark'>
  | Ask<'programmeSession.pickUp'>
  | Ask<'programmeSession.undoPickUp'>
  | Ask<'programmeSession.move'>
  | Ask<'programmeSession.cancel'>;

/** A session at a centre of the asker's, of what is published: a draft has no roll. */
export async function sessionInScope(
  deps: ProgrammeDeps,
  ask: SessionAsk,
): Promise<{ session: SessionRow; programme: ProgrammeRow }> {
  const session = await findSession(deps.db, ask.params.sessionId);
  const gone = () => (ask as Ask<'programmeSession.roll'>).refuse('not_found');
  if (session === undefined) return gone();
  const programme = await programmeInScope(deps, ask, session.service_id);
  return programme.service_state === 'draft' ? gone() : { session, programme };
}

/** A session as it stands now, read anew. */
export async function viewOf(
  deps: ProgrammeDeps,
  sessionId: string,
  programme: ProgrammeRow,
  now: Date,
): Promise<DeskSession> {
  const [counts, all] = await Promise.all([
    countsOf(deps.db, [sessionId]),
    sessionsOf(deps.db, [programme.service_id]),
  ]);
  const row = all.find(({ id }) => id === sessionId);
  if (row === undefined) throw new Error(`No session ${sessionId} of ${programme.service_id}`);
  return deskSessionView(row, { all, counts: counts.get(sessionId), isPublished: programme.state === 'open' }, now);
}

export async function roll(
  deps: ProgrammeDeps,
  ask: Ask<'programmeSession.roll'>,
): Promise<Reply<'programmeSession.roll'>> {
  const { session, programme } = await sessionInScope(deps, ask);
  const { cursor, limit } = ask.query;
  const values = decodeCursor(cursor, ['number', 'string']);
  const after = values === null ? null : ([new Date(values[0]), values[1]] as const);
  const of = { slotId: programme.id, sessionId: session.id };
  const rows = await rollQuery(deps.db, { ...of, after, limit: limit + 1 }).execute();
  const [line, service, shown] = await Promise.all([
    linesOf(deps, rows, session, ask.now),
    deps.centre.getService(programme.service_id),
    viewOf(deps, session.id, programme, ask.now),
  ]);
  const page = pageOf(rows, limit, line, (row) => [row.booked_at.getTime(), row.id]);
  return { ...page, session: shown, serviceId: programme.service_id, serviceName: service?.name ?? '' };
}

/**
 * Notes whether a child came; a later note takes the place of the one before, `none` takes it back. It counts for nobody's
 * standing. Locks the session, then the booking: who calls it off or withdraws at the same time was first, and then this is
 * refused, or comes after.
 */
export async function mark(
  deps: ProgrammeDeps,
  ask: Ask<'programmeSession.mark'>,
): Promise<Reply<'programmeSession.mark'>> {
  const { session, programme } = await sessionInScope(deps, ask);
  const { bookingId } = ask.params;
  const { mark: state, note = null } = ask.body;
  if ((await findBooking(deps.db, bookingId))?.slot_id !== programme.id) return ask.refuse('not_found');
  await ask.write(async (tx) => {
    const row = await (deps.lockSession ?? lockSession)(tx, session.id);
    const verdict = decideMark(sessionFacts(row ?? session), ask.now);
    if (!verdict.ok) return ask.refuse(verdict.code);
    const enrolled = await lockEnrolled(tx, bookingId, programme.id);
    if (enrolled === undefined) return ask.refuse('programme.not_enrolled');
    const [pickup] = await pickupsOf(tx, { sessionId: session.id, bookingIds: [bookingId] });
    // Who took it home was here.
    if (pickup !== undefined && state !== 'came') return ask.refuse('programme.picked_up');
    if (state === 'none') await removeMark(tx, session.id, bookingId);
    else {
      await setMark(tx, {
        session_id: session.id,
        booking_id: bookingId,
        state,
        // Who came has nothing to explain.
        note: state === 'came' ? null : note,
        marked_by: ask.actor.accountId,
        marked_at: ask.now,
      });
    }
    await auditAsk(tx, ask, 'booking', bookingId, { sessionId: session.id, mark: state });
    await deps.notification.publish(tx, [{ topic: `centre:${programme.centre_id}` }], ask.now);
  });
  return (await lineOf(deps, { session, programme, bookingId }, ask.now)) ?? ask.refuse('programme.not_enrolled');
}

/**
 * Calls one session off and tells everybody who holds a place, by telephone where nothing else reaches them. The slot is
 * locked first: who enrols at the same time either was first, and is told, or finds it called off.
 */
export async function cancel(
  deps: ProgrammeDeps,
  ask: Ask<'programmeSession.cancel'>,
): Promise<Reply<'programmeSession.cancel'>> {
  const { session, programme } = await sessionInScope(deps, ask);
  const { reason } = ask.body;
  await assertWords(deps, ask, [['body.reason', reason]]);
  const service = await deps.centre.getService(programme.service_id);
  if (service === null) return ask.refuse('not_found');
  const told = await ask.write(async (tx) => {
    await deps.capacity.lockSlot(tx, programme.id);
    const row = (await (deps.lockSession ?? lockSession)(tx, session.id)) ?? session;
    const verdict = decideCallOff(sessionFacts(row), ask.now);
    if (!verdict.ok) return ask.refuse(verdict.code);
    await callOff(tx, session.id, ask.now, reason);
    const rows = await enrolledOf(tx, programme.id);
    const news = { kind: 'session_called_off', session, more: { reason } } as const;
    await tellFamilies(tx, deps, { ...news, service, rows }, ask.now);
    await auditAsk(tx, ask, 'programme_session', session.id, { reason, enrolled: rows.length });
    return rows.length;
  });
  return { session: await viewOf(deps, session.id, programme, ask.now), told };
}

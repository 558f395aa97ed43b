import type { Reply } from '../../../shared/contract/types';
import type { Ask } from '../../http/ask';
import type { Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import { findBooking, noticeFacts, tellScreens, toldOf, type BookingRow } from '../booking';
import { accountsOfPeople, findPeople } from '../identity';
import type { ProgrammeDeps } from './deps';
import { assertWords } from './plan';
import { insertPickup, findMark, pickupPeopleOf, pickupsOf, removePickup, type PickupRow } from './pickup-store';
import { sessionInScope } from './roll';
import { guardiansOf, lineOf } from './roll-lines';
import { decideMark } from './rules';
import { lockEnrolled, lockSession, type SessionRow } from './store';
import { sessionFacts } from './view';

type PickAsk = Ask<'programmeSession.pickUp'> | Ask<'programmeSession.undoPickUp'>;

async function enrolmentInScope(deps: ProgrammeDeps, ask: PickAsk) {
  const { session, programme } = await sessionInScope(deps, ask);
  const booking = await findBooking(deps.db, ask.params.bookingId);
  if (booking?.slot_id !== programme.id) return (ask as Ask<'programmeSession.pickUp'>).refuse('not_found');
  return { session, programme, booking };
}

/**
 * Notes who takes a child home that came: one of its guardians, or of those whom they have named. Locks the session, then
 * the enrolment: of two colleagues who note it at once the second finds what the first has noted. Its family is told.
 */
export async function pickUp(
  deps: ProgrammeDeps,
  ask: Ask<'programmeSession.pickUp'>,
): Promise<Reply<'programmeSession.pickUp'>> {
  const { session, programme, booking } = await enrolmentInScope(deps, ask);
  await ask.write(async (tx) => {
    const row = await (deps.lockSession ?? lockSession)(tx, session.id);
    const verdict = decideMark(sessionFacts(row ?? session), ask.now);
    if (!verdict.ok) return ask.refuse(verdict.code);
    if ((await lockEnrolled(tx, booking.id, programme.id)) === undefined) return ask.refuse('programme.not_enrolled');
    const picker = await pickerOf(tx, booking, ask);
    if (picker === null) return ask.refuse('not_found');
    if ((await findMark(tx, session.id, booking.id))?.state !== 'came') return ask.refuse('programme.not_here');
    const noted = await insertPickup(tx, {
      session_id: session.id,
      booking_id: booking.id,
      ...picker,
      picked_up_at: ask.now,
      noted_by: ask.actor.accountId,
    });
    if (!noted) return ask.refuse('programme.picked_up');
    const { kind, pickerId } = ask.body;
    await auditAsk(tx, ask, 'booking', booking.id, { sessionId: session.id, kind, pickerId });
    await tellOfPickup(tx, deps, ask, { booking, session, pickup: { ...picker, picked_up_at: ask.now } });
  });
  return (
    (await lineOf(deps, { session, programme, bookingId: booking.id }, ask.now)) ?? ask.refuse('programme.not_enrolled')
  );
}

type Picker = Pick<PickupRow, 'guardian_id' | 'name' | 'phone_tail'>;

/** Who it is, if they may still take the child home. */
async function pickerOf(
  tx: Tx,
  booking: Pick<BookingRow, 'id' | 'beneficiary_id'>,
  { body: { kind, pickerId }, now }: Ask<'programmeSession.pickUp'>,
): Promise<Picker | null> {
  if (kind === 'guardian') {
    const all = (await guardiansOf(tx, [booking.beneficiary_id], now)).get(booking.beneficiary_id) ?? [];
    return all.includes(pickerId) ? { guardian_id: pickerId, name: null, phone_tail: null } : null;
  }
  const one = (await pickupPeopleOf(tx, [booking.id])).find(({ id }) => id === pickerId);
  return one === undefined ? null : { guardian_id: null, name: one.name, phone_tail: one.phone_tail };
}

/** Takes it back, with the reason that the family reads. Two at once: the second finds it taken back. */
export async function undoPickUp(
  deps: ProgrammeDeps,
  ask: Ask<'programmeSession.undoPickUp'>,
): Promise<Reply<'programmeSession.undoPickUp'>> {
  const { session, programme, booking } = await enrolmentInScope(deps, ask);
  const { reason } = ask.body;
  await assertWords(deps, ask, [['body.reason', reason]]);
  await ask.write(async (tx) => {
    await (deps.lockSession ?? lockSession)(tx, session.id);
    const [pickup] = await pickupsOf(tx, { sessionId: session.id, bookingIds: [booking.id] });
    if (pickup === undefined || !(await removePickup(tx, session.id, booking.id))) {
      return ask.refuse('programme.not_picked_up');
    }
    await auditAsk(tx, ask, 'booking', booking.id, { sessionId: session.id, reason });
    await tellOfPickup(tx, deps, ask, { booking, session, pickup, reason });
  });
  return (await lineOf(deps, { session, programme, bookingId: booking.id }, ask.now)) ?? ask.refuse('not_found');
}

interface Happened {
  booking: BookingRow;
  session: SessionRow;
  pickup: Picker & Pick<PickupRow, 'picked_up_at'>;
  /** Why it was taken back. */
  reason?: string;
}

async function tellOfPickup(
  tx: Tx,
  deps: ProgrammeDeps,
  { now }: PickAsk,
  { booking, session, pickup, reason }: Happened,
): Promise<void> {
  const service = (await deps.centre.servicesOf([booking.service_id], tx)).get(booking.service_id);
  if (service === undefined) throw new Error(`No service ${booking.service_id} of a booking`);
  const { guardian_id: guardianId, name } = pickup;
  const guardian = guardianId === null ? undefined : (await findPeople(tx, [guardianId])).get(guardianId);
  const notices = (await familyOf(tx, booking, now)).map((one) => ({
    accountId: one.accountId,
    kind: reason === undefined ? ('child_picked_up' as const) : ('pickup_undone' as const),
    facts: {
      ...noticeFacts({ ...service, place: session.place ?? service.place }, session),
      ...one.facts,
      person: name ?? guardian?.name ?? '',
      wasAt: pickup.picked_up_at.toISOString(),
      ...(reason === undefined ? {} : { reason }),
    },
    bookingId: booking.id,
    at: now,
  }));
  await deps.notification.notifyMany(tx, notices);
  await tellScreens(tx, deps, booking, notices, now);
}

/** Who hears of a child at the gate: whoever enrolled it, and each of its guardians, of whom one may be on the way. */
async function familyOf(tx: Tx, booking: BookingRow, now: Date) {
  const childId = booking.beneficiary_id;
  const told = (await toldOf(tx, [booking], { now, by: null })).get(booking.id) ?? [];
  const guardians = (await guardiansOf(tx, [childId], now)).get(childId) ?? [];
  const accounts = [...(await accountsOfPeople(tx, guardians)).values()].flat();
  const child = (await findPeople(tx, [childId])).get(childId);
  const known = new Set(told.map(({ accountId }) => accountId));
  const others = accounts.filter((accountId) => !known.has(accountId));
  return [...told, ...others.map((accountId) => ({ accountId, facts: { for: child?.name ?? '' } }))];
}

import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import type { CheckInMethod, MachineFinding } from '../../../shared/enums';
import { civilDay } from '../../../shared/time/civil';
import type { Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import { isPresenceCode, readPresence } from '../capacity';
import { attendIn, noticesOfCentre, takesCodes } from './attend';
import { bookingOfDigits } from './code-matches';
import type { BookingDeps } from './deps';
import { heldOf } from './held-reasons';
import { tellScreens } from './notices';
import { settlePrices } from './payment';
import { rosterBooking } from './roster';
import { decideCheckIn, decideUndo } from './rules';
import { findAtCentres } from './roster-store';
import { findBooking, step, type BookingRow } from './store';
import { factsOf } from './view';

type CheckInAsk = Ask<'roster.checkIn'>;

/**
 * Checks somebody in by the code on their phone or by a tick. Twice is the same as once: the second answer shows when
 * the first was. A code is good for 60 s at most; digits that do not tell one person of the day surely are refused until
 * their name or the end of their number comes with them.
 */
export async function checkIn(deps: BookingDeps, ask: CheckInAsk): Promise<Reply<'roster.checkIn'>> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  const { bookingId, method } =
    'code' in ask.body
      ? { bookingId: await bookingOfCode(deps, ask, ask.body, centreIds), method: 'code' as const }
      : { bookingId: ask.body.bookingId, method: 'tick' as const };
  const row = await findAtCentres(deps.db, bookingId, centreIds);
  if (row === undefined) ask.refuse('not_found');
  if (method === 'code' && !(await takesCodes(deps, row))) ask.refuse('visit.by_tick');
  const verdict = decideCheckIn(factsOf(row), civilDay(ask.now));
  if (!verdict.ok) ask.refuse(verdict.code);
  if (row.state !== 'attended') await attend(deps, ask, row, method);
  return rosterBooking(deps, (await findAtCentres(deps.db, row.id, centreIds)) ?? row, ask.now);
}

async function attend(deps: BookingDeps, ask: CheckInAsk, row: BookingRow, method: CheckInMethod): Promise<void> {
  const told = await noticesOfCentre(deps, row, 'booking_attended', ask.now);
  await ask.write(async (tx) => {
    const coming = { at: ask.now, now: ask.now, method, by: ask.actor.accountId, told };
    const came = await attendIn(tx, deps, row, coming);
    // A colleague may have been quicker, which is as good; the resident, cancelling, is not.
    if (!came.ok) ask.refuse(came.code);
    await auditAsk(tx, ask, 'booking', row.id, { method, first: came.first });
  });
}

async function bookingOfCode(
  deps: BookingDeps,
  ask: CheckInAsk,
  { code: text, who }: { code: string; who?: string | undefined },
  centreIds: readonly string[],
): Promise<string> {
  const read = readPresence(text);
  if (read === null) return ask.refuse('roster.code_unknown');
  const { holderId, code } = read;
  if (holderId !== null) {
    return isPresenceCode(deps.secret, holderId, code, ask.now) ? holderId : ask.refuse('roster.code_unknown');
  }
  const isOf = (id: string): boolean => isPresenceCode(deps.secret, id, code, ask.now);
  const found = await bookingOfDigits(deps, { centreIds, on: civilDay(ask.now), isOf, who });
  return 'code' in found ? ask.refuse(found.code) : found.id;
}

/** Takes a check-in back; the resident is told the reason. The slot's lock keeps a closing from slipping between. */
export async function undo(deps: BookingDeps, ask: Ask<'roster.undo'>): Promise<Reply<'roster.undo'>> {
  const centreIds = await deps.centre.centreScope(ask.actor.grants);
  const row = await findAtCentres(deps.db, ask.params.bookingId, centreIds);
  if (row === undefined) ask.refuse('not_found');
  const { reason } = ask.body;
  const held = await heldOf(deps.words, ask, reason);
  const told = await noticesOfCentre(deps, row, 'attendance_undone', ask.now, held === null ? { reason } : {});
  await ask.write(async (tx) => {
    await deps.capacity.lockSlot(tx, row.slot_id);
    const slot = await deps.capacity.findSlot(tx, row.slot_id);
    const verdict = decideUndo(factsOf(row), slot?.state ?? 'closed');
    if (!verdict.ok) ask.refuse(verdict.code);
    const moved = await step(tx, row.id, 'attended', {
      state: 'confirmed',
      attended_at: null,
      check_in_method: null,
      checked_in_by: null,
    });
    if (!moved) ask.refuse('roster.not_attended');
    await settlePrices(tx, deps, 'unpost', [row], ask.now);
    await auditAsk(tx, ask, 'booking', row.id, { reason });
    if (held !== null) await holdUndo(deps, tx, ask, { row, reason, machine: held });
    await deps.notification.notifyMany(tx, told);
    await tellScreens(tx, deps, row, told, ask.now);
  });
  return rosterBooking(deps, (await findAtCentres(deps.db, row.id, centreIds)) ?? row, ask.now);
}

async function holdUndo(
  deps: BookingDeps,
  tx: Tx,
  ask: Ask<'roster.undo'>,
  { row, reason, machine }: { row: BookingRow; reason: string; machine: MachineFinding },
): Promise<void> {
  const areaCode = (await deps.centre.getService(row.service_id))?.areaCode ?? '';
  const of = { accountId: ask.actor.accountId, subjectId: row.id, areaCode, now: ask.now };
  await deps.words.hold(tx, { kind: 'undo_reason', ...of, text: reason, machine });
}

/** Tells the resident the reason that a human has now passed. */
export async function revealUndo(
  deps: BookingDeps,
  tx: Tx,
  told: { bookingId: string; reason: string; now: Date },
): Promise<void> {
  const row = await findBooking(tx, told.bookingId);
  if (row === undefined) return;
  const { now, reason } = told;
  await deps.notification.notifyMany(tx, await noticesOfCentre(deps, row, 'attendance_undone', now, { reason }));
}

import type { HandlersOf } from '../../http/ask';
import type { Tx } from '../../kernel/db';
import { dailyAt, type JobHandler, type Schedule } from '../../jobs';
import { accept } from './accept';
import { approvalEndJob, endApproval } from './approval';
import * as approvals from './approval-desk';
import { listQueries as approvalQueries } from './approval-store';
import { book, bookTogether } from './book';
import { cancel } from './cancel';
import { checkInAll, undoAll } from './check-in-all';
import { checkIn, revealUndo, undo } from './check-in';
import { closeSlot } from './close-slot';
import { deskBook } from './desk-book';
import { deskAccept, deskCancel } from './desk-change';
import * as deskPeople from './desk-person';
import { openClaims } from './claim-group';
import type { BookingDeps } from './deps';
import { revealClosing, revealRefusal } from './held-reasons';
import { listQueries as freedQueries, offerFreed } from './freed';
import * as sheets from './export-sheet';
import { listQueries as sheetQueries } from './export-store';
import { figureJobs, figures, figureSchedules } from './figures';
import { listQueries as figureQueries } from './figures-store';
import { home } from './home';
import { makeSlots } from './jobs';
import { missedJobs, missedSchedules } from './missed';
import { merge, offline } from './offline';
import { roomCode } from './room-code';
import { choose, scan } from './scan';
import { listQueries as attendQueries } from './attend-store';
import { lineEndJob, offerEndJob } from './line';
import * as lineDesk from './line-desk';
import { endOffer, endWaiting } from './line-ends';
import * as mine from './mine';
import { noShowJobs, noShowSchedules } from './no-shows';
import { remindJobs, remindSchedules } from './remind';
import { listQueries as remindQueries } from './remind-store';
import { listQueries as pauseQueries } from './pause';
import { people } from './people';
import * as reminder from './reminder';
import * as roster from './roster';
import { listQueries as lineQueries } from './line-store';
import { freedJob } from './occupied';
import { listQueries as rosterQueries } from './roster-store';
import { setEndReason } from './reason-store';
import * as services from './services';
import { listQueries as bookingQueries } from './store';
import { listQueries as visitQueries } from './visit-store';

export { bookingsAhead, eraseOf, exportOf, retentionOf, visitedCentre } from './own-data';
export { callInstead, callUntold } from './call-instead';
export { addPlanned } from './jobs';
export { endLineOf, endPlace, hasPlace, moveBooking, openOfSlots, retimeBookings } from './changed';
export { offerFree, peopleIn } from './line';
export { holdClaims, offerAfterPause } from './pause';
export { clashesAt, moveWithSlot, planLineEnd, tellOfMoved } from './moved-slot';
export { tellFreed, tellFreedParts } from './occupied';
export { occupiedAmong } from './uses';
export { findActable } from './may-see';
export { foundToken, readFound } from './found';
export { noticesOf, tellScreens } from './notices';
export { lineHasRoom } from './line-rules';
export { decideAge, slotFace, spansDays } from './rules';
export { slotFactsOf } from './view';
export { findBooking, type BookingRow } from './store';
export const listQueries = {
  ...bookingQueries,
  ...freedQueries,
  ...lineQueries,
  ...pauseQueries,
  ...rosterQueries,
  ...visitQueries,
  ...approvalQueries,
  ...remindQueries,
  ...attendQueries,
  ...sheetQueries,
  ...figureQueries,
};
export { missedVisits, visitsOf } from './visit-store';
export { openSoldOut } from './sold-out';
export { placeDrawn } from './drawn';
export { noticeFacts } from './notices';
export { quotaCounts, quotaSpan } from './quota-days';
export { bookUntil, decideBeside, decideWho, opensAt, pausedFields } from './rules';
export { heldAround } from './store';
export { toldOf } from './told';
export type { Occurrence } from './calendar';
export type { BookingDeps, WithClosing } from './deps';
export type { Held } from './rules';
export type { LineDeps } from './line';
export type { Hold, Payment } from './payment';

export interface Booking {
  handlers: HandlersOf<
    | 'bookingSheet'
    | 'figures'
    | 'reminder'
    | 'service'
    | 'home'
    | 'booking'
    | 'approval'
    | 'roster'
    | 'slot'
    | 'deskBooking'
    | 'line'
    | 'visit'
  >;
  /** Reasons of staff that were held and have passed: shown where they would have stood from the beginning. */
  revealClosing(tx: Tx, slotId: string, reason: string): Promise<void>;
  revealRefusal(tx: Tx, bookingId: string, reason: string): Promise<void>;
  revealEnding(tx: Tx, bookingId: string, reason: string): Promise<void>;
  revealUndo(tx: Tx, bookingId: string, reason: string, now: Date): Promise<void>;
  jobs: Record<string, JobHandler>;
  schedules: Schedule[];
}

/** Booking: what residents come for first. Rules and guarantees stand with each use case. */
export function openBooking(deps: BookingDeps): Booking {
  const claims = openClaims(deps);
  return {
    handlers: {
      'service.list': (ask) => services.list(deps, ask),
      'service.get': (ask) => services.get(deps, ask),
      'service.days': services.openDays(deps),
      'service.slots': (ask) => services.slots(deps, ask),
      'home.get': (ask) => home(deps, ask),
      'booking.book': (ask) => book({ ...deps, claims }, ask),
      'booking.bookTogether': (ask) => bookTogether({ ...deps, claims }, ask),
      'approval.list': (ask) => approvals.list(deps, ask),
      'approval.decide': (ask) => approvals.decide(deps, ask),
      'booking.mine': (ask) => mine.mine(deps, ask),
      'booking.get': (ask) => mine.get(deps, ask),
      'booking.cancel': (ask) => cancel(deps, ask),
      'booking.accept': (ask) => accept(deps, ask),
      'booking.calendar': (ask) => mine.calendar(deps, ask),
      'figures.get': (ask) => figures(deps, ask),
      'bookingSheet.size': (ask) => sheets.size(deps, ask),
      'bookingSheet.download': (ask) => sheets.download(deps, ask),
      'reminder.get': (ask) => reminder.getUsual(deps, ask),
      'reminder.set': (ask) => reminder.setUsual(ask),
      'reminder.ofBooking': (ask) => reminder.ofBooking(deps, ask),
      'reminder.choose': (ask) => reminder.choose(deps, ask),
      'roster.day': (ask) => roster.day(deps, ask),
      'roster.slots': (ask) => roster.slots(deps, ask),
      'roster.people': (ask) => people(deps, ask),
      'roster.checkIn': (ask) => checkIn(deps, ask),
      'roster.undo': (ask) => undo(deps, ask),
      'roster.checkInAll': (ask) => checkInAll(deps, ask),
      'roster.undoAll': (ask) => undoAll(deps, ask),
      'roster.roomCode': (ask) => roomCode(deps, ask),
      'roster.offline': (ask) => offline(deps, ask),
      'roster.merge': (ask) => merge(deps, ask),
      'visit.scan': (ask) => scan(deps, ask),
      'visit.choose': (ask) => choose(deps, ask),
      'deskBooking.find': (ask) => deskPeople.find(deps, ask),
      'deskBooking.register': (ask) => deskPeople.register(deps, ask),
      'deskBooking.book': (ask) => deskBook({ ...deps, claims }, ask),
      'deskBooking.accept': (ask) => deskAccept(deps, ask),
      'deskBooking.cancel': (ask) => deskCancel(deps, ask),
      'line.list': (ask) => lineDesk.list(deps, ask),
      'line.offer': (ask) => lineDesk.offer(deps, ask),
      'slot.close': (ask) => closeSlot(deps, ask),
    },
    revealClosing: (tx, slotId, reason) => revealClosing(deps, tx, slotId, reason),
    revealRefusal,
    revealEnding: setEndReason,
    revealUndo: (tx, bookingId, reason, now) => revealUndo(deps, tx, { bookingId, reason, now }),
    jobs: {
      [approvalEndJob]: endApproval(deps),
      [offerEndJob]: endOffer(deps),
      [lineEndJob]: endWaiting(deps),
      ...noShowJobs(deps),
      ...remindJobs(deps),
      ...missedJobs(deps),
      [freedJob]: offerFreed(deps),
      ...figureJobs(deps),
      'booking.makeSlots': async (run) => {
        await makeSlots(deps, run);
      },
    },
    schedules: [
      { kind: 'booking.makeSlots', ...dailyAt('00:10') },
      ...noShowSchedules,
      ...remindSchedules,
      ...missedSchedules,
      ...figureSchedules,
    ],
  };
}

import type { openGroupQueue } from './kernel/group-queue';
import type { Db } from './kernel/db';
import type { Vault } from './kernel/vault';
import { openActivity } from './modules/activity';
import * as bookings from './modules/booking';
import { openBooking, type BookingDeps, type LineDeps } from './modules/booking';
import type { ServiceClaims } from './modules/centre';
import { holdWords, type Content } from './modules/content';
import type { Grid } from './modules/grid';
import * as households from './modules/household';
import * as identities from './modules/identity';
import * as lotteries from './modules/lottery';
import { openLottery, type LotteryDeps } from './modules/lottery';
import { openFacility, type FacilityDeps } from './modules/facility';
import { openTimetable, type TimetableDeps } from './modules/timetable';
import * as notices from './modules/notification';
import { occurrencesOf, openProgramme, type ProgrammeDeps } from './modules/programme';
import { openRating, type RatingStore } from './modules/rating';
import { openStanding, type ExcuseStore } from './modules/standing';

/**
 * Bookings, the standing that comes of them and limits them, the draws that make them and the timetable under them, with what they need of modules
 * to their right handed over.
 */
export function openBookings(
  deps: {
    db: Db;
    queue?: typeof openGroupQueue;
    lockPowers?: BookingDeps['lockPowers'];
    lockPeople?: BookingDeps['lockPeople'];
    excuses?: ExcuseStore;
    drawLocks?: lotteries.DrawLocks;
    isStill?: TimetableDeps['isStill'];
    lockArranged?: FacilityDeps['lockArranged'];
    lockLinked?: FacilityDeps['lockLinked'];
    ratings?: RatingStore;
    lockSession?: ProgrammeDeps['lockSession'];
  },
  more: {
    line: LineDeps;
    grid: Pick<Grid, 'areaNames'>;
    content: Pick<Content, 'checkWords'>;
    vault: Vault;
    secret: Buffer;
  },
) {
  const words = { check: more.content.checkWords, hold: holdWords };
  const { missedVisits, visitsOf } = bookings;
  const standing = openStanding({ ...more.line, db: deps.db, words, missedVisits, visitsOf, store: deps.excuses });
  const lockPowers = deps.lockPowers ?? households.lockActorsFor;
  const drawing: LotteryDeps = {
    ...more.line,
    db: deps.db,
    vault: more.vault,
    lockPowers,
    locks: deps.drawLocks ?? lotteries.drawLocks,
    standing,
  };
  const withClosing = lotteries.withClosing(drawing);
  const booking = openBooking({
    ...more.line,
    db: deps.db,
    words,
    standing,
    queue: deps.queue,
    lockPowers,
    lockPeople: deps.lockPeople ?? identities.lockPeople,
    heldBeside: lotteries.heldByEntries,
    withClosing,
    occurrencesOf,
    vault: more.vault,
    secret: more.secret,
  });
  const planning = { ...more.line, db: deps.db, words, lockPowers, withClosing, isStill: deps.isStill };
  const timetable = openTimetable(planning);
  const { lockArranged, lockLinked } = deps;
  const facility = openFacility({ ...planning, secret: more.secret, lockArranged, lockLinked });
  const lottery = openLottery(drawing);
  const { notify } = notices;
  const rating = openRating({ db: deps.db, centre: more.line.centre, notify, words, store: deps.ratings });
  const programme = openProgramme({ ...more.line, db: deps.db, words, lockSession: deps.lockSession });
  const activity = openActivity({ ...more.line, db: deps.db, words, grid: more.grid });
  const ofVisits = {
    ...activity.handlers,
    ...programme.handlers,
    ...rating.handlers,
    ...standing.handlers,
    ...booking.handlers,
    ...lottery.handlers,
    ...timetable.handlers,
    ...facility.handlers,
  };
  const claims: ServiceClaims = {
    hold: async (tx, serviceId, now) => {
      await bookings.holdClaims(tx, more.line, serviceId, now);
      await lotteries.holdEntries(tx, drawing, serviceId, now);
    },
    goOn: (tx, serviceId, run) => bookings.offerAfterPause(tx, more.line, serviceId, run),
  };
  return { standing, booking, lottery, rating, ofVisits, claims };
}

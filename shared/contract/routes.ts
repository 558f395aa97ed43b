import { activityRoutes, deskActivityRoutes } from './activity';
import { approvalRoutes } from './approval';
import { auditRoutes } from './audit';
import { bookingRoutes } from './booking';
import { bookingSheetRoutes } from './booking-sheet';
import { callRoutes } from './call';
import { catalogueRoutes } from './catalogue';
import { centreEnglishRoutes } from './centre-english';
import { centreTextsRoutes } from './centre-texts';
import { centreRoutes } from './centre';
import { deskRoutes } from './desk';
import { deskBookingRoutes } from './desk-booking';
import { figuresRoutes } from './figures';
import { householdRoutes } from './household';
import { contentRoutes } from './content';
import { facilityRoutes } from './facility';
import { fileRoutes } from './file';
import { identityRoutes } from './identity';
import { lotteryRoutes } from './lottery';
import { privacyRoutes } from './privacy';
import { deskProgrammeRoutes, programmeRoutes } from './programme';
import { consentRoutes, inboxRoutes } from './inbox';
import { reminderRoutes } from './reminder';
import { ratingRoutes } from './rating';
import { rosterRoutes } from './roster';
import { excuseRoutes, standingRoutes } from './standing';
import { systemRoutes } from './system';
import { timetableRoutes } from './timetable';
import { visitRoutes } from './visit';

/**
 * THE API: one line a route, plain data, so that the phone can carry it. Inputs and replies are the zod schemas of
 * `schemas/`, of which the phone takes the types only. A name is `<resource>.<verb>` and is the same in handler,
 * audit action, log field and test title.
 */
export const routes = {
  ...identityRoutes,
  ...deskRoutes,
  ...centreRoutes,
  ...catalogueRoutes,
  ...centreEnglishRoutes,
  ...centreTextsRoutes,
  ...privacyRoutes,
  ...auditRoutes,
  ...bookingRoutes,
  ...approvalRoutes,
  ...bookingSheetRoutes,
  ...figuresRoutes,
  ...rosterRoutes,
  ...reminderRoutes,
  ...deskBookingRoutes,
  ...lotteryRoutes,
  ...visitRoutes,
  ...ratingRoutes,
  ...programmeRoutes,
  ...deskProgrammeRoutes,
  ...activityRoutes,
  ...deskActivityRoutes,
  ...inboxRoutes,
  ...consentRoutes,
  ...callRoutes,
  ...systemRoutes,
  ...timetableRoutes,
  ...facilityRoutes,
  ...householdRoutes,
  ...fileRoutes,
  ...contentRoutes,
  ...standingRoutes,
  ...excuseRoutes,
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;

export const routeNames = Object.keys(routes) as RouteName[];

/** All paths of the contract stand below this. */
export const apiPrefix = '/api/v1';

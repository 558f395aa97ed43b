import type { z } from 'zod';
import type { RouteName } from '../routes';
import { activitySchemas } from './activity';
import { approvalSchemas } from './approval';
import { auditSchemas } from './audit';
import { bookingSchemas } from './booking';
import { bookingSheetSchemas } from './booking-sheet';
import { callSchemas } from './call';
import { catalogueSchemas } from './catalogue';
import { centreEnglishSchemas } from './centre-english';
import { centreTextsSchemas } from './centre-texts';
import { centreSchemas } from './centre';
import { deskSchemas } from './desk';
import { deskBookingSchemas } from './desk-booking';
import { figuresSchemas } from './figures';
import { householdSchemas } from './household';
import { contentSchemas } from './content';
import { facilitySchemas } from './facility';
import { serviceNeedsSchemas } from './service-needs';
import { slotMoveSchemas } from './slot-move';
import { fileSchemas } from './file';
import { identitySchemas } from './identity';
import { lotterySchemas } from './lottery';
import { privacySchemas } from './privacy';
import { programmeSchemas } from './programme';
import { programmeSessionSchemas } from './programme-session';
import { consentSchemas, inboxSchemas } from './inbox';
import { reminderSchemas } from './reminder';
import { ratingSchemas } from './rating';
import { rosterSchemas } from './roster';
import { excuseSchemas, standingSchemas } from './standing';
import { systemSchemas } from './system';
import { changeTaskSchemas } from './change-task';
import { timetableSchemas } from './timetable';
import { visitSchemas } from './visit';

/** Input and reply of every route. A missing or misnamed entry does not compile. */
export const schemas = {
  ...identitySchemas,
  ...deskSchemas,
  ...centreSchemas,
  ...catalogueSchemas,
  ...centreEnglishSchemas,
  ...centreTextsSchemas,
  ...bookingSchemas,
  ...approvalSchemas,
  ...bookingSheetSchemas,
  ...figuresSchemas,
  ...rosterSchemas,
  ...reminderSchemas,
  ...deskBookingSchemas,
  ...lotterySchemas,
  ...visitSchemas,
  ...ratingSchemas,
  ...programmeSchemas,
  ...programmeSessionSchemas,
  ...activitySchemas,
  ...inboxSchemas,
  ...privacySchemas,
  ...auditSchemas,
  ...consentSchemas,
  ...callSchemas,
  ...systemSchemas,
  ...timetableSchemas,
  ...changeTaskSchemas,
  ...facilitySchemas,
  ...serviceNeedsSchemas,
  ...slotMoveSchemas,
  ...householdSchemas,
  ...fileSchemas,
  ...contentSchemas,
  ...standingSchemas,
  ...excuseSchemas,
} as const satisfies Record<RouteName, { params: z.ZodType; query: z.ZodType; body: z.ZodType; reply: z.ZodType }>;

import { z } from 'zod';
import { approvalVerdicts } from '../../enums';
import { limits } from '../../limits';
import { cursor, empty, id, instant, page, words } from './basics';
import { rosterBooking } from './roster';

const pending = rosterBooking.extend({
  askedAt: instant,
  /** Without an answer until then the place is released. */
  until: instant,
});

export const approvalSchemas = {
  'approval.list': {
    params: empty,
    query: page.extend({ centreId: id.optional() }),
    body: empty,
    reply: z.object({
      centreId: id,
      /** All that wait at the centre, counted up to a bound. */
      waiting: z.int(),
      items: z.array(pending),
      nextCursor: cursor.nullable(),
    }),
  },
  'approval.decide': {
    params: empty,
    query: empty,
    body: z.strictObject({
      bookingIds: z.array(id).min(1).max(limits.decisionsMax),
      verdict: z.enum(approvalVerdicts),
      /** Needed for a no: the residents read it. */
      reason: words(limits.reasonMin, limits.reasonMax).optional(),
    }),
    reply: z.object({
      done: z.int(),
      /** A colleague, the resident or the time was quicker. */
      missed: z.int(),
    }),
  },
} as const;

import { z } from 'zod';
import { limits } from '../../limits';
import { id, instant, words } from './basics';

const when = z.object({ serviceName: z.string(), startAt: instant, endAt: instant });
const inTheWay = z.array(
  z.object({
    name: z.string(),
    why: z.enum(['taken', 'away', 'retired']),
    /** What has it then: a service's name, or why staff have taken it out; null where nothing has. */
    by: z.string().nullable(),
  }),
);
const option = z.object({ resourceId: id, name: z.string(), who: z.string().nullable() });

/** What a change of resources, or of what a service needs, hits; bounded lists stand beside their whole numbers. */
export const arrangement = z.object({
  /** Goes along when this very change is made. */
  basis: z.string(),
  bookings: z.int(),
  people: z.int(),
  /** People in lines that end where nobody stands in. */
  waiting: z.int(),
  /** Times that can't have all they need any more, those with people first. */
  lostCount: z.int(),
  lost: z.array(
    when.extend({
      slotId: id,
      bookings: z.int(),
      waiting: z.int(),
      inTheWay,
      options: z.array(option),
    }),
  ),
  /** Times that keep the shorter break that they have, since others with people stand next to them. */
  shortCount: z.int(),
  short: z.array(when),
  /** Booked times that take place with another room or somebody else: bookings stand, their people are told. */
  replacedCount: z.int(),
  /** Those bookings, all together. */
  told: z.int(),
  replaced: z.array(
    when.extend({
      bookings: z.int(),
      was: z.array(z.string()),
      instead: z.array(z.string()),
      personNames: z.array(z.string()),
    }),
  ),
  /** Times with more or fewer places. */
  resizedCount: z.int(),
  resized: z.array(when.extend({ capacity: z.int(), toCapacity: z.int(), taken: z.int() })),
  /** Times that can be had again, or for the first time. */
  back: z.int(),
  /** Those of them that were called off and still have bookings, which stand then: people with a place. */
  revivedCount: z.int(),
  revived: z.array(when.extend({ taken: z.int() })),
  /** Times that were called off and stay so: something that was in their way no longer is, but something else still is. */
  stillAwayCount: z.int(),
  stillAway: z.array(when.extend({ taken: z.int(), inTheWay })),
  hits: z.array(
    z.object({
      bookingId: id,
      slotId: id,
      personName: z.string(),
      partySize: z.int(),
      hit: z.enum(['gone', 'over']),
    }),
  ),
});

/** How a change of resources is decided. */
export const decision = {
  basis: z.string().min(1).max(80),
  /** Why; residents who are hit read it. */
  reason: words(limits.reasonMin, limits.timetableReasonMax).optional(),
  /** Who stands in, slot by slot; what is lost and left out does not take place. */
  instead: z
    .array(z.strictObject({ slotId: id, resourceId: id }))
    .max(limits.blockSlotsMax)
    .refine((all) => new Set(all.map(({ slotId }) => slotId)).size === all.length, 'a slot twice'),
};
/** What was done: bookings to settle, times called off, times with a substitute, bookings that stand and whose people were told. */
export const decided = { tasks: z.int(), removed: z.int(), substituted: z.int(), told: z.int() };

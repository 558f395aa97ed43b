import { z } from 'zod';
import { moveObstacles } from '../../enums/resource';
import { limits } from '../../limits';
import { civilDay, empty, id, instant, words } from './basics';

const ofSlot = z.strictObject({ slotId: id });
/** Times of slots lie in fives of minutes. */
const five = instant.refine((at) => Date.parse(at) % 300_000 === 0, 'a multiple of five minutes');

/** Where one use of a slot goes: another beginning, another room or person, or both. */
const where = z.strictObject({
  /** The room, thing or person that the slot has, and the one that it is to have. */
  resourceId: id,
  toResourceId: id,
  startAt: five,
});

const named = z.object({ resourceId: id, name: z.string() });

export const slotMoveSchemas = {
  'slotMove.targets': {
    params: ofSlot,
    query: z.strictObject({
      resourceId: id,
      fromOn: civilDay,
      days: z.coerce.number().int().min(1).max(limits.calendarDays).default(1),
    }),
    body: empty,
    reply: z.object({
      slotId: id,
      serviceName: z.string(),
      startAt: instant,
      endAt: instant,
      minutes: z.int(),
      /** What can have it: the one it has first, then on a look at one day also others of the same kind and skill. */
      resources: z.array(named),
      /** Beginnings, from one minute to before another, at which it can't be, and why. */
      blocked: z.array(
        z.object({
          resourceId: id,
          on: civilDay,
          fromMinute: z.int(),
          toMinute: z.int(),
          why: z.enum(moveObstacles),
          /** Names of the rooms and people that are not to be had then. */
          inTheWay: z.array(z.string()),
        }),
      ),
    }),
  },
  'slotMove.preview': {
    params: ofSlot,
    query: empty,
    body: where,
    reply: z.object({
      /** Goes along when this very move is made. */
      basis: z.string(),
      /** Whether bookings stand as they are, since only the room or person changes. */
      stays: z.boolean(),
      serviceName: z.string(),
      startAt: instant,
      endAt: instant,
      toStartAt: instant,
      toEndAt: instant,
      name: z.string(),
      toName: z.string(),
      bookings: z.int(),
      people: z.int(),
      /** People in a line that ends. */
      waiting: z.int(),
      hits: z.array(z.object({ bookingId: id, personName: z.string(), partySize: z.int() })),
    }),
  },
  'slotMove.save': {
    params: ofSlot,
    query: empty,
    body: z.strictObject({
      ...where.shape,
      reason: words(limits.reasonMin, limits.timetableReasonMax),
      basis: z.string().min(1).max(80),
    }),
    /** Bookings that became tasks, and bookings that stand and whose people were told. */
    reply: z.object({ tasks: z.int(), told: z.int() }),
  },
} as const;

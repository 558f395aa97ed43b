import { z } from 'zod';
import { reminderTimes } from '../../enums';
import { empty, id } from './basics';

const times = z.array(z.enum(reminderTimes)).max(reminderTimes.length);
const chosen = z.object({
  times,
  /** Whether this was said here; else it is what is usual. */
  own: z.boolean(),
});

const ofBooking = z.strictObject({ bookingId: id });
const wanted = z.strictObject({ times });

export const reminderSchemas = {
  'reminder.get': { params: empty, query: empty, body: empty, reply: chosen },
  'reminder.set': { params: empty, query: empty, body: wanted, reply: chosen },
  'reminder.ofBooking': { params: ofBooking, query: empty, body: empty, reply: chosen },
  'reminder.choose': { params: ofBooking, query: empty, body: wanted, reply: chosen },
} as const;

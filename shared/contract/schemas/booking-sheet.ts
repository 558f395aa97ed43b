import { z } from 'zod';
import { limits } from '../../limits';
import { civilDay, empty, id, words } from './basics';

const wanted = z.strictObject({
  centreId: id.optional(),
  fromOn: civilDay,
  toOn: civilDay,
  serviceId: id.optional(),
});

export const bookingSheetSchemas = {
  'bookingSheet.size': {
    params: empty,
    query: wanted,
    body: empty,
    reply: z.object({ rows: z.int(), rowsMost: z.int(), tooMany: z.boolean() }),
  },
  'bookingSheet.download': {
    params: empty,
    query: empty,
    /** With a reason the names are whole. */
    body: wanted.extend({ reason: words(limits.reasonMin, limits.reasonMax).optional() }),
    reply: z.string(),
  },
} as const;

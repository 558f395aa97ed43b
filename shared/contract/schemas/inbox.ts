import { z } from 'zod';
import { inboxKinds } from '../../enums';
import { empty, id, instant, listOf, page } from './basics';

const entry = z.object({
  id,
  kind: z.enum(inboxKinds),
  /** Values that the kind's words are filled with (service, place, time, reason). */
  facts: z.record(z.string(), z.string()),
  bookingId: id.nullable(),
  at: instant,
  readAt: instant.nullable(),
});

export const inboxSchemas = {
  'inbox.list': { params: empty, query: page, body: empty, reply: listOf(entry).extend({ unread: z.int() }) },
  'inbox.readAll': { params: empty, query: empty, body: empty, reply: z.object({ unread: z.int() }) },
} as const;

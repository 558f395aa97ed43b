import { z } from 'zod';
import { consentAnswers, consentStates, inboxKinds, templateNames } from '../../enums';
import { empty, id, instant, listOf, page, requestKey } from './basics';

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

const consent = z.object({
  template: z.enum(templateNames),
  /** The template's id at WeChat, to ask with. */
  templateId: z.string(),
  /** Messages still allowed. */
  left: z.int(),
  state: z.enum(consentStates),
});

const answer = z.strictObject({ template: z.enum(templateNames), answer: z.enum(consentAnswers) });

export const consentSchemas = {
  'consent.list': { params: empty, query: empty, body: empty, reply: listOf(consent) },
  'consent.report': {
    params: empty,
    query: empty,
    body: z.strictObject({
      requestKey,
      answers: z
        .array(answer)
        .min(1)
        .max(templateNames.length)
        .refine((all) => new Set(all.map((one) => one.template)).size === all.length, 'each template once'),
    }),
    reply: listOf(consent),
  },
} as const;

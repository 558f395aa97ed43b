import { z } from 'zod';
import { callOutcomes, callStates, inboxKinds } from '../../enums';
import { empty, id, instant, listOf, page } from './basics';

const callTask = z.object({
  id,
  /** For the reveal of name and number, which is written down and shown to the person. */
  personId: id,
  /** Masked; null when nobody has told it. */
  personName: z.string().nullable(),
  centreId: id,
  centreName: z.string(),
  /** What it is about, and what its words are filled with. */
  reason: z.enum(inboxKinds),
  facts: z.record(z.string(), z.string()),
  state: z.enum(callStates),
  /** Worth calling from then on. */
  dueAt: instant,
  /** The person should know by then. */
  toldByAt: instant,
  overdue: z.boolean(),
  /** Calls that nobody answered. */
  tries: z.int(),
  heldBy: z.enum(['nobody', 'me', 'colleague']),
  heldUntil: instant.nullable(),
  outcome: z.enum(callOutcomes).nullable(),
  endedAt: instant.nullable(),
  may: z.object({ take: z.boolean(), finish: z.boolean() }),
});

const callId = z.strictObject({ callId: id });

export const callSchemas = {
  'call.list': {
    params: empty,
    query: page.extend({ centreId: id.optional(), state: z.enum(callStates).default('open') }),
    body: empty,
    reply: listOf(callTask).extend({ overdue: z.int() }),
  },
  'call.take': { params: callId, query: empty, body: empty, reply: callTask },
  'call.finish': {
    params: callId,
    query: empty,
    body: z.strictObject({ outcome: z.enum(callOutcomes) }),
    reply: callTask,
  },
} as const;

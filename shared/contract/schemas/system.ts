import { z } from 'zod';
import { limits } from '../../limits';
import { messageStates, templateNames } from '../../enums';
import { empty, instant, listOf, page, words } from './basics';

/** Names the work itself, so it may be longer than other ids. */
const jobId = z.string().min(1).max(120);

const parked = z.object({
  id: jobId,
  kind: z.string(),
  /** When it was last due. */
  dueAt: instant,
  createdAt: instant,
  failures: z.int(),
  /** Class and code of the last error; its words stand in the log only. */
  errorClass: z.string(),
  may: z.object({ retry: z.boolean() }),
});

const queue = z.object({
  name: z.string(),
  waiting: z.int(),
  /** Of the one that has waited longest; 0 when none waits. */
  oldestSeconds: z.int(),
});

const trouble = z.object({
  template: z.enum(templateNames),
  state: z.enum(messageStates),
  /** WeChat's number, if it answered. */
  errcode: z.int().nullable(),
  trouble: z.string().nullable(),
  count: z.int(),
  lastAt: instant,
});

export const systemSchemas = {
  'job.parked': { params: empty, query: page, body: empty, reply: listOf(parked) },
  'job.retry': {
    params: z.strictObject({ jobId }),
    query: empty,
    body: z.strictObject({ reason: words(limits.reasonMin, limits.reasonMax) }),
    reply: z.object({ id: jobId, kind: z.string(), dueAt: instant }),
  },
  'message.troubles': {
    params: empty,
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(30).default(7) }),
    body: empty,
    reply: z.object({ since: instant, queues: z.array(queue), troubles: z.array(trouble) }),
  },
} as const;

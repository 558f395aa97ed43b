import { z } from 'zod';
import { auditCheckStates } from '../../enums';
import { empty, id, instant, listOf, page } from './basics';

/** All of them together; what is left out does not matter. */
const filters = {
  from: instant.optional(),
  /** Not included. */
  to: instant.optional(),
  action: z
    .string()
    .regex(/^[A-Za-z]{1,30}\.[A-Za-z]{1,30}$/)
    .optional(),
  actorId: id.optional(),
  subjectId: z.string().min(1).max(60).optional(),
};

const line = z.object({
  /** The number by which the verifier names it. */
  number: z.int(),
  at: instant,
  action: z.string(),
  /** Null for jobs and for somebody not yet known. */
  actorId: z.string().nullable(),
  /** Masked. */
  actorName: z.string().nullable(),
  subjectKind: z.string(),
  subjectId: z.string(),
  /** JSON of ids, states, counts and staff's reasons. */
  detail: z.string(),
  requestId: z.string(),
});

const numbers = z.array(z.int());

const check = z.object({
  id,
  state: z.enum(auditCheckStates),
  /** False for the nightly one. */
  byHand: z.boolean(),
  askedAt: instant,
  finishedAt: instant.nullable(),
  readLines: z.int(),
  allLines: z.int(),
  /** Null until it is done. Lists hold at most 100 of each kind. */
  report: z
    .object({
      whole: z.boolean(),
      sealed: z.int(),
      changed: numbers,
      missing: numbers,
      inserted: numbers,
      broken: numbers,
      unsealed: numbers,
      headsChecked: z.int(),
      lostHeads: z.array(z.string()),
      brokenHeadLines: numbers,
    })
    .nullable(),
});

export const auditSchemas = {
  'audit.list': { params: empty, query: page.extend(filters), body: empty, reply: listOf(line) },
  'audit.checks': { params: empty, query: page, body: empty, reply: listOf(check) },
  'audit.verify': { params: empty, query: empty, body: empty, reply: check },
  'audit.export': { params: empty, query: empty, body: z.strictObject(filters), reply: z.string() },
} as const;

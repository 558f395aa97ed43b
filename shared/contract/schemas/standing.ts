import { z } from 'zod';
import { bookingStates, excuseStates, standingGrades, uncountedReasons } from '../../enums';
import { limits } from '../../limits';
import { civilDay, empty, id, instant, page, cursor, words } from './basics';
import { besideNames } from './english';

const excuse = z.object({
  id,
  state: z.enum(excuseStates),
  text: z.string(),
  filedAt: instant,
  /** What staff said; null while nobody has, or while their words are being checked. */
  answer: z.string().nullable(),
  appealText: z.string().nullable(),
  /** An answer comes by then; without one it is accepted. Null once decided. */
  answerBy: instant.nullable(),
  /** Until when one may appeal; null where one can't. */
  appealUntil: instant.nullable(),
});

const missed = z.object({
  bookingId: id,
  serviceName: z.string(),
  centreName: z.string(),
  english: besideNames,
  /** Of the centre, to call. */
  phone: z.string(),
  startAt: instant,
  endAt: instant,
  state: z.enum(bookingStates),
  /** What it weighs today. */
  points: z.int(),
  /** Why it weighs nothing; null where it counts. */
  uncounted: z.enum(uncountedReasons).nullable(),
  /** From then on it weighs less, and nothing at all; null where it does not count. */
  lighterOn: civilDay.nullable(),
  fadesOn: civilDay.nullable(),
  excuseUntil: instant.nullable(),
  excuse: excuse.nullable(),
  may: z.object({ excuse: z.boolean(), appeal: z.boolean() }),
});

const text = words(limits.excuseMin, limits.excuseMax);

export const standingSchemas = {
  'standing.mine': {
    params: empty,
    /** Of somebody I may act for, instead of me. */
    query: z.strictObject({ personId: id.optional() }),
    body: empty,
    reply: z.object({
      personId: id,
      personName: z.string(),
      grade: z.enum(standingGrades),
      points: z.int(),
      /** The day from which the grade is better, if nothing more is missed; null when it is good. */
      betterOn: civilDay.nullable(),
      /** How the sum is made, for the page to say it in words. */
      rule: z.object({
        steps: z.array(z.object({ untilDays: z.int(), points: z.int() })),
        remindedFrom: z.int(),
        limitedFrom: z.int(),
        limitedAheadDays: z.int(),
      }),
      /** Missed visits of the days that count, and what waits for an answer; newest first, few. */
      missed: z.array(missed),
    }),
  },
} as const;

const queued = z.object({
  id,
  bookingId: id,
  /** For opening their details with a reason. */
  personId: id,
  personName: z.string().nullable(),
  serviceName: z.string(),
  centreName: z.string(),
  startAt: instant,
  endAt: instant,
  bookingState: z.enum(bookingStates),
  state: z.enum(excuseStates),
  text: z.string(),
  filedAt: instant,
  answer: z.string().nullable(),
  appealText: z.string().nullable(),
  answerBy: instant,
  may: z.object({ decide: z.boolean() }),
});

export const excuseSchemas = {
  'excuse.file': {
    params: z.strictObject({ bookingId: id }),
    query: empty,
    body: z.strictObject({ text }),
    reply: excuse,
  },
  'excuse.appeal': {
    params: z.strictObject({ excuseId: id }),
    query: empty,
    body: z.strictObject({ text }),
    reply: excuse,
  },
  'excuse.queue': {
    params: empty,
    query: page.extend({ centreId: id.optional() }),
    body: empty,
    reply: z.object({ items: z.array(queued), nextCursor: cursor.nullable(), waiting: z.int() }),
  },
  'excuse.decide': {
    params: z.strictObject({ excuseId: id }),
    query: empty,
    body: z.strictObject({
      decision: z.enum(['accept', 'refuse']),
      reason: words(limits.reasonMin, limits.reasonMax).optional(),
    }),
    reply: z.object({ id, state: z.enum(excuseStates), waiting: z.int() }),
  },
} as const;

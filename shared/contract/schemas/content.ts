import { z } from 'zod';
import { contentKinds, contentReasons, contentStates, machineFindings, reviewVerdicts } from '../../enums';
import { limits } from '../../limits';
import { empty, id, instant, listOf, page, words } from './basics';
import { link, ownPicture } from './file';

const item = z.strictObject({ itemId: id });

/** Something of mine that was checked. */
const submission = z.object({
  id,
  kind: z.enum(contentKinds),
  /** What was written; null for a picture. */
  text: z.string().nullable(),
  thumbUrl: link.nullable(),
  state: z.enum(contentStates),
  /** Why refused, and the reviewer's own words if there are any. */
  reason: z.enum(contentReasons).nullable(),
  note: z.string().nullable(),
  at: instant,
  decidedAt: instant.nullable(),
  appeal: z
    .object({ at: instant, text: z.string() })
    .nullable()
    .describe('Set once I have appealed; the state then tells how it went.'),
  /** Until when an appeal is possible; null where none is. */
  appealUntil: instant.nullable(),
  may: z.object({ appeal: z.boolean() }),
});

const queued = z.object({
  id,
  kind: z.enum(contentKinds),
  /** The beginning of the text; null for a picture. */
  text: z.string().nullable(),
  thumbUrl: link.nullable(),
  machine: z.enum(machineFindings),
  isAppeal: z.boolean(),
  at: instant,
  /** Waits longer than it should. */
  overdue: z.boolean(),
});

const detail = queued.extend({
  state: z.enum(contentStates),
  url: link.nullable(),
  /** Where it is to be shown. */
  centreName: z.string().nullable(),
  reason: z.enum(contentReasons).nullable(),
  note: z.string().nullable(),
  decidedAt: instant.nullable(),
  appeal: z.object({ at: instant, text: z.string() }).nullable(),
  may: z.object({ decide: z.boolean() }),
});

const blockedWord = z.object({ id, word: z.string(), reason: z.enum(contentReasons), at: instant });

export const contentSchemas = {
  'content.mine': { params: empty, query: page, body: empty, reply: listOf(submission) },
  'content.profile': {
    params: empty,
    query: empty,
    body: empty,
    reply: z.object({
      avatar: z.object({
        /** The one that others see. */
        url: link.nullable(),
        thumbUrl: link.nullable(),
        /** A newer one on its way, or refused. */
        latest: ownPicture.nullable(),
      }),
      /** A name that waits for a human; until then the old one shows. */
      heldName: z.string().nullable(),
    }),
  },
  'content.appeal': {
    params: item,
    query: empty,
    body: z.strictObject({ text: words(limits.reasonMin, limits.reasonMax) }),
    reply: submission,
  },
  'review.queue': {
    params: empty,
    query: page.extend({ kind: z.enum(contentKinds).optional() }),
    body: empty,
    reply: listOf(queued).extend({ waiting: z.int(), overdue: z.int() }),
  },
  'review.get': { params: item, query: empty, body: empty, reply: detail },
  'review.decide': {
    params: item,
    query: empty,
    body: z.discriminatedUnion('verdict', [
      z.strictObject({
        verdict: z.literal(reviewVerdicts[1]),
        reason: z.enum(contentReasons),
        /** Told to the author. */
        note: words(limits.reasonMin, limits.reasonMax).optional(),
      }),
      z.strictObject({ verdict: z.literal(reviewVerdicts[0]) }),
    ]),
    reply: detail,
  },
  'blockedWord.list': { params: empty, query: page, body: empty, reply: listOf(blockedWord) },
  'blockedWord.add': {
    params: empty,
    query: empty,
    body: z.strictObject({ word: words(2, limits.blockedWordMax), reason: z.enum(contentReasons) }),
    reply: blockedWord,
  },
  'blockedWord.remove': {
    params: z.strictObject({ wordId: id }),
    query: empty,
    body: empty,
    reply: z.object({ removed: z.literal(true) }),
  },
} as const;

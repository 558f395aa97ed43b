import { z } from 'zod';
import { ratedTextStates } from '../../enums';
import { limits } from '../../limits';
import { empty, id, instant, listOf, page, words } from './basics';
import { besideNames } from './english';

const stars = z.int().min(1).max(5);
const ofBooking = z.strictObject({ bookingId: id });

const own = z.object({
  stars,
  comment: z.string().nullable(),
  /** `held`: a human looks first; staff read it meanwhile. */
  commentState: z.enum(ratedTextStates),
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
  ratedAt: instant,
});

const mine = z.object({
  bookingId: id,
  serviceName: z.string(),
  centreName: z.string(),
  english: besideNames,
  phone: z.string(),
  startAt: instant,
  /** Null until something was said. */
  rating: own.nullable(),
  /** Until when it can be said or changed; null when that is over, or there was no visit. */
  openUntil: instant.nullable(),
  may: z.object({ rate: z.boolean() }),
});

const deskRating = z.object({
  id,
  serviceId: id,
  serviceName: z.string(),
  visitedOn: z.string(),
  stars,
  comment: z.string().nullable(),
  commentState: z.enum(ratedTextStates),
  answer: z.string().nullable(),
  answerState: z.enum(ratedTextStates),
  answeredAt: instant.nullable(),
  ratedAt: instant,
  may: z.object({ answer: z.boolean() }),
});

export const ratingSchemas = {
  'rating.get': { params: ofBooking, query: empty, body: empty, reply: mine },
  'rating.rate': {
    params: ofBooking,
    query: empty,
    body: z.strictObject({ stars, comment: words(1, limits.commentMax).optional() }),
    reply: mine,
  },
  'rating.ofService': {
    params: z.strictObject({ serviceId: id }),
    query: page,
    body: empty,
    reply: listOf(z.object({ stars, comment: z.string(), answer: z.string().nullable(), ratedAt: instant })).extend({
      ratings: z.int(),
      /** Of five, with one decimal; null while nobody has rated. */
      average: z.number().nullable(),
    }),
  },
  'rating.list': {
    params: empty,
    query: page.extend({ centreId: id.optional() }),
    body: empty,
    reply: listOf(deskRating),
  },
  'rating.answer': {
    params: z.strictObject({ ratingId: id }),
    query: empty,
    body: z.strictObject({ text: words(1, limits.commentMax) }),
    reply: deskRating,
  },
} as const;

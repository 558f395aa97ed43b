import { z } from 'zod';
import { bookingAuthorities, bookingStates, consentTexts, witnessMethods } from '../../enums';
import { limits } from '../../limits';
import { civilDay, empty, id, instant, listOf, page, requestKey, words } from './basics';
import { answers } from './answers';
import { rosterBooking } from './roster';

/** Somebody as the desk sees them before anything is opened. */
const foundPerson = z.object({
  /** Names the person to the routes of this desk for a while; good for who has looked alone. */
  found: z.string(),
  personName: z.string(),
  /** Whole years; null when unknown. */
  age: z.int().nullable(),
  phone: z.string().nullable(),
  hasWechat: z.boolean(),
});

const phone = z.string().trim().min(limits.phoneMin).max(limits.phoneMax);
const name = words(1, limits.nameMax);

const linePlace = z.object({
  bookingId: id,
  state: z.enum(bookingStates),
  personId: id,
  personName: z.string(),
  age: z.int().nullable(),
  partySize: z.int(),
  authority: z.enum(bookingAuthorities),
  /** Null with an offer. */
  rank: z.int().nullable(),
  waitsSince: instant,
  offeredUntil: instant.nullable(),
  /** Whether no WeChat message reaches them: somebody calls. */
  byPhone: z.boolean(),
  may: z.object({ accept: z.boolean(), cancel: z.boolean() }),
});

const ofSlot = z.strictObject({ slotId: id });
const ofBooking = z.strictObject({ bookingId: id });

export const deskBookingSchemas = {
  'deskBooking.find': {
    params: empty,
    query: empty,
    body: z.union([z.strictObject({ centreId: id, phone }), z.strictObject({ centreId: id, name, bornOn: civilDay })]),
    reply: z.object({ items: z.array(foundPerson) }),
  },
  'deskBooking.register': {
    params: empty,
    query: empty,
    body: z.strictObject({
      centreId: id,
      name,
      bornOn: civilDay.optional(),
      phone: phone.optional(),
      method: z.enum(witnessMethods),
      textVersion: z.enum(consentTexts),
    }),
    reply: foundPerson,
  },
  'deskBooking.book': {
    params: ofSlot,
    query: empty,
    body: z.strictObject({
      requestKey,
      found: z.string().min(1).max(200),
      partySize: z.int().min(1).max(limits.partyMax).optional(),
      orWait: z.boolean().default(false),
      answers: answers.optional(),
    }),
    reply: z.object({ booking: rosterBooking, rank: z.int().nullable() }),
  },
  'deskBooking.accept': { params: ofBooking, query: empty, body: empty, reply: rosterBooking },
  'deskBooking.cancel': { params: ofBooking, query: empty, body: empty, reply: rosterBooking },
  'line.list': {
    params: ofSlot,
    query: page,
    body: empty,
    reply: listOf(linePlace).extend({
      capacity: z.int(),
      taken: z.int(),
      waiting: z.int(),
      may: z.object({ offer: z.boolean() }),
    }),
  },
  'line.offer': {
    params: ofSlot,
    query: empty,
    body: empty,
    reply: z.object({ offered: z.int() }),
  },
} as const;

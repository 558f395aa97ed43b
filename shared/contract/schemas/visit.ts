import { z } from 'zod';
import { bookingStates } from '../../enums';
import { limits } from '../../limits';
import { booking } from './booking';
import { civilDay, empty, id, instant, requestKey, words } from './basics';
import { rosterBooking, who } from './roster';

const ofSlot = z.strictObject({ slotId: id });
const code = z.string().trim().min(6).max(80);

/** What a scan or choice of mine has come to. */
const visits = z.object({ checkedIn: z.array(booking) });

const seal = z.strictObject({ centreId: id, on: civilDay, madeAt: instant, seal: z.string().max(80) });

const noted = { key: requestKey, at: instant };

export const visitSchemas = {
  'roster.checkInAll': {
    params: ofSlot,
    query: empty,
    body: empty,
    reply: z.object({ bookings: z.int(), people: z.int(), attendedAt: instant }),
  },
  'roster.undoAll': {
    params: ofSlot,
    query: empty,
    body: z.strictObject({ attendedAt: instant, reason: words(limits.reasonMin, limits.reasonMax) }),
    reply: z.object({ bookings: z.int() }),
  },
  'roster.roomCode': {
    params: empty,
    query: z.strictObject({ centreId: id.optional(), slotId: id.optional() }),
    body: empty,
    reply: z.object({
      centreId: id,
      centreName: z.string(),
      /** Of one slot alone; null for the whole centre. */
      slot: z.object({ id, serviceName: z.string(), place: z.string(), startAt: instant, endAt: instant }).nullable(),
      code: z.string(),
      qr: z.string(),
      until: instant,
    }),
  },
  'roster.offline': {
    params: empty,
    query: z.strictObject({ centreId: id.optional() }),
    body: empty,
    reply: seal.extend({
      centreName: z.string(),
      /** Until when what is noted by it is taken. */
      goodUntil: instant,
      /** More are booked than are listed. */
      cut: z.boolean(),
      /** Bookings of the whole day; where it is cut, more than are here. */
      all: z.int(),
      slots: z.array(z.object({ id, serviceName: z.string(), place: z.string(), startAt: instant, endAt: instant })),
      bookings: z.array(
        z.object({
          id,
          slotId: id,
          personName: z.string(),
          age: z.int().nullable(),
          partySize: z.int(),
          state: z.enum(bookingStates),
        }),
      ),
    }),
  },
  'roster.merge': {
    params: empty,
    query: empty,
    body: z.strictObject({
      roster: seal,
      items: z
        .array(
          z.union([
            z.strictObject({ ...noted, code, who: who.optional() }),
            z.strictObject({ ...noted, bookingId: id }),
          ]),
        )
        .min(1)
        .max(limits.mergeMax),
    }),
    reply: z.object({
      items: z.array(
        z.object({
          key: z.string(),
          /** `before`: somebody had checked them in already; `refused`: for a person to look at. */
          outcome: z.enum(['done', 'before', 'refused']),
          /** Why it was refused. */
          code: z.string().nullable(),
          /** Null where the code is nobody's. */
          booking: rosterBooking.nullable(),
        }),
      ),
    }),
  },
  'visit.scan': {
    params: empty,
    query: empty,
    body: z.strictObject({ code }),
    reply: visits.extend({
      /** Several could be meant: who of them has come? */
      choices: z.array(booking),
      /** To be sent with the choice; good for a few minutes. */
      pass: z.string().nullable(),
    }),
  },
  'visit.choose': {
    params: empty,
    query: empty,
    body: z.strictObject({ pass: z.string().min(1).max(200), bookingIds: z.array(id).min(1).max(limits.visitsMost) }),
    reply: visits,
  },
} as const;

import { z } from 'zod';
import { bookingAuthorities, bookingStates, checkInMethods, slotStates } from '../../enums';
import { limits } from '../../limits';
import { answer } from './answers';
import { civilDay, empty, id, instant, listOf, page, words } from './basics';

/** Besides six digits: the whole name of who is served or has booked, or the last four digits of their number. */
export const who = words(1, limits.nameMax);

export const rosterBooking = z.object({
  id,
  slotId: id,
  serviceId: id,
  serviceName: z.string(),
  place: z.string(),
  startAt: instant,
  endAt: instant,
  state: z.enum(bookingStates),
  partySize: z.int(),
  /** For opening their details with a reason. */
  personId: id,
  /** Masked: the family name hidden, the rest shown. */
  personName: z.string(),
  /** Whole years; null when unknown. Staff look after elders and children differently. */
  age: z.int().nullable(),
  attendedAt: instant.nullable(),
  checkInMethod: z.enum(checkInMethods).nullable(),
  authority: z.enum(bookingAuthorities),
  endReason: z.string().nullable(),
  /** What they answered when booking. */
  answers: z.array(answer),
  may: z.object({ checkIn: z.boolean(), undo: z.boolean() }),
});

const rosterSlot = z.object({
  id,
  serviceId: id,
  serviceName: z.string(),
  place: z.string(),
  icon: z.string(),
  startAt: instant,
  endAt: instant,
  capacity: z.int(),
  taken: z.int(),
  waiting: z.int(),
  attended: z.int(),
  state: z.enum(slotStates),
  closedReason: z.string().nullable(),
  may: z.object({ close: z.boolean() }),
});

const reason = words(limits.reasonMin, limits.reasonMax);

export const rosterSchemas = {
  'roster.day': {
    params: empty,
    query: page.extend({ on: civilDay.optional(), centreId: id.optional(), slotId: id.optional() }),
    body: empty,
    reply: listOf(rosterBooking),
  },
  'roster.slots': {
    params: empty,
    query: z.strictObject({ on: civilDay.optional(), centreId: id.optional() }),
    body: empty,
    reply: z.object({
      centreId: id,
      centreName: z.string(),
      on: civilDay,
      opensMinute: z.int().nullable(),
      closesMinute: z.int().nullable(),
      note: z.string().nullable(),
      figures: z.object({
        booked: z.int(),
        attended: z.int(),
        expected: z.int(),
        free: z.int(),
        closedSlots: z.int(),
      }),
      /** All slots of the day; a centre's day is bounded by its timetable. */
      items: z.array(rosterSlot),
      nextCursor: z.null(),
    }),
  },
  'roster.people': {
    params: z.strictObject({ slotId: id }),
    query: page.extend({
      show: z.enum(['all', 'expected', 'attended']).default('all'),
      /** A part of a name, or the last four digits of a telephone number. */
      words: words(1, limits.nameMax).optional(),
    }),
    body: empty,
    reply: listOf(rosterBooking).extend({
      slot: rosterSlot,
    }),
  },
  'roster.checkIn': {
    params: empty,
    query: empty,
    body: z.union([
      z.strictObject({ code: z.string().trim().min(6).max(80), who: who.optional() }),
      z.strictObject({ bookingId: id }),
    ]),
    reply: rosterBooking,
  },
  'roster.undo': {
    params: z.strictObject({ bookingId: id }),
    query: empty,
    body: z.strictObject({ reason }),
    reply: rosterBooking,
  },
  'slot.close': {
    params: z.strictObject({ slotId: id }),
    query: empty,
    body: z.strictObject({ reason }),
    reply: z.object({ slot: rosterSlot, cancelledBookings: z.int() }),
  },
} as const;

import { z } from 'zod';
import { approvalStates, bookingAuthorities, bookingStates, enders } from '../../enums';
import { limits } from '../../limits';
import { areaCode, empty, id, instant, listOf, page, requestKey } from './basics';
import { answer, answers } from './answers';
import { centreCard, nextSlot, paused, serviceCard, used } from './centre';
import { besideBooking } from './english';

export const booking = z.object({
  id,
  slotId: id,
  serviceId: id,
  serviceName: z.string(),
  centreId: id,
  centreName: z.string(),
  place: z.string(),
  address: z.string(),
  phone: z.string(),
  english: besideBooking,
  /** The rooms and people of this very time, who stands in for another included. */
  uses: z.array(used),
  startAt: instant,
  endAt: instant,
  state: z.enum(bookingStates),
  partySize: z.int(),
  /** Whom the visit is for. */
  beneficiaryId: id,
  beneficiaryName: z.string(),
  /** Who booked and who cancelled, where it was somebody acting for them. */
  bookedByName: z.string().nullable(),
  endedByName: z.string().nullable(),
  /** By what right it was booked; `staff`: at the desk or on the telephone. */
  authority: z.enum(bookingAuthorities),
  bookedAt: instant,
  attendedAt: instant.nullable(),
  endedBy: z.enum(enders).nullable(),
  endReason: z.string().nullable(),
  /** Free cancelling is possible until then. */
  cancelUntil: instant,
  /** Where one stands in line: the first has rank 1; null unless waiting. People ahead count parties in full. */
  line: z.object({ rank: z.int(), peopleAhead: z.int() }).nullable(),
  /** Where the centre's yes is, or was, needed: until when the place is held, and what became of it. */
  approval: z.object({ state: z.enum(approvalStates), until: instant }).nullable(),
  answers: z.array(answer),
  /** People whom the same request has booked for, this one counted. */
  together: z.int(),
  priceMinutes: z.int(),
  /** For how long a freed place is held for who is asked. */
  offerMinutes: z.int(),
  /** Until when an offered place is, or was, held; null where none was ever offered. */
  offeredUntil: instant.nullable(),
  /** Six digits to show at the desk; renewed, see `codeUntil`. Present while the booking can be checked in. */
  checkInCode: z.string().optional(),
  /** What the QR picture holds: booking and code. */
  checkInQr: z.string().optional(),
  /** Fetch the code again at this instant. */
  codeUntil: instant.optional(),
  /** `excuse`: free cancelling is over, and not coming would count. */
  /** Its service takes no new bookings for now; this one stands. */
  paused: paused.nullable(),
  may: z.object({ cancel: z.boolean(), showCode: z.boolean(), accept: z.boolean(), excuse: z.boolean() }),
});

export const bookingSchemas = {
  'home.get': {
    params: empty,
    query: z.strictObject({
      lng: z.coerce.number().min(-180).max(180).optional(),
      lat: z.coerce.number().min(-90).max(90).optional(),
      areaCode: areaCode.optional(),
      centreId: id.optional(),
    }),
    body: empty,
    reply: z.object({
      centre: centreCard.nullable(),
      highlights: z.array(serviceCard.extend({ next: nextSlot.nullable() })),
      centreCount: z.int(),
      nextBooking: booking.nullable(),
      upcomingCount: z.int(),
      unread: z.int(),
    }),
  },
  'booking.book': {
    params: z.strictObject({ slotId: id }),
    query: empty,
    body: z.strictObject({
      requestKey,
      beneficiaryId: id.optional(),
      partySize: z.int().min(1).max(limits.partyMax).optional(),
      /** Into the line when the places don't suffice. */
      orWait: z.boolean().default(false),
      answers: answers.optional(),
    }),
    reply: booking,
  },
  'booking.bookTogether': {
    params: z.strictObject({ slotId: id }),
    query: empty,
    body: z.strictObject({
      requestKey,
      /** Each has a place of their own; all of them are booked, or none. */
      people: z
        .array(z.strictObject({ personId: id, answers: answers.optional() }))
        .min(2)
        .max(limits.togetherMax),
      orWait: z.boolean().default(false),
    }),
    reply: z.object({ items: z.array(booking), nextCursor: z.null() }),
  },
  'booking.mine': {
    params: empty,
    query: page.extend({
      when: z.enum(['upcoming', 'past']).default('upcoming'),
      /** Somebody I may act for, instead of me. */
      personId: id.optional(),
    }),
    body: empty,
    reply: listOf(booking),
  },
  'booking.get': { params: z.strictObject({ bookingId: id }), query: empty, body: empty, reply: booking },
  'booking.cancel': { params: z.strictObject({ bookingId: id }), query: empty, body: empty, reply: booking },
  'booking.accept': { params: z.strictObject({ bookingId: id }), query: empty, body: empty, reply: booking },
  'booking.calendar': { params: z.strictObject({ bookingId: id }), query: empty, body: empty, reply: z.string() },
} as const;

import { z } from 'zod';
import { serviceStates, slotFaces } from '../../enums';
import { limits } from '../../limits';
import { areaCode, civilDay, empty, id, instant, listOf, page, words } from './basics';
import { besideCard, besidePage, keptEnglish, maybeEnglish } from './english';

const ofService = z.strictObject({ serviceId: id });

const card = z.object({
  /** The activity's, which is a service. */
  id,
  /** What is claimed by `booking.book`. */
  slotId: id,
  centreId: id,
  centreName: z.string(),
  /** Shown at every centre of the city. */
  citywide: z.boolean(),
  name: z.string(),
  summary: z.string(),
  place: z.string(),
  on: civilDay,
  startAt: instant,
  endAt: instant,
  opensAt: instant,
  bookUntil: instant,
  capacity: z.int(),
  free: z.int(),
  waiting: z.int(),
  canWait: z.boolean(),
  state: z.enum(slotFaces),
  english: besideCard,
});

const activity = card.extend({
  detail: z.string(),
  bring: z.string().nullable(),
  host: z.string().nullable(),
  phone: z.string(),
  address: z.string(),
  minAge: z.int().nullable(),
  maxAge: z.int().nullable(),
  /** The area whose confirmed residents alone may book. */
  residentsOf: z.object({ code: areaCode, name: z.string() }).nullable(),
  partyMax: z.int(),
  /** A place can be given back until so long before the start. */
  cancelMinutes: z.int(),
  closedReason: z.string().nullable(),
  english: besidePage,
});

// The desk reads what it has written, in Chinese and in English.
const deskCard = card.omit({ english: true }).extend({
  serviceState: z.enum(serviceStates),
  /** People with a place. */
  booked: z.int(),
});

const deskActivity = activity.omit({ english: true }).extend({
  ...keptEnglish,
  serviceState: z.enum(serviceStates),
  waitlistMax: z.int(),
  offerMinutes: z.int(),
  /** Whether missing it counts, and a limited standing keeps from it; only where staff have said so. */
  isScarce: z.boolean(),
  /** Goes along with a change, so that two editors don't overwrite each other. */
  version: z.int(),
  /** People with a place, those of them who have come, and the bookings that hold these places. */
  booked: z.int(),
  attended: z.int(),
  bookings: z.int(),
  /** The places it is to have once enough were given back; null where it has as many as it should. */
  shrinksTo: z.int().nullable(),
  may: z.object({ publish: z.boolean(), change: z.boolean(), callOff: z.boolean() }),
});

/** All of an activity that staff say. */
const plan = z.strictObject({
  name: words(2, limits.activityNameMax),
  summary: words(2, limits.activitySummaryMax),
  detail: words(2, limits.activityDetailMax),
  bring: words(1, limits.activityBringMax).optional(),
  host: words(1, limits.activityHostMax).optional(),
  place: words(1, limits.activityPlaceMax),
  citywide: z.boolean(),
  startAt: instant,
  endAt: instant,
  /** Booking opens at this second, and ends at that one. */
  opensAt: instant,
  bookUntil: instant,
  capacity: z.int().min(1).max(limits.capacityMax),
  waitlistMax: z.int().min(0).max(limits.activityWaitlistMax),
  partyMax: z.int().min(1).max(limits.partyMax),
  /** How long a place that was given back is held for who is next. */
  offerMinutes: z.int().min(5).max(1440),
  cancelMinutes: z.int().min(0).max(limits.activityCancelMinutes),
  minAge: z.int().min(0).max(120).optional(),
  maxAge: z.int().min(0).max(120).optional(),
  residentsOf: areaCode.optional(),
  isScarce: z.boolean(),
  ...maybeEnglish,
});

const change = plan.extend({
  version: z.int(),
  /** Why, in words for those who have booked. */
  reason: words(limits.reasonMin, limits.reasonMax).optional(),
});

export const activitySchemas = {
  'activity.list': {
    params: empty,
    query: page.extend({ centreId: id.optional() }),
    body: empty,
    reply: listOf(card),
  },
  'activity.get': { params: ofService, query: empty, body: empty, reply: activity },
  'deskActivity.list': {
    params: empty,
    query: page.extend({ centreId: id.optional() }),
    body: empty,
    reply: listOf(deskCard).extend({
      centreId: id,
      /** From the city down to the centre's village: for whom one may be held. */
      areas: z.array(z.object({ code: areaCode, name: z.string() })),
      may: z.object({ plan: z.boolean(), citywide: z.boolean() }),
    }),
  },
  'deskActivity.get': { params: ofService, query: empty, body: empty, reply: deskActivity },
  'deskActivity.create': { params: empty, query: empty, body: plan.extend({ centreId: id }), reply: deskActivity },
  'deskActivity.preview': {
    params: ofService,
    query: empty,
    body: plan.pick({ startAt: true, endAt: true, place: true, capacity: true }),
    reply: z.object({
      /** Whether time or place change, so that people are told. */
      retimed: z.boolean(),
      relocated: z.boolean(),
      /** Bookings with a place, the people in them, and the people in line. */
      bookings: z.int(),
      people: z.int(),
      waiting: z.int(),
      /** Bookings whose person has something else at the new time. */
      clashes: z.int(),
      /** Bookings of people whom no message reaches: the centre has to call them. */
      toCall: z.int(),
      /** People above the new number of places: nobody loses theirs, it shrinks as places are given back. */
      above: z.int(),
      /** Places that the line is offered at once. */
      offered: z.int(),
      /** Of those hit, whoever has booked first; names masked. */
      items: z.array(z.object({ bookingId: id, personName: z.string(), partySize: z.int(), clashes: z.boolean() })),
      nextCursor: z.null(),
    }),
  },
  'deskActivity.change': { params: ofService, query: empty, body: change, reply: deskActivity },
  'deskActivity.publish': { params: ofService, query: empty, body: empty, reply: deskActivity },
} as const;

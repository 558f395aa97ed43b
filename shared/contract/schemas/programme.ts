import { z } from 'zod';
import { bookingStates, serviceStates, sessionMarks, slotFaces } from '../../enums';
import { limits } from '../../limits';
import { civilDay, empty, id, instant, listOf, page, words } from './basics';
import { besideCard, besidePage, keptEnglish, maybeEnglish } from './english';
import { deskSession, minute, pickup, pickupPerson, session } from './programme-session';

const ofService = z.strictObject({ serviceId: id });

const card = z.object({
  /** The programme's, which is a service. */
  id,
  /** What is claimed by `booking.book`: one enrolment holds a place in all sessions. */
  slotId: id,
  centreId: id,
  centreName: z.string(),
  name: z.string(),
  summary: z.string(),
  place: z.string(),
  minAge: z.int().nullable(),
  maxAge: z.int().nullable(),
  startOn: civilDay,
  endOn: civilDay,
  startAt: instant,
  endAt: instant,
  /** Those that take place. */
  sessions: z.int(),
  opensAt: instant,
  enrolUntil: instant,
  capacity: z.int(),
  free: z.int(),
  waiting: z.int(),
  canWait: z.boolean(),
  state: z.enum(slotFaces),
  english: besideCard,
});

const ageVerdict = z.enum(['booking.too_young', 'booking.too_old', 'booking.age_unknown']).nullable();

const programme = card.extend({
  detail: z.string(),
  bring: z.string().nullable(),
  host: z.string().nullable(),
  phone: z.string(),
  address: z.string(),
  closedReason: z.string().nullable(),
  english: besidePage,
  items: z.array(session),
  /** Children whose guardian the asker is; null where nobody is signed in. */
  children: z
    .array(
      z.object({
        personId: id,
        name: z.string(),
        /** Why their age does not fit on the first day. */
        age: ageVerdict,
        /** Their enrolment, or place in line, that stands. */
        booking: z.object({ id, state: z.enum(bookingStates) }).nullable(),
      }),
    )
    .nullable(),
});

const attended = session.extend({
  pickup,
  mark: z.enum(sessionMarks).nullable(),
  note: z.string().nullable(),
});

// The desk reads what it has written, in Chinese and in English.
const deskCard = card.omit({ english: true }).extend({ serviceState: z.enum(serviceStates) });

const deskProgramme = deskCard.extend({
  ...keptEnglish,
  detail: z.string(),
  bring: z.string().nullable(),
  host: z.string().nullable(),
  waitlistMax: z.int(),
  closeDays: z.int(),
  /** Goes along with a change, so that two editors don't overwrite each other. */
  version: z.int(),
  closedReason: z.string().nullable(),
  /** Children enrolled; their families are told when a session is called off. */
  enrolled: z.int(),
  /** How many places it shrinks to as children leave; null where none are above what was said. */
  shrinksTo: z.int().nullable(),
  items: z.array(deskSession),
  may: z.object({
    publish: z.boolean(),
    change: z.boolean(),
    changeSessions: z.boolean(),
    addSession: z.boolean(),
    callOff: z.boolean(),
  }),
});

/** All of a programme that staff say. */
const plan = z.strictObject({
  name: words(2, limits.programmeNameMax),
  summary: words(2, limits.programmeSummaryMax),
  detail: words(2, limits.programmeDetailMax),
  bring: words(1, limits.programmeBringMax).optional(),
  host: words(1, limits.nameMax).optional(),
  place: words(1, limits.programmePlaceMax),
  capacity: z.int().min(1).max(limits.programmePlaces),
  waitlistMax: z.int().min(0).max(limits.programmePlaces),
  minAge: z.int().min(0).max(limits.guardianUntilAge).optional(),
  maxAge: z.int().min(0).max(limits.guardianUntilAge).optional(),
  /** Enrolment opens at this second. */
  opensAt: instant,
  /** Enrolment and its line end so many days before the first session. */
  closeDays: z.int().min(0).max(limits.programmeCloseDays),
  sessions: z
    .array(
      z.strictObject({
        on: civilDay,
        /** After midnight in Shanghai. */
        startsMinute: minute,
        endsMinute: minute,
        topic: words(1, limits.programmeTopicMax).optional(),
      }),
    )
    .min(2)
    .max(limits.programmeSessions),
  ...maybeEnglish,
});

export const programmeSchemas = {
  'programme.list': {
    params: empty,
    query: page.extend({ centreId: id.optional() }),
    body: empty,
    reply: listOf(card),
  },
  'programme.get': { params: ofService, query: empty, body: empty, reply: programme },
  'programme.attendance': {
    params: z.strictObject({ bookingId: id }),
    query: empty,
    body: empty,
    reply: z.object({
      serviceId: id,
      serviceName: z.string(),
      childName: z.string(),
      /** Of the sessions that are over and took place. */
      came: z.int(),
      over: z.int(),
      /** Who may take the child home: its guardians, and those named besides. */
      guardians: z.array(z.object({ name: z.string() })),
      pickupPeople: z.array(pickupPerson),
      may: z.object({ changePickup: z.boolean() }),
      items: z.array(attended),
    }),
  },
  'deskProgramme.list': {
    params: empty,
    query: page.extend({ centreId: id.optional() }),
    body: empty,
    reply: listOf(deskCard),
  },
  'deskProgramme.get': { params: ofService, query: empty, body: empty, reply: deskProgramme },
  'deskProgramme.create': { params: empty, query: empty, body: plan.extend({ centreId: id }), reply: deskProgramme },
  'deskProgramme.preview': {
    params: ofService,
    query: empty,
    body: plan.pick({ capacity: true }),
    reply: z.object({
      enrolled: z.int(),
      waiting: z.int(),
      /** Children above the new number of places: none loses theirs, it shrinks as children leave. */
      above: z.int(),
      /** Places that the line is offered at once. */
      offered: z.int(),
    }),
  },
  'deskProgramme.change': {
    params: ofService,
    query: empty,
    body: plan.extend({ version: z.int() }),
    reply: deskProgramme,
  },
  'deskProgramme.publish': { params: ofService, query: empty, body: empty, reply: deskProgramme },
} as const;

import { z } from 'zod';
import { bookingStates, pickerKinds, serviceStates, sessionMarks, slotFaces } from '../../enums';
import { limits } from '../../limits';
import { civilDay, empty, id, instant, listOf, page, words } from './basics';

const ofService = z.strictObject({ serviceId: id });
const ofSession = z.strictObject({ sessionId: id });

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
});

const otherSession = z.object({ id, on: civilDay, startAt: instant, endAt: instant }).nullable();

const session = z.object({
  id,
  on: civilDay,
  startAt: instant,
  endAt: instant,
  topic: z.string().nullable(),
  /** Null where the programme takes place. */
  place: z.string().nullable(),
  cancelledAt: instant.nullable(),
  cancelReason: z.string().nullable(),
  /** Of a make-up: the session called off that it is given for. */
  standsFor: otherSession,
  /** Of one called off: the make-up that is given for it. */
  madeUpBy: otherSession,
  /** Whether it was added after publication. */
  isAdded: z.boolean(),
  /** When it was to begin by the plan, where it was moved, and why. */
  movedFrom: instant.nullable(),
  moveReason: z.string().nullable(),
});

const ageVerdict = z.enum(['booking.too_young', 'booking.too_old', 'booking.age_unknown']).nullable();

const programme = card.extend({
  detail: z.string(),
  bring: z.string().nullable(),
  host: z.string().nullable(),
  phone: z.string(),
  address: z.string(),
  closedReason: z.string().nullable(),
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

/** Who has taken the child home, and when. */
const pickup = z.object({ name: z.string(), at: instant }).nullable();

const pickupPerson = z.object({ id, name: z.string(), phoneTail: z.string() });

const attended = session.extend({
  pickup,
  mark: z.enum(sessionMarks).nullable(),
  note: z.string().nullable(),
});

const deskCard = card.extend({ serviceState: z.enum(serviceStates) });

const deskSession = session.extend({
  came: z.int(),
  absent: z.int(),
  excused: z.int(),
  /** Goes along with a move, so that two colleagues don't overwrite each other. */
  revision: z.int(),
  may: z.object({ mark: z.boolean(), cancel: z.boolean(), move: z.boolean(), makeUp: z.boolean() }),
});

const deskProgramme = deskCard.extend({
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

const minute = z.int().min(0).max(1440);

/** When a session takes place, and where if not where the programme does; minutes after midnight in Shanghai. */
const times = z.strictObject({
  on: civilDay,
  startsMinute: minute,
  endsMinute: minute,
  place: words(1, limits.programmePlaceMax).optional(),
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
});

const rollLine = z.object({
  bookingId: id,
  /** For opening their details with a reason. */
  personId: id,
  /** Masked. */
  personName: z.string(),
  age: z.int().nullable(),
  mark: z.enum(sessionMarks).nullable(),
  note: z.string().nullable(),
  markedAt: instant.nullable(),
  pickup,
  /** Who may take the child home; guardians' names masked, those of others as the family has given them. */
  pickers: z.array(z.object({ kind: z.enum(pickerKinds), id, name: z.string(), phoneTail: z.string().nullable() })),
});

const note = words(1, limits.programmeNoteMax);

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
  'pickupPerson.add': {
    params: z.strictObject({ bookingId: id }),
    query: empty,
    body: z.strictObject({ name: words(1, limits.nameMax), phoneTail: z.string().max(4).regex(/^\d{4}$/) }),
    reply: pickupPerson,
  },
  'pickupPerson.remove': {
    params: z.strictObject({ bookingId: id, pickupPersonId: id }),
    query: empty,
    body: empty,
    reply: z.object({ removed: z.literal(true) }),
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
  'programmeSession.roll': {
    params: ofSession,
    query: page,
    body: empty,
    reply: listOf(rollLine).extend({ session: deskSession, serviceId: id, serviceName: z.string() }),
  },
  'programmeSession.mark': {
    params: ofSession.extend({ bookingId: id }),
    query: empty,
    body: z.strictObject({ mark: z.enum([...sessionMarks, 'none']), note: note.optional() }),
    reply: rollLine,
  },
  'programmeSession.pickUp': {
    params: ofSession.extend({ bookingId: id }),
    query: empty,
    body: z.strictObject({ kind: z.enum(pickerKinds), pickerId: id }),
    reply: rollLine,
  },
  'programmeSession.undoPickUp': {
    params: ofSession.extend({ bookingId: id }),
    query: empty,
    body: z.strictObject({ reason: words(limits.reasonMin, limits.reasonMax) }),
    reply: rollLine,
  },
  'programmeSession.preview': {
    params: ofService,
    query: empty,
    /** With the id of the session to be moved; without one it would be added. */
    body: times.extend({ sessionId: id.optional() }),
    reply: z.object({
      /** Children with a place, and bookings of whom no message reaches: the centre has to call them. */
      enrolled: z.int(),
      toCall: z.int(),
      /** Children who have something else then; they keep their place. */
      clashes: z.int(),
      /** The season's first and last day as they would be. */
      startOn: civilDay,
      endOn: civilDay,
      /** Whoever has something else, first enrolled first; names masked. */
      items: z.array(z.object({ bookingId: id, personId: id, personName: z.string() })),
      nextCursor: z.null(),
    }),
  },
  'programmeSession.add': {
    params: ofService,
    query: empty,
    body: times.extend({
      /** The session called off that it makes up for. */
      standsFor: id.optional(),
      /** A make-up has that of its session if none is said. */
      topic: words(1, limits.programmeTopicMax).optional(),
      /** What families read beside it. */
      reason: words(limits.reasonMin, limits.reasonMax).optional(),
    }),
    reply: z.object({ session: deskSession, told: z.int() }),
  },
  'programmeSession.move': {
    params: ofSession,
    query: empty,
    body: times.extend({ reason: words(limits.reasonMin, limits.reasonMax), revision: z.int().min(0) }),
    reply: z.object({ session: deskSession, told: z.int() }),
  },
  'programmeSession.cancel': {
    params: ofSession,
    query: empty,
    body: z.strictObject({ reason: words(limits.reasonMin, limits.reasonMax) }),
    reply: z.object({ session: deskSession, told: z.int() }),
  },
} as const;

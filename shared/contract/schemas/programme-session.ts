import { z } from 'zod';
import { pickerKinds, sessionMarks } from '../../enums';
import { limits } from '../../limits';
import { civilDay, empty, id, instant, listOf, page, words } from './basics';

const ofService = z.strictObject({ serviceId: id });
const ofSession = z.strictObject({ sessionId: id });

const otherSession = z.object({ id, on: civilDay, startAt: instant, endAt: instant }).nullable();

export const session = z.object({
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

/** Who has taken the child home, and when. */
export const pickup = z.object({ name: z.string(), at: instant }).nullable();

export const pickupPerson = z.object({ id, name: z.string(), phoneTail: z.string() });

export const deskSession = session.extend({
  came: z.int(),
  absent: z.int(),
  excused: z.int(),
  /** Goes along with a move, so that two colleagues don't overwrite each other. */
  revision: z.int(),
  may: z.object({ mark: z.boolean(), cancel: z.boolean(), move: z.boolean(), makeUp: z.boolean() }),
});

export const minute = z.int().min(0).max(1440);

/** When a session takes place, and where if not where the programme does; minutes after midnight in Shanghai. */
const times = z.strictObject({
  on: civilDay,
  startsMinute: minute,
  endsMinute: minute,
  place: words(1, limits.programmePlaceMax).optional(),
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

/** Sessions of a programme, their rolls, and who takes whom home. */
export const programmeSessionSchemas = {
  'pickupPerson.add': {
    params: z.strictObject({ bookingId: id }),
    query: empty,
    body: z.strictObject({
      name: words(1, limits.nameMax),
      phoneTail: z
        .string()
        .max(4)
        .regex(/^\d{4}$/),
    }),
    reply: pickupPerson,
  },
  'pickupPerson.remove': {
    params: z.strictObject({ bookingId: id, pickupPersonId: id }),
    query: empty,
    body: empty,
    reply: z.object({ removed: z.literal(true) }),
  },
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

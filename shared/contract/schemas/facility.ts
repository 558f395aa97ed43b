import { z } from 'zod';
import { roles } from '../../enums';
import { blockKinds, resourceKinds } from '../../enums/resource';
import { limits } from '../../limits';
import { arrangement, decided, decision } from './arrangement';
import { civilDay, empty, id, instant, words } from './basics';

const name = words(1, limits.resourceNameMax);
/** Who is in charge, or what somebody is called in their trade. */
const who = words(1, limits.resourceWhoMax).optional();
const skill = words(1, limits.resourceSkillMax).optional();

const resource = z.object({
  id,
  kind: z.enum(resourceKinds),
  name: z.string(),
  who: z.string().nullable(),
  skill: z.string().nullable(),
  /** Kept free before and after each use. */
  beforeMinutes: z.int(),
  afterMinutes: z.int(),
  /** How many people it is enough for; null where nobody has said. */
  places: z.int().nullable(),
  /** When it can be had; none: whenever the centre is open. */
  hours: z.array(z.object({ weekday: z.int(), startsMinute: z.int(), endsMinute: z.int() })),
  /** Names of what it is made of, and of what it is a part of. */
  parts: z.array(z.string()),
  partIds: z.array(id),
  wholes: z.array(z.string()),
  /** Of somebody: whose account is told of what they have and lose; masked, '' while they have no name. */
  person: z.object({ personName: z.string() }).nullable(),
  /** The services that need it. */
  neededBy: z.array(z.object({ serviceId: id, name: z.string() })),
  version: z.int(),
});

const minuteFive = z.int().min(0).max(1440).multipleOf(5);
const breakMinutes = z.int().min(0).max(limits.breakMinutesMax).multipleOf(5);
const workTime = z
  .strictObject({ weekday: z.int().min(1).max(7), startsMinute: minuteFive, endsMinute: minuteFive })
  .refine(({ startsMinute, endsMinute }) => startsMinute < endsMinute, {
    path: ['endsMinute'],
    message: 'ends before it begins',
  });
type WorkTime = z.infer<typeof workTime>;
const meet = (one: WorkTime, other: WorkTime) =>
  one !== other &&
  one.weekday === other.weekday &&
  one.startsMinute <= other.endsMinute &&
  other.startsMinute <= one.endsMinute;

const hours = z
  .array(workTime)
  .max(limits.workTimesMax)
  .refine((all) => !all.some((one) => all.some((other) => meet(one, other))), 'two times of a day meet');
/** What it is made of: the whole and a part are never had at once, two parts may be. */
const partIds = z
  .array(id)
  .max(limits.partsMax)
  .refine((all) => new Set(all).size === all.length, 'a part twice');

/** What a resource is to be. */
const wish = z.strictObject({
  kind: z.enum(resourceKinds),
  name,
  who,
  skill,
  places: z.int().min(1).max(limits.placesMax).optional(),
  beforeMinutes: breakMinutes,
  afterMinutes: breakMinutes,
  hours,
  partIds,
  version: z.int().min(1),
});

/** The same of a new one, which has no version yet. Phones that do not know the rest only name it. */
const newResource = wish.omit({ version: true }).extend({
  beforeMinutes: breakMinutes.default(0),
  afterMinutes: breakMinutes.default(0),
  hours: hours.default([]),
  partIds: partIds.default([]),
});

/** Times of a block lie in fives of minutes. */
const five = instant.refine((at) => Date.parse(at) % 300_000 === 0, 'a multiple of five minutes');
const span = z
  .strictObject({ startAt: five, endAt: five })
  .refine(({ startAt, endAt }) => startAt < endAt, { path: ['endAt'], message: 'ends before it begins' })
  .refine(({ startAt, endAt }) => Date.parse(endAt) - Date.parse(startAt) <= limits.blockHoursMax * 3_600_000, {
    path: ['endAt'],
    message: 'too long',
  });

const entry = z.object({
  resourceId: id,
  what: z.enum(['slot', 'block']),
  id,
  startAt: instant,
  endAt: instant,
  /** The service's name, or why it is taken out. */
  title: z.string(),
  /** People with a place, and places; of a slot. */
  taken: z.int(),
  capacity: z.int(),
  /** The whole or the part that it is really of; null where it is of this very one. */
  through: z.string().nullable(),
  /** Whether this one stands in for another. */
  standsIn: z.boolean(),
  blockKind: z.enum(blockKinds).nullable(),
  mayLift: z.boolean(),
  /** Whether it can go to another time or another room. */
  mayMove: z.boolean(),
});

const ofCentre = z.strictObject({ centreId: id });
const ofResource = z.strictObject({ resourceId: id });

export const facilitySchemas = {
  'resource.list': {
    params: ofCentre,
    query: empty,
    body: empty,
    reply: z.object({
      centreId: id,
      centreName: z.string(),
      items: z.array(resource),
      may: z.object({ change: z.boolean() }),
    }),
  },
  'resource.create': {
    params: ofCentre,
    query: empty,
    body: newResource,
    reply: resource,
  },
  'resource.change': {
    params: ofResource,
    query: empty,
    body: wish.extend(decision),
    reply: resource.extend(decided),
  },
  'resource.preview': { params: ofResource, query: empty, body: wish, reply: arrangement },
  'resource.retire': {
    params: ofResource,
    query: empty,
    body: z.strictObject({ version: z.int().min(1) }),
    reply: empty,
  },
  'resource.colleagues': {
    params: ofCentre,
    query: empty,
    body: empty,
    reply: z.object({
      items: z.array(
        z.object({
          /** Names the person to `resource.link` for a while; good for who has looked alone. */
          found: z.string(),
          /** In full: who manages a centre knows who works there. '' while they have no name. */
          personName: z.string(),
          roles: z.array(z.enum(roles)),
        }),
      ),
    }),
  },
  'resource.link': {
    params: ofResource,
    query: empty,
    body: z.strictObject({ found: z.string().min(1).max(200), version: z.int().min(1) }),
    reply: resource,
  },
  'resource.unlink': {
    params: ofResource,
    query: empty,
    body: z.strictObject({ version: z.int().min(1) }),
    reply: resource,
  },
  'resource.calendar': {
    params: ofCentre,
    query: z.strictObject({
      fromOn: civilDay,
      days: z.coerce.number().int().min(1).max(limits.calendarDays).default(1),
      resourceId: id.optional(),
    }),
    body: empty,
    reply: z.object({
      fromOn: civilDay,
      days: z.int(),
      /** The earliest opening and the latest closing of these days. */
      opensMinute: z.int(),
      closesMinute: z.int(),
      entries: z.array(entry),
    }),
  },
  'block.preview': {
    params: ofResource,
    query: empty,
    body: span,
    reply: z.object({
      /** Goes along when this very time is taken out. */
      basis: z.string(),
      bookings: z.int(),
      people: z.int(),
      /** People in lines that end where nobody stands in. */
      waiting: z.int(),
      slots: z.array(
        z.object({
          slotId: id,
          serviceName: z.string(),
          startAt: instant,
          endAt: instant,
          bookings: z.int(),
          waiting: z.int(),
          /** Who or what of the same kind and skill is free then. */
          options: z.array(z.object({ resourceId: id, name: z.string(), who: z.string().nullable() })),
        }),
      ),
      hits: z.array(z.object({ bookingId: id, slotId: id, personName: z.string(), partySize: z.int() })),
    }),
  },
  'block.save': {
    params: ofResource,
    query: empty,
    body: z
      .strictObject({
        ...span.shape,
        kind: z.enum(blockKinds),
        reason: words(limits.reasonMin, limits.timetableReasonMax),
        /** Who stands in, slot by slot; slots left out do not take place. */
        instead: z.array(z.strictObject({ slotId: id, resourceId: id })).max(limits.blockSlotsMax),
        basis: z.string().min(1).max(80),
      })
      .superRefine((one, ctx) => {
        const checked = span.safeParse({ startAt: one.startAt, endAt: one.endAt });
        for (const { path, message } of checked.error?.issues ?? []) ctx.addIssue({ code: 'custom', path, message });
        const ids = one.instead.map(({ slotId }) => slotId);
        if (new Set(ids).size < ids.length)
          ctx.addIssue({ code: 'custom', path: ['instead'], message: 'a slot twice' });
      }),
    reply: z.object({ blockId: id, tasks: z.int(), substituted: z.int(), removed: z.int() }),
  },
  'block.lift': {
    params: z.strictObject({ blockId: id }),
    query: empty,
    body: empty,
    reply: z.object({ restored: z.int() }),
  },
} as const;

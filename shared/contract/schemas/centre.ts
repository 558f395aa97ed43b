import { z } from 'zod';
import {
  allocations,
  areaLevels,
  audiences,
  bookingStates,
  checkInRules,
  dayLayers,
  functionCodes,
  nearbyServices,
  serviceKinds,
  questionKinds,
  serviceStates,
  resourceKinds,
  slotFaces,
} from '../../enums';
import { limits } from '../../limits';
import { areaCode, civilDay, empty, id, instant, listOf, page, words } from './basics';
import { besideCard, besideCentre, besideCentrePage, besidePage } from './english';

const lng = z.coerce.number().min(-180).max(180);
const lat = z.coerce.number().min(-90).max(90);

const area = z.object({
  code: areaCode,
  name: z.string(),
  level: z.enum(areaLevels),
  /** From the city down to this area. */
  path: z.string(),
  centreCount: z.int(),
  hasChildren: z.boolean(),
});

/** What today's hours come to: open now, opens or closes when, and which layer of the timetable says so. */
const today = z.object({
  openNow: z.boolean(),
  /** Today's opening in minutes after midnight; null when closed all day. */
  opensMinute: z.int().nullable(),
  closesMinute: z.int().nullable(),
  layer: z.enum(dayLayers),
  /** Holiday's name or the centre's reason. */
  note: z.string().nullable(),
});

const centreCard = z.object({
  id,
  name: z.string(),
  /** Of the village or community; its first digits are town, county and city. */
  areaCode,
  areaName: z.string(),
  address: z.string(),
  lng: z.number(),
  lat: z.number(),
  /** Straight line from the asked point; null without one. */
  distanceMeters: z.int().nullable(),
  today,
  phone: z.string(),
  serviceCount: z.int(),
  english: besideCentre,
});

const dayHours = z.object({
  on: civilDay,
  opensMinute: z.int().nullable(),
  closesMinute: z.int().nullable(),
  layer: z.enum(dayLayers),
  note: z.string().nullable(),
  /** True when no State Council notice for that year is published yet. */
  provisional: z.boolean(),
});

const staffCard = z.object({ name: z.string(), title: z.string() });

const centre = centreCard.extend({
  intro: z.string(),
  founding: z.string(),
  functions: z.array(z.object({ code: z.enum(functionCodes), name: z.string(), summary: z.string() })),
  week: z.array(dayHours),
  staff: z.array(staffCard),
  transport: z.string(),
  /** As its staff put them up, in their order; empty while there are none. */
  photos: z.array(z.object({ id, url: z.string(), thumbUrl: z.string() })),
  english: besideCentrePage,
});

const nextSlot = z.object({
  id,
  startAt: instant,
  endAt: instant,
  free: z.int(),
  capacity: z.int(),
});

/** A service that takes no bookings for now. */
export const paused = z.object({
  /** In the centre's words. */
  reason: z.string(),
  /** When it is expected to go on; may have passed. */
  until: civilDay.nullable(),
});

export const serviceCard = z.object({
  id,
  centreId: id,
  centreName: z.string(),
  name: z.string(),
  summary: z.string(),
  functionCode: z.enum(functionCodes),
  nearby: z.enum(nearbyServices),
  audience: z.enum(audiences),
  kind: z.enum(serviceKinds),
  place: z.string(),
  languages: z.array(z.string()),
  icon: z.string(),
  allocation: z.enum(allocations),
  paused: paused.nullable(),
  english: besideCard,
});

const rules = z.object({
  /** Days ahead that are open for booking, today counted as 0. */
  openDays: z.int(),
  /** Shanghai minute of the day at which the farthest day opens. */
  opensMinute: z.int(),
  /** Booking ends this long before the start. */
  leadMinutes: z.int(),
  /** Free cancelling ends this long before the start. */
  cancelMinutes: z.int(),
  maxPerDay: z.int().nullable(),
  maxPerWeek: z.int().nullable(),
  /** Of the calendar month of the visit. */
  maxPerMonth: z.int().nullable(),
  partyMax: z.int(),
  /** People who may wait for a full slot; 0 = no line. */
  waitlistMax: z.int(),
  /** For how long a freed place is held for who is next. */
  offerMinutes: z.int(),
  /** So long after the start, the place of who has not come goes to somebody else; null: never. */
  releaseMinutes: z.int().nullable(),
  minAge: z.int().nullable(),
  maxAge: z.int().nullable(),
  /** How places are given; a single slot may differ. */
  allocation: z.enum(allocations),
  /** Whether a missed visit lowers one's standing; never for what people live by. */
  countsNoShows: z.boolean(),
  /** Whether a limited standing keeps one from booking it far ahead. */
  isScarce: z.boolean(),
  /** Only a guardian may book it, for their child. */
  guardianOnly: z.boolean(),
  /** Only confirmed residents of this area may book; null = everybody. */
  residentsOf: z.object({ code: areaCode, name: z.string() }).nullable(),
  /** A booking holds its place so long while the centre has not said yes; null = no yes is needed. */
  approvalMinutes: z.int().nullable(),
  checkIn: z.enum(checkInRules),
  /** Minutes of time credit that a place costs. */
  priceMinutes: z.int(),
});

/** What a service asks of who books, in its own words. */
export const question = z.object({
  id,
  kind: z.enum(questionKinds),
  label: z.string(),
  required: z.boolean(),
  /** What can be chosen; empty unless it is a choice. */
  options: z.array(z.string()),
});

/** Something or somebody that a service needs: 一楼大厅, or 吴老师 with what they are called. */
export const used = z.object({ kind: z.enum(resourceKinds), name: z.string(), who: z.string().nullable() });

const service = serviceCard.extend({
  /** In the reader's words: what happens, what to bring. */
  detail: z.string(),
  bring: z.string().nullable(),
  host: z.string().nullable(),
  rules,
  questions: z.array(question),
  state: z.enum(serviceStates),
  phone: z.string(),
  address: z.string(),
  /** Rooms, things and people that it needs, by name. */
  uses: z.array(used),
  english: besidePage,
  /** Of the person it is asked for, by default the asker; null when signed out. */
  mine: z
    .object({
      personId: id,
      /** How many more they may book this week; null where unlimited. */
      leftThisWeek: z.int().nullable(),
      /** How many more this month; null where unlimited. */
      leftThisMonth: z.int().nullable(),
      /** Why their age does not fit on any open day. */
      age: z.enum(['booking.too_young', 'booking.too_old', 'booking.age_unknown']).nullable(),
      /** Where it is for residents alone: whether they are one; `unknown`: no address of theirs is confirmed. */
      residence: z.enum(['fits', 'elsewhere', 'unknown']),
    })
    .nullable(),
});

const day = z.object({
  on: civilDay,
  open: z.boolean(),
  layer: z.enum(dayLayers),
  note: z.string().nullable(),
  provisional: z.boolean(),
  /** Places free in slots that can still be booked. */
  free: z.int(),
  slots: z.int(),
  /** Of these, slots whose places are drawn by lot and still held by the draw. */
  byLottery: z.int(),
});

export const slot = z.object({
  id,
  startAt: instant,
  endAt: instant,
  capacity: z.int(),
  free: z.int(),
  waiting: z.int(),
  state: z.enum(slotFaces),
  closedReason: z.string().nullable(),
  /** What is taken where it is `occupied`: rooms and people by name. */
  occupiedBy: z.array(z.string()),
  /** Whether somebody may still join the line where the places don't suffice. */
  canWait: z.boolean(),
  /** State of the live booking that the person it is asked for has in it. */
  mine: z.enum(bookingStates).nullable(),
});

/** Somebody whom the asker may book for, instead of themselves. */
const forWhom = z.strictObject({ personId: id.optional() });

export const centreSchemas = {
  'area.list': {
    params: empty,
    query: z.strictObject({ parentCode: areaCode.optional() }),
    body: empty,
    reply: listOf(area),
  },
  'centre.near': {
    params: empty,
    query: page.extend({ lng, lat }),
    body: empty,
    reply: listOf(centreCard),
  },
  'centre.list': {
    params: empty,
    query: page.extend({ areaCode: areaCode.optional() }),
    body: empty,
    reply: listOf(centreCard),
  },
  'centre.get': { params: z.strictObject({ centreId: id }), query: empty, body: empty, reply: centre },
  'service.list': {
    params: empty,
    query: page.extend({
      centreId: id.optional(),
      areaCode: areaCode.optional(),
      functionCode: z.enum(functionCodes).optional(),
      nearby: z.enum(nearbyServices).optional(),
      words: words(1, 20).optional(),
    }),
    body: empty,
    reply: listOf(serviceCard.extend({ next: nextSlot.nullable() })),
  },
  'service.get': { params: z.strictObject({ serviceId: id }), query: forWhom, body: empty, reply: service },
  'service.days': {
    params: z.strictObject({ serviceId: id }),
    query: empty,
    body: empty,
    reply: listOf(day),
  },
  'service.slots': {
    params: z.strictObject({ serviceId: id }),
    query: forWhom.extend({
      on: civilDay.optional(),
      cursor: page.shape.cursor,
      limit: z.coerce.number().int().min(1).max(limits.pageMax).default(limits.pageMax),
    }),
    body: empty,
    reply: listOf(slot),
  },
} as const;

export { centreCard, nextSlot };

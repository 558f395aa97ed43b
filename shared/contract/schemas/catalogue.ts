import { z } from 'zod';
import {
  allocations,
  audiences,
  checkInRules,
  functionCodes,
  holidayRules,
  nearbyServices,
  questionKinds,
  serviceIcons,
  serviceStates,
} from '../../enums';
import { limits } from '../../limits';
import { serviceRanges } from '../service-ranges';
import { areaCode, civilDay, empty, id, instant, requestKey, words } from './basics';
import { keptEnglish, writtenEnglish } from './english';
import { paused, question } from './centre';

const many = ([least, most]: readonly [number, number]) => z.int().min(least).max(most);
const text = ([least, most]: readonly [number, number]) => words(least, most);

/** What its centre may set of a service. */
const settings = {
  name: text(serviceRanges.name),
  summary: text(serviceRanges.summary),
  detail: text(serviceRanges.detail),
  /** Empty where there is none. */
  bring: text(serviceRanges.bring),
  host: text(serviceRanges.host),
  place: text(serviceRanges.place),
  icon: z.enum(serviceIcons),
  /** Place in the centre's list, smaller first; null: after all others. */
  position: many(serviceRanges.position).nullable(),
  functionCode: z.enum(functionCodes),
  nearby: z.enum(nearbyServices),
  audience: z.enum(audiences),
  openDays: many(serviceRanges.openDays),
  opensMinute: many(serviceRanges.opensMinute),
  leadMinutes: many(serviceRanges.leadMinutes),
  cancelMinutes: many(serviceRanges.cancelMinutes),
  maxPerDay: many(serviceRanges.maxPerDay).nullable(),
  maxPerWeek: many(serviceRanges.maxPerWeek).nullable(),
  maxPerMonth: many(serviceRanges.maxPerMonth).nullable(),
  partyMax: many(serviceRanges.partyMax),
  waitlistMax: many(serviceRanges.waitlistMax),
  offerMinutes: many(serviceRanges.offerMinutes),
  minAge: many(serviceRanges.minAge).nullable(),
  maxAge: many(serviceRanges.maxAge).nullable(),
  residentsOf: areaCode.nullable(),
  approvalMinutes: many(serviceRanges.approvalMinutes).nullable(),
  checkIn: z.enum(checkInRules),
  releaseMinutes: many(serviceRanges.releaseMinutes).nullable(),
  /** Whether visits missed count; bookings made before it was set never do. */
  countsNoShows: z.boolean(),
  isScarce: z.boolean(),
  guardianOnly: z.boolean(),
  priceMinutes: many(serviceRanges.priceMinutes),
  ...writtenEnglish,
  questions: z
    .array(
      z.strictObject({
        id,
        kind: z.enum(questionKinds),
        label: words(2, limits.questionMax),
        required: z.boolean(),
        options: z.array(words(1, limits.optionMax)).max(limits.optionsMax),
      }),
    )
    .max(limits.questionsMax),
};

const service = z.object({
  id,
  centreId: id,
  state: z.enum(serviceStates),
  version: z.int(),
  paused: paused.nullable(),
  ...settings,
  // Stored before, so no longer checked on the way out.
  name: z.string(),
  summary: z.string(),
  detail: z.string(),
  bring: z.string(),
  host: z.string(),
  place: z.string(),
  ...keptEnglish,
  position: z.int(),
  questions: z.array(question),
  /** Set elsewhere: how places are given, and what holidays do. */
  allocation: z.enum(allocations),
  holidayRule: z.enum(holidayRules),
  /** Of the area whose residents it is for. */
  residentsName: z.string().nullable(),
  /** Bookings that are still ahead and stand whatever is changed. */
  ahead: z.int(),
  /** The last change at the desk; null where there was none. Who made it is named as staff are named to each other. */
  changed: z.object({ at: instant, byName: z.string().nullable() }).nullable(),
});

const version = z.int().min(1);
const ofService = z.strictObject({ serviceId: id });

export const catalogueSchemas = {
  'catalogue.list': {
    params: empty,
    query: z.strictObject({ centreId: id.optional() }),
    body: empty,
    reply: z.object({
      centreId: id,
      /** The area of the centre and those above it, for services for residents. */
      areas: z.array(z.object({ code: areaCode, name: z.string() })),
      may: z.object({ edit: z.boolean() }),
      items: z.array(service),
      nextCursor: z.null(),
    }),
  },
  'catalogue.create': {
    params: z.strictObject({ centreId: id }),
    query: empty,
    body: z.strictObject({ requestKey, ...settings }),
    reply: service,
  },
  'catalogue.change': {
    params: ofService,
    query: empty,
    body: z.strictObject({ version, ...settings }),
    reply: service,
  },
  'catalogue.setState': {
    params: ofService,
    query: empty,
    body: z.strictObject({ version, state: z.enum(['open', 'retired']) }),
    reply: service,
  },
  'catalogue.pause': {
    params: ofService,
    query: empty,
    body: z.strictObject({
      version,
      reason: words(limits.reasonMin, limits.reasonMax),
      /** A day after today; null where nobody knows. */
      until: civilDay.nullable(),
    }),
    reply: service,
  },
} as const;

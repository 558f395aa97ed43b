import { z } from 'zod';
import { audiences, checkInRules, functionCodes, nearbyServices, questionKinds, serviceStates } from '../../enums';
import { limits } from '../../limits';
import { areaCode, empty, id, requestKey, words } from './basics';
import { question } from './centre';

const many = (least: number, most: number) => z.int().min(least).max(most);

/** What its centre may set of a service. */
const settings = {
  name: words(2, 60),
  summary: words(2, 120),
  detail: words(2, 1000),
  /** Empty where there is none. */
  bring: words(0, 200),
  host: words(0, 60),
  place: words(1, 60),
  functionCode: z.enum(functionCodes),
  nearby: z.enum(nearbyServices),
  audience: z.enum(audiences),
  openDays: many(0, limits.openDaysMax),
  opensMinute: many(0, 1439),
  leadMinutes: many(0, 10_080),
  cancelMinutes: many(0, 20_160),
  maxPerDay: many(1, 20).nullable(),
  maxPerWeek: many(1, 50).nullable(),
  maxPerMonth: many(1, 100).nullable(),
  partyMax: many(1, limits.partyMax),
  waitlistMax: many(0, 500),
  offerMinutes: many(5, 1440),
  minAge: many(0, 120).nullable(),
  maxAge: many(0, 120).nullable(),
  residentsOf: areaCode.nullable(),
  approvalMinutes: many(30, 20_160).nullable(),
  checkIn: z.enum(checkInRules),
  releaseMinutes: many(5, 240).nullable(),
  /** Whether visits missed count; bookings made before it was set never do. */
  countsNoShows: z.boolean(),
  isScarce: z.boolean(),
  guardianOnly: z.boolean(),
  priceMinutes: many(0, 600),
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
  icon: z.string(),
  ...settings,
  // Stored before, so no longer checked on the way out.
  name: z.string(),
  summary: z.string(),
  detail: z.string(),
  bring: z.string(),
  host: z.string(),
  place: z.string(),
  questions: z.array(question),
  /** Of the area whose residents it is for. */
  residentsName: z.string().nullable(),
  /** Bookings that are still ahead and stand whatever is changed. */
  ahead: z.int(),
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
} as const;

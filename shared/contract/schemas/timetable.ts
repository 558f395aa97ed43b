import { z } from 'zod';
import { changeHits, dayLayers, eventCalendars, holidayNames, holidayRules } from '../../enums';
import { civilDay, empty, id, instant, listOf } from './basics';
import { run, timetableChange } from './timetable-change';

const runOut = z.object(run.shape);
const yearly = z.object({
  id,
  name: z.string(),
  calendar: z.enum(eventCalendars),
  lunarMonth: z.int().nullable(),
  lunarDay: z.int().nullable(),
  holiday: z.enum(holidayNames).nullable(),
  offsetDays: z.int(),
  runs: z.array(runOut),
  /** The next day it is on; null where that is more than a year ahead. */
  nextOn: civilDay.nullable(),
  provisional: z.boolean(),
});

/** A row of slots that a change makes, takes away or alters. */
const effect = z.object({
  what: z.enum(['vanish', 'appear', 'move', 'retime', 'grow', 'shrink']),
  serviceId: id,
  serviceName: z.string(),
  startAt: instant,
  endAt: instant,
  /** The time in its place; null where there is none. */
  toStartAt: instant.nullable(),
  toEndAt: instant.nullable(),
  capacity: z.int(),
  toCapacity: z.int(),
  /** People with a place, and people in line. */
  taken: z.int(),
  waiting: z.int(),
});

const hit = z.object({
  bookingId: id,
  /** Masked. */
  personName: z.string(),
  partySize: z.int(),
  serviceName: z.string(),
  startAt: instant,
  endAt: instant,
  hit: z.enum(changeHits),
  toStartAt: instant.nullable(),
  toEndAt: instant.nullable(),
});

const preview = z.object({
  /** Goes along when this very change is saved. */
  basis: z.string(),
  bookings: z.int(),
  people: z.int(),
  /** People in lines that end. */
  waiting: z.int(),
  counts: z.object({
    vanish: z.int(),
    appear: z.int(),
    move: z.int(),
    retime: z.int(),
    grow: z.int(),
    shrink: z.int(),
  }),
  /** The first of each; `counts` and `bookings` count them all. */
  effects: z.array(effect),
  /** Times that can't be, since a room or somebody they need is not to be had then. */
  blockedCount: z.int(),
  blocked: z.array(
    z.object({ serviceName: z.string(), startAt: instant, endAt: instant, inTheWay: z.array(z.string()) }),
  ),
  hits: z.array(hit),
});

const ofCentre = z.strictObject({ centreId: id });

export const timetableSchemas = {
  'timetable.get': {
    params: ofCentre,
    query: empty,
    body: empty,
    reply: z.object({
      centreId: id,
      centreName: z.string(),
      hours: z.array(z.object({ weekday: z.int(), opensMinute: z.int(), closesMinute: z.int() })),
      /** From today on. */
      exceptions: z.array(
        z.object({
          on: civilDay,
          opensMinute: z.int().nullable(),
          closesMinute: z.int().nullable(),
          reason: z.string(),
        }),
      ),
      services: z.array(
        z.object({
          id,
          name: z.string(),
          icon: z.string(),
          place: z.string(),
          openDays: z.int(),
          holidayRule: z.enum(holidayRules),
          runs: z.array(runOut.extend({ weekday: z.int() })),
          exceptions: z.array(z.object({ on: civilDay, runs: z.array(runOut), reason: z.string() })),
          events: z.array(yearly),
        }),
      ),
      openTasks: z.int(),
    }),
  },
  'timetable.days': {
    params: ofCentre,
    query: z.strictObject({ fromOn: civilDay.optional(), serviceId: id.optional() }),
    body: empty,
    reply: listOf(
      z.object({
        on: civilDay,
        /** What the calendar says. */
        kind: z.enum(['workday', 'weekend', 'holiday', 'makeup']),
        holidayName: z.string().nullable(),
        provisional: z.boolean(),
        /** The weekday whose hours hold. */
        runsAs: z.int(),
        weekly: z.object({ opensMinute: z.int(), closesMinute: z.int() }).nullable(),
        exception: z
          .object({ opensMinute: z.int().nullable(), closesMinute: z.int().nullable(), reason: z.string() })
          .nullable(),
        /** The centre's hours after all layers. */
        opensMinute: z.int().nullable(),
        closesMinute: z.int().nullable(),
        layer: z.enum(dayLayers),
        note: z.string().nullable(),
        service: z
          .object({
            holidayRule: z.enum(holidayRules),
            weekly: z.array(runOut),
            events: z.array(z.string()),
            exception: z.object({ runs: z.array(runOut), reason: z.string() }).nullable(),
            layer: z.enum(dayLayers),
            note: z.string().nullable(),
            slots: z.int(),
            /** Slots that the centre's hours leave out. */
            cut: z.int(),
          })
          .nullable(),
      }),
    ),
  },
  'timetable.preview': {
    params: ofCentre,
    query: empty,
    body: z.strictObject({ change: timetableChange }),
    reply: preview,
  },
  'timetable.save': {
    params: ofCentre,
    query: empty,
    body: z.strictObject({ change: timetableChange, basis: z.string().min(1).max(80) }),
    reply: z.object({ tasks: z.int(), made: z.int(), removed: z.int() }),
  },
} as const;

import { z } from 'zod';
import { eventCalendars, holidayNames, holidayRules } from '../../enums';
import { limits } from '../../limits';
import { daysBetween } from '../../time/civil';
import { civilDay, id, words } from './basics';

const minute = z.int().min(0).max(1440).multipleOf(5);
const weekday = z.int().min(1).max(7);
const reason = words(limits.reasonMin, limits.timetableReasonMax);

export const run = z.strictObject({
  startsMinute: minute,
  endsMinute: minute,
  slotMinutes: z.int().min(5).max(720).multipleOf(5),
  capacity: z.int().min(1).max(limits.capacityMax),
});

type RunIn = z.infer<typeof run>;

/** Runs of one day: each holds a slot at least, and none lies over another. */
function checkRuns(runs: readonly RunIn[], add: (index: number, message: string) => void): void {
  runs.forEach((one, i) => {
    if (one.startsMinute + one.slotMinutes > one.endsMinute) add(i, 'no slot fits between start and end');
    const over = runs.slice(0, i).some((o) => o.startsMinute < one.endsMinute && one.startsMinute < o.endsMinute);
    if (over) add(i, 'lies over another run of the day');
  });
}

const dayRuns = z
  .array(run)
  .max(limits.timetableDayRuns)
  .superRefine((runs, ctx) => {
    checkRuns(runs, (i, message) => ctx.addIssue({ code: 'custom', path: [i, 'startsMinute'], message }));
  });

const weekRuns = z
  .array(run.extend({ weekday }))
  .max(limits.timetableRuns)
  .superRefine((runs, ctx) => {
    for (const day of [1, 2, 3, 4, 5, 6, 7]) {
      const own = runs.flatMap((one, index) => (one.weekday === day ? [{ one, index }] : []));
      checkRuns(
        own.map(({ one }) => one),
        (i, message) => ctx.addIssue({ code: 'custom', path: [own[i]?.index ?? 0, 'startsMinute'], message }),
      );
    }
  });

const hours = z
  .array(z.strictObject({ weekday, opensMinute: minute, closesMinute: minute }))
  .max(7)
  .superRefine((days, ctx) => {
    days.forEach((day, i) => {
      if (day.opensMinute >= day.closesMinute) {
        ctx.addIssue({ code: 'custom', path: [i, 'closesMinute'], message: 'closes before it opens' });
      }
      if (days.findIndex((one) => one.weekday === day.weekday) !== i) {
        ctx.addIssue({ code: 'custom', path: [i, 'weekday'], message: 'named twice' });
      }
    });
  });

interface Span {
  fromOn: string;
  toOn: string;
}

/** A span of days runs forward and is no longer than one exception may lay over. */
function checkSpan({ fromOn, toOn }: Span, ctx: z.RefinementCtx): void {
  const days = daysBetween(fromOn, toOn);
  if (days < 0) ctx.addIssue({ code: 'custom', path: ['toOn'], message: 'lies before the first day' });
  if (days >= limits.exceptionDays) ctx.addIssue({ code: 'custom', path: ['toOn'], message: 'too many days at once' });
}

const span = { fromOn: civilDay, toOn: civilDay };

const event = z.strictObject({
  kind: z.literal('event'),
  serviceId: id,
  /** Null for a new one. */
  eventId: id.nullable(),
  name: words(2, limits.eventNameMax),
  calendar: z.enum(eventCalendars),
  lunarMonth: z.int().min(1).max(12).nullable(),
  /** 30 = the month's last day. */
  lunarDay: z.int().min(1).max(30).nullable(),
  holiday: z.enum(holidayNames).nullable(),
  /** So many days after that day; negative before it. */
  offsetDays: z.int().min(-7).max(7),
  runs: dayRuns.min(1),
});

/** One change of a timetable. Whole layers are sent, so that what is saved is what the editor shows. */
export const timetableChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('centre_hours'), hours }),
  z
    .strictObject({
      kind: z.literal('centre_exception'),
      ...span,
      /** Both null = closed all day. */
      opensMinute: minute.nullable(),
      closesMinute: minute.nullable(),
      reason,
    })
    .superRefine((one, ctx) => {
      checkSpan(one, ctx);
      const { opensMinute, closesMinute } = one;
      const isWhole =
        opensMinute === null ? closesMinute === null : closesMinute !== null && opensMinute < closesMinute;
      if (!isWhole) ctx.addIssue({ code: 'custom', path: ['closesMinute'], message: 'closes before it opens' });
    }),
  z.strictObject({ kind: z.literal('centre_exception_end'), ...span }).superRefine(checkSpan),
  z.strictObject({
    kind: z.literal('service_runs'),
    serviceId: id,
    holidayRule: z.enum(holidayRules),
    runs: weekRuns,
  }),
  z
    .strictObject({
      kind: z.literal('service_exception'),
      serviceId: id,
      ...span,
      /** None = it does not take place. */
      runs: dayRuns,
      reason,
    })
    .superRefine(checkSpan),
  z.strictObject({ kind: z.literal('service_exception_end'), serviceId: id, ...span }).superRefine(checkSpan),
  event.superRefine((one, ctx) => {
    const isLunar = one.calendar === 'lunar';
    if (isLunar && (one.lunarMonth === null || one.lunarDay === null || one.holiday !== null)) {
      ctx.addIssue({ code: 'custom', path: ['lunarDay'], message: 'a day of the lunar calendar' });
    }
    if (!isLunar && (one.holiday === null || one.lunarMonth !== null || one.lunarDay !== null)) {
      ctx.addIssue({ code: 'custom', path: ['holiday'], message: 'a holiday' });
    }
  }),
  z.strictObject({ kind: z.literal('event_end'), serviceId: id, eventId: id }),
]);

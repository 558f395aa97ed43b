import type { DayLayer, EventCalendar, HolidayName, HolidayRule } from '../../../shared/enums';
import { addDays, atMinute, civilDay, minuteOf, weekday } from '../../../shared/time/civil';
import { holidayBegins, isLunar } from '../../../shared/time/festivals';

/** One weekday of a centre's weekly layer. */
export interface OpenHours {
  /** 1 = Monday … 7 = Sunday */
  weekday: number;
  opensMinute: number;
  closesMinute: number;
}

/** The strongest layer: one day with other hours, or closed (both null). */
export interface DayException {
  opensMinute: number | null;
  closesMinute: number | null;
  reason: string;
}

/** What the State Council says of a day; see shared/time/holidays.ts. */
export interface DayFacts {
  kind: 'workday' | 'weekend' | 'holiday' | 'makeup';
  name: string | null;
  provisional: boolean;
}

/** A centre's day after all layers. */
export interface DayPlan {
  on: string;
  /** Both null when closed all day. */
  opensMinute: number | null;
  closesMinute: number | null;
  /** The layer that decided. */
  layer: DayLayer;
  /** Why, in the reader's words; null where the weekly hours speak for themselves. */
  note: string | null;
  provisional: boolean;
  kind: DayFacts['kind'];
  /** The weekday whose weekly hours apply. */
  runsAs: number;
}

export type { HolidayRule };

/** A run of equal slots on one day. */
export interface Run {
  startsMinute: number;
  endsMinute: number;
  slotMinutes: number;
  capacity: number;
}

/** A run of equal slots on one weekday. */
export interface ServiceHours extends Run {
  weekday: number;
}

/** The strongest layer of a service: one day with other runs, or with none. */
export interface ServiceException {
  runs: readonly Run[];
  reason: string;
}

/** What a service does on one day of every year. */
export interface YearlyEvent {
  id: string;
  name: string;
  calendar: EventCalendar;
  lunarMonth: number | null;
  lunarDay: number | null;
  holiday: HolidayName | null;
  /** So many days after the festival; negative before it. */
  offsetDays: number;
  runs: readonly Run[];
}

export interface ServicePattern {
  holidayRule: HolidayRule;
  hours: readonly ServiceHours[];
}

export interface PlannedSlot {
  startAt: Date;
  endAt: Date;
  capacity: number;
}

const friday = 5;
const monday = 1;
const sunday = 7;
/** Also what keeps a run with a broken length from never ending. */
const leastSlotMinutes = 5;

/**
 * Holidays keep Sunday's hours. The notice does not say which weekday a make-up day stands in for, so it runs as the
 * working day next to it: a Saturday as Friday, a Sunday as Monday.
 */
function weekdayInForce(on: string, kind: DayFacts['kind']): number {
  const day = weekday(on);
  switch (kind) {
    case 'holiday':
      return sunday;
    case 'makeup':
      return day === sunday ? monday : day === sunday - 1 ? friday : day;
    case 'workday':
    case 'weekend':
      return day;
  }
}

const layerOf = { workday: 'weekly', weekend: 'weekly', holiday: 'holiday', makeup: 'makeup' } as const;

function noteOf({ kind, name }: DayFacts): string | null {
  if (kind === 'holiday') return name;
  if (kind === 'makeup') return name === null ? '调休上班' : `${name}调休上班`;
  return null;
}

/** Weekly hours, then State Council holidays and make-up days, then the centre's own exception; the last one decides. */
export function dayPlan(day: {
  on: string;
  hours: readonly OpenHours[];
  exception: DayException | null;
  facts: DayFacts;
}): DayPlan {
  const { on, exception, facts } = day;
  const runsAs = weekdayInForce(on, facts.kind);
  const base = { on, provisional: facts.provisional, kind: facts.kind, runsAs };
  if (exception !== null) {
    const { opensMinute, closesMinute, reason } = exception;
    const isOpen = opensMinute !== null && closesMinute !== null && opensMinute < closesMinute;
    return {
      ...base,
      opensMinute: isOpen ? opensMinute : null,
      closesMinute: isOpen ? closesMinute : null,
      layer: 'exception',
      note: reason,
    };
  }
  const hours = day.hours.find((row) => row.weekday === runsAs);
  return {
    ...base,
    opensMinute: hours?.opensMinute ?? null,
    closesMinute: hours?.closesMinute ?? null,
    layer: layerOf[facts.kind],
    note: noteOf(facts),
  };
}

/** The weekday whose slots a service runs on a day, or null where its rule closes it on holidays. */
function serviceWeekday(rule: HolidayRule, day: DayPlan): number | null {
  if (day.kind !== 'holiday') return day.runsAs;
  switch (rule) {
    case 'closed':
      return null;
    case 'as_weekday':
      return weekday(day.on);
    case 'as_sunday':
      return sunday;
  }
}

/** Whether a yearly event is on a day; provisional where that hangs on a notice that is not out yet. */
export function eventOn(event: YearlyEvent, on: string): { provisional: boolean } | null {
  const festival = addDays(on, -event.offsetDays);
  if (event.calendar === 'holiday') return event.holiday === null ? null : holidayBegins(festival, event.holiday);
  const { lunarMonth: month, lunarDay: day } = event;
  return month !== null && day !== null && isLunar(festival, month, day) ? { provisional: false } : null;
}

/** What a service does on one day beside its week. */
export interface SpecialDay {
  events?: readonly YearlyEvent[];
  exception?: ServiceException | null;
}

/** A service's day after all layers, before it is cut to the centre's hours. */
export interface ServicePlan {
  runs: readonly Run[];
  layer: DayLayer;
  note: string | null;
  provisional: boolean;
}

/**
 * The service's week, then its rule for holidays, then its yearly events (of two on one day, both run), then its own
 * exception; the last one decides. A centre's exception only cuts: what the centre's hours leave out stays out.
 */
export function servicePlan(service: ServicePattern, day: DayPlan, special: SpecialDay = {}): ServicePlan {
  const { exception = null, events = [] } = special;
  if (exception !== null) {
    return { runs: exception.runs, layer: 'service_exception', note: exception.reason, provisional: day.provisional };
  }
  const now = events.flatMap((event) => {
    const found = eventOn(event, day.on);
    return found === null ? [] : [{ event, ...found }];
  });
  if (now.length > 0) {
    return {
      runs: now.flatMap(({ event }) => event.runs),
      layer: 'event',
      note: now.map(({ event }) => event.name).join('、'),
      provisional: day.provisional || now.some((one) => one.provisional),
    };
  }
  const runs = serviceWeekday(service.holidayRule, day);
  return {
    runs: service.hours.filter((run) => run.weekday === runs),
    layer: day.layer,
    note: day.note,
    provisional: day.provisional,
  };
}

/**
 * The slots of a service on a day, by start. A slot that does not lie wholly inside the centre's hours is left out, not
 * shortened: half a class is no class. None crosses midnight. Of runs that overlap in a start, the first given counts.
 */
export function slotPlan(service: ServicePattern, day: DayPlan, special: SpecialDay = {}): PlannedSlot[] {
  const { opensMinute, closesMinute } = day;
  if (opensMinute === null || closesMinute === null) return [];
  const slots = new Map<number, PlannedSlot>();
  for (const run of servicePlan(service, day, special).runs) {
    if (run.slotMinutes < leastSlotMinutes) continue;
    for (let start = run.startsMinute; start + run.slotMinutes <= run.endsMinute; start += run.slotMinutes) {
      const end = start + run.slotMinutes;
      if (start < opensMinute || end > closesMinute || slots.has(start)) continue;
      slots.set(start, {
        startAt: atMinute(day.on, start),
        endAt: atMinute(day.on, end),
        capacity: run.capacity,
      });
    }
  }
  return [...slots.values()].sort((a, b) => a.startAt.getTime() - b.startAt.getTime());
}

/** Runs as single times, by start; of two that begin together the first given counts, as among slots. */
export function oneByOne(runs: readonly Run[]): Run[] {
  const times = new Map<number, Run>();
  for (const { startsMinute, endsMinute, slotMinutes, capacity } of runs) {
    if (slotMinutes < leastSlotMinutes) continue;
    for (let start = startsMinute; start + slotMinutes <= endsMinute; start += slotMinutes) {
      if (times.has(start)) continue;
      times.set(start, { startsMinute: start, endsMinute: start + slotMinutes, slotMinutes, capacity });
    }
  }
  return [...times.values()].sort((a, b) => a.startsMinute - b.startsMinute);
}

/** Single times as few runs: those that follow each other and are alike are one. */
export function joinedRuns(times: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const one of [...times].sort((a, b) => a.startsMinute - b.startsMinute)) {
    const last = runs.at(-1);
    const goesOn = last?.endsMinute === one.startsMinute && last.slotMinutes === one.slotMinutes;
    if (last !== undefined && goesOn && last.capacity === one.capacity) {
      runs[runs.length - 1] = { ...last, endsMinute: one.endsMinute };
    } else runs.push({ ...one });
  }
  return runs;
}

export interface TodayFace {
  openNow: boolean;
  opensMinute: number | null;
  closesMinute: number | null;
  layer: DayLayer;
  note: string | null;
}

/** What the card of a centre says about now. `plan` may be of another day: then it is not open now. */
export function todayFace(plan: DayPlan, now: Date): TodayFace {
  const { opensMinute, closesMinute, layer, note } = plan;
  const minute = minuteOf(now);
  const openNow =
    opensMinute !== null &&
    closesMinute !== null &&
    plan.on === civilDay(now) &&
    opensMinute <= minute &&
    minute < closesMinute;
  return { openNow, opensMinute, closesMinute, layer, note };
}

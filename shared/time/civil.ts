/**
 * Civil time of Asia/Shanghai by arithmetic: UTC+8 without daylight saving since 1991, the span this app knows. No Intl,
 * because WeChat's engines on old phones lack its time zones.
 */

const minuteMs = 60_000;
const dayMs = 86_400_000;
const offsetMs = 8 * 3_600_000;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01, of a civil day that exists; null for anything else. */
function dayNumber(on: string): number | null {
  const match = shape.exec(on);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? at.getTime() / dayMs : null;
}

function knownDayNumber(on: string): number {
  const number = dayNumber(on);
  if (number === null) throw new RangeError(`not a civil day: ${on}`);
  return number;
}

const fromDayNumber = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

/** Whether the text is a day of the calendar, written YYYY-MM-DD. */
export function isCivilDay(text: string): boolean {
  return dayNumber(text) !== null;
}

/** The day it is in Shanghai at an instant. */
export function civilDay(at: Date): string {
  return fromDayNumber(Math.floor((at.getTime() + offsetMs) / dayMs));
}

/** Whole minutes since Shanghai's midnight at an instant, 0 to 1439. */
export function minuteOf(at: Date): number {
  const local = at.getTime() + offsetMs;
  return Math.floor((local - Math.floor(local / dayMs) * dayMs) / minuteMs);
}

/** The instant at which a civil day reaches a minute after midnight; 1440 is the next midnight. */
export function atMinute(on: string, minute: number): Date {
  return new Date(knownDayNumber(on) * dayMs + minute * minuteMs - offsetMs);
}

export function addDays(on: string, days: number): string {
  return fromDayNumber(knownDayNumber(on) + days);
}

/** How many days `to` lies after `from`; negative when before. */
export function daysBetween(from: string, to: string): number {
  return knownDayNumber(to) - knownDayNumber(from);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(on: string): number {
  // Day 0, 1970-01-01, was a Thursday.
  return ((((knownDayNumber(on) + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week that a day belongs to: weeks run Monday to Sunday. */
export function mondayOf(on: string): string {
  return addDays(on, 1 - weekday(on));
}

/** Every day from one to another, both included. */
export function daysFrom(fromOn: string, toOn: string): string[] {
  const first = knownDayNumber(fromOn);
  const count = knownDayNumber(toOn) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => fromDayNumber(first + i));
}

/** Full years of life (周岁) on a day: one more on the birthday itself; born on 29 February, on 1 March in common years. */
export function ageOn(bornOn: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) >= bornOn.slice(5) ? years : years - 1;
}

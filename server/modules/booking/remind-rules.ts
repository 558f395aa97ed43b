import type { ReminderTime } from '../../../shared/enums';
import { addDays, atMinute, civilDay } from '../../../shared/time/civil';

const minuteMs = 60_000;
/** Evening reminders come at seven. */
const eveningMinute = 19 * 60;
/** Whoever booked this shortly before knows of it. */
const freshMinutes = 30;
/** A held place is told of again when a quarter of its time is left, and at most half an hour before its end. */
const lastWordMinutes = 30;

const leadMinutes: Record<Exclude<ReminderTime, 'evening'>, number> = { two_hours: 120, one_hour: 60 };
export const leadTimes = ['two_hours', 'one_hour'] as const;
export type LeadTime = (typeof leadTimes)[number];

export const leadMs = (time: LeadTime): number => leadMinutes[time] * minuteMs;

/** When somebody is to be reminded of a visit. */
export function remindAt(time: ReminderTime, startAt: Date): Date {
  if (time === 'evening') return atMinute(addDays(civilDay(startAt), -1), eveningMinute);
  return new Date(startAt.getTime() - leadMs(time));
}

export interface Remindable {
  state: string;
  startAt: Date;
  bookedAt: Date;
}

/** Not what has ended, not before its time, never after the start, and not who has just booked. */
export function isToRemind(visit: Remindable, time: ReminderTime, now: Date): boolean {
  const at = remindAt(time, visit.startAt);
  return (
    visit.state === 'confirmed' &&
    now >= at &&
    now < visit.startAt &&
    visit.bookedAt.getTime() <= at.getTime() - freshMinutes * minuteMs
  );
}

/** When who holds an offer is told that it is about to go; null where its time is too short for a second word. */
export function lastWordAt(offeredAt: Date, until: Date): Date | null {
  const held = until.getTime() - offeredAt.getTime();
  const before = Math.min(held / 4, lastWordMinutes * minuteMs);
  return held < lastWordMinutes * minuteMs ? null : new Date(until.getTime() - before);
}

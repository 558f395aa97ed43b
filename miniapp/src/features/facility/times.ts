import { atMinute, civilDay, minuteOf } from '@shared/time/civil';
import type { Entry, Span } from './facility';

/** Steps of the cursor and of a drag. */
export const step = 30;
const dayEnd = 1440;

/** Where an entry lies on a day; null where it does not touch it. */
export function spanOn(entry: Pick<Entry, 'startAt' | 'endAt'>, on: string): Omit<Span, 'on'> | null {
  const [start, end] = [new Date(entry.startAt), new Date(entry.endAt)];
  if (end <= atMinute(on, 0) || start >= atMinute(on, dayEnd)) return null;
  const fromMinute = civilDay(start) === on ? minuteOf(start) : 0;
  const endMinute = minuteOf(end);
  return { fromMinute, toMinute: civilDay(end) === on && endMinute > 0 ? endMinute : dayEnd };
}

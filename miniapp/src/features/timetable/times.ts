import { minuteWords, typedMinute } from '@shared/time/words';

/** A run as it is typed. */
export interface RunText {
  weekday: number;
  from: string;
  to: string;
  each: string;
  places: string;
}

export interface Run {
  weekday: number;
  startsMinute: number;
  endsMinute: number;
  slotMinutes: number;
  capacity: number;
}

export const runText = (run: Run): RunText => ({
  weekday: run.weekday,
  from: minuteWords(run.startsMinute),
  to: minuteWords(run.endsMinute),
  each: String(run.slotMinutes),
  places: String(run.capacity),
});

/** What was typed as a run; null where it makes none. */
export function runOf({ weekday, from, to, each, places }: RunText): Run | null {
  const [startsMinute, endsMinute] = [typedMinute(from), typedMinute(to)];
  const [slotMinutes, capacity] = [Number(each), Number(places)];
  if (startsMinute === null || endsMinute === null) return null;
  const isWhole = Number.isInteger(slotMinutes) && slotMinutes >= 5 && slotMinutes % 5 === 0;
  if (!isWhole || !Number.isInteger(capacity) || capacity < 1) return null;
  return startsMinute + slotMinutes > endsMinute ? null : { weekday, startsMinute, endsMinute, slotMinutes, capacity };
}

/** All of them, or null where one is wrong. */
export function runsOf(texts: readonly RunText[]): Run[] | null {
  const runs = texts.flatMap((text) => runOf(text) ?? []);
  return runs.length === texts.length ? runs : null;
}

export const newRun = (weekday: number): RunText => ({ weekday, from: '09:00', to: '12:00', each: '60', places: '10' });

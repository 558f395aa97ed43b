import { minuteWords, typedMinute } from '@shared/time/words';
import type { Resource } from './facility';

/** One time of a day as it is typed. */
export interface TimeText {
  from: string;
  to: string;
}

/** The times of each weekday, Monday first. */
export type WeekText = readonly (readonly TimeText[])[];

export const weekText = (hours: Resource['hours']): WeekText =>
  Array.from({ length: 7 }, (_, n) =>
    hours
      .filter(({ weekday }) => weekday === n + 1)
      .map(({ startsMinute, endsMinute }) => ({ from: minuteWords(startsMinute), to: minuteWords(endsMinute) })),
  );

/** What was typed of one weekday as working times; null where it makes none, or two of them touch. */
export function dayHours(weekday: number, times: readonly TimeText[]): Resource['hours'] | null {
  const day = times.map(({ from, to }) => ({
    weekday,
    startsMinute: typedMinute(from) ?? -1,
    endsMinute: typedMinute(to) ?? -1,
  }));
  day.sort((a, b) => a.startsMinute - b.startsMinute);
  const isWrong = day.some(
    ({ startsMinute, endsMinute }, at) =>
      startsMinute < 0 || startsMinute >= endsMinute || startsMinute <= (day[at - 1]?.endsMinute ?? -1),
  );
  return isWrong ? null : day;
}

/** The same of a whole week; null where a day makes none, or all of them are empty. */
export function hoursOf(week: WeekText): Resource['hours'] | null {
  const days = week.map((times, n) => dayHours(n + 1, times));
  const hours = days.flatMap((day) => day ?? []);
  return days.includes(null) || hours.length === 0 ? null : hours;
}

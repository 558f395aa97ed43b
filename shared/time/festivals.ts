import chineseDays from 'chinese-days';
import type { HolidayName } from '../enums';
import { addDays } from './civil';
import { dayKind } from './holidays';

/** The lunar calendar and the days of festivals, out of chinese-days; for the server, like holidays.ts. */
export interface LunarDay {
  /** 1 to 12 */
  month: number;
  /** 1 to 30 */
  day: number;
  /** In a month that is put in twice; what comes back every year keeps to the first. */
  isLeap: boolean;
}

/**
 * The library's months agree with a second one on every day up to here; in 2060 a new moon at midnight parts them
 * (docs/decisions/0024).
 */
export const lastLunarYear = 2059;

/** The lunar date of a civil day; null beyond what the libraries agree on. */
export function lunarDay(on: string): LunarDay | null {
  const year = Number(on.slice(0, 4));
  if (year < 1901 || year > lastLunarYear) return null;
  const { lunarMon, lunarDay: day, isLeap } = chineseDays.getLunarDate(on);
  return { month: lunarMon, day, isLeap };
}

/** Whether a civil day is this day of the lunar year. The 30th is the month's last day, also where it has only 29. */
export function isLunar(on: string, month: number, day: number): boolean {
  const lunar = lunarDay(on);
  if (lunar === null || lunar.isLeap || lunar.month !== month) return false;
  if (lunar.day === day) return true;
  return day === 30 && lunar.day === 29 && lunarDay(addDays(on, 1))?.day === 1;
}

/** As the notices call them, in the words of chinese-days. */
const noticeNames: Record<HolidayName, string> = {
  new_year: '元旦',
  spring: '春节',
  qingming: '清明',
  labour: '劳动节',
  duanwu: '端午',
  mid_autumn: '中秋',
  national: '国庆节',
};

/** The day of a festival itself, whatever a notice arranges around it. */
export function isFestival(on: string, holiday: HolidayName): boolean {
  switch (holiday) {
    case 'new_year':
      return on.slice(5) === '01-01';
    case 'spring':
      return isLunar(on, 1, 1);
    case 'qingming':
      return on === chineseDays.getSolarTermDate(Number(on.slice(0, 4)), 4, 'pure_brightness');
    case 'labour':
      return on.slice(5) === '05-01';
    case 'duanwu':
      return isLunar(on, 5, 5);
    case 'mid_autumn':
      return isLunar(on, 8, 15);
    case 'national':
      return on.slice(5) === '10-01';
  }
}

const isOf = (on: string, name: string): boolean => {
  const day = dayKind(on);
  return day.kind === 'holiday' && day.name === name;
};

/**
 * Whether a holiday of that name begins on a day: the first one off as the year's notice has it. Two that fall together
 * share a notice's name, and then the festival's own day counts; so it does in a year without a notice, provisionally.
 */
export function holidayBegins(on: string, holiday: HolidayName): { provisional: boolean } | null {
  const name = noticeNames[holiday];
  const { provisional } = dayKind(on);
  if (provisional) return isFestival(on, holiday) ? { provisional: true } : null;
  if (isOf(on, name) && !before(on).some((day) => isOf(day, name))) return { provisional: false };
  return isFestival(on, holiday) && !namedNear(on, name) ? { provisional: false } : null;
}

/** The week before: a holiday goes on behind a weekend that has no name of its own, and behind another holiday. */
const before = (on: string): string[] => Array.from({ length: 7 }, (_, i) => addDays(on, -1 - i));

/** Whether a notice names the holiday within a week around its festival. */
const namedNear = (on: string, name: string): boolean =>
  Array.from({ length: 15 }, (_, i) => addDays(on, i - 7)).some((day) => isOf(day, name));

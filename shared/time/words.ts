import { addDays, atMinute, civilDay, daysBetween, isCivilDay, mondayOf, minuteOf, weekday } from './civil';

/** Days, times and spans as people say them. Server notices and screens use the same words. */
export type TimeLanguage = 'zh-CN' | 'en';

const weekdays: Record<TimeLanguage, readonly string[]> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (value: number): string => String(value).padStart(2, '0');

/** '14:30'; the day's end is '24:00'. */
export function minuteWords(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Minutes after midnight of a typed '9:00', in whole `step`s; null for anything else. The day ends at 24:00. */
export function typedMinute(text: string, step = 5): number | null {
  const match = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim());
  if (match === null) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute <= 1440 && minute % step === 0 ? minute : null;
}

/** A day typed as eight digits, with or without anything between them; null when there is no such day. */
export function typedDay(text: string): string | null {
  const digits = text.replace(/\D/g, '');
  const on = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isCivilDay(on) ? on : null;
}

/** The instant of a typed '08:00' or '08:00:30' on a day in Shanghai; null for anything else. */
export function typedInstant(on: string, clock: string): Date | null {
  const match = /^(\d{1,2}[:：]\d{2})(?:[:：](\d{2}))?$/.exec(clock.trim());
  const minute = match === null ? null : typedMinute(match[1] ?? '', 1);
  const seconds = Number(match?.[2] ?? 0);
  if (minute === null || minute === 1440 || seconds > 59 || !isCivilDay(on.trim())) return null;
  return new Date(atMinute(on.trim(), minute).getTime() + seconds * 1000);
}

/** '14:30' of an instant, in Shanghai. */
export function clockWords(at: Date): string {
  return minuteWords(minuteOf(at));
}

export function weekdayWords(on: string, language: TimeLanguage = 'zh-CN'): string {
  return weekdays[language][weekday(on) - 1] ?? '';
}

/** '12月3日', 'Dec 3'. */
export function dateWords(on: string, language: TimeLanguage = 'zh-CN'): string {
  const month = Number(on.slice(5, 7));
  const day = Number(on.slice(8));
  return language === 'en' ? `${months[month - 1] ?? ''} ${day}` : `${month}月${day}日`;
}

/** '12月3日', with the year when it is not this one: '2027年1月2日'. */
export function fullDateWords(on: string, now: Date, language: TimeLanguage = 'zh-CN'): string {
  const year = on.slice(0, 4);
  const date = dateWords(on, language);
  if (year === civilDay(now).slice(0, 4)) return date;
  return language === 'en' ? `${date} ${year}` : `${year}年${date}`;
}

/** '12月3日 周四', with the year when it is not this one: '2027年1月2日 周六'. */
export function longDateWords(on: string, now: Date, language: TimeLanguage = 'zh-CN'): string {
  const date = fullDateWords(on, now, language);
  return language === 'en' ? `${weekdayWords(on, 'en')}, ${date}` : `${date} ${weekdayWords(on)}`;
}

/**
 * How one would name a day now: 昨天, 今天, 明天, 后天, then the weekday for the rest of this week (周六) and, in Chinese, the
 * next (下周三), and the date for all others.
 */
export function dayWords(on: string, now: Date, language: TimeLanguage = 'zh-CN'): string {
  const today = civilDay(now);
  const ahead = daysBetween(today, on);
  const near: Record<TimeLanguage, Record<number, string>> = {
    'zh-CN': { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' },
    en: { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' },
  };
  const word = near[language][ahead];
  if (word !== undefined) return word;
  const weeks = daysBetween(mondayOf(today), mondayOf(on)) / 7;
  if (ahead > 0 && weeks === 0) return weekdayWords(on, language);
  // In English 'next Sat' is this week's to some and next week's to others.
  if (ahead > 0 && weeks === 1 && language !== 'en') return `下${weekdayWords(on)}`;
  return longDateWords(on, now, language);
}

/** '14:30–15:30' of a day. */
export function spanWords(startAt: Date, endAt: Date): string {
  const end = minuteOf(endAt);
  // A span may end with the day it began on.
  return `${clockWords(startAt)}–${minuteWords(end === 0 ? 1440 : end)}`;
}

/** '明天 14:30–15:30'; of what takes several days, from which to which: '7月6日至8月14日'. */
export function rangeWords(startAt: Date, endAt: Date, now: Date, language: TimeLanguage = 'zh-CN'): string {
  if (endAt.getTime() - startAt.getTime() > 1440 * 60_000) {
    const [from, to] = [startAt, endAt].map((at) => fullDateWords(civilDay(at), now, language));
    return language === 'en' ? `${from} to ${to}` : `${from}至${to}`;
  }
  return `${dayWords(civilDay(startAt), now, language)} ${spanWords(startAt, endAt)}`;
}

/** '1 小时 30 分', '2 天'. From a day on, hours are dropped unless they matter (a day and some hours below two days). */
export function durationWords(minutes: number, language: TimeLanguage = 'zh-CN'): string {
  const whole = Math.max(0, Math.round(minutes));
  const days = Math.floor(whole / 1440);
  const hours = Math.floor((whole % 1440) / 60);
  const rest = whole % 60;
  const parts: [number, string, string][] =
    days >= 2
      ? [[days, '天', 'days']]
      : days === 1
        ? [
            [1, '天', 'day'],
            [hours, '小时', 'h'],
          ]
        : [
            [hours, '小时', 'h'],
            [rest, '分钟', 'min'],
          ];
  const said = parts.filter(([count]) => count > 0);
  if (said.length === 0) return language === 'en' ? '0 min' : '0 分钟';
  return said.map(([count, zh, en]) => `${count} ${language === 'en' ? en : zh}`).join(' ');
}

/** '还有 2 小时' until an instant; '马上开始' in the last two minutes, '已开始' afterwards. Full hours and days only, from two up. */
export function untilWords(at: Date, now: Date, language: TimeLanguage = 'zh-CN'): string {
  const minutes = Math.ceil((at.getTime() - now.getTime()) / 60_000);
  if (minutes <= 0) return language === 'en' ? 'Started' : '已开始';
  if (minutes < 2) return language === 'en' ? 'Starting now' : '马上开始';
  const days = daysBetween(civilDay(now), civilDay(at));
  const span =
    minutes >= 1440
      ? durationWords(Math.max(1, days) * 1440, language)
      : durationWords(minutes < 120 ? minutes : Math.floor(minutes / 60) * 60, language);
  return language === 'en' ? `In ${span}` : `还有 ${span}`;
}

/** Opening hours of one day: '08:30–21:00', or closed. */
export function hoursWords(
  opensMinute: number | null,
  closesMinute: number | null,
  language: TimeLanguage = 'zh-CN',
): string {
  if (opensMinute === null || closesMinute === null) return language === 'en' ? 'Closed' : '休息';
  return `${minuteWords(opensMinute)}–${minuteWords(closesMinute)}`;
}

/** The days from one on, each with its word: a strip to choose from. */
export function dayStrip(
  fromOn: string,
  count: number,
  now: Date,
  language: TimeLanguage = 'zh-CN',
): { on: string; word: string; date: string }[] {
  return Array.from({ length: count }, (_, i) => {
    const on = addDays(fromOn, i);
    const ahead = daysBetween(civilDay(now), on);
    const word = ahead >= 0 && ahead <= 1 ? dayWords(on, now, language) : weekdayWords(on, language);
    return { on, word, date: `${Number(on.slice(5, 7))}/${Number(on.slice(8))}` };
  });
}

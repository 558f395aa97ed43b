import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords, rangeWords, type TimeLanguage } from '@shared/time/words';
import type { Language } from '@shared/words/languages';

export const timeLanguage = (language: Language): TimeLanguage => (language === 'en' ? 'en' : 'zh-CN');

/** '今天 14:30–15:30' of two instants in a reply. */
export function spanOf(item: { startAt: string; endAt: string }, now: Date, language: Language): string {
  return rangeWords(new Date(item.startAt), new Date(item.endAt), now, timeLanguage(language));
}

/** '12:30' today, '明天 12:30' on another day. */
export function momentWords(at: Date, now: Date, language: Language): string {
  return civilDay(at) === civilDay(now) ? clockWords(at) : dayAndClock(at, now, language);
}

/** '今天 12:30' */
export function dayAndClock(at: Date, now: Date, language: Language): string {
  return `${dayWords(civilDay(at), now, timeLanguage(language))} ${clockWords(at)}`;
}

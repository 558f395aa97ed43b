import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords, type TimeLanguage } from '@shared/time/words';
import type { Language } from '@shared/words/languages';

export const timeLanguageOf = (language: Language): TimeLanguage => (language === 'zh' ? 'zh-CN' : 'en');

/** '明天 08:00' */
export function momentOf(instant: string, now: Date, language: Language): string {
  const at = new Date(instant);
  return `${dayWords(civilDay(at), now, timeLanguageOf(language))} ${clockWords(at)}`;
}

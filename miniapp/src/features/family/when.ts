import type { Span } from '@shared/words/family-add';
import { addDays, civilDay } from '@shared/time/civil';
import { clockWords, fullDateWords, type TimeLanguage } from '@shared/time/words';
import type { Language } from '@shared/words/languages';

const timeLanguage = (language: Language): TimeLanguage => (language === 'en' ? 'en' : 'zh-CN');

/** '12月3日', with its year when that is not this one: far days are written down, their weekday helps nobody. */
export const dayOf = (on: string, now: Date, language: Language): string =>
  fullDateWords(on, now, timeLanguage(language));

export const dayAt = (at: string, now: Date, language: Language): string =>
  dayOf(civilDay(new Date(at)), now, language);

export const momentAt = (at: string, now: Date, language: Language): string =>
  `${dayAt(at, now, language)} ${clockWords(new Date(at))}`;

const days: Record<Span, number> = { month: 30, half: 182, year: 365 };
export const spans: readonly Span[] = ['month', 'half', 'year'];

/** The last day of what begins today. */
export const lastOnOf = (span: Span, now: Date): string => addDays(civilDay(now), days[span]);

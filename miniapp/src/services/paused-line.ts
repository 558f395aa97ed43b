import type { ItemOf } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { dateWords } from '@shared/time/words';
import type { Language } from '@shared/words/languages';
import type { PausedWords } from '@shared/words/paused';

export type Paused = NonNullable<ItemOf<'service.list'>['paused']>;

/** When a paused service is expected back, said only while that is still to come; null: nobody knows. */
export function pausedUntil({ until }: Paused, now: Date, w: PausedWords, language: Language): string | null {
  if (until === null || until <= civilDay(now)) return null;
  return w.until(dateWords(until, language === 'en' ? 'en' : 'zh-CN'));
}

/** Why, and until when, on one line. */
export const pausedLine = (paused: Paused, now: Date, w: PausedWords, language: Language): string =>
  [paused.reason, pausedUntil(paused, now, w, language)].filter((part) => part !== null).join(' · ');

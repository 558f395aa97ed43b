import type { Reply } from '@shared/contract/types';
import { addDays, atMinute } from '@shared/time/civil';
import { durationWords } from '@shared/time/words';
import type { Language } from '@shared/words/languages';
import { forWhomWords } from '@shared/words/booking-for';
import type { ServiceWords } from '@shared/words/service';
import { quotaWords } from '@/services/rule-lines';
import { dayAndClock, timeLanguage } from './clock-words';

type Service = Reply<'service.get'>;
type Slot = Reply<'service.slots'>['items'][number];

/** '每次 1 小时', where all slots of the day are equally long. */
export function lengthWords(slots: readonly Slot[] | null, w: ServiceWords, language: Language): string | null {
  const lengths = new Set((slots ?? []).map((slot) => Date.parse(slot.endAt) - Date.parse(slot.startAt)));
  const [only] = Array.from(lengths);
  return lengths.size === 1 && only !== undefined ? w.each(durationWords(only / 60_000, timeLanguage(language))) : null;
}

/** The one line that most people need: how early, how to get out of it, how often still. */
export function gistWords(service: Service, w: ServiceWords, language: Language, name: string | null): string {
  const { openDays, cancelMinutes } = service.rules;
  const cancel =
    cancelMinutes === 0 ? w.freeCancelAlways : w.freeCancel(durationWords(cancelMinutes, timeLanguage(language)));
  const left = service.mine?.leftThisWeek ?? null;
  const stop = language === 'en' ? ', ' : '，';
  const end = language === 'en' ? '. ' : '；';
  const often = left === null ? quotaWords(service.rules, w) : leftWords(left, w, language, name);
  return `${w.ahead(openDays)}${stop}${cancel}${often === null ? '' : `${end}${often}`}`;
}

function leftWords(left: number, w: ServiceWords, language: Language, name: string | null): string {
  const f = forWhomWords[language];
  if (left === 0) return name === null ? w.leftNone : f.leftNoneFor(name);
  return name === null ? w.left(left) : f.leftFor(name, left);
}

/** When the day after this one opens for booking: '今天 08:00'. */
export function nextOpening(rules: Service['rules'], on: string, now: Date, language: Language): string {
  return dayAndClock(atMinute(addDays(on, 1 - rules.openDays), rules.opensMinute), now, language);
}

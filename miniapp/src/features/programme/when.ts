import type { ItemOf } from '@shared/contract/types';
import type { SlotFace } from '@shared/enums';
import { civilDay } from '@shared/time/civil';
import {
  clockWords,
  dateWords,
  dayWords,
  fullDateWords,
  spanWords,
  weekdayWords,
  type TimeLanguage,
} from '@shared/time/words';
import type { Language } from '@shared/words/languages';
import type { ProgrammeWords } from '@shared/words/programme';
import type { IconName, Tone } from '@/ui';

export type Card = ItemOf<'programme.list'>;

export const timeLanguage = (language: Language): TimeLanguage => (language === 'zh' ? 'zh-CN' : 'en');

/** '7月6日 至 8月14日'. */
export const seasonOf = (
  card: Pick<Card, 'startOn' | 'endOn'>,
  now: Date,
  w: ProgrammeWords,
  language: Language,
): string =>
  w.span(
    fullDateWords(card.startOn, now, timeLanguage(language)),
    fullDateWords(card.endOn, now, timeLanguage(language)),
  );

/** '7月6日 周一 09:00–11:00'. */
export function sessionWords(one: { on: string; startAt: string; endAt: string }, language: Language): string {
  const of = timeLanguage(language);
  return `${dateWords(one.on, of)} ${weekdayWords(one.on, of)} ${spanWords(new Date(one.startAt), new Date(one.endAt))}`;
}

/** '7月6日 周一'. */
export const dayOf = (on: string, language: Language): string =>
  `${dateWords(on, timeLanguage(language))} ${weekdayWords(on, timeLanguage(language))}`;

/** '明天 08:00', with seconds where they are not nought. */
export function momentWords(at: string, now: Date, language: Language): string {
  const instant = new Date(at);
  const seconds = instant.getUTCSeconds();
  const clock = seconds === 0 ? clockWords(instant) : `${clockWords(instant)}:${String(seconds).padStart(2, '0')}`;
  return `${dayWords(civilDay(instant), now, timeLanguage(language))} ${clock}`;
}

/** What a programme is now: the server says it, and the clock opens it in sight of who waits. */
export function faceOf(card: Pick<Card, 'state' | 'opensAt' | 'enrolUntil' | 'free'>, now: Date): SlotFace {
  if (card.state === 'later' && now >= new Date(card.opensAt)) return card.free > 0 ? 'open' : 'full';
  return (card.state === 'open' || card.state === 'full') && now > new Date(card.enrolUntil) ? 'ended' : card.state;
}

export const faceMarks: Record<SlotFace, { tone: Tone; icon: IconName }> = {
  open: { tone: 'ok', icon: 'circle-check' },
  full: { tone: 'warn', icon: 'users' },
  occupied: { tone: 'warn', icon: 'users' },
  closed: { tone: 'error', icon: 'circle-x' },
  later: { tone: 'brand', icon: 'clock' },
  ended: { tone: 'muted', icon: 'lock' },
  lottery: { tone: 'brand', icon: 'ticket' },
};

export const markTones = { came: 'ok', absent: 'error', excused: 'warn' } as const;

/** The line that says what comes next. */
export function nextWords(card: Card, now: Date, w: ProgrammeWords, language: Language): string {
  switch (faceOf(card, now)) {
    case 'later':
      return w.opens(momentWords(card.opensAt, now, language));
    case 'open':
      return `${w.free(card.free)} · ${w.until(momentWords(card.enrolUntil, now, language))}`;
    case 'full':
      return w.waiting(card.waiting);
    default:
      return w.faces[faceOf(card, now)];
  }
}

import type { ItemOf } from '@shared/contract/types';
import type { SlotFace } from '@shared/enums';
import { civilDay } from '@shared/time/civil';
import { clockWords, dateWords, fullDateWords, spanWords, weekdayWords } from '@shared/time/words';
import type { Language } from '@shared/words/languages';
import type { ProgrammeWords } from '@shared/words/programme';
import { faceAt, momentWords, timeLanguage } from '@/shell/once';

export { faceMarks, timeLanguage } from '@/shell/once';

export type Card = Omit<ItemOf<'programme.list'>, 'english'>;

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

type Session = ItemOf<'programme.attendance'>;

/** What a session stands for, by what it is made up for or when it was to be; null for one that is as it was planned. */
export function becameWords(
  one: Pick<Session, 'standsFor' | 'madeUpBy' | 'movedFrom' | 'isAdded'>,
  w: ProgrammeWords,
  language: Language,
): string | null {
  if (one.madeUpBy !== null) return w.madeUpOn(sessionWords(one.madeUpBy, language));
  const facts = [
    one.standsFor === null ? (one.isAdded ? w.added : null) : w.makesUpFor(dayOf(one.standsFor.on, language)),
    one.movedFrom === null ? null : w.movedFrom(plannedWords(new Date(one.movedFrom), language)),
  ].filter((fact) => fact !== null);
  return facts.length === 0 ? null : facts.join(' · ');
}

const plannedWords = (at: Date, language: Language): string => `${dayOf(civilDay(at), language)} ${clockWords(at)}`;

/** What a programme is now. */
export const faceOf = (card: Pick<Card, 'state' | 'opensAt' | 'enrolUntil' | 'free'>, now: Date): SlotFace =>
  faceAt({ ...card, until: card.enrolUntil }, now);

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

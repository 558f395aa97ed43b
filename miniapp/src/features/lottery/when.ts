import type { ItemOf, Reply } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords, rangeWords, type TimeLanguage } from '@shared/time/words';
import type { Language } from '@shared/words/languages';
import type { LotteryWords } from '@shared/words/lottery';
import type { IconName, Tone } from '@/ui';

export type Draw = Omit<Reply<'lottery.get'>, 'mine' | 'may'>;
export type DeskDraw = ItemOf<'lottery.list'>;
export type Entry = NonNullable<Reply<'lottery.get'>['mine']>[number];

export const timeLanguage = (language: Language): TimeLanguage => (language === 'zh' ? 'zh-CN' : 'en');

/** '明天 18:00'. */
export function momentWords(at: string, now: Date, language: Language): string {
  const instant = new Date(at);
  return `${dayWords(civilDay(instant), now, timeLanguage(language))} ${clockWords(instant)}`;
}

/** '周日 14:00–15:00', of the slot that is drawn for. */
export const spanOf = (draw: Pick<Draw, 'startAt' | 'endAt'>, now: Date, language: Language): string =>
  rangeWords(new Date(draw.startAt), new Date(draw.endAt), now, timeLanguage(language));

/** Where a draw stands: what the server says, and what the clock adds to it. */
export type Standing = Draw['state'] | 'soon' | 'waiting';

export function standingOf(draw: Draw, now: Date): Standing {
  if (draw.state !== 'open') return draw.state;
  if (now < new Date(draw.opensAt)) return 'soon';
  return now < new Date(draw.closesAt) ? 'open' : 'waiting';
}

export const standingMarks: Record<Standing, { tone: Tone; icon: IconName }> = {
  soon: { tone: 'muted', icon: 'clock' },
  open: { tone: 'brand', icon: 'ticket' },
  waiting: { tone: 'warn', icon: 'lock' },
  closed: { tone: 'warn', icon: 'lock' },
  drawn: { tone: 'ok', icon: 'circle-check' },
  void: { tone: 'muted', icon: 'circle-x' },
};

export const entryMarks: Record<Entry['state'], { tone: Tone; icon: IconName }> = {
  entered: { tone: 'brand', icon: 'ticket' },
  won: { tone: 'ok', icon: 'circle-check' },
  reserve: { tone: 'brand', icon: 'clock' },
  lost: { tone: 'muted', icon: 'circle' },
  void: { tone: 'muted', icon: 'circle-x' },
  withdrawn: { tone: 'muted', icon: 'undo-2' },
  gone: { tone: 'muted', icon: 'circle-x' },
};

/** What an entry comes to, in one sentence. */
export function entryHint(entry: Entry, w: LotteryWords): string {
  const { state, unit, weight, reserveRank } = entry;
  switch (state) {
    case 'entered':
      return unit === null ? w.entryHint.entered : w.entryHint.listed(unit, weight ?? 1);
    case 'reserve':
      return w.entryHint.reserve(reserveRank ?? 0);
    default:
      return w.entryHint[state];
  }
}

/** The next moment that matters, in words. */
export function nextWords(draw: Draw, now: Date, w: LotteryWords, language: Language): string {
  const when = (at: string): string => momentWords(at, now, language);
  switch (standingOf(draw, now)) {
    case 'soon':
      return w.from(when(draw.opensAt));
    case 'open':
      return w.until(when(draw.closesAt));
    case 'waiting':
    case 'closed':
      return w.resultBy(when(draw.valueUntil));
    case 'drawn':
      return w.drawnAt(when(draw.endedAt ?? draw.closesAt));
    case 'void':
      return draw.voidReason === null ? '' : w.voidBecause[draw.voidReason];
  }
}

import type { Language } from '@shared/words/languages';
import type { DeskWords } from '@shared/words/desk';
import { civilDay } from '@shared/time/civil';
import {
  clockWords,
  dateWords,
  dayWords,
  hoursWords,
  longDateWords,
  weekdayWords,
  type TimeLanguage,
} from '@shared/time/words';
import type { Tone } from '@/ui';
import { expectedIn, phaseOf, type RosterBooking, type RosterDay, type RosterSlot } from './grid-rules';

export const timeLanguage = (language: Language): TimeLanguage => (language === 'en' ? 'en' : 'zh-CN');

/** '今日 · 11月22日 周日'; a day that has no word of its own is told by its date alone. */
export function dayTitle(on: string, now: Date, w: DeskWords, language: Language): string {
  const tongue = timeLanguage(language);
  const date = longDateWords(on, now, tongue);
  const word = on === civilDay(now) ? w.today : dayWords(on, now, tongue);
  return word === date ? date : w.head(word, date);
}

export function dayName(on: string, language: Language): string {
  const tongue = timeLanguage(language);
  return `${dateWords(on, tongue)} ${weekdayWords(on, tongue)}`;
}

/** Opening hours of the day and what is said about it: a holiday's name, the centre's own reason. */
export function hoursLine(day: RosterDay, now: Date, w: DeskWords, language: Language): string {
  const open =
    day.opensMinute === null
      ? day.on === civilDay(now)
        ? w.closedDay
        : w.closedOn
      : w.openHours(hoursWords(day.opensMinute, day.closesMinute, timeLanguage(language)));
  return day.note === null ? open : `${open} · ${day.note}`;
}

export interface SlotFace {
  /** '8/12 · 已到 3' */
  words: string;
  /** '8/12': for a line that has room for little. */
  short: string;
  tone: Tone;
}

/** How a slot looks: its tone, and the same in words. */
export function slotFace(slot: RosterSlot, now: Date, w: DeskWords): SlotFace {
  if (slot.state === 'closed') {
    const words = slot.closedReason === null ? w.closed : `${w.closed} · ${slot.closedReason}`;
    return { words, short: w.closed, tone: 'muted' };
  }
  const full = slot.taken >= slot.capacity;
  const allCame = slot.taken > 0 && expectedIn(slot) === 0;
  const come = allCame ? [w.allArrived] : slot.attended > 0 ? [w.arrived(slot.attended)] : [];
  const places = w.places(slot.taken, slot.capacity);
  const tone =
    slot.taken === 0 ? 'muted' : allCame ? 'ok' : phaseOf(slot, now) === 'over' ? 'muted' : full ? 'warn' : 'brand';
  const filled = full && !allCame ? `${places} ${w.full}` : places;
  return {
    words: [filled, ...come].join(' · '),
    short: allCame ? `${places} ${w.allArrivedShort}` : filled,
    tone,
  };
}

const elderFrom = 60;
const childBelow = 14;

/** Whom to look after: elders and children are told apart, for everybody else age is nobody's business. */
export function ageHint(age: number | null, w: DeskWords): { word: string; tone: Tone } | null {
  if (age === null) return null;
  if (age >= elderFrom) return { word: w.elder(age), tone: 'violet' };
  return age < childBelow ? { word: w.child(age), tone: 'teal' } : null;
}

export const nameOf = (booking: RosterBooking, w: DeskWords): string => booking.personName || w.noName;

export function stateFace(booking: RosterBooking, w: DeskWords): { word: string; tone: Tone } {
  if (booking.state === 'attended' && booking.attendedAt !== null) {
    return { word: w.attendedAt(clockWords(new Date(booking.attendedAt))), tone: 'ok' };
  }
  const tones = {
    waiting: 'violet',
    offered: 'brand',
    pending: 'warn',
    confirmed: 'muted',
    attended: 'ok',
    cancelled: 'muted',
    no_show: 'warn',
    expired: 'muted',
  } as const;
  return { word: w.states[booking.state], tone: tones[booking.state] };
}

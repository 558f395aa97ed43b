import type { Reply } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { dateWords, dayWords, weekdayWords } from '@shared/time/words';
import type { Language } from '@shared/words/languages';
import { dayNoteIn } from '@shared/words/given-reasons';
import type { ServiceWords } from '@shared/words/service';
import { timeLanguage } from './clock-words';
import { inTurn } from '@/ui/a11y';

export type Day = Reply<'service.days'>['items'][number];
type Service = Pick<Reply<'service.get'>, 'nearby'>;

/** So few places are worth a warning. */
export const fewPlaces = 3;

/** Why a day is open or not, by the layer of the timetable that decided it. */
export function dayReason(day: Day, w: ServiceWords, language: Language): string {
  const { open, layer } = day;
  const note = day.note === null ? null : dayNoteIn(language, day.note);
  if (open) {
    if (note === null || layer === 'weekly') return w.dayOpen;
    if (layer === 'exception') return note;
    return layer === 'makeup' ? w.dayMakeup(note) : w.dayHolidayOpen(note);
  }
  if (note === null) return w.dayClosed;
  return layer === 'holiday' ? w.dayHoliday(note) : note;
}

/** '余 4 位', or meals where it is meals that one books. */
export const freeWords = (free: number, { nearby }: Service, w: ServiceWords): string =>
  nearby === 'canteen' ? w.freeMeals(free) : w.freePlaces(free);

/** What is left of an open day; the day of today also runs out by the clock. */
export function dayLeft(day: Day, now: Date, service: Service, w: ServiceWords): string {
  if (day.free > 0) return freeWords(day.free, service, w);
  if (day.byLottery > 0) return w.slotLottery;
  return day.on === civilDay(now) ? w.allOver : w.allFull;
}

/** '11月22日 · 周日 · 正常开放' */
export function dayLine(day: Day, w: ServiceWords, language: Language): string {
  const time = timeLanguage(language);
  const words = [dateWords(day.on, time), weekdayWords(day.on, time), dayReason(day, w, language)];
  return [...words, ...(day.provisional ? [w.dayProvisional] : [])].join(' · ');
}

export function dotOf(day: Day): 'ok' | 'warn' | 'none' | 'closed' {
  if (!day.open) return 'closed';
  if (day.free === 0) return day.byLottery > 0 ? 'ok' : 'none';
  return day.free <= fewPlaces ? 'warn' : 'ok';
}

/** The strip to choose from; each day also says in words what its dot says in colour. */
export function stripDays(days: readonly Day[], now: Date, service: Service, w: ServiceWords, language: Language) {
  const time = timeLanguage(language);
  return days.map((day) => {
    const word = day.on === civilDay(now) ? dayWords(day.on, now, time) : weekdayWords(day.on, time);
    const [month, date] = [Number(day.on.slice(5, 7)), Number(day.on.slice(8))];
    const left = day.open ? dayLeft(day, now, service, w) : dayReason(day, w, language);
    return {
      on: day.on,
      word,
      // A new month says so, or '1' after '30' looks like a mistake.
      date: date === 1 ? `${month}/1` : String(date),
      dot: dotOf(day),
      label: inTurn(word, dateWords(day.on, time), left, ...(day.provisional ? [w.dayProvisional] : [])),
    };
  });
}

/** The day to begin with: the wanted one, else the first that still has places, else the first open one. */
export function firstDay(days: readonly Day[], wanted: string | undefined): string | null {
  const found =
    days.find((day) => day.on === wanted) ??
    days.find((day) => day.free > 0) ??
    days.find((day) => day.byLottery > 0) ??
    days.find((day) => day.open) ??
    days[0];
  return found?.on ?? null;
}

/** Where to look when a day has nothing: the next one with places, else the first. */
export function otherFreeDay(days: readonly Day[], on: string): Day | null {
  return nextFreeDay(days, on) ?? days.find((day) => day.free > 0) ?? null;
}

/** The next day with places, after one and not before another. */
export function nextFreeDay(days: readonly Day[], afterOn: string, notBefore = afterOn): Day | null {
  return days.find((day) => day.on > afterOn && day.on >= notBefore && day.free > 0) ?? null;
}

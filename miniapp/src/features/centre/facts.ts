import type { ItemOf } from '@shared/contract/types';
import type { FunctionCode, NearbyService } from '@shared/enums';
import { civilDay, minuteOf } from '@shared/time/civil';
import { clockWords, dayWords, minuteWords, type TimeLanguage } from '@shared/time/words';
import type { CentreWords } from '@shared/words/centre';
import type { HomeWords } from '@shared/words/home';
import type { Language } from '@shared/words/languages';
import type { IconName, Tone } from '@/ui';

export type CentreCardData = ItemOf<'centre.near'>;
export type ServiceCardData = ItemOf<'service.list'>;

/** A short word with its colour and icon. */
export interface Mark {
  word: string;
  tone: Tone;
  icon: IconName;
}

export const timeLanguage = (language: Language): TimeLanguage => (language === 'zh' ? 'zh-CN' : 'en');

/** Streets are longer than the straight line, and an elder walks 60 metres a minute. */
const detour = 1.3;
const metresPerMinute = 60;
/** Beyond half an hour nobody thinks in minutes on foot. */
const walkableMinutes = 30;

export function distanceWords(metres: number, w: CentreWords): string {
  const minutes = Math.max(1, Math.round((metres * detour) / metresPerMinute));
  if (minutes <= walkableMinutes) return w.walk(minutes);
  const kilometres = metres / 1000;
  return w.kilometres(kilometres < 10 ? kilometres.toFixed(1) : String(Math.round(kilometres)));
}

/** What a card says about today's opening, at this minute. */
export function openMark(today: CentreCardData['today'], now: Date, w: CentreWords): Mark {
  const { openNow, opensMinute, closesMinute } = today;
  if (opensMinute === null || closesMinute === null) return { word: w.closedToday, tone: 'muted', icon: 'moon' };
  if (openNow) return { word: w.openUntil(minuteWords(closesMinute)), tone: 'ok', icon: 'circle-check' };
  if (minuteOf(now) < opensMinute) return { word: w.opensAt(minuteWords(opensMinute)), tone: 'warn', icon: 'clock' };
  return { word: w.closedForToday, tone: 'muted', icon: 'moon' };
}

/** '今天 11:30'. */
export function momentWords(at: string, now: Date, language: Language): string {
  const instant = new Date(at);
  return `${dayWords(civilDay(instant), now, timeLanguage(language))} ${clockWords(instant)}`;
}

/** Fewer than this and the colour asks to hurry. */
const fewPlaces = 3;

/** Meals are counted in portions, all else in places. */
export function freeMark(
  service: Pick<ServiceCardData, 'nearby' | 'next' | 'allocation' | 'paused'>,
  w: HomeWords,
): Mark {
  if (service.paused !== null) return { word: w.paused, tone: 'warn', icon: 'circle-pause' };
  const free = service.next?.free ?? 0;
  if (free === 0 && service.allocation === 'lottery') return { word: w.byLottery, tone: 'brand', icon: 'ticket' };
  if (free === 0) return { word: w.noneFree, tone: 'muted', icon: 'calendar-x' };
  const word = service.nearby === 'canteen' ? w.freeMeals(free) : w.freeSeats(free);
  return free <= fewPlaces ? { word, tone: 'warn', icon: 'alarm-clock' } : { word, tone: 'ok', icon: 'circle-check' };
}

export const functionTones: Record<FunctionCode, Tone> = {
  party: 'error',
  governance: 'violet',
  convenience: 'brand',
  elder: 'warn',
  child: 'teal',
  health: 'ok',
  culture: 'violet',
  special: 'teal',
};

export const functionIcons: Record<FunctionCode, IconName> = {
  party: 'flag',
  governance: 'users',
  convenience: 'store',
  elder: 'hand-heart',
  child: 'toy-brick',
  health: 'heart-pulse',
  culture: 'music',
  special: 'sparkles',
};

export const nearbyIcons: Record<NearbyService, IconName> = {
  canteen: 'utensils',
  childcare: 'baby',
  elder_care: 'hand-heart',
  health: 'heart-pulse',
  fitness: 'dumbbell',
  study: 'book-open',
  culture: 'music',
  legal: 'scale',
  repair: 'scissors',
  affairs: 'id-card',
};

export const nearbyTones: Record<NearbyService, Tone> = {
  canteen: 'warn',
  childcare: 'teal',
  elder_care: 'error',
  health: 'ok',
  fitness: 'brand',
  study: 'violet',
  culture: 'violet',
  legal: 'brand',
  repair: 'teal',
  affairs: 'ok',
};

/** First digits of an area code that name its city. */
const cityDigits = 4;

export const cityOf = (areaCode: string): string => areaCode.slice(0, cityDigits);

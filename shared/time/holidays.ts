import chineseDays from 'chinese-days';
import { weekday } from './civil';

/**
 * State Council holidays (国务院办公厅关于部分节假日安排的通知) out of chinese-days. For the server: the phone gets the
 * outcome in replies and does not carry the library.
 */
export interface DayKind {
  kind: 'workday' | 'weekend' | 'holiday' | 'makeup';
  /** The holiday it belongs to, like 国庆节; null on an ordinary day. */
  name: string | null;
  /** True when that year's notice is not known here, so that the day may still turn out otherwise. */
  provisional: boolean;
}

/**
 * Years whose notice chinese-days 1.5.7 holds. It calls every day outside them ordinary without a word, so this is
 * written here by hand: the last one is 国办发明电〔2025〕7号 for 2026. Raise it only together with the library, the test
 * that compares both calendars fails otherwise.
 */
export const firstPublishedYear = 2010;
export const lastPublishedYear = 2026;

/**
 * Days that are holidays by regulation whatever the notice says around them: 全国年节及纪念日放假办法, State Council order
 * 795 of 2024, in force from 2025. The lunar ones are left to the notice.
 */
const fixedByRegulation: Readonly<Record<string, string>> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
};

export function dayKind(on: string): DayKind {
  const before = known.get(on);
  if (before !== undefined) return before;
  const kind = kindOf(on);
  if (known.size >= knownMost) known.clear();
  known.set(on, kind);
  return kind;
}

/** A page of a month asks for the same days as the one before it. */
const known = new Map<string, Readonly<DayKind>>();
const knownMost = 1000;

function kindOf(on: string): DayKind {
  const year = Number(on.slice(0, 4));
  const isWeekend = weekday(on) >= 6;
  if (year < firstPublishedYear || year > lastPublishedYear) {
    const fixed = year > lastPublishedYear ? fixedByRegulation[on.slice(5)] : undefined;
    const kind = fixed !== undefined ? 'holiday' : isWeekend ? 'weekend' : 'workday';
    return { kind, name: fixed ?? null, provisional: true };
  }
  const { work, name } = chineseDays.getDayDetail(on);
  // Named days read 'National Day,国庆节,3'; ordinary ones carry the weekday's English name.
  const named = name.split(',')[1] ?? null;
  if (named === null) return { kind: isWeekend ? 'weekend' : 'workday', name: null, provisional: false };
  return { kind: work ? 'makeup' : 'holiday', name: named, provisional: false };
}

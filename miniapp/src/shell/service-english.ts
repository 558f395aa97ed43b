import type { serviceEnglishWords } from '@shared/words/service-english';

/** What staff write in English of a service, an activity or a programme, in the order of their forms. */
export const englishFields = ['nameEn', 'summaryEn', 'detailEn', 'placeEn', 'bringEn', 'hostEn'] as const;
export type EnglishField = (typeof englishFields)[number];
export type English = Record<EnglishField, string>;

const chineseOf = {
  nameEn: 'name',
  summaryEn: 'summary',
  detailEn: 'detail',
  placeEn: 'place',
  bringEn: 'bring',
  hostEn: 'host',
} as const;

/** Below such a field: what residents read while it is empty. */
export function inChinese(
  written: Record<(typeof chineseOf)[EnglishField], string>,
  key: EnglishField,
  w: (typeof serviceEnglishWords)['zh'],
): string | undefined {
  const text = written[chineseOf[key]];
  return text === '' ? undefined : w.inChinese(text);
}

const each = (textOf: (key: EnglishField) => string): English =>
  Object.fromEntries(englishFields.map((key) => [key, textOf(key)])) as English;

export const noEnglish = each(() => '');

/** As it stands, to be typed on. */
export const englishOf = (kept: English): English => each((key) => kept[key]);

/** As it is sent: on one line. */
export const typedEnglish = (draft: English): English => each((key) => draft[key].replace(/\s+/g, ' ').trim());

import type { Body } from '../../../shared/contract/types';
import { essentialFunctions, essentialNearby } from '../../../shared/enums';
import type { WrongField } from '../../kernel/refusals';

/** What residents read, in Chinese and in English. */
export const textKeys = [
  ...(['name', 'summary', 'detail', 'bring', 'host', 'place'] as const),
  ...(['nameEn', 'summaryEn', 'detailEn', 'bringEn', 'hostEn', 'placeEn'] as const),
];

export type Settings = Omit<Body<'catalogue.change'>, 'version'>;

/** What contradicts itself in a service's settings, all of it at once; single fields are checked before. */
export function settingsFaults(settings: Settings): WrongField[] {
  const { minAge, maxAge, maxPerDay, maxPerWeek, maxPerMonth } = settings;
  const wrong = (path: string, rule: string, message: string): WrongField[] => [
    { path: `body.${path}`, rule, message },
  ];
  const isMore = (least: number | null, most: number | null): boolean =>
    least !== null && most !== null && least > most;
  return [
    ...(isMore(minAge, maxAge) ? wrong('maxAge', 'less_than_min', 'is below the least age') : []),
    ...(isMore(maxPerDay, maxPerWeek) ? wrong('maxPerWeek', 'less_than_day', 'is below the limit of a day') : []),
    ...(isMore(maxPerWeek, maxPerMonth) ? wrong('maxPerMonth', 'less_than_week', 'is below the limit of a week') : []),
    ...(settings.countsNoShows && isEssential(settings)
      ? wrong('countsNoShows', 'essential', 'is never set for what people live by')
      : []),
    ...(settings.isScarce && isEssential(settings)
      ? wrong('isScarce', 'essential', 'is never set for what people live by')
      : []),
    ...settings.questions.flatMap(({ id, kind, label, options }, n) => {
      const at = `questions.${n}`;
      const choices = new Set(options);
      const earlier = settings.questions.slice(0, n);
      return [
        ...(earlier.some((one) => one.id === id) ? wrong(`${at}.id`, 'repeated', 'is used twice') : []),
        ...(earlier.some((one) => one.label === label) ? wrong(`${at}.label`, 'repeated', 'is asked twice') : []),
        ...(kind === 'choice' && choices.size < 2 ? wrong(`${at}.options`, 'too_few', 'needs two to choose from') : []),
        ...(choices.size < options.length ? wrong(`${at}.options`, 'repeated', 'holds one twice') : []),
      ];
    }),
  ];
}

/** Meals, child care, care of elders: nobody is ever kept from them. */
const isEssential = ({ nearby, functionCode }: Settings): boolean =>
  (essentialNearby as readonly string[]).includes(nearby) ||
  (essentialFunctions as readonly string[]).includes(functionCode);

/** Settings that differ, with the old and the new value where that is no text; for the record. */
export function changesOf(before: Settings, after: Settings): string[] {
  const texts: readonly string[] = [...textKeys, 'questions'];
  const keys = Object.keys(after) as (keyof Settings)[];
  return keys
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => (texts.includes(key) ? key : `${key} ${String(before[key])} → ${String(after[key])}`));
}

import type { Language } from '@shared/words/languages';

type Plain = Readonly<Record<string, unknown>>;

/** Told by its name: answers in WeChat may come from another realm. */
const isPlain = (value: unknown): value is Plain => Object.prototype.toString.call(value) === '[object Object]';

/**
 * An answer of the API as the person reads it. Wherever something has its English beside it (`english`), those words take
 * the place of the Chinese under the same name; what is empty there stays Chinese. In Chinese it is the answer itself.
 */
export const inLanguage = <T>(answer: T, language: Language): T =>
  language === 'en' ? (inEnglish(answer) as T) : answer;

/** A centre and the place in it: 华泰邻里中心 三楼健身房; Huatai Neighbourhood Centre, Gym, 3rd floor. */
export const whereWords = ({ centreName, place }: { centreName: string; place: string }, language: Language): string =>
  language === 'en' ? `${centreName}, ${place}` : `${centreName} ${place}`;

function inEnglish(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inEnglish);
  if (!isPlain(value)) return value;
  const parts: Record<string, unknown> = {};
  for (const key of Object.keys(value)) parts[key] = inEnglish(value[key]);
  const { english } = value;
  if (isPlain(english)) for (const key of Object.keys(english)) if (english[key] !== '') parts[key] = english[key];
  return parts;
}

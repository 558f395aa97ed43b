export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** Picks from an Accept-Language header; Chinese unless English is asked for first. */
export function languageOf(header: string | undefined): Language {
  const first = (header ?? '').split(',', 1)[0] ?? '';
  return /^\s*en\b/i.test(first) ? 'en' : 'zh';
}

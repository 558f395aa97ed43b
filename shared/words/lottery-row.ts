import type { Language } from './languages';

/** The way from one's own page to one's draws; apart from their words, which only their pages carry. */
export const lotteryRow: Record<Language, { title: string; note: string }> = {
  zh: { title: '我的摇号', note: '报过名的摇号和结果' },
  en: { title: 'My draws', note: 'What you entered, and the results' },
};

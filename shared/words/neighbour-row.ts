import type { Language } from './languages';

/** The way to the page of addresses and agreements, from elsewhere. */
export const neighbourRow: Record<Language, { title: string; note: string }> = {
  zh: { title: '核对住址与家人', note: '居民提交的住址、没有微信的家人' },
  en: { title: 'Addresses and families', note: 'What residents filed and staff check' },
};

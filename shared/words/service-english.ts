import type { Language } from './languages';

/** What staff write in English beside the Chinese of a service, an activity or a programme. */
const zh = {
  englishTitle: '英文（可不填）',
  englishHint: '给选了英文的居民看；哪一格不填，那里就显示中文。',
  inChinese: (text: string) => `中文：${text}`,
  nameEn: '英文名称',
  summaryEn: '英文一句话介绍',
  detailEn: '英文详细介绍',
  bringEn: '英文“要带什么”',
  hostEn: '英文“谁来服务”',
  placeEn: '英文“在哪里”',
};

export const serviceEnglishWords: Record<Language, typeof zh> = {
  zh,
  en: {
    englishTitle: 'In English (optional)',
    englishHint: 'For residents who have chosen English; where one is empty they read the Chinese.',
    inChinese: (text) => `Chinese: ${text}`,
    nameEn: 'Name in English',
    summaryEn: 'In one sentence, in English',
    detailEn: 'In full, in English',
    bringEn: 'What to bring, in English',
    hostEn: 'Who does it, in English',
    placeEn: 'Where, in English',
  },
};

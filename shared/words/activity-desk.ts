import { activityDeskEn } from './activity-desk-en';
import { activityDeskZh, type ActivityDeskWords } from './activity-desk-zh';
import type { Language } from './languages';

export const activityDeskWords: Record<Language, ActivityDeskWords> = { zh: activityDeskZh, en: activityDeskEn };

import { within } from './english';
import type { Language } from './languages';

/** What stands of activities on pages about other things. */
export const activityRow: Record<Language, { title: string; all: string; opens: (when: string) => string }> = {
  zh: { title: '近期活动', all: '全部活动', opens: (when) => `${when} 开始报名` },
  en: { title: 'Activities', all: 'All activities', opens: (when) => `Opens ${within(when)}` },
};

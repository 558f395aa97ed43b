import type { Language } from './languages';

/** The second tab: everything that can be booked. */
export interface ServicesWords {
  title: string;
  search: string;
  searchHint: string;
  scope: string;
  scopeMine: string;
  scopeAll: string;
  needs: string;
  functions: string;
  anyNeed: string;
  anyFunction: string;
  next: (time: string) => string;
  spoken: (languages: string) => string;
  empty: {
    search: (words: string) => { title: string; hint: string };
    filter: { title: string; hint: string };
    none: { title: string; hint: string };
    clear: string;
    wider: string;
    choose: string;
  };
  careLead: string;
}

export const servicesWords: Record<Language, ServicesWords> = {
  zh: {
    title: '办事',
    search: '搜服务',
    searchHint: '想办什么，如理发',
    scope: '看哪里的服务',
    scopeMine: '我的中心',
    scopeAll: '全部中心',
    needs: '按需要找',
    functions: '按功能找',
    anyNeed: '全部需要',
    anyFunction: '全部功能',
    next: (time) => `最近 ${time}`,
    spoken: (languages) => `可用 ${languages}`,
    empty: {
      search: (words) => ({
        title: `没有找到“${words}”`,
        hint: '换个短一点的词，比如“理发”“午餐”，或者看看全部中心。',
      }),
      filter: { title: '这里还没有这类服务', hint: '看看别的类别，或者别的中心有没有。' },
      none: { title: '还没有开放预约的服务', hint: '可以打电话问问中心，工作人员会帮您安排。' },
      clear: '看全部服务',
      wider: '看全部中心',
      choose: '选我的中心',
    },
    careLead: '想做什么？',
  },
  en: {
    title: 'Services',
    search: 'Search services',
    searchHint: 'e.g. haircut',
    scope: 'Where',
    scopeMine: 'My centre',
    scopeAll: 'All centres',
    needs: 'By need',
    functions: 'By function',
    anyNeed: 'Any need',
    anyFunction: 'Any function',
    next: (time) => `Next: ${time}`,
    spoken: (languages) => `In ${languages}`,
    empty: {
      search: (words) => ({
        title: `Nothing found for "${words}"`,
        hint: 'Try a shorter word, or look at all centres.',
      }),
      filter: { title: 'Nothing of this kind here yet', hint: 'Look at other kinds or other centres.' },
      none: { title: 'Nothing to book yet', hint: 'Call the centre and the staff will arrange it.' },
      clear: 'See all services',
      wider: 'See all centres',
      choose: 'Choose my centre',
    },
    careLead: 'What do you need?',
  },
};

import type { Language } from './languages';

/** What a centre says of itself in Chinese, as its manager keeps it. */
const zh = {
  title: '中心介绍',
  lead: '居民在中心页面看到的内容。开放时间在“排期”里改，照片在“中心照片”里换。',
  row: '中心介绍',
  rowNote: '名称、地址、交通、电话和介绍',
  gate: { title: '这里由中心工作人员使用', hint: '如果您有这个岗位，请先在“我的”里切换身份。' },
  name: '名称',
  address: '地址',
  transport: '交通（可不填）',
  phone: '电话',
  intro: '介绍',
  founding: '共建单位（可不填）',
  pointStays: '这里只改文字，地图上的位置不会跟着变。',
  inEnglish: (text: string) => `英文（不会跟着变）：${text}`,
  badPhone: '写能直接拨打的号码，如 0595-8888 2007',
  saved: '已保存，居民马上看到',
};
type CentreTextsWords = typeof zh;

const en: CentreTextsWords = {
  title: 'About the centre',
  lead: 'What residents read on the page of the centre. Its hours are under "Timetable", its pictures under "Photos".',
  row: 'About the centre',
  rowNote: 'Name, address, way, phone and introduction',
  gate: { title: 'For the staff of a centre', hint: 'If you are one, switch your role under "Me".' },
  name: 'Name',
  address: 'Address',
  transport: 'How to get there (may be left out)',
  phone: 'Phone',
  intro: 'Introduction',
  founding: 'Founded by (may be left out)',
  pointStays: 'This changes the words alone; the point on the map stays where it is.',
  inEnglish: (text) => `In English (does not change with it): ${text}`,
  badPhone: 'A number that can be dialled, such as 0595-8888 2007',
  saved: 'Saved; residents see it at once',
};

export const centreTextsWords: Record<Language, CentreTextsWords> = { zh, en };

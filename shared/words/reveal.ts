import type { PersonalDetail } from '../enums';
import type { Language } from './languages';

/** Opening a resident's masked details at the desk. */
const zh = {
  open: (name: string) => `查看${name}的信息`,
  title: '查看居民信息',
  told: '居民能在“谁看过我的信息”里看到您的姓名、岗位、时间和原因。只看办事要用的。',
  what: '要看什么',
  details: { name: '姓名', phone: '手机号', address: '住址' } satisfies Record<PersonalDetail, string>,
  reasons: ['核对身份', '联系本人', '紧急情况'],
  show: '查看',
  unknown: '没有登记',
  call: '打电话',
  close: '看完了',
  gone: '关掉以后不再显示，再看要重新写原因。',
};

export type RevealWords = typeof zh;

const en: RevealWords = {
  open: (name) => `Open details of ${name}`,
  title: 'Open details',
  told: 'The person can read your name, role, the time and the reason. Open only what the task needs.',
  what: 'What',
  details: { name: 'Name', phone: 'Phone', address: 'Address' },
  reasons: ['Checking identity', 'Calling them', 'Emergency'],
  show: 'Open',
  unknown: 'Not registered',
  call: 'Call',
  close: 'Done',
  gone: 'Once closed it is hidden again; opening it needs a reason anew.',
};

export const revealWords: Record<Language, RevealWords> = { zh, en };

import type { ReminderTime } from '../enums';
import type { Language } from './languages';

/** When somebody is reminded of visits: for all of them, and for one. */
const zh = {
  title: '到时提醒',
  row: '什么时候提醒我来',
  lead: '约好的事到时提醒您。可以都不选；单个预约里还能另外改。',
  times: {
    evening: { title: '前一天晚上', note: '19:00' },
    two_hours: { title: '开始前 2 小时', note: '路远的可以选这个' },
    one_hour: { title: '开始前 1 小时', note: '' },
  } satisfies Record<ReminderTime, { title: string; note: string }>,
  short: { evening: '前一晚', two_hours: '前 2 小时', one_hour: '前 1 小时' } satisfies Record<ReminderTime, string>,
  off: '不提醒',
  join: '、',
  bookingRow: '到时提醒我',
  bookingTitle: '这一次什么时候提醒',
  save: '保存',
  saved: '已保存',
  never: '不会提醒了，时间要您自己记着',
  where: '提醒都在“我的 - 消息”里；想在微信里收到，请允许一条“到时提醒”。',
  allow: '微信也提醒我',
  signedOut: { title: '登录后设置提醒', hint: '约好的事到时提醒您。', action: '登录' },
};

export type ReminderWords = typeof zh;

const en: ReminderWords = {
  title: 'Reminders',
  row: 'When to remind me',
  lead: 'You are reminded of what you booked. Choose none if you like; a single booking can differ.',
  times: {
    evening: { title: 'The evening before', note: '19:00' },
    two_hours: { title: '2 hours before', note: 'If you live far away' },
    one_hour: { title: '1 hour before', note: '' },
  },
  short: { evening: 'the evening before', two_hours: '2 h before', one_hour: '1 h before' },
  off: 'Off',
  join: ', ',
  bookingRow: 'Remind me',
  bookingTitle: 'When to remind you of this one',
  save: 'Save',
  saved: 'Saved',
  never: 'You will not be reminded',
  where: 'Reminders are under "Me → Messages"; to have them in WeChat too, allow one "Reminder of a visit".',
  allow: 'Remind me in WeChat too',
  signedOut: { title: 'Sign in for reminders', hint: 'You are reminded of what you booked.', action: 'Sign in' },
};

export const reminderWords: Record<Language, ReminderWords> = { zh, en };

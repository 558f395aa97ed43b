import type { Language } from './languages';

/** A service that takes no bookings for a while. Why is in the centre's own words. */
const zh = {
  mark: '暂停预约',
  title: '这项服务暂停预约',
  refused: (reason: string) => `这项服务暂停预约：${reason}`,
  /** `day` is '12月3日 周四'. */
  until: (day: string) => `预计${day}恢复`,
  /** Nobody has said when, or the day has passed. */
  untilOpen: '恢复时间还没有定，可打电话问问中心',
  stays: '已经约好的照样有效；来不了的，请到“我的预约”里取消。',
  lineStays: '排候补的名次不变，恢复后接着往下排。',
  call: '打电话问问',
  mine: '看我的预约',
  others: '看别的服务',
  bookingStays: '您这次预约照样有效。来不了可以取消，有变化中心会通知您。',
  offerStays: '这个位子仍为您留着，在时间内可以确认。',
  drawStays: '暂停期间不能报名；已经报名的照样有效，到时照常摇号。',
  atDesk: '暂停期间不能为居民新约；已经约好的照常签到。',
};

export type PausedWords = typeof zh;

const en: PausedWords = {
  mark: 'Paused',
  title: 'This service is paused',
  refused: (reason) => `This service is paused: ${reason}`,
  until: (day) => `Expected back ${day}`,
  untilOpen: 'Nobody knows yet until when; call the centre to ask',
  stays: 'What is booked stands; if you cannot come, cancel it under My bookings.',
  lineStays: 'Who waits in line keeps their number; the line goes on with the service.',
  call: 'Call and ask',
  mine: 'My bookings',
  others: 'Other services',
  bookingStays: 'Your booking stands. Cancel it if you cannot come; the centre tells you of any change.',
  offerStays: 'This place is still held for you; you can take it in its time.',
  drawStays: 'Nobody can enter meanwhile; who has entered stays in, and the draw is held as published.',
  atDesk: 'Nobody can be booked in meanwhile; who has booked is checked in as usual.',
};

export const pausedWords: Record<Language, PausedWords> = { zh, en };

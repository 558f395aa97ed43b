import type { Language } from './languages';

/** Confirming a choice, and why a booking was not possible. */
const zh = {
  title: '确认预约',
  forWhom: '为谁预约',
  selfNamed: (name: string) => `自己（${name}）`,
  self: '自己',
  party: '人数',
  people: (count: number) => `${count} 人`,
  freeUntil: (when: string) => `来不了，${when} 前可免费取消`,
  tooLateToCancel: '离开始很近了，约好后不能在线取消；来不了请打电话',
  bring: (things: string) => `请带上：${things}`,
  arrive: '到了出示签到码，或报六位数字',
  confirm: '确认预约',
  booking: '正在为您留位…',
  retry: '再试一次',
  retryNote: '再点一次不会重复预约',
  instead: (when: string, places: number) => `最近还有空：${when}，余 ${places} 位`,
  noneInstead: '这几天都约满了，有人取消会空出来，可以晚些再看',
  searching: '正在找最近的空位…',
  take: (when: string) => `改约 ${when}`,
  others: '看其他时间',
  myBookings: '看我的预约',
  open: '打开这个预约',
  call: (phone: string) => `打电话 ${phone}`,
  seeDay: (day: string) => `看看${day}的时间`,
  fewerPeople: '改人数',
};

export type ConfirmWords = typeof zh;

const en: ConfirmWords = {
  title: 'Confirm',
  forWhom: 'For',
  selfNamed: (name) => `Myself (${name})`,
  self: 'Myself',
  party: 'People',
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  freeUntil: (when) => `Cancel free until ${when}`,
  tooLateToCancel: 'It starts soon: once booked it cannot be cancelled here; please call if you can’t come',
  bring: (things) => `Please bring: ${things}`,
  arrive: 'Show the code when you arrive, or say the six digits',
  confirm: 'Confirm booking',
  booking: 'Holding your place…',
  retry: 'Try again',
  retryNote: 'Tapping again never books twice',
  instead: (when, places) => `Next free: ${when}, ${places} left`,
  noneInstead: 'All these days are full; places come back when somebody cancels, please look again later',
  searching: 'Looking for the next free time…',
  take: (when) => `Take ${when}`,
  others: 'Other times',
  myBookings: 'My bookings',
  open: 'Open this booking',
  call: (phone) => `Call ${phone}`,
  seeDay: (day) => `See ${day}`,
  fewerPeople: 'Change people',
};

export const confirmWords: Record<Language, ConfirmWords> = { zh, en };

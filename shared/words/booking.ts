import type { Language } from './languages';
import { within } from './english';

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
  titleWait: '排候补',
  join: '排上候补',
  joining: '正在排队…',
  waitHere: '候补这个时间',
  lineNow: (people: number) => (people === 0 ? '现在没有人在等，您排第一个' : `现在有 ${people} 人在等，您排在后面`),
  lineAsked: (minutes: string) => `空出位子按先后问，问到您时给您留 ${minutes}`,
  lineFree: '随时可以退出；候补也算一次预约次数，退出就还给您',
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
  standing: '看履约分和恢复日期',
};

export type ConfirmWords = typeof zh;

const en: ConfirmWords = {
  title: 'Confirm',
  forWhom: 'For',
  selfNamed: (name) => `Myself (${name})`,
  self: 'Myself',
  party: 'People',
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  freeUntil: (when) => `Cancel free until ${within(when)}`,
  tooLateToCancel: "It starts soon: once booked it cannot be cancelled here; please call if you can't come",
  bring: (things) => `Please bring: ${things}`,
  arrive: 'Show the code when you arrive, or say the six digits',
  confirm: 'Confirm booking',
  booking: 'Holding your place…',
  titleWait: 'Join the line',
  join: 'Join the line',
  joining: 'Joining…',
  waitHere: 'Wait for this time',
  lineNow: (people) =>
    people === 0
      ? 'Nobody is waiting, you would be first'
      : people === 1
        ? '1 person is waiting before you'
        : `${people} people are waiting before you`,
  lineAsked: (minutes) => `Places that come free are offered in order; yours is held for ${minutes}`,
  lineFree: 'Leave at any time; waiting counts as one booking until you leave',
  retry: 'Try again',
  retryNote: 'Tapping again never books twice',
  instead: (when, places) => `Next free: ${within(when)}, ${places} left`,
  noneInstead: 'All these days are full; places come back when somebody cancels, please look again later',
  searching: 'Looking for the next free time…',
  take: (when) => `Take ${within(when)}`,
  others: 'Other times',
  myBookings: 'My bookings',
  open: 'Open this booking',
  call: (phone) => `Call ${phone}`,
  seeDay: (day) => `See ${within(day)}`,
  fewerPeople: 'Change people',
  standing: 'See my standing',
};

export const confirmWords: Record<Language, ConfirmWords> = { zh, en };

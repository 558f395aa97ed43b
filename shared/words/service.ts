import { minuteWords } from '../time/words';
import type { Language } from './languages';

/** One service: what it is, its rules in plain words, its days and times. A `span` is '30 分钟' or '1 小时'. */
const zh = {
  title: '选时间',
  free: '预约免费',
  each: (span: string) => `每次 ${span}`,
  perDay: (times: number) => `每人每天最多 ${times} 次`,
  perWeek: (times: number) => `每人每周最多 ${times} 次`,
  perBoth: (day: number, week: number) => `每人每天最多 ${day} 次，每周最多 ${week} 次`,
  left: (times: number) => `本周您还可约 ${times} 次`,
  leftNone: '本周的次数已用完，可约下周的时间',
  ahead: (days: number) => (days === 0 ? '只约当天' : `可提前 ${days} 天预约`),
  freeCancel: (span: string) => `开始前 ${span}可免费取消`,
  freeCancelAlways: '开始前都可免费取消',
  rulesTitle: '预约须知',
  opens: (days: number, minute: number) =>
    days === 0
      ? `每天 ${minuteWords(minute)} 开放当天预约`
      : `提前 ${days} 天开放，每天 ${minuteWords(minute)} 放出新的一天`,
  lead: (span: string) => `开始前 ${span}停止预约`,
  leadNone: '开始前一刻都可以约',
  cancelRule: (span: string) => `开始前 ${span}可免费取消，再晚请打电话告诉中心`,
  cancelRuleAlways: '开始前都可免费取消，让位给邻居',
  party: (most: number) => `一次最多约 ${most} 人`,
  age: (least: number | null, most: number | null) =>
    least !== null && most !== null
      ? `${least} 至 ${most} 周岁`
      : least !== null
        ? `${least} 周岁及以上`
        : most !== null
          ? `${most} 周岁及以下`
          : '',
  about: '服务介绍',
  bring: '请带上',
  host: '谁来服务',
  speaks: '可用语言',
  languages: { 'zh-CN': '普通话', nan: '闽南话', en: '英语', ar: '阿拉伯语' } as Record<string, string>,
  address: '地点',
  more: '查看介绍与须知',
  less: '收起',
  days: '选日期',
  otherDay: '换一天',
  otherTime: '换个时间',
  nearestTime: '最近有空的时间',
  yourTime: '您选的时间',
  whichDay: '想哪天来？',
  whichTime: '想几点来？',
  dayOpen: '正常开放',
  dayMakeup: (note: string) => `${note}，照常开放`,
  dayHolidayOpen: (note: string) => `${note}，仍开放`,
  dayClosed: '这天不开放',
  dayHoliday: (note: string) => `${note}休息`,
  dayProvisional: '暂定，以国务院放假安排为准',
  dayFree: (places: number) => `余 ${places} 位`,
  dayShut: '不开放',
  nextOpens: (day: string, when: string) => `${day}的时间，${when}开放预约`,
  closedHint: '看看别的日子，或打电话问问中心',
  noSlots: '这天没有可约的时间',
  noDays: '这项服务暂时没有开放的日子',
  nextDay: (day: string) => `看看${day}`,
  call: '打电话问问',
  allOver: '今天的时间都过了',
  allFull: '这天已约满',
  slotFree: (places: number) => `余 ${places} 位`,
  slotFreeMeals: (meals: number) => `余 ${meals} 份`,
  slotFull: '已满',
  slotEnded: '已结束',
  slotTooLate: '已停止预约',
  slotClosed: '停办',
  slotLater: '未开放',
  slotLaterNote: (when: string) => `${when}开放预约`,
  slotMine: '已预约',
  slotMineNote: '点开看签到码',
  slotFewFor: (places: number) => `只余 ${places} 位，少于您要约的人数`,
  forWhom: '为谁预约',
  self: '自己',
  selfAndParty: '为自己约 · 人数',
  partySize: '人数',
  book: (clock: string) => `预约 ${clock}`,
  chooseFirst: '请选时间',
};

export type ServiceWords = typeof zh;

const en: ServiceWords = {
  title: 'Choose a time',
  free: 'Free to book',
  each: (span) => `${span} each`,
  perDay: (times) => `At most ${times} a day per person`,
  perWeek: (times) => `At most ${times} a week per person`,
  perBoth: (day, week) => `At most ${day} a day and ${week} a week per person`,
  left: (times) => `You can book ${times} more this week`,
  leftNone: 'You have used up this week; next week is open to you',
  ahead: (days) => (days === 0 ? 'Same day only' : `Book up to ${days} days ahead`),
  freeCancel: (span) => `cancel free until ${span} before`,
  freeCancelAlways: 'cancel free until it starts',
  rulesTitle: 'Good to know',
  opens: (days, minute) =>
    days === 0
      ? `Each day opens at ${minuteWords(minute)}`
      : `Opens ${days} days ahead; a new day is added daily at ${minuteWords(minute)}`,
  lead: (span) => `Booking ends ${span} before the start`,
  leadNone: 'Can be booked until it starts',
  cancelRule: (span) => `Cancel free until ${span} before; after that please call the centre`,
  cancelRuleAlways: 'Cancel free until it starts, so that a neighbour can come',
  party: (most) => `Up to ${most} people in one booking`,
  age: (least, most) =>
    least !== null && most !== null
      ? `Age ${least} to ${most}`
      : least !== null
        ? `Age ${least} and above`
        : most !== null
          ? `Age ${most} and below`
          : '',
  about: 'About',
  bring: 'Please bring',
  host: 'Who is there',
  speaks: 'Languages',
  languages: { 'zh-CN': 'Mandarin', nan: 'Hokkien', en: 'English', ar: 'Arabic' },
  address: 'Where',
  more: 'About and rules',
  less: 'Show less',
  days: 'Choose a day',
  otherDay: 'Another day',
  otherTime: 'Another time',
  nearestTime: 'The nearest free time',
  yourTime: 'Your time',
  whichDay: 'Which day?',
  whichTime: 'What time?',
  dayOpen: 'open as usual',
  dayMakeup: (note) => `${note}, open`,
  dayHolidayOpen: (note) => `${note}, open`,
  dayClosed: 'closed on this day',
  dayHoliday: (note) => `closed for ${note}`,
  dayProvisional: 'provisional until the holiday notice is out',
  dayFree: (places) => `${places} left`,
  dayShut: 'Closed',
  nextOpens: (day, when) => `${day} opens for booking ${when}`,
  closedHint: 'Please look at another day, or call the centre',
  noSlots: 'Nothing can be booked on this day',
  noDays: 'This service has no open days at the moment',
  nextDay: (day) => `See ${day}`,
  call: 'Call and ask',
  allOver: 'Today’s times are over',
  allFull: 'This day is full',
  slotFree: (places) => `${places} left`,
  slotFreeMeals: (meals) => `${meals} meals left`,
  slotFull: 'Full',
  slotEnded: 'Over',
  slotTooLate: 'Booking has ended',
  slotClosed: 'Called off',
  slotLater: 'Not open yet',
  slotLaterNote: (when) => `Opens ${when}`,
  slotMine: 'Booked',
  slotMineNote: 'Tap to see your code',
  slotFewFor: (places) => `Only ${places} left, fewer than your party`,
  forWhom: 'For',
  self: 'Myself',
  selfAndParty: 'Myself · people',
  partySize: 'People',
  book: (clock) => `Book ${clock}`,
  chooseFirst: 'Choose a time',
};

export const serviceWords: Record<Language, ServiceWords> = { zh, en };

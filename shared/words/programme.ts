import type { BookingState, SessionMark, SlotFace } from '../enums';
import { within } from './english';
import type { Language } from './languages';

/** Programmes of several days for children, as families see them. */
const zh = {
  title: '假期班',
  listEmpty: '现在没有假期班',
  listEmptyHint: '放假前中心会在这里开班，也可以打电话问问。',
  days: (n: number) => `共 ${n} 课`,
  span: (from: string, to: string) => `${from} 至 ${to}`,
  ages: (min: number | null, max: number | null) =>
    min !== null && max !== null
      ? min === max
        ? `${min} 岁`
        : `${min}–${max} 岁`
      : min !== null
        ? `${min} 岁起`
        : max !== null
          ? `${max} 岁以下`
          : '年龄不限',
  faces: {
    open: '报名中',
    full: '名额已满',
    occupied: '名额已满',
    closed: '已停办',
    later: '还没开始报名',
    ended: '报名已截止',
    lottery: '摇号',
    paused: '暂停',
  } satisfies Record<SlotFace, string>,
  free: (n: number) => `还剩 ${n} 个名额`,
  waiting: (n: number) => `${n} 人候补`,
  opens: (when: string) => `${when} 开始报名`,
  until: (when: string) => `报名到 ${when}`,
  closedBecause: (reason: string) => `中心停办了：${reason}`,
  gone: '没有找到这个假期班',
  goneHint: '可能已经结束或还没有发布。',
  others: '看别的假期班',
  about: '班级介绍',
  ageLabel: '年龄',
  placeLabel: '地点',
  hostLabel: '老师',
  bringLabel: '要带',
  placesLabel: '名额',
  rule: '一次报名，每一课都有孩子的位置。随时可以退，不影响履约分。',
  enrolTitle: '给孩子报名',
  signedOut: '登录后由家长给孩子报名',
  signIn: '登录',
  noChildren: '先把孩子加到“家人”里',
  noChildrenHint: '假期班要由监护人报名。添加孩子只要姓名和生日，一分钟就好。',
  addChild: '添加孩子',
  child: '孩子',
  unfit: {
    'booking.too_young': '开课那天还没到年龄',
    'booking.too_old': '开课那天超过了年龄',
    'booking.age_unknown': '还没有填生日',
  },
  states: {
    waiting: '候补中',
    offered: '有名额了，等您确认',
    pending: '等中心确认',
    confirmed: '已报名',
    cancelled: '已退出',
    attended: '已报名',
    no_show: '已报名',
    expired: '已失效',
  } satisfies Record<BookingState, string>,
  enrol: '报名',
  enrolFor: (name: string) => `给${name}报名`,
  wait: '候补',
  waitFor: (name: string) => `给${name}候补`,
  sure: (name: string) => `给${name}报名这一期？`,
  sureText: (span: string, n: number) => `${span}，共 ${n} 课，每一课都留位置。`,
  sureWait: (name: string) => `给${name}候补？`,
  sureWaitText: '有人退出就按次序通知您，请在期限内确认。',
  yes: '确定报名',
  yesWait: '确定候补',
  no: '再想想',
  done: (name: string) => `${name}报上名了`,
  doneWait: (name: string) => `${name}排上候补了`,
  seeBooking: '看报名和退出',
  seeBookingOf: (name: string) => `看报名和退出：${name}`,
  sessions: '上课安排',
  sessionsOf: (name: string) => `${name}的到课`,
  cameOf: (came: number, over: number) => (over === 0 ? '还没有开课' : `上了 ${over} 课，来了 ${came} 课`),
  marks: { came: '来了', absent: '没来', excused: '请假' } satisfies Record<SessionMark, string>,
  off: '停办',
  offBecause: (reason: string) => `停办：${reason}`,
  unmarked: '没有点名',
  makesUpFor: (day: string) => `补 ${day} 的课`,
  madeUpOn: (when: string) => `${when} 补课`,
  movedFrom: (when: string) => `原定 ${when}`,
  added: '加课',
  today: '今天',
  contact: '联系中心',
};

export type ProgrammeWords = typeof zh;

const en: ProgrammeWords = {
  title: 'Holiday programmes',
  listEmpty: 'No programme at the moment',
  listEmptyHint: 'Centres open them before the holidays; you can also call and ask.',
  days: (n) => `${n} sessions`,
  span: (from, to) => `${from} to ${to}`,
  ages: (min, max) =>
    min !== null && max !== null
      ? min === max
        ? `Age ${min}`
        : `Ages ${min}–${max}`
      : min !== null
        ? `From age ${min}`
        : max !== null
          ? `Up to age ${max}`
          : 'All ages',
  faces: {
    open: 'Enrolling',
    full: 'Full',
    occupied: 'Full',
    closed: 'Called off',
    later: 'Not open yet',
    ended: 'Enrolment is over',
    lottery: 'Draw',
    paused: 'Paused',
  },
  free: (n) => (n === 1 ? '1 place left' : `${n} places left`),
  waiting: (n) => `${n} waiting`,
  opens: (when) => `Enrolment opens ${within(when)}`,
  until: (when) => `Enrol until ${within(when)}`,
  closedBecause: (reason) => `Called off: ${reason}`,
  gone: 'This programme is not there',
  goneHint: 'It may be over, or not published yet.',
  others: 'Other programmes',
  about: 'About it',
  ageLabel: 'Age',
  placeLabel: 'Place',
  hostLabel: 'Teacher',
  bringLabel: 'Bring',
  placesLabel: 'Places',
  rule: 'One enrolment keeps a place on every day. You can leave at any time; it never counts against you.',
  enrolTitle: 'Enrol a child',
  signedOut: 'Sign in to enrol your child',
  signIn: 'Sign in',
  noChildren: 'Add your child under Family first',
  noChildrenHint: 'A guardian enrols the child. Name and birthday are all it takes.',
  addChild: 'Add a child',
  child: 'Child',
  unfit: {
    'booking.too_young': 'Too young on the first day',
    'booking.too_old': 'Too old on the first day',
    'booking.age_unknown': 'No birthday given yet',
  },
  states: {
    waiting: 'In line',
    offered: 'A place is held, please confirm',
    pending: 'Waits for the centre',
    confirmed: 'Enrolled',
    cancelled: 'Left',
    attended: 'Enrolled',
    no_show: 'Enrolled',
    expired: 'Lapsed',
  },
  enrol: 'Enrol',
  enrolFor: (name) => `Enrol ${name}`,
  wait: 'Join the line',
  waitFor: (name) => `Join the line for ${name}`,
  sure: (name) => `Enrol ${name}?`,
  sureText: (span, n) => `${span}, ${n} sessions, with a place in each.`,
  sureWait: (name) => `Join the line for ${name}?`,
  sureWaitText: 'When somebody leaves you are told in turn; please confirm in time.',
  yes: 'Enrol',
  yesWait: 'Join the line',
  no: 'Not yet',
  done: (name) => `${name} is enrolled`,
  doneWait: (name) => `${name} is in line`,
  seeBooking: 'See the enrolment, or leave',
  seeBookingOf: (name) => `See the enrolment, or leave: ${name}`,
  sessions: 'Sessions',
  sessionsOf: (name) => `Attendance of ${name}`,
  cameOf: (came, over) => (over === 0 ? 'Not begun yet' : `Came to ${came} of ${over}`),
  marks: { came: 'Came', absent: 'Absent', excused: 'Excused' },
  off: 'Called off',
  offBecause: (reason) => `Called off: ${reason}`,
  unmarked: 'No roll taken',
  makesUpFor: (day) => `Makes up for ${day}`,
  madeUpOn: (when) => `Made up on ${within(when)}`,
  movedFrom: (when) => `Was to be ${within(when)}`,
  added: 'Added',
  today: 'Today',
  contact: 'Call the centre',
};

export const programmeWords: Record<Language, ProgrammeWords> = { zh, en };

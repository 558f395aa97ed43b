import type { CallOutcome, InboxKind } from '../enums';
import type { NoticeFacts } from './account';
import type { Language } from './languages';

/** Telling people without WeChat by telephone: who, what to say, how it went. */
const zh = {
  title: '待电话告知',
  lead: '这些居民收不到微信消息，请打电话告诉他们。先点“我来打”，同事就不会重复打。',
  tabs: { label: '筛选', open: '要打的', done: '打过的' },
  overdueCount: (n: number) => `${n} 个已超时，请先打`,
  noName: '未留姓名',
  overdue: '已超时',
  tellBy: (time: string) => `请在 ${time} 前告知`,
  wasBy: (time: string) => `本该在 ${time} 前告知`,
  again: (time: string) => `没人接，${time} 再打`,
  tries: (n: number) => `打过 ${n} 次没人接`,
  colleague: (time: string) => `同事正在打，留到 ${time}`,
  mine: (time: string) => `您来打，为您留到 ${time}`,
  say: '可以这样说',
  hello: (centre: string) => `您好，这里是${centre}。`,
  /** Said in place of the notice's own words where these would sound odd aloud. */
  spoken: {
    slot_closed: (f: NoticeFacts) =>
      `您约的“${f.service}”（${f.time}）办不成了${f.reason === null ? '' : `，原因是${f.reason}`}。很抱歉，不算您爽约。要不要帮您另约一个时间？`,
    session_called_off: (f: NoticeFacts) =>
      `“${f.service}”${f.time}这一课办不成了${f.reason === null ? '' : `，原因是${f.reason}`}。很抱歉，孩子的名额还在，其他几课照常。`,
    session_added: (f: NoticeFacts) =>
      `“${f.service}”${f.wasTime === '' ? '加了一课' : `给${f.wasTime}停办的那一课排了补课`}，是${f.time}，在${f.place}。孩子不用另外报名，能来吗？`,
    session_moved: (f: NoticeFacts) =>
      `“${f.service}”${f.wasTime}的那一课改时间了${f.reason === null ? '' : `，原因是${f.reason}`}：改在${f.time}，在${f.place}。孩子的名额还在，能来吗？`,
    activity_changed: (f: NoticeFacts) =>
      `您报名的“${f.service}”有调整${f.reason === null ? '' : `，原因是${f.reason}`}：现在是${f.time}，在${f.place}。您的位置还在。还来吗？来不了我这就帮您取消。`,
    visit_soon: (f: NoticeFacts) =>
      `提醒您${f.time}约了“${f.service}”，在${f.place}。还来吗？来不了我这就帮您取消，位置让给别人。`,
  } as Partial<Record<InboxKind, (f: NoticeFacts) => string>>,
  take: '我来打',
  takeLabel: (name: string) => `我来打：${name}`,
  number: '看姓名和号码',
  numberLabel: (name: string) => `看姓名和号码：${name}`,
  finish: '登记结果',
  finishLabel: (name: string) => `登记结果：${name}`,
  taken: (time: string) => `请在 ${time} 前打完并登记结果`,
  sheet: {
    title: (name: string) => `${name}：打得怎么样`,
    label: '结果',
    save: '登记',
    needed: '请先选一个结果',
    saved: '已登记',
    savedAgain: '已登记，一小时后再打',
  },
  outcomes: {
    reached: { title: '打通了，已告知', note: '' },
    not_reached: { title: '没人接', note: '一小时后再打，打满三次不再打' },
    wrong_number: { title: '号码不对', note: '不再打这个号码' },
    told_otherwise: { title: '用别的办法告知了', note: '比如当面说了，或请家人转告' },
  } satisfies Record<CallOutcome, { title: string; note: string }>,
  ended: (time: string) => `${time} 登记`,
  empty: {
    open: { title: '没有要打的电话', hint: '有居民收不到微信消息时，会出现在这里。' },
    done: { title: '还没有打过的电话', hint: '登记过结果的电话会留在这里。' },
  },
  gate: {
    title: '这里是邻里中心的电话清单',
    hint: '只有邻里中心的工作人员能看。如果您在中心工作，请换成工作身份，或请中心负责人开通。',
  },
};

export type CallsWords = typeof zh;

const en: CallsWords = {
  title: 'Calls to make',
  lead: 'These people get no WeChat messages, please call them. Take a call first, so that nobody is called twice.',
  tabs: { label: 'Filter', open: 'To call', done: 'Called' },
  overdueCount: (n) => `${n} overdue, please call these first`,
  noName: 'No name given',
  overdue: 'Overdue',
  tellBy: (time) => `Tell before ${time}`,
  wasBy: (time) => `Was to be told before ${time}`,
  again: (time) => `No answer, again at ${time}`,
  tries: (n) => `${n} calls without an answer`,
  colleague: (time) => `A colleague is calling, kept until ${time}`,
  mine: (time) => `Yours to call, kept until ${time}`,
  say: 'You could say',
  hello: (centre) => `Hello, this is ${centre}. `,
  spoken: {
    slot_closed: (f) =>
      `"${f.service}" (${f.time}), which you booked, will not take place${f.reason === null ? '' : `: ${f.reason}`}. We are sorry; it does not count against you. Shall I book another time for you?`,
    session_called_off: (f) =>
      `The session of "${f.service}" on ${f.time} will not take place${f.reason === null ? '' : `: ${f.reason}`}. We are sorry; the child's place stands, and so do the other sessions.`,
    session_added: (f) =>
      `"${f.service}" has ${f.wasTime === '' ? 'one more session' : `a make-up for the session of ${f.wasTime}`}: ${f.time}, at ${f.place}. There is no need to enrol for it. Can the child come?`,
    session_moved: (f) =>
      `The session of "${f.service}" of ${f.wasTime} has moved${f.reason === null ? '' : ` (${f.reason})`}: it is now ${f.time}, at ${f.place}. The child's place stands. Can it come?`,
    activity_changed: (f) =>
      `"${f.service}", which you booked, has changed${f.reason === null ? '' : ` (${f.reason})`}: it is now ${f.time}, at ${f.place}. Your place stands. Will you come? If not, I cancel it for you now.`,
    visit_soon: (f) =>
      `You have booked "${f.service}" for ${f.time}, at ${f.place}. Will you come? If not, I cancel it for you now.`,
  },
  take: 'I call',
  takeLabel: (name) => `I call: ${name}`,
  number: 'Name and number',
  numberLabel: (name) => `Name and number: ${name}`,
  finish: 'Record the outcome',
  finishLabel: (name) => `Record the outcome: ${name}`,
  taken: (time) => `Please call and record the outcome before ${time}`,
  sheet: {
    title: (name) => `${name}: how did it go`,
    label: 'Outcome',
    save: 'Record',
    needed: 'Please choose an outcome first',
    saved: 'Recorded',
    savedAgain: 'Recorded, to be called again in an hour',
  },
  outcomes: {
    reached: { title: 'Reached and told', note: '' },
    not_reached: { title: 'No answer', note: 'Again in an hour; after three calls no more' },
    wrong_number: { title: 'Wrong number', note: 'This number is not called again' },
    told_otherwise: { title: 'Told another way', note: 'In person, say, or through the family' },
  },
  ended: (time) => `Recorded ${time}`,
  empty: {
    open: { title: 'Nobody to call', hint: 'People whom WeChat does not reach will be listed here.' },
    done: { title: 'No calls yet', hint: 'Calls whose outcome was recorded stay here.' },
  },
  gate: {
    title: 'The telephone list of a centre',
    hint: 'Only staff of a centre can see it. If you work there, switch to that role or ask the manager for it.',
  },
};

export const callsWords: Record<Language, CallsWords> = { zh, en };

import type { Language } from './languages';
import { within } from './english';

/** The desk on which staff answer why people could not come. */
const zh = {
  title: '爽约说明',
  lead: '一条一条看。7 天内没有答复的自动算接受；申诉要由另一位同事来看。',
  waiting: (count: number) => `${count} 条待答复`,
  noName: '未留姓名',
  appeal: '申诉',
  before: '来之前说明',
  after: '没来之后说明',
  filed: (time: string) => `${time} 提交`,
  by: (time: string) => `${time} 前答复`,
  soon: '快到期',
  said: '居民说',
  firstAnswer: '第一次的答复',
  noFirstAnswer: '没有写，或正在核对',
  appealText: '申诉说',
  accept: '接受，不算爽约',
  acceptLabel: (name: string) => `接受，不算爽约：${name}`,
  refuse: '不接受',
  refuseLabel: (name: string) => `不接受：${name}`,
  mayNot: '这一条要由另一位同事来答复：上次是您答复的，或者是您自己和家人的。',
  accepted: '已接受，这一次不算',
  refused: '已答复，居民会看到原因并可以申诉',
  upheld: '已答复，居民会看到原因',
  sheet: {
    title: '为什么不接受',
    lead: '原因会原样告诉居民。',
    quick: ['没有提前说，也没有凭证', '说明的日子和预约对不上', '同样的情况已经说明过多次'],
    send: '确认不接受',
  },
  empty: { title: '都答复完了', hint: '居民说明为什么没来、对答复提出申诉时，会出现在这里。' },
  gate: { title: '这里是邻里中心的答复台', hint: '只有邻里中心的工作人员能看。如果您在中心工作，请换成工作身份。' },
};

export type ExcusesWords = typeof zh;

const en: ExcusesWords = {
  title: 'Excuses',
  lead: 'One after the other. What nobody answers within 7 days is accepted; an appeal needs a colleague.',
  waiting: (count) => `${count} to answer`,
  noName: 'No name given',
  appeal: 'Appeal',
  before: 'Said before the visit',
  after: 'Said after the visit',
  filed: (time) => `sent ${time}`,
  by: (time) => `answer before ${within(time)}`,
  soon: 'Soon due',
  said: 'The resident',
  firstAnswer: 'First answer',
  noFirstAnswer: 'None, or being checked',
  appealText: 'The appeal',
  accept: 'Accept, not counted',
  acceptLabel: (name) => `Accept, not counted: ${name}`,
  refuse: "Don't accept",
  refuseLabel: (name) => `Don't accept: ${name}`,
  mayNot: "A colleague must answer this one: you gave the first answer, or it is your own or your family's.",
  accepted: 'Accepted, it does not count',
  refused: 'Answered; the resident reads why and may appeal',
  upheld: 'Answered; the resident reads why',
  sheet: {
    title: 'Why it is not accepted',
    lead: 'The resident is told these words.',
    quick: ['Not told before and nothing to show', 'The day does not match the booking', 'Said several times before'],
    send: "Don't accept",
  },
  empty: { title: 'All answered', hint: 'Excuses for missed visits and appeals appear here.' },
  gate: { title: 'For staff of a centre', hint: 'If you work there, switch to that role.' },
};

export const excusesWords: Record<Language, ExcusesWords> = { zh, en };

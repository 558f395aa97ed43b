import { within } from './english';
import type { Language } from './languages';

/** Sessions of a published programme at the desk: moved, made up for, added. */
const zh = {
  add: '加一课',
  addTitle: '加一课',
  makeUp: '补课',
  makeUpOf: (day: string) => `给 ${day} 补课`,
  move: '改时间',
  moveOf: (day: string) => `改时间：${day}`,
  now: (when: string) => `现在是 ${when}`,
  instead: (when: string) => `补 ${when} 停办的那一课`,
  day: '哪一天',
  starts: '几点开始',
  ends: '几点结束',
  place: '地点',
  placeHint: '不填就还在原来的地点',
  topic: '内容（选填）',
  topicHint: '例如：结业展示',
  reason: '原因（家长会看到）',
  reasonMore: '说明（选填，家长会看到）',
  reasonHint: '例如：老师生病、场地被占用',
  badTime: '请写成 09:00 这样，结束要晚于开始',
  badDay: '请选一天',
  badReason: '请写几个字，家长会看到',
  back: '返回',
  look: '看影响到谁',
  preview: {
    enrolled: (n: number) => `已报名的 ${n} 个孩子都会留好位置，家长会收到消息。`,
    nobody: '现在没有孩子报名，不用通知。',
    toCall: (n: number) => `其中 ${n} 个孩子的家长收不到微信，会进“待电话告知”。`,
    clashes: (n: number) => `${n} 个孩子那时另有安排，位置照样留着，请问问家长。`,
    free: '没有孩子那时另有安排。',
    ends: (day: string) => `这一期会到 ${day} 结束。`,
    begins: (day: string) => `这一期会从 ${day} 开始，报名截止跟着变。`,
    who: '那时另有安排的孩子',
    clash: '时间冲突',
    more: (n: number) => `还有 ${n} 个`,
  },
  send: { add: '加这一课', makeUp: '排上补课', move: '改好并通知' },
  done: (told: number) => (told === 0 ? '排好了' : `排好了，${told} 个孩子的家长会收到消息`),
  moved: (told: number) => (told === 0 ? '改好了' : `改好了，${told} 个孩子的家长会收到消息`),
};

export type ProgrammeSessionWords = typeof zh;

const en: ProgrammeSessionWords = {
  add: 'Add a session',
  addTitle: 'Add a session',
  makeUp: 'Make up',
  makeUpOf: (day) => `Make up for ${day}`,
  move: 'Move',
  moveOf: (day) => `Move the session of ${day}`,
  now: (when) => `It is now ${within(when)}`,
  instead: (when) => `For the one of ${within(when)} that was called off`,
  day: 'Day',
  starts: 'From',
  ends: 'To',
  place: 'Place',
  placeHint: 'Empty for the usual place',
  topic: 'Topic (optional)',
  topicHint: 'For example: the final show',
  reason: 'Reason (families read it)',
  reasonMore: 'A word about it (optional, families read it)',
  reasonHint: 'For example: the teacher is ill',
  badTime: 'Like 09:00, please, and it has to end after it starts',
  badDay: 'Please choose a day',
  badReason: 'Please write a few words; families read them',
  back: 'Back',
  look: 'See whom it hits',
  preview: {
    enrolled: (n) =>
      n === 1
        ? 'The child enrolled has a place; its family is told.'
        : `All ${n} children enrolled have a place; their families are told.`,
    nobody: 'Nobody is enrolled, so nobody needs to be told.',
    toCall: (n) =>
      n === 1
        ? 'One family gets no WeChat message and goes to the calls to make.'
        : `${n} families get no WeChat message and go to the calls to make.`,
    clashes: (n) =>
      n === 1
        ? 'One child has something else then. It keeps its place; please ask the family.'
        : `${n} children have something else then. They keep their places; please ask the families.`,
    free: 'No child has anything else then.',
    ends: (day) => `The programme then lasts until ${day}.`,
    begins: (day) => `The programme then begins on ${day}, and enrolment ends accordingly.`,
    who: 'Children with something else then',
    clash: 'Overlaps',
    more: (n) => `${n} more`,
  },
  send: { add: 'Add it', makeUp: 'Set the make-up', move: 'Move it and tell' },
  done: (told) => (told === 0 ? 'It is set' : `It is set; the families of ${told} children are told`),
  moved: (told) => (told === 0 ? 'It is moved' : `It is moved; the families of ${told} children are told`),
};

export const programmeSessionWords: Record<Language, ProgrammeSessionWords> = { zh, en };

import type { Language } from './languages';
import { within } from './english';

/** What waits for the centre's yes, at the desk and on the staff's phone. */
const zh = {
  title: '待审核的预约',
  lead: '位子先给居民留着；到时没有答复，位子自动放开，居民会收到通知。',
  row: '待审核的预约',
  rowNote: '居民在等中心答复',
  count: (n: number) => `${n} 个在等`,
  gate: { title: '这里给中心工作人员用', hint: '审核居民的预约' },
  empty: { title: '没有等着审核的预约', hint: '有新的会马上出现在这里。' },
  waited: (span: string) => `已等 ${span}`,
  until: (when: string) => `${when} 前答复`,
  soon: '快到时限',
  noAnswers: '这项服务没有要回答的问题',
  yes: '是',
  no: '否',
  choose: (name: string) => `选中${name}`,
  chooseAll: '全选',
  chooseNone: '全不选',
  chosen: (n: number) => `已选 ${n} 个`,
  approve: '同意',
  approveMany: (n: number) => `同意 ${n} 个`,
  refuse: '不同意',
  refuseMany: (n: number) => `不同意 ${n} 个`,
  approved: (n: number) => (n === 1 ? '已同意，居民会收到通知' : `已同意 ${n} 个，居民会收到通知`),
  refused: (n: number) => (n === 1 ? '已回复不同意，位子已放开' : `${n} 个已回复不同意，位子已放开`),
  missed: (n: number) => `${n} 个已被同事处理或由居民取消`,
  refuseTitle: '不同意这些预约？',
  refuseTells: (n: number) => `${n} 位居民会看到您写的原因，位子马上让给候补或其他邻居。`,
  keep: '再看看',
  reasons: ['这个时间中心另有安排', '场地用途不合适', '人数超出场地能坐下的'],
  people: (n: number) => `${n} 人`,
  age: (n: number) => `${n} 岁`,
};

export type ApprovalsWords = typeof zh;

const en: ApprovalsWords = {
  title: 'Bookings to confirm',
  lead: 'Places are held meanwhile; without an answer in time they are released and the resident is told.',
  row: 'Bookings to confirm',
  rowNote: 'Residents wait for an answer',
  count: (n) => `${n} waiting`,
  gate: { title: 'For staff of the centre', hint: "Answer residents' bookings here" },
  empty: { title: 'Nothing waits for an answer', hint: 'New ones appear here at once.' },
  waited: (span) => `Waiting for ${span}`,
  until: (when) => `Answer by ${within(when)}`,
  soon: 'Almost over',
  noAnswers: 'This service asks no questions',
  yes: 'Yes',
  no: 'No',
  choose: (name) => `Choose ${name}`,
  chooseAll: 'Choose all',
  chooseNone: 'Choose none',
  chosen: (n) => `${n} chosen`,
  approve: 'Confirm',
  approveMany: (n) => `Confirm ${n}`,
  refuse: 'Refuse',
  refuseMany: (n) => `Refuse ${n}`,
  approved: (n) => (n === 1 ? 'Confirmed, the resident is told' : `${n} confirmed, the residents are told`),
  refused: (n) => (n === 1 ? 'Refused, the place is free again' : `${n} refused, the places are free again`),
  missed: (n) => `${n} had been settled or cancelled already`,
  refuseTitle: 'Refuse these bookings?',
  refuseTells: (n) =>
    `${n} ${n === 1 ? 'resident reads' : 'residents read'} your reason; the places go to others at once.`,
  keep: 'Let me look again',
  reasons: ['The centre needs this time itself', 'Not what the room is for', 'Too many people for the room'],
  people: (n) => (n === 1 ? '1 person' : `${n} people`),
  age: (n) => `aged ${n}`,
};

export const approvalsWords: Record<Language, ApprovalsWords> = { zh, en };

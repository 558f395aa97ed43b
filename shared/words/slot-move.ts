import type { MoveObstacle } from '../enums/resource';
import type { Language } from './languages';

interface SlotMoveWords {
  moveIt: string;
  title: (service: string) => string;
  now: (time: string) => string;
  start: string;
  where: string;
  badTime: string;
  reasonHint: string;
  unfit: string;
  why: Record<MoveObstacle, (names: string) => string>;
  hits: (bookings: number, people: number) => string;
  stays: (bookings: number, people: number) => string;
  whatNext: string;
  then: (time: string) => string;
  save: string;
  saveHits: (n: number) => string;
  saved: (tasks: number, told: number) => string;
}

const zh: SlotMoveWords = {
  moveIt: '改时间或换地方',
  title: (service) => `移动：${service}`,
  now: (time) => `现在是 ${time}`,
  start: '改到几点开始',
  where: '在哪里、由谁',
  badTime: '时间写成 09:00 这样，分钟是 5 的倍数',
  reasonHint: '如：老师上午有事、房间漏水',
  unfit: '不是同一类或专长不同，不能换到这里',
  why: {
    past: () => '这个时间已经过去了',
    beyond: () => '这一天还没有开放预约',
    shut: () => '不在中心开门的时间里',
    own_time: () => '这个服务那时已有另一个时段',
    taken: (names) => `${names}那时已有安排`,
    away: (names) => `${names}那时不在岗`,
    retired: (names) => `${names}已经撤掉`,
  },
  hits: (bookings, people) => `这次移动影响 ${bookings} 个预约、${people} 位居民`,
  stays: (bookings, people) => `${bookings} 个预约照旧，${people} 位居民会收到通知`,
  whatNext: '每个预约都会列进“受影响的预约”，居民收到通知，可以一键改到新的时间。',
  then: (time) => `改到 ${time}`,
  save: '移动',
  saveHits: (n) => `移动，并逐个联系这 ${n} 个预约`,
  saved: (tasks, told) =>
    tasks > 0 ? `已移动，${tasks} 个预约等着联系` : told > 0 ? `已移动，已通知 ${told} 个预约的居民` : '已移动',
};

const bookingsEn = (n: number) => (n === 1 ? '1 booking' : `${n} bookings`);
const residentsEn = (n: number) => (n === 1 ? '1 resident' : `${n} residents`);

const en: SlotMoveWords = {
  moveIt: 'Other time or place',
  title: (service) => `Move: ${service}`,
  now: (time) => `Now ${time}`,
  start: 'New beginning',
  where: 'Where, or with whom',
  badTime: 'Write times like 09:00, in steps of five minutes',
  reasonHint: 'Such as: the teacher is held up, the room leaks',
  unfit: 'Of another kind or skill: it cannot go here',
  why: {
    past: () => 'This time has passed',
    beyond: () => 'This day is not open for booking yet',
    shut: () => 'The centre is not open then',
    own_time: () => 'This service has another time then',
    taken: (names) => `Taken then: ${names}`,
    away: (names) => `Not at work then: ${names}`,
    retired: (names) => `Retired: ${names}`,
  },
  hits: (bookings, people) => `This hits ${bookingsEn(bookings)} of ${residentsEn(people)}`,
  stays: (bookings, people) =>
    `${bookingsEn(bookings)} ${bookings === 1 ? 'stands' : 'stand'}; ${residentsEn(people)} will be told`,
  whatNext: 'Each booking goes to “Bookings hit”; residents are told and can take the new time with one tap.',
  then: (time) => `Then ${time}`,
  save: 'Move',
  saveHits: (n) => `Move, and get in touch about ${bookingsEn(n)}`,
  saved: (tasks, told) =>
    tasks > 0 ? `Moved; ${tasks} to get in touch about` : told > 0 ? `Moved; told about ${bookingsEn(told)}` : 'Moved',
};

export const slotMoveWords: Record<Language, SlotMoveWords> = { zh, en };

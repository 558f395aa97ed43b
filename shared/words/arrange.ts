import type { Language } from './languages';

interface ArrangeWords {
  title: (name: string) => string;
  places: string;
  placesHint: string;
  badPlaces: string;
  before: string;
  after: string;
  badBreak: string;
  parts: string;
  partsHint: string;
  isPart: (wholes: string) => string;
  when: string;
  always: string;
  own: string;
  weekdays: readonly string[];
  from: (day: string, nth: number) => string;
  to: (day: string, nth: number) => string;
  addTime: (day: string) => string;
  dropTime: (day: string, nth: number) => string;
  notThere: string;
  badHours: string;
  hoursOf: (count: number) => string;
  enoughFor: (people: number) => string;
  hits: (bookings: number, people: number) => string;
  lost: (times: number) => string;
  lostEmpty: (times: number) => string;
  lostMore: (times: number) => string;
  inTheWay: Record<'taken' | 'away' | 'retired', (name: string, by: string | null) => string>;
  noneGone: string;
  told: (bookings: number) => string;
  replaced: (times: number) => string;
  replacedWhy: string;
  becomes: (was: string, instead: string) => string;
  short: (times: number) => string;
  shortWhy: string;
  resized: (times: number) => string;
  places2: (from: number, to: number) => string;
  over: (names: string) => string;
  back: (times: number) => string;
  revived: (times: number) => string;
  revivedWhy: string;
  stillAway: (times: number) => string;
  stillAwayWhy: string;
  people: (people: number) => string;
  more: (times: number) => string;
  reason: string;
  reasonHint: string;
  saved: (tasks: number) => string;
  save: string;
  saveHits: (bookings: number) => string;
  backToForm: string;
}

const zh: ArrangeWords = {
  title: (name) => `修改：${name}`,
  places: '最多容纳多少人（可不填）',
  placesHint: '用它的服务，每个时段的名额不会超过这个数',
  badPlaces: '写一个 1 以上的数，或不填',
  before: '用前留几分钟',
  after: '用后留几分钟',
  badBreak: '写 0 到 240，是 5 的倍数',
  parts: '由哪几部分组成（可不选）',
  partsHint: '如大厅由东西两半组成：大厅有人用时两半都不能用，一半有人用时另一半还能用',
  isPart: (wholes) => `它是${wholes}的一部分，不能再分`,
  when: '什么时候能用',
  always: '中心开门就能用',
  own: '另定时间',
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  from: (day, nth) => `${day}第 ${nth} 段开始`,
  to: (day, nth) => `${day}第 ${nth} 段结束`,
  addTime: (day) => `${day}加一段`,
  dropTime: (day, nth) => `去掉${day}第 ${nth} 段`,
  notThere: '这天不能用',
  badHours: '时间写成 09:00 这样，是 5 分钟的倍数，结束晚于开始，同一天的几段不要连着或重叠；至少要有一段',
  hoursOf: (count) => `每周能用 ${count} 段时间`,
  enoughFor: (people) => `容纳 ${people} 人`,
  hits: (bookings, people) => `这次修改影响 ${bookings} 个预约、${people} 位居民`,
  lost: (times) => `${times} 个时段放不下了：选了替换的照常，不选的取消`,
  lostEmpty: (times) => `${times} 个没人预约的时段会取消`,
  lostMore: (times) => `另有 ${times} 个时段没有列出，都会取消`,
  inTheWay: {
    taken: (name, by) => (by === null ? `${name}这时已有别的安排` : `${name}这时已被“${by}”占用`),
    away: (name) => `${name}这时不能用`,
    retired: (name) => `${name}已经撤掉`,
  },
  noneGone: '没有预约要取消。',
  told: (bookings) => `${bookings} 个预约换地方或换人，会发通知`,
  replaced: (times) => `${times} 个有人预约的时段换地方或换人`,
  replacedWhy: '时间不变，预约照常；预约的人会收到通知，通知不到的会列进电话联系。',
  becomes: (was, instead) => `${was}换成${instead}`,
  short: (times) => `${times} 个时段仍按原来的间隔`,
  shortWhy: '前后都有人预约，留不出新的间隔；预约照常，不用联系。',
  resized: (times) => `${times} 个时段的名额会变`,
  places2: (from, to) => `名额 ${from} 改为 ${to}`,
  over: (names) => `名额不够了，后约的要联系：${names}`,
  back: (times) => `${times} 个时段会重新开出`,
  revived: (times) => `${times} 个取消过的时段恢复，原来的预约照常`,
  revivedWhy: '已经联系过、取消了的预约不恢复。',
  stillAway: (times) => `${times} 个取消过的时段还不能恢复`,
  stillAwayWhy: '这次修改去掉了一个障碍，但还有别的：',
  people: (people) => `${people} 人`,
  more: (times) => `还有 ${times} 个时段`,
  reason: '原因（受影响的居民会看到）',
  reasonHint: '如：老师改了上班时间、要留时间打扫',
  saved: (tasks) => (tasks === 0 ? '已保存' : `已保存，${tasks} 个预约等着联系`),
  save: '保存',
  saveHits: (bookings) => `保存，并逐个联系这 ${bookings} 个预约`,
  backToForm: '返回修改',
};

const en: ArrangeWords = {
  title: (name) => `Change: ${name}`,
  places: 'Enough for how many people (may be left out)',
  placesHint: 'A time of a service that needs it never has more places than this',
  badPlaces: 'A number from 1 on, or nothing',
  before: 'Minutes free before',
  after: 'Minutes free after',
  badBreak: '0 to 240, in steps of five',
  parts: 'What it is made of (may be left out)',
  partsHint:
    'Such as a hall of two halves: with the hall in use neither half is free; with one half in use the other still is',
  isPart: (wholes) => `It is a part of ${wholes} and has none itself`,
  when: 'When it can be had',
  always: 'Whenever the centre is open',
  own: 'At times of its own',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  from: (day, nth) => `${day}, time ${nth}, from`,
  to: (day, nth) => `${day}, time ${nth}, to`,
  addTime: (day) => `Add a time on ${day}`,
  dropTime: (day, nth) => `Remove time ${nth} on ${day}`,
  notThere: 'Not on this day',
  badHours:
    'Write times like 09:00, in steps of five minutes, the end after the beginning, those of a day apart from each other; at least one',
  hoursOf: (count) => `Times of its own a week: ${count}`,
  enoughFor: (people) => `enough for ${people}`,
  hits: (bookings, people) =>
    `This hits ${bookings} ${bookings === 1 ? 'booking' : 'bookings'} of ${people} ${people === 1 ? 'resident' : 'residents'}`,
  lost: (times) =>
    `${times} ${times === 1 ? 'time does' : 'times do'} not fit any more: with a substitute it takes place, without it is called off`,
  lostEmpty: (times) => `${times} ${times === 1 ? 'time' : 'times'} that nobody has booked will go`,
  lostMore: (times) => `${times} more, not shown here, will be called off`,
  inTheWay: {
    taken: (name, by) => (by === null ? `${name} has something else then` : `${name} is taken by “${by}” then`),
    away: (name) => `${name} cannot be had then`,
    retired: (name) => `${name} is retired`,
  },
  noneGone: 'No booking is called off.',
  told: (bookings) =>
    `${bookings} ${bookings === 1 ? 'booking has' : 'bookings have'} another room or person; they are notified`,
  replaced: (times) =>
    `${times} booked ${times === 1 ? 'time takes' : 'times take'} place in another room or with somebody else`,
  replacedWhy:
    'The time stays and so do the bookings; those who have booked are notified, and whom no notice reaches is to be called.',
  becomes: (was, instead) => `${was} becomes ${instead}`,
  short: (times) => `${times} ${times === 1 ? 'time keeps its' : 'times keep their'} present break`,
  shortWhy:
    'There are bookings on both sides and the new break does not fit between; they stand, nobody has to be called.',
  resized: (times) => `${times} ${times === 1 ? 'time gets' : 'times get'} other places`,
  places2: (from, to) => `${from} places become ${to}`,
  over: (names) => `Too few places; get in touch with who booked last: ${names}`,
  back: (times) => `${times} ${times === 1 ? 'time opens' : 'times open'} again`,
  revived: (times) =>
    `${times} called-off ${times === 1 ? 'time takes' : 'times take'} place again, with the bookings that they had`,
  revivedWhy: 'Bookings that have been settled or cancelled meanwhile do not come back.',
  stillAway: (times) => `${times} called-off ${times === 1 ? 'time stays' : 'times stay'} called off`,
  stillAwayWhy: 'This change takes one thing out of the way, but there is another:',
  people: (people) => (people === 1 ? '1 person' : `${people} people`),
  more: (times) => `${times} more`,
  reason: 'Reason (residents who are hit read it)',
  reasonHint: 'Such as: other working times, time for cleaning',
  saved: (tasks) => (tasks === 0 ? 'Saved' : `Saved; ${tasks} to get in touch about`),
  save: 'Save',
  saveHits: (bookings) => `Save, and get in touch about ${bookings === 1 ? '1 booking' : `${bookings} bookings`}`,
  backToForm: 'Back to the form',
};

export const arrangeWords: Record<Language, ArrangeWords> = { zh, en };

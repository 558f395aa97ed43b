import type { BlockKind, ResourceKind } from '../enums/resource';
import type { Language } from './languages';

interface FacilityWords {
  title: string;
  gate: { title: string; hint: string };
  kinds: Record<ResourceKind, string>;
  empty: { title: string; hint: string };
  choose: string;
  neededBy: (services: string) => string;
  neededByNone: string;
  partOf: (wholes: string) => string;
  madeOf: (parts: string) => string;
  around: (before: number, after: number) => string;
  skill: (skill: string) => string;
  add: string;
  edit: string;
  name: string;
  who: string;
  whoHint: string;
  skillLabel: string;
  skillHint: string;
  kind: string;
  nameMissing: string;
  save: string;
  saved: string;
  cancel: string;
  retire: string;
  retireAsk: (name: string) => { title: string; text: string; yes: string };
  retired: string;
  week: string;
  earlier: string;
  later: string;
  dayBefore: string;
  dayAfter: string;
  today: string;
  viewsLabel: string;
  views: { week: string; day: string };
  dayLabel: (day: string) => string;
  nothingToday: string;
  gridLabel: (name: string) => string;
  gridKeys: string;
  at: (day: string, time: string) => string;
  from: (day: string, span: string) => string;
  people: (taken: number, capacity: number) => string;
  through: (name: string) => string;
  standsIn: string;
  block: string;
  blockTitle: (name: string) => string;
  blockKinds: Record<BlockKind, string>;
  day: string;
  start: string;
  end: string;
  badTime: string;
  why: string;
  reason: string;
  reasonHint: string;
  look: string;
  hits: (bookings: number, people: number) => string;
  nobody: string;
  takesAway: (slots: number) => string;
  waiting: (people: number) => string;
  booked: (n: number) => string;
  instead: (time: string) => string;
  noInstead: string;
  off: string;
  hitsMore: (n: number) => string;
  saveBlock: string;
  saveHits: (n: number) => string;
  blocked: (tasks: number) => string;
  back: string;
  lift: string;
  liftAsk: { title: string; text: string; yes: string };
  lifted: (n: number) => string;
  nothing: string;
}

const zh: FacilityWords = {
  title: '场地与人员',
  gate: { title: '这里给中心工作人员用', hint: '您现在的身份不能看场地安排。' },
  kinds: { room: '场地', equipment: '设备', staff: '工作人员', talent: '能人' },
  empty: { title: '还没有场地和人员', hint: '加上以后，要用同一间房或同一位老师的服务就不会撞在一起。' },
  choose: '看谁的安排',
  neededBy: (services) => `用它的服务：${services}`,
  neededByNone: '还没有服务用它',
  partOf: (wholes) => `是${wholes}的一部分`,
  madeOf: (parts) => `包括${parts}`,
  around: (before, after) =>
    [before > 0 ? `用前留 ${before} 分钟` : '', after > 0 ? `用后留 ${after} 分钟` : ''].filter(Boolean).join('，'),
  skill: (skill) => `专长：${skill}`,
  add: '新增',
  edit: '修改',
  name: '名称',
  who: '负责人或职务（居民会看到，可不填）',
  whoHint: '如：陶艺社社员',
  skillLabel: '专长（可不填）',
  skillHint: '如：陶艺；专长相同的可以互相替换',
  kind: '是什么',
  nameMissing: '请写上名称',
  save: '保存',
  saved: '已保存',
  cancel: '取消',
  retire: '撤掉',
  retireAsk: (name) => ({ title: `撤掉“${name}”？`, text: '撤掉后不再出现在列表里，也不能再安排。', yes: '撤掉' }),
  retired: '已撤掉',
  week: '一周安排',
  earlier: '前一周',
  later: '后一周',
  dayBefore: '前一天',
  dayAfter: '后一天',
  today: '回到今天',
  viewsLabel: '怎么看',
  views: { week: '看一周', day: '看一天' },
  dayLabel: (day) => `${day}全部场地与人员的安排，方向键移动，回车选开始和结束`,
  nothingToday: '这一天没有安排。',
  gridLabel: (name) => `${name}的一周安排，方向键移动，回车选开始和结束`,
  gridKeys: '拖过空白处（或方向键加回车）停用一段；拖动时段（或在时段上按回车）改时间、换地方',
  at: (day, time) => `${day} ${time}`,
  from: (day, span) => `已选 ${day} ${span}，回车停用这段`,
  people: (taken, capacity) => `${taken}/${capacity} 人`,
  through: (name) => `随${name}`,
  standsIn: '替换',
  block: '停用一段时间',
  blockTitle: (name) => `停用：${name}`,
  blockKinds: { meeting: '中心自用', repair: '维修', absence: '请假缺勤' },
  day: '哪一天',
  start: '开始',
  end: '结束',
  badTime: '时间写成 09:00 这样，分钟是 5 的倍数，结束晚于开始',
  why: '为什么',
  reason: '原因（受影响的居民会看到）',
  reasonHint: '如：老师生病、墙面重刷',
  look: '看看影响',
  hits: (bookings, people) => `这次停用影响 ${bookings} 个预约、${people} 位居民`,
  nobody: '没有预约受影响。',
  takesAway: (slots) => `涉及 ${slots} 个时段：选了替换的照常，不选的取消`,
  waiting: (people) => `另有 ${people} 位在候补，会收到通知`,
  booked: (n) => `${n} 个预约`,
  instead: (time) => `${time}由谁替换`,
  noInstead: '没有空闲的替换',
  off: '取消这段',
  hitsMore: (n) => `还有 ${n} 个`,
  saveBlock: '停用',
  saveHits: (n) => `停用，并逐个联系这 ${n} 个预约`,
  blocked: (tasks) => (tasks === 0 ? '已停用' : `已停用，${tasks} 个预约等着联系`),
  back: '改时间',
  lift: '恢复使用',
  liftAsk: { title: '恢复使用？', text: '因为停用取消的时段会重新开出，原来的预约照常。', yes: '恢复' },
  lifted: (n) => (n === 0 ? '已恢复' : `已恢复，${n} 个时段重新开出`),
  nothing: '这一周没有安排。',
};

const en: FacilityWords = {
  title: 'Rooms and people',
  gate: { title: 'This is for the centre’s staff', hint: 'Your present role does not see rooms and people.' },
  kinds: { room: 'Room', equipment: 'Equipment', staff: 'Staff', talent: 'Talent' },
  empty: { title: 'No rooms or people yet', hint: 'Once they are here, services that need the same one never meet.' },
  choose: 'Whose plan',
  neededBy: (services) => `Needed by ${services}`,
  neededByNone: 'No service needs it yet',
  partOf: (wholes) => `Part of ${wholes}`,
  madeOf: (parts) => `Made of ${parts}`,
  around: (before, after) =>
    [before > 0 ? `${before} min free before` : '', after > 0 ? `${after} min free after` : '']
      .filter(Boolean)
      .join(', '),
  skill: (skill) => `Skill: ${skill}`,
  add: 'Add',
  edit: 'Change',
  name: 'Name',
  who: 'Who is in charge, or their trade (residents see it; may be left out)',
  whoHint: 'Such as: member of the potters’ club',
  skillLabel: 'Skill (may be left out)',
  skillHint: 'Such as: pottery; those of one skill stand in for each other',
  kind: 'What it is',
  nameMissing: 'Please give it a name',
  save: 'Save',
  saved: 'Saved',
  cancel: 'Cancel',
  retire: 'Retire',
  retireAsk: (name) => ({
    title: `Retire “${name}”?`,
    text: 'It leaves the list and nothing can be planned with it any more.',
    yes: 'Retire',
  }),
  retired: 'Retired',
  week: 'The week',
  earlier: 'Week before',
  later: 'Week after',
  dayBefore: 'Day before',
  dayAfter: 'Day after',
  today: 'Back to today',
  viewsLabel: 'How to look',
  views: { week: 'Week of one', day: 'Day of all' },
  dayLabel: (day) => `All rooms and people on ${day}: arrow keys move, Enter chooses beginning and end`,
  nothingToday: 'Nothing planned on this day.',
  gridLabel: (name) => `The week of ${name}: arrow keys move, Enter chooses beginning and end`,
  gridKeys:
    'Drag over a free time (or arrow keys and Enter) to take it out; drag what is planned (or press Enter on it) to move it',
  at: (day, time) => `${day} ${time}`,
  from: (day, span) => `${day} ${span} chosen; Enter takes it out`,
  people: (taken, capacity) => `${taken}/${capacity} people`,
  through: (name) => `with ${name}`,
  standsIn: 'stands in',
  block: 'Take out for a time',
  blockTitle: (name) => `Take out: ${name}`,
  blockKinds: { meeting: 'Own use', repair: 'Repair', absence: 'Absence' },
  day: 'Day',
  start: 'From',
  end: 'To',
  badTime: 'Write times like 09:00, in steps of five minutes, the end after the beginning',
  why: 'Why',
  reason: 'Reason (residents who are hit read it)',
  reasonHint: 'Such as: the teacher is ill, new paint',
  look: 'Look at the effects',
  hits: (bookings, people) =>
    `This hits ${bookings} ${bookings === 1 ? 'booking' : 'bookings'} of ${people} ${people === 1 ? 'resident' : 'residents'}`,
  nobody: 'No booking is hit.',
  takesAway: (slots) =>
    `${slots} ${slots === 1 ? 'time' : 'times'}: with a substitute it takes place, without it is called off`,
  waiting: (people) => `${people} in line will be told`,
  booked: (n) => (n === 1 ? '1 booking' : `${n} bookings`),
  instead: (time) => `Who stands in, ${time}`,
  noInstead: 'Nobody free to stand in',
  off: 'Call it off',
  hitsMore: (n) => `${n} more`,
  saveBlock: 'Take out',
  saveHits: (n) => `Take out, and get in touch about ${n === 1 ? '1 booking' : `${n} bookings`}`,
  blocked: (tasks) => (tasks === 0 ? 'Taken out' : `Taken out; ${tasks} to get in touch about`),
  back: 'Other time',
  lift: 'Give back',
  liftAsk: {
    title: 'Give this time back?',
    text: 'Times that were called off for it open again, and their bookings stand.',
    yes: 'Give back',
  },
  lifted: (n) => (n === 0 ? 'Given back' : `Given back; times that opened again: ${n}`),
  nothing: 'Nothing planned this week.',
};

export const facilityWords: Record<Language, FacilityWords> = { zh, en };

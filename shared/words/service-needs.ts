import type { Language } from './languages';

interface ServiceNeedsWords {
  title: string;
  of: (service: string) => string;
  gate: { title: string; hint: string };
  lead: string;
  nothingThere: { title: string; hint: string; action: string };
  nothing: string;
  readOnly: string;
  choose: string;
  enoughFor: (name: string, people: number) => string;
  swapped: (gone: string, instead: string) => string;
  tooMany: (most: number) => string;
  when: string;
  occupies: Record<'slot' | 'claim', { title: string; note: string }>;
  save: string;
  same: string;
  saved: string;
  preview: (service: string) => string;
  theirs: { title: string; text: (mine: string) => string };
  back: string;
  row: string;
  usedBy: { button: string; title: (name: string) => string; none: string; other: string; otherNote: string };
}

const zh: ServiceNeedsWords = {
  title: '要用的场地和人',
  of: (service) => `“${service}”要用的场地和人`,
  gate: { title: '这里给中心工作人员用', hint: '您现在的身份不能看服务的安排。' },
  lead: '选中的会同时占住，同一时间别的服务就用不了；居民在服务页和预约里会看到。',
  nothingThere: {
    title: '本中心还没有场地和人员',
    hint: '先把教室、设备、老师加进来，再回来选。',
    action: '去加场地与人员',
  },
  nothing: '不用占场地和人',
  readOnly: '由中心负责人修改，这里只能看。',
  choose: '要用哪些（可多选）',
  enoughFor: (name, people) => `${name}（${people} 人）`,
  swapped: (gone, instead) => `${gone}和${instead}是整体和部分，只留了${instead}`,
  tooMany: (most) => `最多选 ${most} 项`,
  when: '什么时候占住',
  occupies: {
    slot: { title: '开出时段就占住', note: '没人预约也留着，适合固定的课' },
    claim: { title: '有人预约才占住', note: '没人预约时别的服务可以用，适合场地借用' },
  },
  save: '看看影响并保存',
  same: '和现在一样，没有要保存的',
  saved: '已保存',
  preview: (service) => `修改：${service}`,
  theirs: {
    title: '别的同事刚改过',
    text: (mine) => `下面是最新的。您刚才选的没有保存：${mine}`,
  },
  back: '返回',
  row: '要用的场地和人',
  usedBy: {
    button: '用它的服务',
    title: (name) => `用${name}的服务`,
    none: '还没有服务用它。',
    other: '让别的服务用它',
    otherNote: '在服务项目里打开那个服务，点“要用的场地和人”',
  },
};

const en: ServiceNeedsWords = {
  title: 'Rooms and people needed',
  of: (service) => `Rooms and people that “${service}” needs`,
  gate: { title: 'For the staff of the centre', hint: 'In your present role you cannot see how services are planned.' },
  lead: 'All that you choose is taken at once, and no other service has it then; residents see it with the service and their booking.',
  nothingThere: {
    title: 'The centre has no rooms or people yet',
    hint: 'Add rooms, equipment and teachers first, then come back to choose.',
    action: 'Add rooms and people',
  },
  nothing: 'No room and nobody is taken',
  readOnly: 'The manager of the centre changes this; here you can read it.',
  choose: 'Which ones (several may be chosen)',
  enoughFor: (name, people) => `${name} (${people} people)`,
  swapped: (gone, instead) => `${gone} and ${instead} are whole and part; only ${instead} is kept`,
  tooMany: (most) => `At most ${most} can be chosen`,
  when: 'When it is taken',
  occupies: {
    slot: { title: 'As soon as a time is opened', note: 'Kept even if nobody books; for regular classes' },
    claim: {
      title: 'With the first booking',
      note: 'Other services may have it while nobody has booked; for lending rooms',
    },
  },
  save: 'See the effects and save',
  same: 'This is as it is now; there is nothing to save',
  saved: 'Saved',
  preview: (service) => `Change: ${service}`,
  theirs: {
    title: 'A colleague has just changed this',
    text: (mine) => `Below is what holds now. What you chose was not saved: ${mine}`,
  },
  back: 'Back',
  row: 'Rooms and people needed',
  usedBy: {
    button: 'Services that need it',
    title: (name) => `Services that need ${name}`,
    none: 'No service needs it yet.',
    other: 'Let another service need it',
    otherNote: 'Open that service under Services and choose “Rooms and people needed”',
  },
};

export const serviceNeedsWords: Record<Language, ServiceNeedsWords> = { zh, en };

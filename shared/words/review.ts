import type { ContentKind, MachineFinding } from '../enums';
import type { Language } from './languages';

/** The desk of those who look where the machine was in doubt. Reasons and kinds are those of `contentWords`. */
export interface ReviewWords {
  title: string;
  row: { title: string; note: string };
  nav: { queue: string; words: string };
  gate: { title: string; hint: string };
  waiting: (count: number) => string;
  late: (count: number) => string;
  empty: { title: string; hint: string };
  kinds: Record<ContentKind, string>;
  machine: Record<MachineFinding, string>;
  machineSaid: string;
  appeal: string;
  waits: (time: string) => string;
  overdue: string;
  choose: string;
  at: string;
  appealText: string;
  firstReason: string;
  picture: string;
  enlarge: string;
  pass: string;
  refuse: string;
  passed: string;
  refused: string;
  takenBefore: string;
  mayNot: string;
  refuseTitle: string;
  refuseLead: string;
  reason: string;
  reasonNeeded: string;
  note: string;
  noteHint: string;
  refuseDo: string;
  keys: string;
  words: {
    lead: string;
    word: string;
    placeholder: string;
    reason: string;
    add: string;
    added: (word: string) => string;
    needed: string;
    remove: (word: string) => string;
    removeAsk: (word: string) => { title: string; text: string; yes: string; no: string };
    removed: string;
    empty: { title: string; hint: string };
  };
}

const zhKinds: ReviewWords['kinds'] = {
  person_name: '居民的称呼',
  avatar: '居民的头像',
  centre_photo: '中心照片',
  closing_reason: '停办原因',
  rating_comment: '服务评价',
  rating_answer: '对评价的回复',
  undo_reason: '撤销签到的原因',
  refusal_reason: '不同意预约的原因',
  excuse_answer: '对爽约说明的答复',
  timetable_reason: '排期调整的原因',
  change_reason: '取消预约的原因',
};

export const reviewWords: Record<Language, ReviewWords> = {
  zh: {
    title: '内容审核',
    row: { title: '内容审核', note: '机器拿不准的文字和照片' },
    nav: { queue: '待审核', words: '本市敏感词' },
    gate: { title: '这里给审核员用', hint: '您的账号没有审核的权限。' },
    waiting: (count) => `${count} 条等待审核`,
    late: (count) => `${count} 条超过 24 小时，请先看`,
    empty: { title: '都看完了', hint: '机器拿不准的和居民的申诉会出现在这里。' },
    kinds: zhKinds,
    machine: {
      clean: '没有发现问题',
      advertising: '像广告',
      politics: '涉及时政',
      sexual: '像色情内容',
      abuse: '像辱骂',
      crime: '像违法犯罪',
      fraud: '像诈骗',
      vulgar: '像低俗内容',
      copyright: '可能侵权',
      privacy: '可能露出别人的隐私',
      impersonation: '可能冒名',
      other: '拿不准',
      unanswered: '没有给出结果',
    },
    machineSaid: '机器判断',
    appeal: '申诉',
    waits: (time) => `${time}起等待`,
    overdue: '超时',
    choose: '从左边选一条开始',
    at: '用在',
    appealText: '本人的申诉',
    firstReason: '上次没通过的原因',
    picture: '待审核的照片',
    enlarge: '看大图',
    pass: '通过',
    refuse: '不通过',
    passed: '已通过，马上显示',
    refused: '没有通过，已告诉本人原因',
    takenBefore: '这一条刚刚已由别人处理，接着看下一条',
    mayNot: '这一条是您自己提交的，或上次由您拒绝，要由另一位审核员来看。',
    refuseTitle: '为什么不通过',
    refuseLead: '原因会原样告诉本人，本人可以在 7 天内申诉一次。',
    reason: '原因',
    reasonNeeded: '请选一个原因',
    note: '补充说明（可不填）',
    noteHint: '本人能看到，比如：请换一张不带电话的照片',
    refuseDo: '确认不通过',
    keys: '键盘：Y 通过，N 不通过',
    words: {
      lead: '这里的词一提交就会被拒绝，全市马上生效。标点和空格拆开也认得出。',
      word: '词',
      placeholder: '两个字以上',
      reason: '归到哪一类',
      add: '加入',
      added: (word) => `已加入“${word}”`,
      needed: '请写两个字以上的词',
      remove: (word) => `去掉“${word}”`,
      removeAsk: (word) => ({
        title: `要去掉“${word}”吗？`,
        text: '去掉后，含这个词的内容不再自动拒绝。',
        yes: '去掉',
        no: '留着',
      }),
      removed: '已去掉',
      empty: { title: '还没有本市的词', hint: '系统自带的词一直有效，这里加的是本市另外要拦的。' },
    },
  },
  en: {
    title: 'Content review',
    row: { title: 'Content review', note: 'Words and pictures in doubt' },
    nav: { queue: 'Waiting', words: 'Blocked words' },
    gate: { title: 'For reviewers', hint: 'Your account has no rights here.' },
    waiting: (count) => `${count} waiting`,
    late: (count) => `${count} for more than 24 hours, please begin there`,
    empty: { title: 'All done', hint: 'What the machine doubts and appeals appear here.' },
    kinds: {
      person_name: "A resident's name",
      avatar: "A resident's picture",
      centre_photo: 'Photo of a centre',
      closing_reason: 'Reason for calling off',
      rating_comment: 'Comment on a visit',
      rating_answer: 'Answer to a comment',
      undo_reason: 'Reason for taking a check-in back',
      refusal_reason: 'Reason for refusing a booking',
      excuse_answer: 'Answer to an excuse',
      timetable_reason: 'Reason for a change of hours',
      change_reason: 'Reason for cancelling a booking',
    },
    machine: {
      clean: 'nothing found',
      advertising: 'looks like an advertisement',
      politics: 'about politics',
      sexual: 'looks sexual',
      abuse: 'looks abusive',
      crime: 'looks like crime',
      fraud: 'looks like fraud',
      vulgar: 'looks vulgar',
      copyright: "may be somebody's work",
      privacy: 'may show what is private',
      impersonation: "may use another's name",
      other: 'in doubt',
      unanswered: 'gave no answer',
    },
    machineSaid: 'The machine',
    appeal: 'Appeal',
    waits: (time) => `waits since ${time}`,
    overdue: 'Late',
    choose: 'Choose one at the left',
    at: 'Used at',
    appealText: "The author's appeal",
    firstReason: 'Refused before because it',
    picture: 'The picture to review',
    enlarge: 'Full size',
    pass: 'Pass',
    refuse: 'Refuse',
    passed: 'Passed, it shows now',
    refused: 'Refused, and its author was told why',
    takenBefore: 'Somebody else has just decided this one; here is the next',
    mayNot: 'You sent this yourself, or refused it before: another reviewer must look.',
    refuseTitle: 'Why it is refused',
    refuseLead: 'Its author is told this reason and may appeal once within 7 days.',
    reason: 'Reason',
    reasonNeeded: 'Please choose a reason',
    note: 'More to say (optional)',
    noteHint: 'Its author reads this',
    refuseDo: 'Refuse it',
    keys: 'Keys: Y to pass, N to refuse',
    words: {
      lead: 'Words here are refused at once, in the whole city, also when marks or blanks stand between.',
      word: 'Word',
      placeholder: 'Two letters or more',
      reason: 'What kind',
      add: 'Add',
      added: (word) => `"${word}" is added`,
      needed: 'Please write two letters or more',
      remove: (word) => `Remove "${word}"`,
      removeAsk: (word) => ({
        title: `Remove "${word}"?`,
        text: 'What holds it is no longer refused by itself.',
        yes: 'Remove',
        no: 'Keep',
      }),
      removed: 'Removed',
      empty: { title: 'No words of the city yet', hint: 'The built-in words always count; these come on top.' },
    },
  },
};

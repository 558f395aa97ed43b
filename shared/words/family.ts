import type { ActScope, ConsentMethod, InvitationKind, Relation } from '../enums';
import type { Language } from './languages';
import { counted, within } from './english';

interface Question {
  title: string;
  text: string;
  yes: string;
  no: string;
}
interface TitleNote {
  title: string;
  note: string;
}

interface FamilyWords {
  title: string;
  row: TitleNote;
  signedOut: { title: string; hint: string; action: string };
  relations: Record<Relation, string>;
  scopes: Record<ActScope, string>;
  methods: Record<ConsentMethod, string>;
  and: string;
  noName: string;
  me: (name: string) => string;
  age: (age: number) => string;
  child: string;
  noWechat: string;
  members: string;
  none: { title: string; hint: string };
  add: string;
  enterCode: string;
  since: (day: string) => string;
  until: (day: string) => string;
  guardian: string;
  leave: string;
  remove: string;
  leaveAsk: Question;
  removeAsk: (name: string, child: boolean) => Question;
  left: string;
  removed: (name: string) => string;
  inviteGuardian: string;
  askInPerson: string;
  askToAct: string;
  nothingToDo: string;
  waiting: string;
  kinds: Record<InvitationKind, string>;
  openUntil: (when: string) => string;
  asked: string;
  withdraw: string;
  withdrawAsk: Question;
  requestAsk: Question;
  withdrawn: string;
  iActFor: string;
  nobodyToActFor: string;
  actForMe: string;
  nobodyForMe: string;
  endMine: string;
  endTheirs: string;
  endAsk: (name: string, mine: boolean) => Question;
  endGuardian: string;
  endGuardianAsk: (child: string) => Question;
  ended: (name: string) => string;
  proxies: { title: string; row: TitleNote; lead: string };
  give: {
    title: string;
    who: string;
    nobody: { title: string; hint: string };
    needed: string;
    send: string;
    done: (name: string) => string;
  };
}

export const familyWords: Record<Language, FamilyWords> = {
  zh: {
    title: '我的家人',
    row: { title: '我的家人', note: '添加家人，替老人和孩子预约' },
    signedOut: { title: '登录后看家人', hint: '家人的事只有本人能看', action: '登录' },
    relations: {
      parent: '父母',
      spouse: '配偶',
      child: '子女',
      grandparent: '祖父母',
      grandchild: '孙辈',
      sibling: '兄弟姐妹',
      other: '其他家人',
    },
    scopes: { view: '看预约', book: '预约', cancel: '取消预约' },
    methods: {
      own_wechat: '您在微信里同意',
      signed_paper: '您签了纸质同意书',
      call_back: '工作人员电话核实过',
      on_site: '工作人员当面核实过',
    },
    and: '、',
    noName: '还没有称呼的家人',
    me: (name) => `${name}（我）`,
    age: (age) => `${age} 岁`,
    child: '孩子',
    noWechat: '没有微信',
    members: '同一户的家人',
    none: { title: '还没有登记家人', hint: '添加后，可以替老人和孩子预约' },
    add: '添加家人',
    enterCode: '我收到了邀请码',
    since: (day) => `${day}登记`,
    until: (day) => `到${day}`,
    guardian: '监护人',
    leave: '退出这一户',
    remove: '移出这一户',
    leaveAsk: {
      title: '要退出这一户吗？',
      text: '退出后不再和他们登记为一户。已经约定的代办要另外结束。',
      yes: '退出',
      no: '不退出',
    },
    removeAsk: (name, child) => ({
      title: `要移出${name}吗？`,
      text: child
        ? '移出后，监护人都不能再替孩子预约。已有的预约还在。'
        : '移出后，您不能再替这位家人办事。已有的预约还在。',
      yes: '移出',
      no: '不移出',
    }),
    left: '已退出这一户',
    removed: (name) => `已移出${name}`,
    inviteGuardian: '邀请另一位监护人',
    askInPerson: '请工作人员问本人，让我代办',
    askToAct: '请这位家人替我办',
    nothingToDo: '是这位家人自己或别人登记的，只有他们能移出',
    waiting: '等回复',
    kinds: { member: '加入这一户', proxy: '让我代办', guardian: '一起做监护人' },
    openUntil: (when) => `${when}前有效`,
    asked: '等工作人员联系本人',
    withdraw: '撤回',
    withdrawAsk: {
      title: '要撤回这个邀请吗？',
      text: '撤回后邀请码就不能用了，可以再发一个。',
      yes: '撤回',
      no: '不撤回',
    },
    requestAsk: {
      title: '要撤回吗？',
      text: '撤回后工作人员不再联系这位家人，可以再提交。',
      yes: '撤回',
      no: '不撤回',
    },
    withdrawn: '已撤回',
    iActFor: '我可以替谁办',
    nobodyToActFor: '还没有。添加家人时可以一起说好',
    actForMe: '谁可以替我办',
    nobodyForMe: '现在没有人可以替您办',
    endMine: '不再让 TA 代办',
    endTheirs: '不再代办',
    endAsk: (name, mine) => ({
      title: mine ? `不再让${name}代办吗？` : `不再替${name}代办吗？`,
      text: '马上停止，对方会收到消息。已有的预约还在。',
      yes: '结束代办',
      no: '先不结束',
    }),
    endGuardian: '不再做监护人',
    endGuardianAsk: (child) => ({
      title: `不再做${child}的监护人吗？`,
      text: '您马上不能再替孩子看预约、预约和取消。另一位监护人会收到消息。',
      yes: '不再做',
      no: '先不改',
    }),
    ended: (name) => `和${name}的代办已结束`,
    proxies: {
      title: '代办',
      row: { title: '代办', note: '谁可以替我办，我可以替谁办' },
      lead: '请同一户的家人替您预约。您随时可以结束。',
    },
    give: {
      title: '请家人替我办',
      who: '请谁',
      nobody: { title: '先添加有微信的成年家人', hint: '同一户、有微信、满 14 岁的家人才能替您办' },
      needed: '请选好谁来办、办什么',
      send: '我同意，请 TA 代办',
      done: (name) => `${name}现在可以替您办了`,
    },
  },
  en: {
    title: 'My family',
    row: { title: 'My family', note: 'Add family, book for the old and the young' },
    signedOut: { title: 'Sign in to see your family', hint: 'Only you can see it', action: 'Sign in' },
    relations: {
      parent: 'Parent',
      spouse: 'Spouse',
      child: 'Child',
      grandparent: 'Grandparent',
      grandchild: 'Grandchild',
      sibling: 'Brother or sister',
      other: 'Other family',
    },
    scopes: { view: 'See bookings', book: 'Book', cancel: 'Cancel bookings' },
    methods: {
      own_wechat: 'You agreed in WeChat',
      signed_paper: 'You signed on paper',
      call_back: 'Staff called you',
      on_site: 'Staff met you',
    },
    and: ', ',
    noName: 'Family without a name yet',
    me: (name) => `${name} (me)`,
    age: (age) => `${counted(age, 'year')} old`,
    child: 'Child',
    noWechat: 'No WeChat',
    members: 'In my household',
    none: { title: 'No family yet', hint: 'Add family to book for the old and the young' },
    add: 'Add family',
    enterCode: 'I was given a code',
    since: (day) => `since ${day}`,
    until: (day) => `until ${within(day)}`,
    guardian: 'guardian',
    leave: 'Leave this household',
    remove: 'Remove from this household',
    leaveAsk: {
      title: 'Leave this household?',
      text: 'You will no longer be one household. Acting for one another is ended separately.',
      yes: 'Leave',
      no: 'Stay',
    },
    removeAsk: (name, child) => ({
      title: `Remove ${name}?`,
      text: child
        ? 'Guardians can no longer book for the child. Bookings made stay.'
        : 'You can no longer act for them. Bookings made stay.',
      yes: 'Remove',
      no: 'Keep',
    }),
    left: 'You have left the household',
    removed: (name) => `${name} was removed`,
    inviteGuardian: 'Invite another guardian',
    askInPerson: 'Have staff ask them, so that I may act',
    askToAct: 'Ask them to act for me',
    nothingToDo: 'Added by themselves or others, who alone can remove them',
    waiting: 'Waiting',
    kinds: { member: 'to join', proxy: 'to let me act', guardian: 'to be guardian too' },
    openUntil: (when) => `open until ${within(when)}`,
    asked: 'Staff will ask them',
    withdraw: 'Take back',
    withdrawAsk: {
      title: 'Take this invitation back?',
      text: 'Its code stops working; you can make another.',
      yes: 'Take back',
      no: 'Keep',
    },
    requestAsk: {
      title: 'Take this back?',
      text: 'Staff will not ask them. You can ask again.',
      yes: 'Take back',
      no: 'Keep',
    },
    withdrawn: 'Taken back',
    iActFor: 'I may act for',
    nobodyToActFor: 'Nobody yet. Agree on it when you add family',
    actForMe: 'May act for me',
    nobodyForMe: 'Nobody acts for you now',
    endMine: 'End it',
    endTheirs: 'Stop acting',
    endAsk: (name, mine) => ({
      title: mine ? `${name} no longer acts for you?` : `No longer act for ${name}?`,
      text: 'It stops at once and they are told. Bookings made stay.',
      yes: 'End it',
      no: 'Not now',
    }),
    endGuardian: 'No longer guardian',
    endGuardianAsk: (child) => ({
      title: `No longer guardian of ${child}?`,
      text: 'You can no longer see, make or cancel their bookings. The other guardian is told.',
      yes: 'Give it up',
      no: 'Not now',
    }),
    ended: (name) => `Acting with ${name} has ended`,
    proxies: {
      title: 'Acting for others',
      row: { title: 'Acting for others', note: 'Who acts for me, for whom I act' },
      lead: 'Family in your household can book for you. You can end it at any time.',
    },
    give: {
      title: 'Let family act for me',
      who: 'Who',
      nobody: {
        title: 'First add an adult with WeChat',
        hint: 'They must be in your household, with WeChat, 14 or older',
      },
      needed: 'Choose who acts and what they may do',
      send: 'I agree, let them act for me',
      done: (name) => `${name} can act for you now`,
    },
  },
};

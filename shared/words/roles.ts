import type { Language } from './languages';
import { within } from './english';

/** Who works where: giving roles, taking them back, and taking one on. */
export interface RolesWords {
  title: string;
  lead: string;
  holders: string;
  open: string;
  invite: string;
  search: string;
  me: string;
  noName: string;
  until: (day: string) => string;
  always: string;
  noHolders: { title: string; hint: string };
  noOpen: { title: string; hint: string };
  openUntil: (time: string) => string;
  withdraw: string;
  withdrawAsk: { title: string; text: string; yes: string; no: string };
  withdrawn: string;
  revoke: string;
  revokeTitle: (name: string) => string;
  revokeText: string;
  reason: string;
  reasonHint: string;
  reasons: string[];
  revoked: string;
  locked: string;
  unlock: string;
  unlockAsk: { title: string; text: string; yes: string; no: string };
  unlocked: string;
  form: {
    role: string;
    place: string;
    chosen: (place: string) => string;
    forWhom: string;
    forWhomHint: string;
    /** For roles of which one person holds one only. */
    apart: string;
    how: string;
    hows: { always: string; quarter: string; year: string };
    send: string;
    needed: string;
  };
  made: { title: string; text: string; code: string; copy: string; copied: string; done: string };
  gate: { title: string; hint: string };
  accept: {
    title: string;
    lead: string;
    code: string;
    hint: string;
    scan: string;
    look: string;
    offered: (place: string, role: string) => string;
    by: (name: string) => string;
    unknown: string;
    lasts: string;
    yes: string;
    no: string;
    done: (place: string, role: string) => string;
    now: { title: string; text: string; yes: string; no: string };
    signedOut: { title: string; hint: string; action: string };
  };
  mine: { switch: string; switchNote: string; give: string; giveNote: string; enter: string; enterNote: string };
  sheet: { title: string; resident: string; residentNote: string; switched: (role: string) => string };
}

export const rolesWords: Record<Language, RolesWords> = {
  zh: {
    title: '岗位与邀请',
    lead: '邀请同事上岗，离岗当天就收回。收回后他的工作台立即打不开。',
    holders: '在岗的人',
    open: '还没接受的邀请',
    invite: '邀请上岗',
    search: '按称呼找人',
    me: '我',
    noName: '还没有称呼',
    until: (day) => `到 ${day}`,
    always: '直到收回',
    noHolders: { title: '没有找到在岗的人', hint: '换个称呼找找，或邀请新的同事。' },
    noOpen: { title: '没有等待接受的邀请', hint: '发出的邀请 72 小时内有效，接受后不再显示。' },
    openUntil: (time) => `${time} 前有效`,
    withdraw: '撤回',
    withdrawAsk: { title: '要撤回这个邀请吗？', text: '撤回后邀请码马上失效，可以再发一个。', yes: '撤回', no: '保留' },
    withdrawn: '邀请已撤回',
    revoke: '收回岗位',
    revokeTitle: (name) => `收回${name}的岗位`,
    revokeText: '他会马上退出工作台，并收到消息说明原因。作为居民的预约不受影响。',
    reason: '原因',
    reasonHint: '本人会看到，也会写进操作记录',
    reasons: ['已离职', '调到别的岗位', '服务期结束', '邀请错了人'],
    revoked: '岗位已收回',
    locked: '密码登录已锁定',
    unlock: '解锁',
    unlockAsk: {
      title: '现在就解锁吗？',
      text: '他连续输错密码，锁定 30 分钟。请先当面或打电话核实是本人在登录，解锁后他会收到消息。',
      yes: '已核实，解锁',
      no: '先不解锁',
    },
    unlocked: '已解锁，可以再用密码登录',
    form: {
      role: '什么岗位',
      place: '在哪里',
      chosen: (place) => `选好了：${place}`,
      forWhom: '邀请谁',
      forWhomHint: '写个称呼，方便您分清每个邀请',
      apart: '系统、安全、审计三种岗位，一个人只能担任一种。他打开邀请时会核对，已有另一种就不能接受。',
      how: '做到什么时候',
      hows: { always: '直到收回', quarter: '三个月', year: '一年' },
      send: '生成邀请码',
      needed: '请选好岗位、地点，并写上邀请谁',
    },
    made: {
      title: '邀请码只显示这一次',
      text: '请他用小程序“我的 · 设置 · 接受邀请”扫码或输入。72 小时内有效，只能用一次，请当面或私下交给本人。',
      code: '邀请码',
      copy: '复制邀请链接',
      copied: '链接已复制',
      done: '好了',
    },
    gate: {
      title: '这里由安全管理员和中心负责人使用',
      hint: '如果您有这个岗位，请先在“我的”里切换身份。',
    },
    accept: {
      title: '接受邀请',
      lead: '有人请您担任岗位？输入邀请码看看。',
      code: '邀请码',
      hint: '10 位字母和数字，不分大小写',
      scan: '扫邀请码',
      look: '看看邀请',
      offered: (place, role) => `${place} · ${role}`,
      by: (name) => `${name} 邀请您`,
      unknown: '邀请人没有留称呼',
      lasts: '做到什么时候',
      yes: '接受',
      no: '先不接受',
      done: (place, role) => `您现在是${place}的${role}`,
      now: { title: '现在就切换到新身份吗？', text: '随时可以在“我的”里切换回来。', yes: '现在切换', no: '以后再说' },
      signedOut: { title: '登录后接受邀请', hint: '用您自己的微信登录，岗位会记在您名下。', action: '登录' },
    },
    mine: {
      switch: '切换身份',
      switchNote: '您有多个身份，一次只用一个',
      give: '岗位与邀请',
      giveNote: '谁在岗、邀请同事、收回岗位',
      enter: '接受邀请',
      enterNote: '有人邀请您担任岗位时用',
    },
    sheet: {
      title: '切换身份',
      resident: '居民',
      residentNote: '预约、报名、看自己的消息',
      switched: (role) => `现在的身份：${role}`,
    },
  },
  en: {
    title: 'Roles',
    lead: 'Invite colleagues, and take a role back the day they leave: the desk closes to them at once.',
    holders: 'In office',
    open: 'Open invitations',
    invite: 'Invite',
    search: 'Find by name',
    me: 'Me',
    noName: 'No name yet',
    until: (day) => `until ${within(day)}`,
    always: 'until taken back',
    noHolders: { title: 'Nobody found', hint: 'Try another name, or invite somebody.' },
    noOpen: { title: 'No open invitations', hint: 'An invitation is open for 72 hours.' },
    openUntil: (time) => `open until ${within(time)}`,
    withdraw: 'Withdraw',
    withdrawAsk: {
      title: 'Withdraw it?',
      text: 'The code opens nothing then; you can make another.',
      yes: 'Withdraw',
      no: 'Keep',
    },
    withdrawn: 'Withdrawn',
    revoke: 'Take back',
    revokeTitle: (name) => `Take back the role of ${name}`,
    revokeText: 'The desk closes at once and they are told why. Their own bookings stay.',
    reason: 'Reason',
    reasonHint: 'They will read it, and it is recorded',
    reasons: ['Has left', 'Moved to another role', 'Term is over', 'Invited by mistake'],
    revoked: 'Role taken back',
    locked: 'Password sign-in locked',
    unlock: 'Unlock',
    unlockAsk: {
      title: 'Unlock now?',
      text: 'Too many failures lock it for 30 minutes. First make sure, in person or by phone, that it was them; they are told.',
      yes: 'It was them, unlock',
      no: 'Not now',
    },
    unlocked: 'Unlocked: the password works again',
    form: {
      role: 'Which role',
      place: 'Where',
      chosen: (place) => `Chosen: ${place}`,
      forWhom: 'For whom',
      forWhomHint: 'A name to tell invitations apart',
      apart: 'Of system, security and audit one person holds one. It is checked when they open the invitation.',
      how: 'How long',
      hows: { always: 'Until taken back', quarter: 'Three months', year: 'A year' },
      send: 'Make a code',
      needed: 'Please choose role and place and say for whom',
    },
    made: {
      title: 'This code is shown once',
      text: 'They scan or type it under "Me · Settings · Accept invitation" within 72 hours. It works once: hand it over in person.',
      code: 'Code',
      copy: 'Copy link',
      copied: 'Link copied',
      done: 'Done',
    },
    gate: {
      title: 'For security officers and centre managers',
      hint: 'If you are one, switch your role under "Me".',
    },
    accept: {
      title: 'Accept invitation',
      lead: 'Has somebody offered you a role? Type the code to see it.',
      code: 'Code',
      hint: '10 letters and digits',
      scan: 'Scan',
      look: 'Look',
      offered: (place, role) => `${place} · ${role}`,
      by: (name) => `${name} invites you`,
      unknown: 'The inviter has given no name',
      lasts: 'How long',
      yes: 'Accept',
      no: 'Not now',
      done: (place, role) => `You are now ${role} at ${place}`,
      now: { title: 'Switch to it now?', text: 'You can switch back under "Me".', yes: 'Switch', no: 'Later' },
      signedOut: { title: 'Sign in first', hint: 'The role is given to your own account.', action: 'Sign in' },
    },
    mine: {
      switch: 'Switch role',
      switchNote: 'You act in one role at a time',
      give: 'Roles',
      giveNote: 'Who is in office, inviting, taking back',
      enter: 'Accept invitation',
      enterNote: 'When you were offered a role',
    },
    sheet: {
      title: 'Switch role',
      resident: 'Resident',
      residentNote: 'Book and read your own messages',
      switched: (role) => `You now act as: ${role}`,
    },
  },
};

import type { PersonalDetail, RetentionKind } from '../enums';
import type { Language } from './languages';
import { counted, within } from './english';

/** 隐私与我的信息: who saw what, take it along, delete it, how long it is kept. */
const zh = {
  title: '隐私与我的信息',
  signedOut: { title: '登录后查看', hint: '谁看过您的信息、导出和注销，都要先知道您是谁。', action: '登录' },
  rows: {
    accesses: { title: '谁看过我的信息', note: '工作人员何时、为什么看了姓名、电话或住址' },
    export: { title: '导出我的信息', note: '我们记下的一切，做成一个文件给您' },
    retention: { title: '信息保存多久', note: '每一类信息到期就删除' },
    erasure: { title: '注销账号', note: '七天后删除账号和信息，其间可以撤回' },
  },
  accesses: {
    title: '谁看过我的信息',
    lead: '工作人员平时只看到打了星号的姓名。每次打开完整信息，都会写明原因并记在这里。',
    empty: { title: '没有人看过', hint: '有工作人员打开您的姓名、电话或住址时，会记在这里。' },
    whose: '看谁的',
    mine: '我的',
    emptyOf: (child: string) => ({
      title: `没有人看过${child}的信息`,
      hint: `有工作人员打开${child}的姓名、电话或住址时，会记在这里。`,
    }),
    saw: (what: string) => `看了${what}`,
    details: { name: '姓名', phone: '手机号', address: '住址' } satisfies Record<PersonalDetail, string>,
    join: '、',
    reason: (reason: string) => `原因：${reason}`,
    nobody: '已离职的工作人员',
    doubt: '觉得不该被看？请打中心电话，或拨 12345。',
  },
  export: {
    title: '导出我的信息',
    lead: '把我们记下的关于您的一切做成一个文件：资料、预约、消息、谁看过。几分钟就好，做好了发消息告诉您。',
    care: '文件里有您的全部信息，请保存在自己的手机或电脑里，不要转给别人。',
    ask: '申请导出',
    asked: '收到了，做好后发消息告诉您',
    waiting: '正在准备',
    waitingNote: '一般几分钟就好，可以先离开这一页。',
    ready: '准备好了',
    until: (day: string) => `${day}后自动删除`,
    download: '下载文件',
    saved: '文件已保存',
    notSaved: '没有保存成功，请再试一次',
    fileName: '我的信息.html',
    failed: '没有做成',
    failedNote: '是系统的问题，请重新申请。还不行，请打中心电话。',
    gone: '已过期删除',
    past: '以前申请的',
    askedAt: (time: string) => `${time}申请`,
  },
  erasure: {
    title: '注销账号',
    lead: '注销后会发生什么',
    points: [
      { icon: 'trash-2', title: '删除', text: '称呼、出生日期、手机号、住址、家人和代办关系、消息、登录记录。' },
      {
        icon: 'shield-check',
        title: '依法留下',
        text: '过去的预约次数和操作记录只留编号，查不到是您。',
      },
      { icon: 'rotate-ccw', title: '不能恢复', text: '以后用同一个微信再来，是一个全新的账号。' },
    ],
    wait: '申请后等七天再删，七天内随时可以撤回。',
    first: '注销前要先办',
    obstacles: {
      bookings_ahead: { title: '取消还没到的预约', note: '位置让给邻居', action: '去看预约' },
      has_role: { title: '交还工作岗位', note: '请安全管理员收回岗位后再来', action: '' },
    },
    export: '先导出一份我的信息',
    ask: '申请注销',
    sure: {
      title: '确定要注销吗？',
      text: '七天后删除账号和信息，删除后不能恢复。七天内随时可以回来撤回。',
      yes: '申请注销',
      no: '先不注销',
    },
    waiting: (day: string) => `${day}注销`,
    waitingNote: '这之前账号照常能用，随时可以撤回。',
    cancel: '撤回，不注销了',
    cancelled: '已撤回，账号和信息都还在',
  },
  retention: {
    title: '信息保存多久',
    lead: '到期的信息由系统每天自动删除。',
    days: (days: number) =>
      days % 365 === 0
        ? `${days / 365} 年`
        : days === 183
          ? '半年'
          : days % 30 === 0
            ? `${days / 30} 个月`
            : `${days} 天`,
    account: '直到注销账号',
    atLeast: (time: string) => `不少于${time}`,
    kinds: {
      account: { title: '个人资料', note: '称呼、出生日期、手机号、住址' },
      booking: { title: '预约记录', note: '注销后只留下次数，查不到是谁' },
      lottery: { title: '摇号报名', note: '报名之后；公布的名单里只有编号' },
      rating: { title: '评价', note: '注销后留言删除，只留下几颗星，查不到是谁' },
      session_attendance: { title: '假期班到课记录', note: '哪天来了、没来的原因、由谁接走，留一年' },
      offline_check_in: { title: '断网时的签到', note: '没有网络时签的到，合并后留一段时间备查' },
      session: { title: '登录记录', note: '登录失效后' },
      inbox: { title: '消息', note: '发出之后' },
      booking_answer: { title: '预约时的回答', note: '服务项目问到的问题，来过之后就删' },
      export: { title: '导出申请', note: '文件七天就删，这里说的是申请过的记录' },
      erasure: { title: '注销申请', note: '办完之后，只留编号' },
      access_note: { title: '谁看过我的信息', note: '工作人员每次打开的记录' },
      audit: { title: '操作记录', note: '依《网络安全法》第二十一条，只增不删，不含姓名和电话' },
      reveal_use: { title: '查看次数', note: '工作人员每小时看了几次' },
      wechat_event: { title: '微信告诉我们的事', note: '比如改了订阅、收回授权，只留微信编号' },
      excuse: { title: '爽约说明', note: '您写的原因和中心的答复' },
    } satisfies Record<RetentionKind, { title: string; note: string }>,
  },
};

export type PrivacyWords = typeof zh;

const en: PrivacyWords = {
  title: 'Privacy and my information',
  signedOut: {
    title: 'Sign in first',
    hint: 'Who saw your details, export and deletion are about you.',
    action: 'Sign in',
  },
  rows: {
    accesses: { title: 'Who saw my details', note: 'When and why staff opened name, phone or address' },
    export: { title: 'Export my information', note: 'Everything we keep about you, as one file' },
    retention: { title: 'How long things are kept', note: 'Each kind is deleted when its time is over' },
    erasure: { title: 'Delete my account', note: 'After seven days, in which you can take it back' },
  },
  accesses: {
    title: 'Who saw my details',
    lead: 'Staff usually see your name masked. Each time somebody opens it in full, the reason is noted here.',
    empty: { title: 'Nobody has', hint: 'When staff open your name, phone or address, it is noted here.' },
    whose: 'Whose details',
    mine: 'Mine',
    emptyOf: (child) => ({
      title: `Nobody has opened ${child}'s`,
      hint: `When staff open the name, phone or address of ${child}, it is noted here.`,
    }),
    saw: (what) => `Opened: ${what}`,
    details: { name: 'name', phone: 'phone', address: 'address' },
    join: ', ',
    reason: (reason) => `Reason: ${reason}`,
    nobody: 'Somebody who has left',
    doubt: 'In doubt? Call the centre or 12345.',
  },
  export: {
    title: 'Export my information',
    lead: 'Everything we keep about you as one file: details, bookings, messages, who saw what. It takes minutes; a message tells you.',
    care: 'The file holds all your information. Keep it on your own device and do not pass it on.',
    ask: 'Ask for an export',
    asked: 'Noted, a message will tell you when it is ready',
    waiting: 'Being made',
    waitingNote: 'Usually a few minutes; you may leave this page.',
    ready: 'Ready',
    until: (day) => `Deleted after ${within(day)}`,
    download: 'Download',
    saved: 'The file is saved',
    notSaved: 'It could not be saved, please try again',
    fileName: 'my-information.html',
    failed: 'It did not work',
    failedNote: 'This is our fault, please ask anew. If it fails again, call the centre.',
    gone: 'Over and deleted',
    past: 'Earlier',
    askedAt: (time) => `Asked ${time}`,
  },
  erasure: {
    title: 'Delete my account',
    lead: 'What happens',
    points: [
      {
        icon: 'trash-2',
        title: 'Deleted',
        text: 'Name, date of birth, phone, address, family and proxies, messages, sign-ins.',
      },
      {
        icon: 'shield-check',
        title: 'Kept by law',
        text: 'Counts of past bookings and the record of actions, under numbers that lead to nobody.',
      },
      { icon: 'rotate-ccw', title: 'For good', text: 'Coming back with the same WeChat begins a new account.' },
    ],
    wait: 'It is deleted seven days after you ask; until then you can take it back.',
    first: 'To be done first',
    obstacles: {
      bookings_ahead: { title: 'Cancel bookings ahead', note: 'The place goes to a neighbour', action: 'See bookings' },
      has_role: { title: 'Give back your role', note: 'Ask the security officer to withdraw it', action: '' },
    },
    export: 'Export my information first',
    ask: 'Ask for deletion',
    sure: {
      title: 'Delete your account?',
      text: 'In seven days account and information are deleted for good. Until then you can take it back.',
      yes: 'Ask for deletion',
      no: 'Not now',
    },
    waiting: (day) => `Deleted on ${day}`,
    waitingNote: 'Until then your account works as usual and you can take it back.',
    cancel: 'Take it back',
    cancelled: 'Taken back, everything is still there',
  },
  retention: {
    title: 'How long things are kept',
    lead: 'What is over is deleted every day by itself.',
    days: (days) =>
      days % 365 === 0 ? counted(days / 365, 'year') : days === 183 ? 'half a year' : counted(days, 'day'),
    account: 'With your account',
    atLeast: (time) => `At least ${time}`,
    kinds: {
      account: { title: 'Personal details', note: 'Name, date of birth, phone, address' },
      booking: { title: 'Bookings', note: 'After deletion only counts stay' },
      lottery: { title: 'Entries in draws', note: 'After entering; what is published holds numbers only' },
      rating: { title: 'Ratings', note: "After deletion only the stars are left, with nobody's name" },
      session_attendance: {
        title: 'Attendance in programmes',
        note: 'Who came to which session, why not, and who took them home; for a year after it',
      },
      offline_check_in: {
        title: 'Check-ins without a network',
        note: 'Noted while offline, kept for a while after they were merged',
      },
      session: { title: 'Sign-ins', note: 'After they end' },
      inbox: { title: 'Messages', note: 'After they were sent' },
      booking_answer: { title: 'Answers when booking', note: 'What a service asked you; deleted after the visit' },
      export: { title: 'Exports asked for', note: 'The file itself goes after seven days' },
      erasure: { title: 'Deletions asked for', note: 'Afterwards, by number only' },
      access_note: { title: 'Who saw my details', note: 'Each time that staff opened something' },
      audit: { title: 'Record of actions', note: 'Cybersecurity Law, article 21; no names or phones' },
      reveal_use: { title: 'Counts of openings', note: 'How often staff opened details, by hour' },
      wechat_event: { title: 'What WeChat told us', note: 'Such as consents taken back; by WeChat id only' },
      excuse: { title: 'Explanations of missed visits', note: 'What you wrote and what was answered' },
    },
  },
};

export const privacyPageWords: Record<Language, PrivacyWords> = { zh, en };

import type { TemplateName } from '../enums';
import type { Language } from './languages';

/** Messages that come into WeChat: offered after a booking, counted and allowed in the settings. */
const zh = {
  title: '微信提醒',
  rowNote: '允许了几条，还剩几条',
  lead: '微信规定：您每允许一次，我们才能给您发一条。发完要再点一次。',
  alsoInbox: '不允许也没关系：每条消息都在“我的 - 消息”里，停办这样的急事中心会打电话找您。',
  templates: {
    booking_confirmed: { title: '预约成功', note: '约好以后，时间和地点发到微信' },
    booking_changed: { title: '预约有变动', note: '中心停办、更正签到或请您代课时，马上告诉您' },
    place_offered: { title: '候补有位', note: '排队等到位子时，马上告诉您去确认' },
    visit_reminder: { title: '到时提醒', note: '前一天晚上、开始之前，按您选的时间提醒' },
    booking_cancelled: { title: '预约已取消', note: '取消以后，发一条给您留底' },
  } as Record<TemplateName, { title: string; note: string }>,
  left: (count: number) => `还能发 ${count} 条`,
  none: '现在不会发',
  banned: '微信里已关掉',
  bannedHint: '要重新打开：在微信点右上角“…”→“设置”→“订阅消息”，打开后回来再点一次。',
  allowOne: '再允许一条',
  allowFirst: '允许一条',
  allowLabel: (what: string, word: string) => `${what}：${word}`,
  offer: {
    button: '有变动，微信告诉我',
    why: '万一中心停办，微信马上告诉您，免得白跑一趟。',
    whyWaiting: '空出位子时微信马上告诉您，不会错过确认的时间。',
    no: '不用了',
  },
  said: {
    accept: '好的，到时发到您的微信',
    reject: '没有允许，消息仍在“我的 - 消息”里',
    ban: '微信里已关掉，可在微信设置的“订阅消息”里打开',
    off: '没有打开微信的询问，请稍后再试',
  },
  prompt: {
    title: '邻里家家亲 申请发送消息',
    once: '以下消息各允许一次',
    note: '演示城市：这是微信询问的替身',
    yes: '允许',
    no: '取消',
  },
  signedOut: { title: '登录后设置微信提醒', hint: '约好、变动、取消，都可以发到微信。', action: '登录' },
};

const en: typeof zh = {
  title: 'WeChat messages',
  rowNote: 'What you allowed, and how many are left',
  lead: "WeChat's rule: each time you allow it, we may send one message. After that you are asked again.",
  alsoInbox: 'You need not allow any: everything is under "Me → Messages", and for urgent things the centre calls you.',
  templates: {
    booking_confirmed: { title: 'Booked', note: 'Time and place, once you have booked' },
    booking_changed: {
      title: 'A booking has changed',
      note: 'At once when the centre calls it off, corrects it or has you stand in',
    },
    place_offered: { title: 'A place is free', note: 'When you wait in line and somebody gives a place back' },
    visit_reminder: { title: 'Reminder of a visit', note: 'The evening before and before it starts, as you chose' },
    booking_cancelled: { title: 'Cancelled', note: 'A record for you after you cancelled' },
  },
  left: (count) => `${count} left`,
  none: 'None will be sent',
  banned: 'Turned off in WeChat',
  bannedHint:
    'To turn it on: in WeChat tap "…" at the top right → Settings → Subscription messages, then come back and tap again.',
  allowOne: 'Allow one more',
  allowFirst: 'Allow one',
  allowLabel: (what, word) => `${what}: ${word}`,
  offer: {
    button: 'Tell me of changes in WeChat',
    why: 'If the centre has to call it off, WeChat tells you at once and you need not come for nothing.',
    whyWaiting: "WeChat tells you at once when a place is free, so that you don't miss the time to confirm.",
    no: 'No, thanks',
  },
  said: {
    accept: 'Good, it will come into your WeChat',
    reject: 'Not allowed; messages stay under "Me → Messages"',
    ban: 'Turned off in WeChat; turn it on under Subscription messages in its settings',
    off: 'WeChat could not ask, please try again later',
  },
  prompt: {
    title: 'Linli asks to send you messages',
    once: 'Each of these is allowed once',
    note: "Demo city: this stands in for WeChat's question",
    yes: 'Allow',
    no: 'Cancel',
  },
  signedOut: {
    title: 'Sign in for WeChat messages',
    hint: 'Bookings and changes can come into WeChat.',
    action: 'Sign in',
  },
};

export const noticesWords: Record<Language, typeof zh> = { zh, en };

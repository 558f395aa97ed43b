import type { Language } from './languages';

/** The page where a phone number is given, changed or removed. */
export interface PhoneWords {
  title: string;
  none: string;
  now: (phone: string) => string;
  why: string[];
  free: string;
  bind: string;
  change: string;
  remove: string;
  removeAsk: { title: string; text: string; yes: string; no: string };
  refused: string;
  saved: string;
  removed: string;
  standin: { title: string; text: string; yes: string; no: string };
  signedOut: { title: string; hint: string; action: string };
  row: { title: string; none: string };
}

export const phoneWords: Record<Language, PhoneWords> = {
  zh: {
    title: '手机号',
    none: '还没有留手机号',
    now: (phone) => `现在是 ${phone}`,
    why: [
      '服务临时停办、排队有了空位，工作人员能打电话告诉您',
      '号码加密保存，名单上看不到；谁查看过，您在“我的信息”里都看得到',
      '随时可以更换或删除',
    ],
    free: '不留也可以：预约、签到、消息都照常使用。',
    bind: '用微信绑定的手机号',
    change: '更换手机号',
    remove: '删除手机号',
    removeAsk: {
      title: '要删除手机号吗？',
      text: '删除后，临时有变动时中心没法打电话找您，只能在消息里告诉您。预约都还在。',
      yes: '删除',
      no: '先留着',
    },
    refused: '好的，没有留手机号，其他功能照常使用',
    saved: '手机号已保存',
    removed: '手机号已删除',
    standin: {
      title: '演示：微信会在这里问您',
      text: '在微信里，这一步由微信询问是否提供手机号。演示城市用一个虚构的号码代替。',
      yes: '允许',
      no: '不允许',
    },
    signedOut: { title: '登录后再留手机号', hint: '不留手机号也可以预约。', action: '登录' },
    row: { title: '手机号', none: '绑定、更换或删除，不留也能用' },
  },
  en: {
    title: 'Phone number',
    none: 'No number given yet',
    now: (phone) => `Now ${phone}`,
    why: [
      'Staff can call you when something is called off or a place becomes free',
      'It is kept encrypted and is on no list; you can see who looked at it',
      'Change or delete it at any time',
    ],
    free: 'You need not give one: booking, check-in and messages work as before.',
    bind: "Use WeChat's number",
    change: 'Change number',
    remove: 'Delete number',
    removeAsk: {
      title: 'Delete the number?',
      text: 'The centre can then only tell you of changes by message. Your bookings stay.',
      yes: 'Delete',
      no: 'Keep it',
    },
    refused: 'Fine, no number was given and all else works as before',
    saved: 'Number saved',
    removed: 'Number deleted',
    standin: {
      title: 'Demo: WeChat asks you here',
      text: 'In WeChat, this is where it asks whether to give your number. The demo uses an invented one.',
      yes: 'Allow',
      no: "Don't allow",
    },
    signedOut: { title: 'Sign in first', hint: 'You can book without a number.', action: 'Sign in' },
    row: { title: 'Phone number', none: 'Give, change or delete; optional' },
  },
};

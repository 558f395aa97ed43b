import type { InboxKind } from '../enums';
import type { Language } from './languages';

/** What a notice says: filled from its facts, of which older ones may lack some. */
export interface NoticeFacts {
  service: string;
  centre: string;
  place: string;
  /** The time as people say it: '明天 14:30–15:30'. */
  time: string;
  reason: string | null;
}

export interface InboxWords {
  title: string;
  unread: string;
  kinds: Record<InboxKind, { title: (f: NoticeFacts) => string; text: (f: NoticeFacts) => string }>;
  empty: { title: string; hint: string; action: string };
  signedOut: { title: string; hint: string; action: string };
}

export const inboxWords: Record<Language, InboxWords> = {
  zh: {
    title: '消息',
    unread: '未读',
    kinds: {
      booking_confirmed: {
        title: (f) => `约好了：${f.service}`,
        text: (f) => `${f.time}，${f.centre} ${f.place}。到了出示签到码就行。`,
      },
      booking_cancelled: {
        title: (f) => `已取消：${f.service}`,
        text: (f) => `${f.time} 的预约已经取消，位置让给了邻居。`,
      },
      booking_attended: {
        title: (f) => `已签到：${f.service}`,
        text: (f) => `${f.time}，欢迎来到${f.centre}。`,
      },
      attendance_undone: {
        title: (f) => `签到已撤销：${f.service}`,
        text: (f) =>
          `工作人员撤销了 ${f.time} 的签到${f.reason === null ? '' : `，原因：${f.reason}`}。有疑问请打电话给中心。`,
      },
      slot_closed: {
        title: (f) => `中心停办：${f.service}`,
        text: (f) =>
          `很抱歉，${f.time} 办不成了${f.reason === null ? '' : `，原因：${f.reason}`}。不算您爽约，可以另选时间。`,
      },
      welcome: {
        title: () => '欢迎来到邻里中心',
        text: () => '约好的事、签到和变动都会在这里告诉您。先去看看家门口有什么服务吧。',
      },
    },
    empty: { title: '还没有消息', hint: '预约成功、中心有变动时，会在这里告诉您。', action: '去看看服务' },
    signedOut: { title: '登录后看消息', hint: '预约成功、取消和中心的变动都会发到这里。', action: '登录' },
  },
  en: {
    title: 'Messages',
    unread: 'Unread',
    kinds: {
      booking_confirmed: {
        title: (f) => `Booked: ${f.service}`,
        text: (f) => `${f.time}, ${f.centre}, ${f.place}. Just show the code when you arrive.`,
      },
      booking_cancelled: {
        title: (f) => `Cancelled: ${f.service}`,
        text: (f) => `Your booking of ${f.time} is cancelled and the place went to a neighbour.`,
      },
      booking_attended: {
        title: (f) => `Checked in: ${f.service}`,
        text: (f) => `${f.time}. Welcome to ${f.centre}.`,
      },
      attendance_undone: {
        title: (f) => `Check-in taken back: ${f.service}`,
        text: (f) =>
          `Staff took back the check-in of ${f.time}${f.reason === null ? '' : `: ${f.reason}`}. Call the centre if in doubt.`,
      },
      slot_closed: {
        title: (f) => `Called off: ${f.service}`,
        text: (f) =>
          `Sorry, ${f.time} will not take place${f.reason === null ? '' : `: ${f.reason}`}. It does not count against you; please choose another time.`,
      },
      welcome: {
        title: () => 'Welcome',
        text: () => 'Bookings, check-ins and changes are told here. Have a look at what your centre offers.',
      },
    },
    empty: { title: 'No messages yet', hint: 'Bookings and changes are told here.', action: 'See services' },
    signedOut: {
      title: 'Sign in to see messages',
      hint: 'Bookings, cancellations and changes arrive here.',
      action: 'Sign in',
    },
  },
};

export interface NameWords {
  title: string;
  label: string;
  lead: string;
  placeholder: string;
  hint: (most: number) => string;
  save: string;
  saved: (name: string) => string;
  needed: string;
  who: string;
  signedOut: { title: string; hint: string; action: string };
}

export const nameWords: Record<Language, NameWords> = {
  zh: {
    title: '怎么称呼我',
    label: '称呼',
    lead: '到了中心，工作人员这样称呼您',
    placeholder: '如：陈阿姨、林晓雯',
    hint: (most) => `${most} 个字以内，随时可以改`,
    save: '保存',
    saved: (name) => `记住了，${name}`,
    needed: '写一个称呼就行，不一定要全名',
    who: '谁能看到：只有您预约的中心的工作人员，名单上不显示全名。',
    signedOut: { title: '登录后填写称呼', hint: '工作人员会照您写的来称呼您。', action: '登录' },
  },
  en: {
    title: 'What to call me',
    label: 'Name',
    lead: 'What the staff will call you',
    placeholder: 'e.g. Auntie Chen, Ahmed',
    hint: (most) => `Up to ${most} characters, change it any time`,
    save: 'Save',
    saved: (name) => `Noted, ${name}`,
    needed: 'Any name will do, it need not be the full one',
    who: 'Seen only by the staff of centres you book at; lists never show the full name.',
    signedOut: {
      title: 'Sign in to set your name',
      hint: 'The staff will call you what you write.',
      action: 'Sign in',
    },
  },
};

export interface SettingsWords {
  title: string;
  care: { title: string; note: string; on: string; off: string; switched: Record<'on' | 'off', string> };
  size: { title: string; usual: string; large: string; largest: string; sample: string };
  theme: { title: string; auto: string; light: string; dark: string };
  language: { title: string; zh: string; en: string };
  privacy: { title: string; note: string };
  about: { title: string; version: (version: string) => string; text: string };
}

export const settingsWords: Record<Language, SettingsWords> = {
  zh: {
    title: '设置',
    care: {
      title: '关怀模式',
      note: '字更大、按钮更大，首页只留最常用的几件事和中心的电话。',
      on: '打开',
      off: '关闭',
      switched: { on: '关怀模式已打开', off: '关怀模式已关闭' },
    },
    size: {
      title: '字号',
      usual: '标准',
      large: '大',
      largest: '特大',
      sample: '明天 11:30，长者午餐，一楼邻里食堂。',
    },
    theme: { title: '外观', auto: '自动', light: '浅色', dark: '深色' },
    language: { title: '语言 Language', zh: '中文', en: 'English' },
    privacy: { title: '隐私说明', note: '我们记什么、为什么记' },
    about: {
      title: '关于',
      version: (version) => `版本 ${version}`,
      text: '邻里家家亲是一城邻里中心共用的预约小程序。办不成的事，请打中心电话，或拨 12345。',
    },
  },
  en: {
    title: 'Settings',
    care: {
      title: 'Care mode',
      note: 'Larger type and buttons; the home page keeps only the few everyday things and the phone number.',
      on: 'On',
      off: 'Off',
      switched: { on: 'Care mode is on', off: 'Care mode is off' },
    },
    size: {
      title: 'Type size',
      usual: 'Usual',
      large: 'Large',
      largest: 'Largest',
      sample: 'Tomorrow 11:30, lunch, canteen on the ground floor.',
    },
    theme: { title: 'Look', auto: 'Automatic', light: 'Light', dark: 'Dark' },
    language: { title: 'Language 语言', zh: '中文', en: 'English' },
    privacy: { title: 'Privacy', note: 'What is kept and why' },
    about: {
      title: 'About',
      version: (version) => `Version ${version}`,
      text: 'One booking app for all neighbourhood centres of the city. If something does not work out, call the centre or 12345.',
    },
  },
};

/** What is kept and why, in plain words. Each point is true of the code; change both together. */
export interface PrivacyWords {
  title: string;
  lead: string;
  points: { icon: string; title: string; text: string }[];
  guide: string;
}

export const privacyWords: Record<Language, PrivacyWords> = {
  zh: {
    title: '隐私说明',
    lead: '办一件事只记这件事要用的。',
    points: [
      {
        icon: 'eye',
        title: '只看不登录',
        text: '看中心、看服务、看时间都不用登录，我们不知道您是谁。',
      },
      {
        icon: 'user-round',
        title: '登录时',
        text: '微信给我们一个只在本小程序有效的编号，用来认出是您。我们不要您的微信号、头像和通讯录。',
      },
      {
        icon: 'calendar-check',
        title: '预约时',
        text: '记下服务、时间、人数和是否到场，好给您留位置、算每周的次数。称呼是您自己写的；有年龄要求的服务，才用到在中心登记的出生日期。',
      },
      {
        icon: 'map-pin',
        title: '位置',
        text: '您点“用定位找”时才问一次，用来算远近。位置记在您的手机里，不存到我们的服务器。',
      },
      {
        icon: 'users',
        title: '谁能看到',
        text: '只有您预约的那个中心的工作人员，名单上不显示全名。每次签到、撤销都有记录可查。',
      },
      {
        icon: 'shield-check',
        title: '不做的事',
        text: '不卖、不转给别人，不排名，不强迫打卡、拍照或定位。',
      },
    ],
    guide: '查看微信隐私保护指引',
  },
  en: {
    title: 'Privacy',
    lead: 'Only what a task needs is kept.',
    points: [
      {
        icon: 'eye',
        title: 'Looking around',
        text: 'Centres, services and times need no sign-in; we do not know who you are.',
      },
      {
        icon: 'user-round',
        title: 'Signing in',
        text: 'WeChat gives us a number that is valid in this app only. We do not ask for your WeChat name, picture or contacts.',
      },
      {
        icon: 'calendar-check',
        title: 'Booking',
        text: 'Service, time, number of people and whether you came are kept, to hold your place and count per week. You write your name yourself; a date of birth registered at the centre is used only for services with an age limit.',
      },
      {
        icon: 'map-pin',
        title: 'Location',
        text: 'Asked once, when you tap “Find the nearest”, to measure distance. It stays on your phone and is not stored on our servers.',
      },
      {
        icon: 'users',
        title: 'Who sees it',
        text: 'Only staff of the centre you book at; lists never show the full name. Check-ins and undoing are recorded.',
      },
      {
        icon: 'shield-check',
        title: 'What we do not do',
        text: 'No selling, no passing on, no ranking, no forced check-ins, photos or tracking.',
      },
    ],
    guide: 'Read WeChat’s privacy guide',
  },
};

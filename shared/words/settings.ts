import type { Language } from './languages';

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
    theme: { title: 'Look', auto: 'Auto', light: 'Light', dark: 'Dark' },
    language: { title: 'Language 语言', zh: '中文', en: 'English' },
    privacy: { title: 'Privacy', note: 'What is kept and why' },
    about: {
      title: 'About',
      version: (version) => `Version ${version}`,
      text: 'One booking app for all neighbourhood centres of the city. If something does not work out, call the centre or 12345.',
    },
  },
};

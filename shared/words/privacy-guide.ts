import type { Language } from './languages';

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
        text: '微信给我们一个只在本小程序有效的编号，用来认出是您。我们不要您的微信号和通讯录；头像只有您自己点了放上才有。',
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
        icon: 'smartphone',
        title: '手机权限',
        text: '扫码、拍照才用相机，放头像或照片才看您选的那张照片，加到日历才用日历，复制才用剪贴板，都在您点的时候才用。不同意也能照常浏览和预约。',
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
        text: 'WeChat gives us a number that is valid in this app only. We do not ask for your WeChat name or contacts; your picture is here only if you put it here.',
      },
      {
        icon: 'calendar-check',
        title: 'Booking',
        text: 'Service, time, number of people and whether you came are kept, to hold your place and count per week. You write your name yourself; a date of birth registered at the centre is used only for services with an age limit.',
      },
      {
        icon: 'map-pin',
        title: 'Location',
        text: 'Asked once, when you tap "Find the nearest", to measure distance. It stays on your phone and is not stored on our servers.',
      },
      {
        icon: 'smartphone',
        title: 'Your phone',
        text: 'The camera only to scan a code or take a photo, of your photos only the one you choose, the calendar only to add a booking, the clipboard only to copy; each when you tap for it. You can browse and book without them.',
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
    guide: "Read WeChat's privacy guide",
  },
};

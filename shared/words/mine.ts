import type { Language } from './languages';

/** The third tab: me and what is mine. */
export interface MineWords {
  title: string;
  signedOut: { title: string; text: string; signIn: string };
  noName: string;
  changeName: string;
  coming: string;
  all: string;
  allOf: (count: number) => string;
  comingNone: { title: string; action: string };
  bookings: string;
  bookingsNote: string;
  inbox: string;
  unread: (count: number) => string;
  settings: string;
  settingsNote: string;
  desk: string;
  deskNote: string;
  centre: string;
  chooseCentre: string;
  chooseCentreNote: string;
  callCentre: string;
  signOut: string;
  signOutAsk: { title: string; text: string; yes: string; no: string };
  /** Check-ins noted without a network that would be lost. */
  unsentAsk: (n: number) => { title: string; text: string; yes: string; no: string; danger: boolean };
  signedOutDone: string;
  demo: { title: string; note: string; choose: string; nobody: string; now: (name: string) => string };
  roleAt: (role: string, place: string) => string;
}

export const mineWords: Record<Language, MineWords> = {
  zh: {
    title: '我的',
    signedOut: {
      title: '登录后就能预约',
      text: '看中心、看服务不用登录。登录后能预约、看签到码和消息。',
      signIn: '登录',
    },
    noName: '还没有称呼',
    changeName: '改称呼',
    coming: '接下来',
    all: '全部',
    allOf: (count) => `全部 ${count} 个`,
    comingNone: { title: '近几天没有预约', action: '去预约' },
    bookings: '我的预约',
    bookingsNote: '签到码、取消、以前的记录',
    inbox: '消息',
    unread: (count) => `${count} 条未读`,
    settings: '设置',
    settingsNote: '字号、关怀模式、深色、语言',
    desk: '进入工作台',
    deskNote: '今天的名单、签到和时段',
    centre: '我的中心',
    chooseCentre: '选我的中心',
    chooseCentreNote: '选好后首页就显示它的服务',
    callCentre: '打电话给中心',
    signOut: '退出登录',
    signOutAsk: {
      title: '要退出登录吗？',
      text: '预约都还在，下次登录就能看到。',
      yes: '退出',
      no: '不退出',
    },
    unsentAsk: (n) => ({
      title: `还有 ${n} 条签到没上传`,
      text: '现在退出，这些签到会丢掉。请先连上网络，等它们上传完。',
      yes: '丢掉并退出',
      no: '先不退出',
      danger: true,
    }),
    signedOutDone: '已退出登录',
    demo: {
      title: '演示城市',
      note: '这里的人物都是虚构的。换个身份，看看居民、前台和主任各自看到什么。',
      choose: '换一个身份',
      nobody: '现在没有登录',
      now: (name) => `现在是 ${name}`,
    },
    roleAt: (role, place) => `${place} · ${role}`,
  },
  en: {
    title: 'Me',
    signedOut: {
      title: 'Sign in to book',
      text: 'Look around without signing in. Signed in, you can book and see your codes and messages.',
      signIn: 'Sign in',
    },
    noName: 'No name yet',
    changeName: 'Change name',
    coming: 'Coming up',
    all: 'All',
    allOf: (count) => `All ${count}`,
    comingNone: { title: 'Nothing booked', action: 'Book' },
    bookings: 'My bookings',
    bookingsNote: 'Codes, cancelling, past ones',
    inbox: 'Messages',
    unread: (count) => `${count} unread`,
    settings: 'Settings',
    settingsNote: 'Type size, care mode, dark, language',
    desk: 'Open the desk',
    deskNote: "Today's roster, check-in and slots",
    centre: 'My centre',
    chooseCentre: 'Choose my centre',
    chooseCentreNote: 'The home page then shows its services',
    callCentre: 'Call the centre',
    signOut: 'Sign out',
    signOutAsk: {
      title: 'Sign out?',
      text: 'Your bookings stay; you see them when you sign in again.',
      yes: 'Sign out',
      no: 'Stay',
    },
    unsentAsk: (n) => ({
      title: n === 1 ? 'One check-in is not sent' : `${n} check-ins are not sent`,
      text: 'If you sign out now they are lost. Please go online and wait until they are sent.',
      yes: 'Sign out and lose them',
      no: 'Stay',
      danger: true,
    }),
    signedOutDone: 'Signed out',
    demo: {
      title: 'Demo city',
      note: 'Its people are invented. Change who you are to see what residents, the desk and the manager each see.',
      choose: 'Be somebody else',
      nobody: 'Not signed in',
      now: (name) => `Now ${name}`,
    },
    roleAt: (role, place) => `${place} · ${role}`,
  },
};

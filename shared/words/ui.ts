import type { Role } from '../enums';
import type { Language } from './languages';

/** Why the server was not reached. */
export const networkWords: Record<Language, Record<'offline' | 'timeout', string>> = {
  zh: {
    offline: '网络好像断了，请检查网络后重试',
    timeout: '网络有点慢，没有等到回复，请重试',
  },
  en: {
    offline: 'You seem to be offline, please check the network and try again',
    timeout: 'The network is slow and no answer came, please try again',
  },
};

/** Words of the kit itself, the same on every page. */
export interface UiWords {
  back: string;
  home: string;
  close: string;
  cancel: string;
  sure: string;
  retry: string;
  loading: string;
  more: string;
  noMore: string;
  failed: string;
  noSuchPage: string;
  pageMissing: string;
  problemNumber: (requestId: string) => string;
  tabs: { label: string; home: string; services: string; mine: string };
  fewer: string;
  plus: string;
  search: string;
  clear: string;
  call: string;
  phone: string;
  chosen: string;
  skip: string;
  mainNavigation: string;
  skipNavigation: string;
}

export const uiWords: Record<Language, UiWords> = {
  zh: {
    back: '返回',
    home: '回首页',
    close: '关闭',
    cancel: '取消',
    sure: '确定',
    retry: '重试',
    loading: '正在加载',
    more: '加载更多',
    noMore: '已经到底了',
    failed: '没有加载出来',
    noSuchPage: '没找到这个页面，先带您回首页',
    pageMissing: '网络不通，页面没有打开，请稍后再点一次',
    problemNumber: (requestId) => `问题编号 ${requestId}`,
    tabs: { label: '主导航', home: '首页', services: '办事', mine: '我的' },
    fewer: '减少',
    plus: '增加',
    search: '搜索',
    clear: '清空',
    call: '打电话给中心',
    phone: '电话',
    chosen: '已选',
    skip: '跳到内容',
    mainNavigation: '工作台导航',
    skipNavigation: '跳到页面内容',
  },
  en: {
    back: 'Back',
    home: 'Home',
    close: 'Close',
    cancel: 'Cancel',
    sure: 'OK',
    retry: 'Try again',
    loading: 'Loading',
    more: 'Load more',
    noMore: 'That is all',
    failed: 'Could not be loaded',
    noSuchPage: 'There is no such page; here is the home page',
    pageMissing: 'No network: the page did not open. Please tap again in a moment.',
    problemNumber: (requestId) => `Problem number ${requestId}`,
    tabs: { label: 'Main', home: 'Home', services: 'Services', mine: 'Me' },
    fewer: 'Fewer',
    plus: 'More',
    search: 'Search',
    clear: 'Clear',
    call: 'Call the centre',
    phone: 'Phone',
    chosen: 'Chosen',
    skip: 'Skip to content',
    mainNavigation: 'Desk navigation',
    skipNavigation: 'Skip to the page',
  },
};

/** When the server no longer speaks with this version of the app. */
export const updateWords: Record<Language, Record<'title' | 'text' | 'coming' | 'byHand' | 'update', string>> = {
  zh: {
    title: '请更新到新版本',
    text: '这个版本已经停用了。点下面的按钮就能换成新版，您的预约都还在。',
    coming: '这个版本已经停用了，微信正在下载新版，请稍等片刻。您的预约都还在。',
    byHand: '这个版本已经停用了。请在微信里删除“邻里家家亲”小程序，再搜索打开一次，就是新版。您的预约都还在。',
    update: '换成新版',
  },
  en: {
    title: 'Please update',
    text: 'This version is no longer supported. Tap the button to get the new one; your bookings are kept.',
    coming:
      'This version is no longer supported. WeChat is fetching the new one, please wait a moment. Your bookings are kept.',
    byHand:
      'This version is no longer supported. Please remove the mini-program in WeChat, search for it and open it again. Your bookings are kept.',
    update: 'Get the new version',
  },
};

/** Coming in, and WeChat's privacy guide. */
export interface SignInWords {
  title: string;
  intro: string;
  roles: Record<Role, string>;
  notHere: string;
  notHereHint: string;
  privacyTitle: string;
  privacyText: string;
  privacyGuide: string;
  privacyAgree: string;
  privacyRefuse: string;
  entering: string;
}

export const signInWords: Record<Language, SignInWords> = {
  zh: {
    title: '您是哪一位？',
    intro: '这里是演示城市，选一位居民或工作人员，就能以他的身份体验。',
    roles: {
      resident: '居民',
      staff: '工作人员',
      manager: '中心负责人',
      volunteer: '志愿者',
      operator: '运营人员',
      grid_worker: '网格员',
      reviewer: '内容审核员',
      system: '系统管理员',
      security: '安全管理员',
      auditor: '审计员',
    },
    notHere: '请在微信里打开',
    notHereHint: '登录需要微信小程序。浏览各中心的服务和时间不用登录。',
    privacyTitle: '使用前请您知晓',
    privacyText:
      '接下来的操作要用到您的个人信息。我们只用它办您正在办的这件事，不作别的用途。您可以先看看隐私保护指引。不同意也可以继续浏览。',
    privacyGuide: '查看隐私保护指引',
    privacyAgree: '同意并继续',
    privacyRefuse: '暂不同意',
    entering: '正在登录',
  },
  en: {
    title: 'Who are you?',
    intro: 'This is the demo city. Choose a resident or a member of staff to try it as them.',
    roles: {
      resident: 'Resident',
      staff: 'Staff',
      manager: 'Centre manager',
      volunteer: 'Volunteer',
      operator: 'Operator',
      grid_worker: 'Grid worker',
      reviewer: 'Content reviewer',
      system: 'System administrator',
      security: 'Security administrator',
      auditor: 'Auditor',
    },
    notHere: 'Please open this in WeChat',
    notHereHint: 'Signing in needs the WeChat mini-program. Services and times can be seen without it.',
    privacyTitle: 'Before you go on',
    privacyText:
      'The next step uses personal data of yours. It is used for this step only. You may read the privacy guide first, and you can keep browsing if you refuse.',
    privacyGuide: 'Read the privacy guide',
    privacyAgree: 'Agree and go on',
    privacyRefuse: 'Not now',
    entering: 'Signing in',
  },
};

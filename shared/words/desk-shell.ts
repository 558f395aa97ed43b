import type { Language } from './languages';

/** What stands around every page of a desk: who may come in, the navigation, who is here, how to leave. */
const zh = {
  groups: { today: '今天', plan: '安排', residents: '居民', centre: '数据与设置' },
  nav: {
    slots: '时段',
    list: '名单',
    services: '服务项目',
    lottery: '摇号',
    timetable: '排期',
    facility: '场地与人员',
    changes: '受影响的预约',
    programmes: '假期班',
    activities: '活动',
    approvals: '待审核预约',
    calls: '待电话告知',
    excuses: '爽约说明',
    ratings: '居民评价',
    figures: '统计',
    photos: '中心照片',
    neighbours: '核对',
    roles: '岗位',
    queue: '待审核',
    words: '本市敏感词',
    jobs: '任务与消息',
    record: '操作记录',
  },
  gate: {
    signedOut: '请先登录',
    signedOutHint: '这里给工作人员用。',
    signIn: '登录',
    home: '回首页',
    otherPerson: '换个身份登录',
  },
  home: '回居民首页',
  leave: '退出登录',
  leaveAsk: { title: '退出这台电脑上的登录？', text: '离开座位请退出，别人就看不到居民的信息。' },
};

export type DeskShellWords = typeof zh;

const en: DeskShellWords = {
  groups: { today: 'Today', plan: 'Planning', residents: 'Residents', centre: 'Figures and settings' },
  nav: {
    slots: 'Times',
    list: 'Roster',
    services: 'Services',
    lottery: 'Draws',
    timetable: 'Timetable',
    facility: 'Rooms and people',
    changes: 'Bookings hit',
    programmes: 'Programmes',
    activities: 'Activities',
    approvals: 'To confirm',
    calls: 'Calls to make',
    excuses: 'Excuses',
    ratings: 'Ratings',
    figures: 'Figures',
    photos: 'Photos',
    neighbours: 'Checks',
    roles: 'Roles',
    queue: 'Waiting',
    words: 'Blocked words',
    jobs: 'Jobs and messages',
    record: 'Record',
  },
  gate: {
    signedOut: 'Please sign in',
    signedOutHint: 'This is for staff.',
    signIn: 'Sign in',
    home: 'Home',
    otherPerson: 'Sign in as somebody else',
  },
  home: "Residents' home",
  leave: 'Sign out',
  leaveAsk: {
    title: 'Sign out on this computer?',
    text: "Sign out before you leave the seat: nobody else sees residents' details then.",
  },
};

export const deskShellWords: Record<Language, DeskShellWords> = { zh, en };

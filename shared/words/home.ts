import type { Language } from './languages';
import { counted } from './english';

/** The first tab, in its usual and its care form. */
export interface HomeWords {
  title: string;
  hello: (name: string) => string;
  helloNobody: string;
  changePlace: string;
  next: string;
  showCode: string;
  seeBooking: string;
  directions: string;
  people: (count: number) => string;
  book: string;
  myBookings: string;
  inbox: string;
  allCentres: string;
  callCentre: string;
  callHotline: string;
  care: string;
  inboxUnread: (count: number) => string;
  nearby: string;
  nearbyAll: (count: number) => string;
  freeSeats: (count: number) => string;
  freeMeals: (count: number) => string;
  noneFree: string;
  byLottery: string;
  paused: string;
  allServices: (count: number) => string;
  chooser: {
    title: string;
    text: string;
    locate: string;
    byArea: string;
    why: string;
    refused: string;
    tooFar: string;
    listTitle: string;
  };
  noCentres: { title: string; hint: string };
  bigTasks: {
    nothingTitle: string;
    nothingText: string;
    book: string;
    bookNote: string;
    mine: string;
    mineNote: (count: number) => string;
    mineNone: string;
    inbox: string;
    inboxNote: (count: number) => string;
    inboxNone: string;
    centre: string;
    centreNone: string;
    call: string;
    hotline: string;
    usual: string;
  };
}

/** The city's public service line, answered everywhere in China: whom to call before a centre is chosen. */
export const cityHotline = '12345';

export const homeWords: Record<Language, HomeWords> = {
  zh: {
    title: '邻里家家亲',
    hello: (name) => `您好，${name}`,
    helloNobody: '您好',
    changePlace: '换一个中心',
    next: '我的下一项',
    showCode: '出示签到码',
    seeBooking: '看预约',
    directions: '怎么走',
    people: (count) => `${count} 人`,
    book: '预约服务',
    myBookings: '我的预约',
    inbox: '消息',
    allCentres: '全部中心',
    callCentre: '问问中心',
    callHotline: '打 12345',
    care: '大字关怀',
    inboxUnread: (count) => `消息 ${count} 条未读`,
    nearby: '家门口的中心',
    nearbyAll: (count) => `全部 ${count} 个`,
    freeSeats: (count) => `余 ${count} 位`,
    freeMeals: (count) => `余 ${count} 份`,
    noneFree: '近几天已约满',
    byLottery: '名额摇号',
    paused: '暂停预约',
    allServices: (count) => `看全部 ${count} 项服务`,
    chooser: {
      title: '先找到您家附近的邻里中心',
      text: '吃饭、理发、量血压、带孩子，不出小区就能约。不用登录就能看。',
      locate: '用定位找最近的',
      byArea: '按地区选',
      why: '位置只用来算远近，服务器不保存。',
      refused: '没有拿到位置。没关系，按地区选，或者直接点下面的中心。',
      tooFar: '60 公里内还没有邻里中心，请按地区选。',
      listTitle: '也可以直接进去看看',
    },
    noCentres: { title: '还没有开放的邻里中心', hint: '中心开放后会显示在这里。有事可以拨打 12345。' },
    bigTasks: {
      nothingTitle: '近几天没有安排',
      nothingText: '想吃饭、理发、量血压，点下面的“预约”。',
      book: '预约',
      bookNote: '午餐、量血压',
      mine: '我的事',
      mineNote: (count) => `${count} 件约好了`,
      mineNone: '看看约过什么',
      inbox: '消息',
      inboxNote: (count) => `${count} 条没看过`,
      inboxNone: '没有新消息',
      centre: '选我的中心',
      centreNone: '找离家最近的',
      call: '打电话给中心',
      hotline: '打 12345 问一问',
      usual: '换回普通大小',
    },
  },
  en: {
    title: 'Linli',
    hello: (name) => `Hello, ${name}`,
    helloNobody: 'Hello',
    changePlace: 'Change centre',
    next: 'Coming up',
    showCode: 'Show code',
    seeBooking: 'See booking',
    directions: 'Directions',
    people: (count) => (count === 1 ? '1 person' : `${count} people`),
    book: 'Book',
    myBookings: 'My bookings',
    inbox: 'Messages',
    allCentres: 'All centres',
    callCentre: 'Ask by phone',
    callHotline: 'Call 12345',
    care: 'Large type',
    inboxUnread: (count) => `Messages ${count} unread`,
    nearby: 'Your centre',
    nearbyAll: (count) => `All ${count}`,
    freeSeats: (count) => `${count} free`,
    freeMeals: (count) => `${count} left`,
    noneFree: 'Full these days',
    byLottery: 'Drawn by lot',
    paused: 'Paused',
    allServices: (count) => `See all ${counted(count, 'service')}`,
    chooser: {
      title: 'Find the centre near your home',
      text: 'Meals, haircuts, health checks, childcare: book them round the corner. Look around without signing in.',
      locate: 'Find the nearest',
      byArea: 'Choose by area',
      why: 'Your location is only used to measure distance. Our servers do not keep it.',
      refused: 'No location. No problem: choose by area or open a centre below.',
      tooFar: 'No centre within 60 km; please choose by area.',
      listTitle: 'Or step right in',
    },
    noCentres: { title: 'No centre is open yet', hint: 'Centres show here once they open. For help, call 12345.' },
    bigTasks: {
      nothingTitle: 'Nothing planned',
      nothingText: 'A meal, a haircut, a health check? Tap "Book" below.',
      book: 'Book',
      bookNote: 'Meals, health',
      mine: 'My bookings',
      mineNote: (count) => `${count} to come`,
      mineNone: 'See past ones',
      inbox: 'Messages',
      inboxNote: (count) => `${count} new`,
      inboxNone: 'Nothing new',
      centre: 'Choose my centre',
      centreNone: 'Find the nearest',
      call: 'Call the centre',
      hotline: 'Call 12345 for help',
      usual: 'Back to usual size',
    },
  },
};

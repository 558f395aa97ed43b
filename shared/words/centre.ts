import type { Language } from './languages';
import { counted } from './english';

/** Centres: cards, the centre's own page and choosing mine. */
export interface CentreWords {
  title: string;
  openUntil: (time: string) => string;
  opensAt: (time: string) => string;
  closedForToday: string;
  closedToday: string;
  walk: (minutes: number) => string;
  kilometres: (km: string) => string;
  serviceCount: (count: number) => string;
  noServicesYet: string;
  setMine: string;
  isMine: string;
  setMineDone: (name: string) => string;
  call: string;
  callLong: string;
  callCentre: (phone: string) => string;
  directions: string;
  copied: string;
  copyFailed: string;
  partServices: string;
  partAbout: string;
  about: string;
  holidayUnnamed: string;
  gone: { title: string; hint: string; action: string };
  hours: string;
  today: string;
  holiday: (name: string) => string;
  makeup: string;
  provisional: string;
  provisionalHint: string;
  contact: string;
  address: string;
  transport: string;
  phone: string;
  functions: string;
  staff: string;
  servicesNone: { title: string; hint: string };
  founding: string;
  choose: {
    title: string;
    lead: string;
    near: string;
    byArea: string;
    locate: string;
    locateWhy: string;
    refused: { title: string; hint: string };
    retryLocate: string;
    nearNone: { title: string; hint: string };
    nearTitle: string;
    relocate: string;
    none: { title: string; hint: string };
    allTitle: string;
    allOf: (area: string) => string;
    everywhere: string;
    count: (count: number) => string;
    noCentre: string;
    showRest: (count: number) => string;
    hideRest: string;
    empty: (area: string) => { title: string; hint: string };
    back: string;
    picked: string;
  };
}

export const centreWords: Record<Language, CentreWords> = {
  zh: {
    title: '邻里中心',
    openUntil: (time) => `开放至 ${time}`,
    opensAt: (time) => `${time} 开门`,
    closedForToday: '今天已关门',
    closedToday: '今天休息',
    walk: (minutes) => `步行约 ${minutes} 分钟`,
    kilometres: (km) => `${km} 公里`,
    serviceCount: (count) => `${count} 项服务`,
    noServicesYet: '暂无可预约的服务',
    setMine: '设为我的中心',
    isMine: '我的中心',
    setMineDone: (name) => `已把${name}设为您的中心`,
    call: '打电话',
    callLong: '打电话给中心',
    callCentre: (phone) => `打电话给中心，${phone}`,
    directions: '怎么走',
    copied: '地址已复制，可粘贴到地图里搜索',
    copyFailed: '地图没有打开，请按上面的地址走，或打电话问路',
    partServices: '能约什么',
    partAbout: '开放和位置',
    about: '这里什么样',
    holidayUnnamed: '节假日',
    gone: { title: '没有找到这个中心', hint: '它可能换了地方或已停办，看看别的中心。', action: '看全部中心' },
    hours: '开放时间',
    today: '今天',
    holiday: (name) => `${name}，按周日时间开放`,
    makeup: '调休上班，按工作日时间开放',
    provisional: '暂定',
    provisionalHint: '标“暂定”的日子，国务院还没公布当年放假安排，可能会变。',
    contact: '位置与电话',
    address: '地址',
    transport: '怎么来',
    phone: '电话',
    functions: '这里能做什么',
    staff: '找谁帮忙',
    servicesNone: { title: '这个中心还没有开放网上预约', hint: '可以打电话问问，工作人员会帮您安排。' },
    founding: '共建单位',
    choose: {
      title: '选邻里中心',
      lead: '选好以后，首页就显示这个中心的服务。随时可以换。',
      near: '离我最近',
      byArea: '按地区选',
      locate: '用定位找最近的中心',
      locateWhy: '位置只用来算远近，服务器不保存，也不会告诉别人。',
      refused: { title: '没有拿到您的位置', hint: '没关系，下面按地区选，或者直接挑一个，一样能预约。' },
      retryLocate: '再试一次',
      nearNone: { title: '60 公里内还没有邻里中心', hint: '可以改为按地区选，看看别处的中心。' },
      nearTitle: '从近到远',
      relocate: '重新定位',
      none: { title: '还没有开放的邻里中心', hint: '中心开放后会显示在这里。有事可以拨打 12345。' },
      allTitle: '全部中心',
      allOf: (area) => `${area}的中心`,
      everywhere: '全部地区',
      count: (count) => `${count} 个中心`,
      noCentre: '这些地方还没有中心',
      showRest: (count) => `另外 ${count} 个地方还没有中心，展开看看`,
      hideRest: '收起还没有中心的地方',
      empty: (area) => ({
        title: `${area}还没有邻里中心`,
        hint: '返回上一级，可以选附近的中心，居民都能预约。',
      }),
      back: '返回上一级',
      picked: '当前',
    },
  },
  en: {
    title: 'Neighbourhood centre',
    openUntil: (time) => `Open until ${time}`,
    opensAt: (time) => `Opens at ${time}`,
    closedForToday: 'Closed for today',
    closedToday: 'Closed today',
    walk: (minutes) => `about ${minutes} min on foot`,
    kilometres: (km) => `${km} km`,
    serviceCount: (count) => counted(count, 'service'),
    noServicesYet: 'Nothing to book yet',
    setMine: 'Make this my centre',
    isMine: 'My centre',
    setMineDone: (name) => `${name} is now your centre`,
    call: 'Call',
    callLong: 'Call the centre',
    callCentre: (phone) => `Call the centre, ${phone}`,
    directions: 'Directions',
    copied: 'Address copied, paste it into your map',
    copyFailed: 'The map did not open; please use the address above or call',
    partServices: 'To book',
    partAbout: 'Hours and way',
    about: 'What it is like',
    holidayUnnamed: 'Holiday',
    gone: {
      title: 'This centre was not found',
      hint: 'It may have moved or closed; see other centres.',
      action: 'All centres',
    },
    hours: 'Opening hours',
    today: 'Today',
    holiday: (name) => `${name}, Sunday hours`,
    makeup: 'Make-up working day, weekday hours',
    provisional: 'Provisional',
    provisionalHint: 'Days marked "Provisional" may change: the holiday notice for that year is not out yet.',
    contact: 'Where and phone',
    address: 'Address',
    transport: 'Getting here',
    phone: 'Phone',
    functions: 'What is here',
    staff: 'Who helps you',
    servicesNone: {
      title: 'Nothing can be booked online here yet',
      hint: 'Call the centre and the staff will arrange it.',
    },
    founding: 'Founded by',
    choose: {
      title: 'Choose a centre',
      lead: 'The home page then shows what this centre offers. You can change it any time.',
      near: 'Nearest',
      byArea: 'By area',
      locate: 'Find the nearest by location',
      locateWhy: 'Your location is only used to measure distance. Our servers neither keep nor share it.',
      refused: { title: 'Your location is not available', hint: 'No problem: choose by area or pick a centre below.' },
      retryLocate: 'Try again',
      nearNone: { title: 'No centre within 60 km', hint: 'Choose by area to see centres elsewhere.' },
      nearTitle: 'Nearest first',
      relocate: 'Locate again',
      none: { title: 'No centre is open yet', hint: 'Centres show here once they open. For help, call 12345.' },
      allTitle: 'All centres',
      allOf: (area) => `Centres in ${area}`,
      everywhere: 'All areas',
      count: (count) => (count === 1 ? '1 centre' : `${count} centres`),
      noCentre: 'No centre here yet',
      showRest: (count) => `Show ${counted(count, 'place')} without a centre`,
      hideRest: 'Hide places without a centre',
      empty: (area) => ({
        title: `${area} has no centre yet`,
        hint: 'Go back a level and choose one nearby; every resident may book there.',
      }),
      back: 'Back a level',
      picked: 'Current',
    },
  },
};

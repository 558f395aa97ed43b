import type { AreaLevel } from '../enums';
import type { Language } from './languages';

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
  callCentre: (phone: string) => string;
  callMissed: (phone: string) => string;
  directions: string;
  copied: string;
  hours: string;
  today: string;
  todayHours: (hours: string) => string;
  holiday: (name: string) => string;
  makeup: string;
  provisional: string;
  provisionalHint: string;
  exception: (reason: string) => string;
  contact: string;
  address: string;
  transport: string;
  phone: string;
  functions: string;
  functionsHint: string;
  staff: string;
  services: string;
  servicesNone: { title: string; hint: string };
  founding: string;
  choose: {
    title: string;
    lead: string;
    near: string;
    byArea: string;
    locate: string;
    locating: string;
    locateWhy: string;
    refused: { title: string; hint: string };
    retryLocate: string;
    nearNone: { title: string; hint: string };
    nearTitle: string;
    allTitle: string;
    allOf: (area: string) => string;
    everywhere: string;
    count: (count: number) => string;
    noCentre: string;
    showRest: (count: number) => string;
    hideRest: string;
    pick: (name: string) => string;
    empty: (area: string) => { title: string; hint: string };
    search: string;
    searchNone: { title: string; hint: string };
    levels: Record<AreaLevel, string>;
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
    serviceCount: (count) => `${count} 项服务可预约`,
    noServicesYet: '暂无可预约的服务',
    setMine: '设为我的中心',
    isMine: '我的中心',
    setMineDone: (name) => `已把${name}设为您的中心`,
    call: '打电话',
    callCentre: (phone) => `打电话给中心，${phone}`,
    callMissed: (phone) => `没有拨出去，可以手动拨 ${phone}`,
    directions: '怎么走',
    copied: '地址已复制，可粘贴到地图里搜索',
    hours: '开放时间',
    today: '今天',
    todayHours: (hours) => `今天 ${hours}`,
    holiday: (name) => `${name}，按周日时间开放`,
    makeup: '调休上班，按工作日时间开放',
    provisional: '暂定',
    provisionalHint: '标“暂定”的日子，国务院还没公布当年放假安排，可能会变。',
    exception: (reason) => reason,
    contact: '位置与电话',
    address: '地址',
    transport: '怎么来',
    phone: '电话',
    functions: '这里能做什么',
    functionsHint: '1 个党群阵地、6 项基本功能，加上本地特色',
    staff: '找谁帮忙',
    services: '可以预约的服务',
    servicesNone: { title: '这个中心还没有开放网上预约', hint: '可以打电话问问，工作人员会帮您安排。' },
    founding: '共建单位',
    choose: {
      title: '选邻里中心',
      lead: '选好以后，首页就显示这个中心的服务。随时可以换。',
      near: '离我最近',
      byArea: '按地区选',
      locate: '用定位找最近的中心',
      locating: '正在定位…',
      locateWhy: '位置只用来算远近，不会保存，也不会告诉别人。',
      refused: { title: '没有拿到您的位置', hint: '没关系，下面按地区选，或者直接挑一个，一样能预约。' },
      retryLocate: '再试一次',
      nearNone: { title: '60 公里内还没有邻里中心', hint: '可以改为按地区选，看看别处的中心。' },
      nearTitle: '从近到远',
      allTitle: '全部中心',
      allOf: (area) => `${area}的中心`,
      everywhere: '全部地区',
      count: (count) => `${count} 个中心`,
      noCentre: '还没有中心',
      showRest: (count) => `另外 ${count} 个地方还没有中心，展开看看`,
      hideRest: '收起还没有中心的地方',
      pick: (name) => `选${name}为我的中心`,
      empty: (area) => ({
        title: `${area}还没有邻里中心`,
        hint: '返回上一级，可以选附近的中心，居民都能预约。',
      }),
      search: '搜中心名字或地址',
      searchNone: { title: '没有找到这个名字的中心', hint: '换个短一点的词，或者按地区一级一级选。' },
      levels: { city: '市', county: '县区', town: '镇街', village: '村居', grid: '网格', unit: '单元' },
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
    serviceCount: (count) => `${count} services to book`,
    noServicesYet: 'Nothing to book yet',
    setMine: 'Make this my centre',
    isMine: 'My centre',
    setMineDone: (name) => `${name} is now your centre`,
    call: 'Call',
    callCentre: (phone) => `Call the centre, ${phone}`,
    callMissed: (phone) => `The call did not start; please dial ${phone}`,
    directions: 'Directions',
    copied: 'Address copied, paste it into your map',
    hours: 'Opening hours',
    today: 'Today',
    todayHours: (hours) => `Today ${hours}`,
    holiday: (name) => `${name}, Sunday hours`,
    makeup: 'Make-up working day, weekday hours',
    provisional: 'Provisional',
    provisionalHint: 'Days marked “Provisional” may change: the holiday notice for that year is not out yet.',
    exception: (reason) => reason,
    contact: 'Where and phone',
    address: 'Address',
    transport: 'Getting here',
    phone: 'Phone',
    functions: 'What is here',
    functionsHint: 'One community heart, six basic functions and local specials',
    staff: 'Who helps you',
    services: 'Services to book',
    servicesNone: { title: 'Nothing can be booked online here yet', hint: 'Call the centre and the staff will arrange it.' },
    founding: 'Founded by',
    choose: {
      title: 'Choose a centre',
      lead: 'The home page then shows what this centre offers. You can change it any time.',
      near: 'Nearest',
      byArea: 'By area',
      locate: 'Find the nearest by location',
      locating: 'Locating…',
      locateWhy: 'Your location is only used to measure distance. It is neither kept nor shared.',
      refused: { title: 'Your location is not available', hint: 'No problem: choose by area or pick a centre below.' },
      retryLocate: 'Try again',
      nearNone: { title: 'No centre within 60 km', hint: 'Choose by area to see centres elsewhere.' },
      nearTitle: 'Nearest first',
      allTitle: 'All centres',
      allOf: (area) => `Centres in ${area}`,
      everywhere: 'All areas',
      count: (count) => (count === 1 ? '1 centre' : `${count} centres`),
      noCentre: 'No centre yet',
      showRest: (count) => `Show ${count} places without a centre`,
      hideRest: 'Hide places without a centre',
      pick: (name) => `Make ${name} my centre`,
      empty: (area) => ({
        title: `${area} has no centre yet`,
        hint: 'Go back a level and choose one nearby; every resident may book there.',
      }),
      search: 'Name or address of a centre',
      searchNone: { title: 'No centre by that name', hint: 'Try a shorter word, or choose by area.' },
      levels: { city: 'City', county: 'County', town: 'Town', village: 'Village', grid: 'Grid', unit: 'Unit' },
      back: 'Back a level',
      picked: 'Current',
    },
  },
};

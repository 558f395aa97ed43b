import { runs, type ResourceSeed, type ServiceSeed } from '../seed';

/** What the services of 华泰邻里中心 need: its hall with two halves, rooms, and the people who come. */
export const huataiResources: readonly ResourceSeed[] = [
  {
    key: 'hall',
    kind: 'room',
    name: '一楼大厅',
    who: '前台 吴雅婷',
    parts: ['hall_west', 'hall_east'],
    afterMinutes: 15,
  },
  { key: 'hall_west', kind: 'room', name: '大厅西区', afterMinutes: 15 },
  { key: 'hall_east', kind: 'room', name: '大厅东区', afterMinutes: 15 },
  { key: 'gym', kind: 'room', name: '三楼健身房', who: '值班教练 小曾' },
  { key: 'clay_room', kind: 'room', name: '陶泥教室', who: '二楼小候鸟驿站', skill: '手工' },
  { key: 'craft_room', kind: 'room', name: '二楼手工室', skill: '手工' },
  { key: 'legal_room', kind: 'room', name: '法律服务室' },
  {
    key: 'wu',
    kind: 'talent',
    name: '吴清源',
    who: '磁灶陶艺老师',
    skill: '陶艺',
    hours: [...runs('weekdays', '15:00-20:00', 60, 1), ...runs('weekend', '08:30-17:30', 60, 1)],
  },
  { key: 'guo', kind: 'talent', name: '郭巧云', who: '陶艺社社员', skill: '陶艺' },
  { key: 'zhuang', kind: 'staff', name: '庄律师', who: '社区法律顾问', skill: '法律咨询' },
  { key: 'xie', kind: 'staff', name: '谢律师', who: '街道法律援助站', skill: '法律咨询' },
];

const hall = (key: string, name: string, place: string, summary: string, detail: string): ServiceSeed => ({
  key,
  name,
  icon: 'landmark',
  kind: ['governance', 'affairs'],
  summary,
  detail: `${detail}用完请把桌椅归位，两场之间留 15 分钟打扫。不收费，不办商业活动。`,
  bring: '参加人数和用途，到前台登记一下',
  place,
  rules: { openDays: 14, leadMinutes: 240, cancelMinutes: 720, maxPerWeek: 1, waitlistMax: 4, offerMinutes: 240 },
  needs: { resources: [key], occupies: 'claim' },
  hours: [
    ...runs('weekdays', '09:00-11:00', 120, 1),
    ...runs('weekdays', '14:00-16:00', 120, 1),
    ...runs('daily', '18:30-20:30', 120, 1),
  ],
});

/** Hiring the hall: whole, or one of its halves. */
export const huataiHalls: readonly ServiceSeed[] = [
  hall(
    'hall',
    '借用大厅 · 整厅',
    '一楼大厅',
    '邻里聚会、排练、讲座，整个大厅归您用',
    '能坐八十人，音响和投影到前台领。西区或东区有人约了，整厅就约不了。',
  ),
  hall(
    'hall_west',
    '借用大厅 · 西区',
    '一楼大厅西区',
    '小聚、读书会，二十来人刚好',
    '靠门一侧，有茶水台。隔断拉上，和东区互不打扰。',
  ),
  hall(
    'hall_east',
    '借用大厅 · 东区',
    '一楼大厅东区',
    '靠窗一侧，带一块白板和投影幕',
    '窗边光线好，适合看图、排练小节目。隔断拉上，和西区互不打扰。',
  ),
];

import type { Insertable } from 'kysely';
import { addDays, atMinute, weekday } from '../../shared/time/civil';
import type { activity, programme_session as Session, service, slot } from '../db/types';

const serviceId = 'svc_huatai_season';
const slotId = 'slt_huatai_season';
/** Four weekends, nine to half past eleven. */
const weeks = 4;
const [startsMinute, endsMinute] = [540, 690];
const topics = [
  '认识新朋友',
  '写作业、读绘本',
  '剪纸和黏土',
  '防溺水和交通安全',
  '羽毛球',
  '做一道家常菜',
  '给家人写信',
  '结业展示',
];

/** The programme for children that Huatai holds on the next weekends: a week away, so that there is time to enrol. */
export function seasonRows(of: { centreId: string; areaCode: string; today: string }): {
  service: Insertable<service>;
  slot: Insertable<slot>;
  activity: Insertable<activity>;
  sessions: Insertable<Session>[];
} {
  const { centreId, areaCode, today } = of;
  const inAWeek = addDays(today, 7);
  const first = addDays(inAWeek, (13 - weekday(inAWeek)) % 7);
  const days = Array.from({ length: weeks }, (_, week) => [
    addDays(first, week * 7),
    addDays(first, week * 7 + 1),
  ]).flat();
  const last = days.at(-1) ?? first;
  const [startAt, endAt] = [atMinute(first, startsMinute), atMinute(last, endsMinute)];
  const openedAt = atMinute(addDays(today, -2), 480);
  return {
    service: {
      id: serviceId,
      centre_id: centreId,
      area_code: areaCode,
      name: '小候鸟周末班',
      summary: '外来务工人员的孩子周末有人带，写作业、做手工、一起玩',
      detail: '周六、周日上午由社工和大学生志愿者带着写作业、读绘本、做手工，每次都签到，放学要家长来接。',
      bring: '水杯、作业、换洗的上衣',
      host: '许老师',
      place: '二楼儿童之家',
      name_en: 'Little Migratory Birds at the weekend',
      summary_en: 'Company for the children of migrant workers: homework, crafts and play',
      detail_en:
        'On Saturday and Sunday mornings social workers and student volunteers do homework, read picture books and make things with the children. Each time the roll is taken, and a parent takes the child home.',
      bring_en: 'A water bottle, homework, a spare shirt',
      host_en: 'Ms Xu',
      place_en: "Children's home, 2nd floor",
      function_code: 'child',
      nearby: 'childcare',
      audience: 'child',
      languages: JSON.stringify(['zh-CN']),
      icon: 'school',
      position: 999,
      open_days: 31,
      opens_minute: 0,
      lead_minutes: 1440,
      cancel_minutes: 0,
      max_per_day: null,
      max_per_week: null,
      max_per_month: null,
      party_max: 1,
      waitlist_max: 10,
      offer_minutes: 1440,
      min_age: 5,
      max_age: 12,
      holiday_rule: 'as_weekday',
      kind: 'programme',
      guardian_only: 1,
      state: 'open',
      check_in: 'tick',
    },
    slot: {
      id: slotId,
      service_id: serviceId,
      centre_id: centreId,
      on_day: first,
      start_at: startAt,
      end_at: endAt,
      capacity: 24,
      state: 'open',
      opens_at: openedAt,
    },
    activity: {
      service_id: serviceId,
      slot_id: slotId,
      centre_id: centreId,
      citywide: 0,
      start_at: startAt,
      end_at: endAt,
      created_by: null,
      created_at: openedAt,
    },
    sessions: days.map((on, n) => ({
      id: `pss_huatai_${n + 1}`,
      service_id: serviceId,
      on_day: on,
      start_at: atMinute(on, startsMinute),
      end_at: atMinute(on, endsMinute),
      topic: topics[n] ?? null,
    })),
  };
}

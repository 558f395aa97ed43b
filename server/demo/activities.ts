import type { Insertable } from 'kysely';
import { addDays, atMinute } from '../../shared/time/civil';
import type { activity, service, slot } from '../db/types';

interface Once {
  service: Insertable<service>;
  slot: Insertable<slot>;
  activity: Insertable<activity>;
}

type English = Pick<Insertable<service>, 'name_en' | 'summary_en' | 'detail_en' | 'bring_en' | 'host_en' | 'place_en'>;

/** What makes one activity differ from another. */
interface Plan {
  key: string;
  name: string;
  summary: string;
  detail: string;
  bring: string | null;
  host: string;
  place: string;
  english: English;
  citywide: boolean;
  on: string;
  startsMinute: number;
  endsMinute: number;
  opensOn: string;
  capacity: number;
  waitlist: number;
  party: number;
}

/**
 * What Huatai holds soon: the neighbours' festival, with places for thousands and shown in the whole city, and an evening
 * whose booking opens tomorrow at eight.
 */
export function activityRows(of: { centreId: string; areaCode: string; today: string }): Once[] {
  const { today } = of;
  return [
    {
      key: 'festival',
      name: '五五邻里节·百家宴',
      summary: '街坊一起吃一顿，老手艺市集、社区晚会都在这一天',
      detail:
        '中午百家宴，一家带一道菜；下午老手艺市集和孩子们的跳蚤市场；晚上看各社区自己排的节目。场地够大，带上家人一起来。',
      bring: '一道拿手菜、自己的碗筷',
      host: '街道和各社区居委会',
      place: '中心广场',
      english: {
        name_en: "Neighbours' Festival: the Hundred Family Feast",
        summary_en: 'Neighbours eat together, with old crafts and an evening show, all in one day',
        detail_en:
          'At noon every family brings a dish; in the afternoon there are old crafts and a flea market of the children; in the evening the communities show what they have rehearsed. There is room for all: bring the family.',
        bring_en: 'Your best dish, and a bowl and chopsticks',
        host_en: "The subdistrict and its residents' committees",
        place_en: 'Main square',
      },
      citywide: true,
      on: addDays(today, 20),
      startsMinute: 630,
      endsMinute: 1230,
      opensOn: addDays(today, -1),
      capacity: 5000,
      waitlist: 500,
      party: 8,
    },
    {
      key: 'film',
      name: '露天电影夜',
      summary: '草坪上看一场老电影，茶水管够',
      detail: '天黑开演，小板凳由中心准备。下雨改到一楼大厅，会提前告诉您。',
      bring: '薄外套、驱蚊水',
      host: '华泰邻里中心',
      place: '一楼草坪',
      english: {
        name_en: 'Open-air film night',
        summary_en: 'An old film on the lawn, with all the tea you like',
        detail_en:
          'It begins at dusk; the centre brings stools. If it rains we show it in the hall, and tell you before.',
        bring_en: 'A light jacket, something against mosquitoes',
        host_en: 'Huatai Neighbourhood Centre',
        place_en: 'Lawn, ground floor',
      },
      citywide: false,
      on: addDays(today, 6),
      startsMinute: 1140,
      endsMinute: 1260,
      opensOn: addDays(today, 1),
      capacity: 120,
      waitlist: 30,
      party: 4,
    },
  ].map((plan) => onceRows(of, plan));
}

function onceRows({ centreId, areaCode }: { centreId: string; areaCode: string }, plan: Plan): Once {
  const [serviceId, slotId] = [`svc_huatai_${plan.key}`, `slt_huatai_${plan.key}`];
  const span = { start_at: atMinute(plan.on, plan.startsMinute), end_at: atMinute(plan.on, plan.endsMinute) };
  const opensAt = atMinute(plan.opensOn, 480);
  const { name, summary, detail, bring, host, place, english } = plan;
  return {
    service: {
      ...{
        id: serviceId,
        centre_id: centreId,
        area_code: areaCode,
        name,
        summary,
        detail,
        bring,
        host,
        place,
        ...english,
      },
      function_code: 'culture',
      nearby: 'culture',
      audience: 'everyone',
      languages: JSON.stringify(['zh-CN']),
      icon: 'tent',
      position: 999,
      open_days: 31,
      opens_minute: 0,
      lead_minutes: 60,
      cancel_minutes: 120,
      max_per_day: null,
      max_per_week: null,
      max_per_month: null,
      party_max: plan.party,
      waitlist_max: plan.waitlist,
      offer_minutes: 120,
      holiday_rule: 'as_weekday',
      kind: 'activity',
      state: 'open',
      check_in: 'any',
    },
    slot: {
      ...{ id: slotId, service_id: serviceId, centre_id: centreId, on_day: plan.on, ...span },
      capacity: plan.capacity,
      state: 'open',
      opens_at: opensAt,
    },
    activity: {
      ...{ service_id: serviceId, slot_id: slotId, centre_id: centreId, citywide: plan.citywide ? 1 : 0, ...span },
      created_by: null,
      created_at: atMinute(addDays(plan.opensOn, -3), 600),
    },
  };
}

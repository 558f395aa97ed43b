import type { Insertable } from 'kysely';
import type { activity, service, slot } from '../db/types';
import { slotRow } from '../demo/days';
import type { Random } from '../demo/random';
import { addDays, atMinute } from '../../shared/time/civil';

export interface CentreActivities {
  service: Insertable<service>[];
  slot: Insertable<slot>[];
  activity: Insertable<activity>[];
}

/** Most of a city's activities are over: its lists must find what is still to come among them. */
const daysBack = 730;
const daysAhead = 60;
/** Of a hundred, so many are shown at every centre of the city. */
const citywideShare = 0.002;

const kinds = [
  ['五五邻里节', '百家宴、老手艺市集和晚会', 2000],
  ['邻里义诊', '量血压、测血糖，社区医生坐诊', 200],
  ['亲子读书会', '一起读绘本，做一张书签', 40],
  ['重阳茶话会', '老邻居喝茶听南音', 80],
  ['跳蚤市场', '闲置物品换一换', 300],
] as const;

/** What takes place once at a centre, each a service of one slot. `like` gives what an activity says nothing of. */
export function activitiesOf(told: {
  like: Insertable<service>;
  count: number;
  today: string;
  random: Random;
}): CentreActivities {
  const { like, count, today, random } = told;
  const all: CentreActivities = { service: [], slot: [], activity: [] };
  for (let n = 0; n < count; n += 1) {
    const [name, summary, capacity] = random.pick(kinds) ?? kinds[0];
    const on = addDays(today, random.between(-daysBack, daysAhead));
    const startsMinute = random.between(16, 38) * 30;
    const [startAt, endAt] = [atMinute(on, startsMinute), atMinute(on, startsMinute + 120)];
    const [serviceId, slotId] = [random.id('svc'), random.id('slt')];
    const of = { serviceId, centreId: like.centre_id };
    all.service.push({ ...like, id: serviceId, name, summary, detail: summary, kind: 'activity', ...activityRules });
    all.slot.push(slotRow({ id: slotId, ...of, on, startAt, endAt, capacity }, 0));
    all.activity.push({
      service_id: serviceId,
      slot_id: slotId,
      centre_id: like.centre_id,
      citywide: random.chance(citywideShare) ? 1 : 0,
      start_at: startAt,
      end_at: endAt,
      created_by: null,
      created_at: atMinute(addDays(on, -30), 540),
    });
  }
  return all;
}

const activityRules = {
  party_max: 4,
  max_per_day: null,
  max_per_week: null,
  min_age: null,
  max_age: null,
  is_scarce: 0,
  allocation: 'first_come',
  position: 900,
} as const;

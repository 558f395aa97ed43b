import type { Insertable } from 'kysely';
import type { NearbyService } from '../../shared/enums';
import { limits } from '../../shared/limits';
import { addDays, atMinute } from '../../shared/time/civil';
import type { booking, call_task, content_item, excuse, rating, service, service_rating } from '../db/types';
import { addJob } from '../jobs';
import type { Tx } from '../kernel/db';
import { answerEndJob } from '../modules/standing';
import { insertAll } from './insert-all';
import { deskAccountId } from './people';
import { seededRandom } from './random';
import type { CentreSeed } from './seed';

interface Voices {
  ratings: Insertable<rating>[];
  counters: Insertable<service_rating>[];
  excuses: Insertable<excuse>[];
  held: Insertable<content_item>[];
}

type Booked = Pick<
  Insertable<booking>,
  'id' | 'service_id' | 'centre_id' | 'beneficiary_id' | 'actor_account_id' | 'state' | 'end_at'
>;

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** What people say of a visit, by how content they were. */
const said: Partial<Record<NearbyService, { good: readonly string[]; poor: readonly string[] }>> = {
  canteen: {
    good: ['菜烧得软，牙口不好也吃得动。', '今天有鱼，汤也热，量正好。'],
    poor: ['去晚了十分钟，青菜已经没有了。'],
  },
  childcare: {
    good: ['老师有耐心，孩子回家还在讲。', '接送登记很仔细，放心。'],
    poor: ['教室有点挤，最后一排看不清。'],
  },
  elder_care: { good: ['护理员轻手轻脚，还教了我怎么翻身。'], poor: ['等了二十多分钟才轮到。'] },
  health: {
    good: ['量完血压还讲了怎么吃药，听得懂。', '不用跑医院，十分钟就好。'],
    poor: ['血压计坏了一台，等得久。'],
  },
  fitness: { good: ['器械很新，下班来正好。', '教练帮我调了座椅，腰不疼了。'], poor: ['更衣室地上有水，差点滑倒。'] },
  study: { good: ['安静，插座也够。'], poor: ['空调太冷，坐不住。'] },
  culture: { good: ['老师讲得生动，还想再来。'], poor: ['话筒时好时坏，后面听不清。'] },
  legal: { good: ['律师把合同一条条讲清楚了。'], poor: ['时间太短，没有问完。'] },
  repair: { good: ['电饭锅修好了，只收了零件钱。'], poor: ['零件没有货，要再来一趟。'] },
  affairs: { good: ['材料一次就办好，还帮我复印。'], poor: ['叫号屏坏了，不知道轮到谁。'] },
};

const answers = ['谢谢您告诉我们，已经请人来看了。', '谢谢您，我们记下了，下周就改。'] as const;

/** How past visits were rated, what staff answered, and why some could not come; agreeing with the bookings. */
function tellVoices(
  told: { bookings: readonly Booked[]; services: readonly Insertable<service>[]; seeds: readonly CentreSeed[] },
  now: Date,
): Voices {
  const random = seededRandom(52);
  const services = new Map(told.services.map((row) => [row.id, row]));
  const seeds = new Map(told.seeds.map((seed) => [`ctr_${seed.key}`, seed]));
  const voices: Voices = { ratings: [], counters: [], excuses: [], held: [] };
  for (const visit of told.bookings) {
    const [of, seed] = [services.get(visit.service_id), seeds.get(visit.centre_id)];
    const over = new Date(visit.end_at).getTime();
    if (of === undefined || seed === undefined || over > now.getTime() - 2 * hourMs) continue;
    if (visit.state === 'attended' && random.chance(0.18)) rate(voices, visit, of, seed);
    if (visit.state === 'no_show' && of.no_shows_count_from != null && voices.excuses.length < 3) {
      voices.excuses.push(excuseOf(visit, voices.excuses.length, over));
    }
  }
  for (const row of voices.ratings) {
    const counter = voices.counters.find((one) => one.service_id === row.service_id);
    if (counter === undefined) voices.counters.push({ service_id: row.service_id, ratings: 1, stars: row.stars });
    else Object.assign(counter, { ratings: counter.ratings + 1, stars: counter.stars + row.stars });
  }
  return voices;

  function rate(into: Voices, visit: Booked, of: Insertable<service>, seed: CentreSeed): void {
    const stars = random.chance(0.6) ? 5 : random.chance(0.7) ? 4 : random.between(2, 3);
    const words = said[of.nearby];
    const speaks = random.chance(0.45);
    const comment = !speaks || words === undefined ? null : (random.pick(stars >= 4 ? words.good : words.poor) ?? null);
    const at = new Date(Math.min(new Date(visit.end_at).getTime() + random.between(5, 110) * minuteMs, now.getTime()));
    const id = random.id('rtg');
    // Two of them wait for the review desk: a number in the words looks like an advertisement to the machine.
    const isHeld =
      comment !== null &&
      into.held.length < 2 &&
      visit.centre_id === 'ctr_huatai' &&
      at > new Date(now.getTime() - 20 * hourMs);
    const answered = comment !== null && !isHeld && stars <= 3;
    const text = isHeld ? `${comment}想一起来的加我 1380${random.between(1000000, 9999999)}。` : comment;
    into.ratings.push({
      id,
      booking_id: visit.id,
      service_id: visit.service_id,
      centre_id: visit.centre_id,
      person_id: visit.beneficiary_id,
      account_id: visit.actor_account_id,
      stars,
      comment: text,
      comment_state: text === null ? 'none' : isHeld ? 'held' : 'passed',
      answer: answered ? (random.pick(answers) ?? null) : null,
      answer_state: answered ? 'passed' : 'none',
      answered_by: answered ? deskAccountId(seed) : null,
      answered_at: answered ? new Date(Math.min(at.getTime() + 90 * minuteMs, now.getTime())) : null,
      rated_at: at,
      changed_at: at,
    });
    if (!isHeld || text === null) return;
    into.held.push({
      id: random.id('cnt'),
      kind: 'rating_comment',
      account_id: visit.actor_account_id,
      subject_id: id,
      area_code: seed.areaCode,
      text,
      state: 'review',
      machine: 'advertising',
      queued_at: at,
      created_at: at,
    });
  }
}

const excuses = [
  '孩子半夜发烧去了医院，来不及取消。',
  '公司临时加班，手机没电了。',
  '雨太大，路上堵，过去已经结束了。',
] as const;

function excuseOf(visit: Booked, n: number, over: number): Insertable<excuse> {
  const filed = new Date(over + 60 * minuteMs);
  return {
    id: `exc_demo_${n}`,
    booking_id: visit.id,
    person_id: visit.beneficiary_id,
    centre_id: visit.centre_id,
    account_id: visit.actor_account_id,
    state: 'filed',
    prior_state: 'new',
    text: excuses[n] ?? excuses[0],
    filed_at: filed,
    answer_by: new Date(filed.getTime() + limits.excuseAnswerDays * 24 * hourMs),
  };
}

/** Somebody without WeChat whose class is off tomorrow and who has to hear it by telephone. */
function callRow(personId: string, seed: CentreSeed, today: string, now: Date): Insertable<call_task> {
  const startAt = atMinute(addDays(today, 1), 900);
  const facts = {
    service: '量血压测血糖',
    centre: seed.name,
    reason: '社区医生去市里培训',
    startAt: startAt.toISOString(),
    endAt: new Date(startAt.getTime() + 30 * minuteMs).toISOString(),
  };
  return {
    id: 'cal_demo_aunt',
    person_id: personId,
    centre_id: `ctr_${seed.key}`,
    reason: 'slot_closed',
    facts: JSON.stringify(facts),
    state: 'open',
    cause: 'cal_demo_aunt',
    due_at: new Date(now.getTime() - hourMs),
    told_by_at: new Date(startAt.getTime() - 2 * hourMs),
    created_at: new Date(now.getTime() - hourMs),
  };
}

/** What waits for the people at the desks: words to look at, excuses to answer, somebody to call. */
export async function insertVoices(
  tx: Tx,
  told: Parameters<typeof tellVoices>[0] & { called: string | null; today: string },
  now: Date,
): Promise<void> {
  const voices = tellVoices(told, now);
  await insertAll(tx, 'rating', voices.ratings);
  await insertAll(tx, 'service_rating', voices.counters);
  await insertAll(tx, 'content_item', voices.held);
  await insertAll(tx, 'excuse', voices.excuses);
  for (const row of voices.excuses) {
    await addJob(tx, { kind: answerEndJob, payload: { excuseId: row.id }, at: now, dueAt: new Date(row.answer_by) });
  }
  const huatai = told.seeds.find(({ key }) => key === 'huatai');
  if (told.called !== null && huatai !== undefined) {
    await insertAll(tx, 'call_task', [callRow(told.called, huatai, told.today, now)]);
  }
}

import type { Body, Reply } from '../../../shared/contract/types';
import { civilDay } from '../../../shared/time/civil';
import type { Ask } from '../../http/ask';
import { newId } from '../../kernel/ids';
import { auditAsk } from '../audit';
import { bookUntil } from '../booking';
import { englishColumns, englishTexts } from '../centre';
import { insertOnce, lockService, updateService } from '../programme';
import { activityInScope, deskView } from './desk';
import type { ActivityDeps } from './deps';
import { decideAges, decideTimes, leadMinutesOf, speaksForCity, type Times } from './rules';
import { findActivity } from './store';

export type Plan = Omit<Body<'deskActivity.create'>, 'centreId'>;
type PlanAsk = Ask<'deskActivity.create'> | Ask<'deskActivity.change'>;

export const timesOf = (plan: Pick<Plan, 'startAt' | 'endAt' | 'opensAt' | 'bookUntil'>): Times => ({
  startAt: new Date(plan.startAt),
  endAt: new Date(plan.endAt),
  opensAt: new Date(plan.opensAt),
  bookUntil: new Date(plan.bookUntil),
});

/** Residents read all of it: risky words are refused, and what can't be checked now does not stand. */
export async function assertWords(
  { words }: Pick<ActivityDeps, 'words'>,
  ask: PlanAsk,
  texts: readonly [path: string, text: string][],
): Promise<void> {
  for (const [path, text] of texts) {
    const checked = await words.check({ accountId: ask.actor.accountId, scene: 'social', texts: [text] });
    if (checked.verdict === 'risky') {
      ask.refuse('content.risky', [{ path, rule: checked.reason, message: 'not to be shown' }]);
    }
    if (checked.verdict === 'hold') {
      ask.refuse('activity.words_unchecked', [{ path, rule: 'unchecked', message: 'can not be checked now' }]);
    }
  }
}

export const textsOf = (plan: Plan): [string, string][] => [
  ['body.name', plan.name],
  ['body.summary', [plan.summary, plan.detail, plan.place, plan.bring ?? '', plan.host ?? ''].join('\n').trim()],
  ...englishTexts(plan),
];

/** What is asked of every plan, whether it is new or changed; its times besides. */
export async function assertPlan(
  deps: ActivityDeps,
  ask: PlanAsk,
  { areaCode, wasCitywide }: { areaCode: string; wasCitywide: boolean },
): Promise<void> {
  const { minAge = null, maxAge = null, residentsOf, citywide } = ask.body;
  const ages = decideAges(minAge, maxAge);
  if (!ages.ok) ask.refuse(ages.code);
  if (citywide && !wasCitywide && !speaksForCity(ask.actor.grants, areaCode)) {
    ask.refuse('activity.citywide_not_yours');
  }
  if (residentsOf !== undefined && !(await deps.grid.areaNames([residentsOf])).has(residentsOf)) {
    ask.refuse('activity.area_unknown', [{ path: 'body.residentsOf', rule: 'unknown', message: 'is no area' }]);
  }
}

/** What the service's row says of a plan. Missed visits count only where staff call it scarce, from now on. */
export const serviceColumns = (plan: Plan, countsFrom: Date | null) => ({
  name: plan.name,
  summary: plan.summary,
  detail: plan.detail,
  bring: plan.bring ?? null,
  host: plan.host ?? null,
  place: plan.place,
  party_max: plan.partyMax,
  waitlist_max: plan.waitlistMax,
  offer_minutes: plan.offerMinutes,
  cancel_minutes: plan.cancelMinutes,
  lead_minutes: leadMinutesOf(timesOf(plan)),
  min_age: plan.minAge ?? null,
  max_age: plan.maxAge ?? null,
  residents_of: plan.residentsOf ?? null,
  is_scarce: plan.isScarce ? 1 : 0,
  no_shows_count_from: countsFrom,
  ...englishColumns(plan),
});

/** What is the same for every activity. */
const usual = {
  function_code: 'culture',
  nearby: 'culture',
  audience: 'everyone',
  languages: JSON.stringify(['zh-CN']),
  icon: 'tent',
  position: 999,
  open_days: 31,
  opens_minute: 0,
  holiday_rule: 'as_weekday',
  kind: 'activity',
  guardian_only: 0,
  state: 'draft',
  check_in: 'any',
} as const;

/** Makes a draft: service and slot together or not at all. Its places are claimed as any other's. */
export async function create(
  deps: ActivityDeps,
  ask: Ask<'deskActivity.create'>,
): Promise<Reply<'deskActivity.create'>> {
  const { body: plan, now } = ask;
  const scope = await deps.centre.centreScope(ask.actor.grants);
  const centre = (await deps.centre.centresOf(scope.filter((id) => id === plan.centreId))).get(plan.centreId);
  if (centre === undefined) return ask.refuse('not_found');
  const times = timesOf(plan);
  const verdict = decideTimes(times, now);
  if (!verdict.ok) ask.refuse(verdict.code);
  await assertPlan(deps, ask, { areaCode: centre.areaCode, wasCitywide: false });
  await assertWords(deps, ask, textsOf(plan));
  const [serviceId, slotId] = [newId('svc'), newId('slt')];
  await ask.write(async (tx) => {
    const service = {
      ...serviceColumns(plan, plan.isScarce ? now : null),
      ...usual,
      id: serviceId,
      centre_id: centre.id,
      area_code: centre.areaCode,
    };
    await insertOnce(tx, { service, slotId, span: times, citywide: plan.citywide, by: ask.actor.accountId, at: now });
    await deps.capacity.addSlots(tx, [
      {
        id: slotId,
        service_id: serviceId,
        centre_id: centre.id,
        on_day: civilDay(times.startAt),
        start_at: times.startAt,
        end_at: times.endAt,
        capacity: plan.capacity,
        opens_at: times.opensAt,
      },
    ]);
    await auditAsk(tx, ask, 'service', serviceId, { centreId: centre.id, capacity: plan.capacity });
  });
  return deskView(deps, serviceId, ask);
}

/** Shows a draft to residents, if somebody could still book. Two at once: the second finds it done. */
export async function publish(
  deps: ActivityDeps,
  ask: Ask<'deskActivity.publish'>,
): Promise<Reply<'deskActivity.publish'>> {
  const seen = await activityInScope(deps, ask);
  if (seen.service_state === 'draft') {
    await ask.write(async (tx) => {
      const service = await lockService(tx, seen.service_id);
      const row = await findActivity(tx, seen.service_id);
      const rules = (await deps.centre.servicesOf([seen.service_id], tx)).get(seen.service_id)?.rules;
      if (service === undefined || row === undefined || rules === undefined) return ask.refuse('not_found');
      const verdict = decideTimes(
        {
          startAt: row.start_at,
          endAt: row.end_at,
          opensAt: row.opens_at ?? row.start_at,
          bookUntil: bookUntil(rules, row.start_at),
        },
        ask.now,
      );
      if (!verdict.ok && verdict.code !== 'activity.times_wrong') return ask.refuse(verdict.code);
      if (service.state === 'draft') {
        await updateService(tx, seen.service_id, { state: 'open', version: service.version + 1 });
      }
      await auditAsk(tx, ask, 'service', seen.service_id, { from: service.state });
    });
  }
  return deskView(deps, seen.service_id, ask);
}

import type { Body } from '../../../shared/contract/types';
import type { Ask } from '../../http/ask';
import { newId } from '../../kernel/ids';
import { auditAsk } from '../audit';
import { offerFree } from '../booking';
import { slotChanges } from '../capacity';
import { englishColumns, englishTexts } from '../centre';
import type { Reply } from '../../../shared/contract/types';
import { deskView, programmeInScope } from './desk';
import type { ProgrammeDeps } from './deps';
import { decidePlan, decideTimes, sessionsOf as planned, spanOf, wrongDays, type PlannedSession } from './rules';
import {
  findProgramme,
  insertOnce,
  lockService,
  replaceSessions,
  sessionsOf,
  setOpening,
  setSpan,
  updateService,
} from './store';
import { serviceOf, tellOfPlace } from './tell';

type Plan = Body<'deskProgramme.create'>;
type PlanAsk = Ask<'deskProgramme.create'> | Ask<'deskProgramme.change'>;

/** Residents read all of it: risky words are refused, and what can't be checked now does not stand. */
export async function assertWords(
  deps: Pick<ProgrammeDeps, 'words'>,
  ask:
    | PlanAsk
    | Ask<'programmeSession.cancel'>
    | Ask<'programmeSession.add'>
    | Ask<'programmeSession.undoPickUp'>
    | Ask<'programmeSession.move'>,
  texts: readonly [string, string][],
): Promise<void> {
  for (const [path, text] of texts) {
    const checked = await deps.words.check({ accountId: ask.actor.accountId, scene: 'social', texts: [text] });
    if (checked.verdict === 'risky') {
      ask.refuse('content.risky', [{ path, rule: checked.reason, message: 'not to be shown' }]);
    }
    if (checked.verdict === 'hold') {
      ask.refuse('programme.words_unchecked', [{ path, rule: 'unchecked', message: 'can not be checked now' }]);
    }
  }
}

const textsOf = (plan: Omit<Plan, 'centreId'>): [string, string][] => [
  ['body.name', plan.name],
  ['body.summary', [plan.summary, plan.detail, plan.place, plan.bring ?? '', plan.host ?? ''].join('\n')],
  [
    'body.sessions',
    plan.sessions
      .map(({ topic }) => topic ?? '')
      .join('\n')
      .trim() || plan.name,
  ],
  ...englishTexts(plan),
];

function assertPlan(ask: PlanAsk, sessions: readonly PlannedSession[]): void {
  const { minAge = null, maxAge = null, closeDays, opensAt } = ask.body;
  const verdict = decidePlan({ minAge, maxAge, closeDays, opensAt: new Date(opensAt), sessions }, ask.now);
  if (verdict.ok) return;
  const wrong = wrongDays(sessions).map((on) => ({ path: 'body.sessions', rule: 'overlaps', message: on }));
  ask.refuse(verdict.code, wrong.length > 0 ? wrong : undefined);
}

/** What the service's row says of a plan. */
const serviceWords = (plan: Omit<Plan, 'centreId'>) => ({
  name: plan.name,
  summary: plan.summary,
  detail: plan.detail,
  bring: plan.bring ?? null,
  host: plan.host ?? null,
  place: plan.place,
  waitlist_max: plan.waitlistMax,
  min_age: plan.minAge ?? null,
  max_age: plan.maxAge ?? null,
  lead_minutes: plan.closeDays * 1440,
  ...englishColumns(plan),
});

const sessionRows = (serviceId: string, sessions: readonly PlannedSession[]) =>
  sessions.map(({ on, startAt, endAt, topic }) => ({
    id: newId('pss'),
    service_id: serviceId,
    on_day: on,
    start_at: startAt,
    end_at: endAt,
    topic,
  }));

/**
 * Makes a draft: service, slot and sessions together or not at all. It is for guardians alone, is never scarce, costs nothing
 * and counts for nobody's standing; its places are claimed as any other's.
 */
export async function create(
  deps: ProgrammeDeps,
  ask: Ask<'deskProgramme.create'>,
): Promise<Reply<'deskProgramme.create'>> {
  const { body: plan, now } = ask;
  const scope = await deps.centre.centreScope(ask.actor.grants);
  const centre = (await deps.centre.centresOf(scope.filter((id) => id === plan.centreId))).get(plan.centreId);
  if (centre === undefined) return ask.refuse('not_found');
  const sessions = planned(plan.sessions);
  assertPlan(ask, sessions);
  await assertWords(deps, ask, textsOf(plan));
  const [serviceId, slotId, span] = [newId('svc'), newId('slt'), spanOf(sessions)];
  await ask.write(async (tx) => {
    const service = {
      ...serviceWords(plan),
      ...usual,
      id: serviceId,
      centre_id: centre.id,
      area_code: centre.areaCode,
    };
    await insertOnce(tx, { service, slotId, span, by: ask.actor.accountId, at: now });
    const [first] = sessions;
    await deps.capacity.addSlots(tx, [
      {
        id: slotId,
        service_id: serviceId,
        centre_id: centre.id,
        on_day: first?.on ?? '',
        start_at: span.startAt,
        end_at: span.endAt,
        capacity: plan.capacity,
        opens_at: new Date(plan.opensAt),
      },
    ]);
    await replaceSessions(tx, serviceId, sessionRows(serviceId, sessions));
    await auditAsk(tx, ask, 'service', serviceId, { centreId: centre.id, sessions: sessions.length });
  });
  return deskView(deps, serviceId, now);
}

/** What is the same for every programme. */
const usual = {
  function_code: 'child',
  nearby: 'childcare',
  audience: 'child',
  languages: JSON.stringify(['zh-CN']),
  icon: 'school',
  position: 999,
  open_days: 31,
  opens_minute: 0,
  cancel_minutes: 0,
  party_max: 1,
  offer_minutes: 1440,
  holiday_rule: 'as_weekday',
  kind: 'programme',
  guardian_only: 1,
  state: 'draft',
  check_in: 'tick',
} as const;

/**
 * Changes a programme, unless a colleague has since it was read. More places are offered to who waits in the same
 * transaction; fewer than are taken are reached as children leave, nobody loses theirs. Dates of a published one stand; when it
 * takes place elsewhere all who are enrolled are told. Locks the slot, then the service.
 */
export async function change(
  deps: ProgrammeDeps,
  ask: Ask<'deskProgramme.change'>,
): Promise<Reply<'deskProgramme.change'>> {
  const { body: plan, now } = ask;
  const seen = await programmeInScope(deps, ask, ask.params.serviceId);
  const serviceId = seen.service_id;
  const sessions = planned(plan.sessions);
  const isDraft = seen.service_state === 'draft';
  const before = await sessionsOf(deps.db, [serviceId]);
  const isSame =
    before.length === sessions.length &&
    before.every((row, n) => {
      const to = sessions[n];
      return row.start_at.getTime() === to?.startAt.getTime() && row.end_at.getTime() === to.endAt.getTime();
    });
  if (!isDraft && !isSame) ask.refuse('programme.sessions_fixed');
  if (isDraft) assertPlan(ask, sessions);
  else if (plan.minAge !== undefined && plan.maxAge !== undefined && plan.minAge > plan.maxAge) {
    ask.refuse('programme.ages_wrong');
  }
  await assertWords(deps, ask, textsOf(plan));
  await ask.write(async (tx) => {
    const slot = await deps.capacity.lockSlot(tx, seen.id);
    const service = await lockService(tx, serviceId);
    if (service?.version !== plan.version || slot === undefined) return ask.refuse('programme.changed');
    if (slot.state === 'closed') return ask.refuse('programme.called_off');
    const { place: was } = await serviceOf(deps, serviceId, tx);
    await updateService(tx, serviceId, { ...serviceWords(plan), version: plan.version + 1 });
    const span = spanOf(sessions);
    if (isDraft) {
      await setSpan(tx, { serviceId, slotId: slot.id }, { ...span, on: sessions[0]?.on ?? slot.on_day });
      await replaceSessions(tx, serviceId, sessionRows(serviceId, sessions));
    }
    await setOpening(tx, slot.id, new Date(plan.opensAt));
    await slotChanges.reshapeSlot(tx, slot, { endAt: span.endAt, capacity: plan.capacity });
    await auditAsk(tx, ask, 'service', serviceId, { capacity: plan.capacity, version: plan.version + 1 });
    await offerFree(tx, deps, slot.id, ask);
    if (!isDraft && was !== plan.place) await tellOfPlace(tx, deps, { serviceId, slotId: slot.id, was }, now);
    await deps.notification.publish(tx, [{ topic: `centre:${slot.centre_id}` }], now);
  });
  return deskView(deps, serviceId, now);
}

/** Shows a draft to residents, if somebody could still enrol. Two at once: the second finds it done. */
export async function publish(
  deps: ProgrammeDeps,
  ask: Ask<'deskProgramme.publish'>,
): Promise<Reply<'deskProgramme.publish'>> {
  const seen = await programmeInScope(deps, ask, ask.params.serviceId);
  if (seen.service_state === 'draft') {
    await ask.write(async (tx) => {
      const service = await lockService(tx, seen.service_id);
      const row = await findProgramme(tx, seen.service_id);
      const rules = (await deps.centre.servicesOf([seen.service_id], tx)).get(seen.service_id)?.rules;
      if (service === undefined || row === undefined || rules === undefined) return ask.refuse('not_found');
      const times = {
        startAt: row.start_at,
        opensAt: row.opens_at ?? row.start_at,
        closeDays: rules.leadMinutes / 1440,
      };
      const verdict = decideTimes(times, ask.now);
      if (!verdict.ok) return ask.refuse(verdict.code);
      if (service.state === 'draft') {
        await updateService(tx, seen.service_id, { state: 'open', version: service.version + 1 });
      }
      await auditAsk(tx, ask, 'service', seen.service_id, { from: service.state });
    });
  }
  return deskView(deps, seen.service_id, ask.now);
}

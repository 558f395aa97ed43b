import type { Ask } from '../../http/ask';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import type { MachineFinding } from '../../../shared/enums';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { auditAsk } from '../audit';
import { familyOf } from '../household';
import { findPeople } from '../identity';
import type { StandingDeps } from './deps';
import { answered, decideAnswer } from './rules';
import { countWaiting, excuseStore, findAt, queueQuery, type ExcuseRow } from './store';
import { tellOfAnswer } from './tell';
import { factsOf, queuedView } from './view';

/** What waits at the asker's centres, one after the other. */
export async function queue(deps: StandingDeps, ask: Ask<'excuse.queue'>): Promise<Reply<'excuse.queue'>> {
  const { actor } = ask;
  const { cursor, limit, centreId } = ask.query;
  const all = await deps.centre.centreScope(actor.grants);
  const centreIds = centreId === undefined ? all : all.filter((id) => id === centreId);
  if (centreIds.length === 0) ask.refuse('not_found');
  const last = decodeCursor(cursor, ['number', 'string']);
  const after = last === null ? null : ([new Date(last[0]), last[1]] as const);
  const rows = await queueQuery(deps.db, centreIds, after, limit + 1).execute();
  const [visits, people, family, waiting] = await Promise.all([
    deps.visitsOf(
      deps.db,
      rows.map((row) => row.booking_id),
    ),
    findPeople(deps.db, [...new Set(rows.map((row) => row.person_id))]),
    familyOf(deps.db, actor.personId),
    countWaiting(deps.db, centreIds),
  ]);
  const services = await deps.centre.servicesOf([...new Set([...visits.values()].map((visit) => visit.serviceId))]);
  const by = { accountId: actor.accountId, family };
  const viewOf = (row: ExcuseRow): ItemOf<'excuse.queue'> => {
    const visit = visits.get(row.booking_id);
    const service = visit === undefined ? undefined : services.get(visit.serviceId);
    return queuedView(row, { visit, service, personName: people.get(row.person_id)?.name ?? null, by });
  };
  return { ...pageOf(rows, limit, viewOf, (row) => [row.answer_by.getTime(), row.id]), waiting };
}

/**
 * Accepts or refuses, with a reason that the resident reads. Of two who decide at once one does and the other is told; an
 * appeal is answered by another than the first answer.
 */
export async function decide(deps: StandingDeps, ask: Ask<'excuse.decide'>): Promise<Reply<'excuse.decide'>> {
  const { actor, now } = ask;
  const { decision, reason } = ask.body;
  const centreIds = await deps.centre.centreScope(actor.grants);
  const row = await findAt(deps.db, ask.params.excuseId, centreIds);
  if (row === undefined) return ask.refuse('not_found');
  const by = { accountId: actor.accountId, family: await familyOf(deps.db, actor.personId) };
  const verdict = decideAnswer(factsOf(row), by);
  if (!verdict.ok) ask.refuse(verdict.code);
  if (decision === 'refuse' && reason === undefined) ask.refuse('excuse.reason_needed');
  const held = reason === undefined ? null : await heldOf(deps, ask, reason);
  const answer = held === null ? (reason ?? null) : null;
  const visit = (await deps.visitsOf(deps.db, [row.booking_id])).get(row.booking_id);
  const service = visit === undefined ? null : await deps.centre.getService(visit.serviceId);
  const state = answered(row.state, decision);
  await ask.write(async (tx) => {
    const decided = { decided_by: actor.accountId, decided_at: now, answer };
    const moved = await (deps.store ?? excuseStore).step(tx, row.id, row.state, { state, ...decided });
    if (!moved) ask.refuse('excuse.decided');
    if (held !== null && reason !== undefined) {
      const of = { accountId: actor.accountId, subjectId: row.id, areaCode: service?.areaCode ?? '', now };
      await deps.words.hold(tx, { kind: 'excuse_answer', ...of, text: reason, machine: held });
    }
    await auditAsk(tx, ask, 'excuse', row.id, { state, ...(reason === undefined ? {} : { reason }) });
    await tellOfAnswer(tx, deps, { ...row, ...decided, state }, { visit, service, at: now });
  });
  return { id: row.id, state, waiting: await countWaiting(deps.db, centreIds) };
}

/** Refuses words that must not be shown; tells what the machine found where a human must look first, else null. */
async function heldOf(deps: StandingDeps, ask: Ask<'excuse.decide'>, reason: string): Promise<MachineFinding | null> {
  const checked = await deps.words.check({ accountId: ask.actor.accountId, scene: 'social', texts: [reason] });
  if (checked.verdict === 'risky') {
    return ask.refuse('content.risky', [{ path: 'body.reason', rule: checked.reason, message: 'not to be shown' }]);
  }
  return checked.verdict === 'hold' ? checked.machine : null;
}

import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { addJob } from '../../jobs';
import { isDuplicate } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { auditAsk } from '../audit';
import { mayActFor } from '../household';
import type { StandingDeps } from './deps';
import { answerBy, decideAppeal, decideFile } from './rules';
import { bookingKey, excusesOf, excuseStore, findExcuse, insertExcuse, type ExcuseRow } from './store';
import { excuseView, factsOf } from './view';

/** The job by which an excuse that nobody answers is accepted. */
export const answerEndJob = 'excuse.endWaiting';

/**
 * Says why somebody can't come or could not. Staff decide; until they do, and if they don't in time, the visit does not
 * count. One excuse a booking: of two sent at once the second is told that it is there.
 */
export async function fileExcuse(deps: StandingDeps, ask: Ask<'excuse.file'>): Promise<Reply<'excuse.file'>> {
  const { actor, now } = ask;
  const visit = (await deps.visitsOf(deps.db, [ask.params.bookingId])).get(ask.params.bookingId);
  if (visit === undefined) return ask.refuse('not_found');
  if (!(await mayActFor(deps.db, actor.personId, visit.personId, 'cancel', now))) ask.refuse('not_found');
  const earlier = (await excusesOf(deps.db, [visit.bookingId])).get(visit.bookingId);
  const verdict = decideFile(visit, earlier?.state ?? null, now);
  if (!verdict.ok) ask.refuse(verdict.code);
  await refuseRisky(deps, ask);
  const row: ExcuseRow = {
    id: newId('exc'),
    booking_id: visit.bookingId,
    person_id: visit.personId,
    centre_id: visit.centreId,
    account_id: actor.accountId,
    state: 'filed',
    prior_state: 'new',
    text: ask.body.text,
    filed_at: now,
    answer_by: answerBy(now),
    decided_by: null,
    decided_at: null,
    answer: null,
    appeal_text: null,
    appealed_at: null,
  };
  try {
    await ask.write(async (tx) => {
      await insertExcuse(tx, row);
      await addJob(tx, { kind: answerEndJob, payload: { excuseId: row.id }, at: now, dueAt: row.answer_by });
      await auditAsk(tx, ask, 'excuse', row.id, { bookingId: visit.bookingId });
      await deps.notification.publish(tx, { topic: `centre:${row.centre_id}` }, now);
    });
  } catch (error) {
    if (isDuplicate(error, bookingKey)) ask.refuse('excuse.filed_already');
    throw error;
  }
  return excuseView(row, now);
}

/** Asks that somebody else looks again: once, and in time. The visit does not count meanwhile. */
export async function appealExcuse(deps: StandingDeps, ask: Ask<'excuse.appeal'>): Promise<Reply<'excuse.appeal'>> {
  const { actor, now } = ask;
  const row = await findExcuse(deps.db, ask.params.excuseId);
  if (row === undefined) return ask.refuse('not_found');
  if (!(await mayActFor(deps.db, actor.personId, row.person_id, 'cancel', now))) ask.refuse('not_found');
  const verdict = decideAppeal(factsOf(row), now);
  if (!verdict.ok) ask.refuse(verdict.code);
  await refuseRisky(deps, ask);
  const appeal = { appeal_text: ask.body.text, appealed_at: now, answer_by: answerBy(now) };
  await ask.write(async (tx) => {
    const moved = await (deps.store ?? excuseStore).step(tx, row.id, 'refused', { state: 'appealed', ...appeal });
    if (!moved) ask.refuse('excuse.not_refused');
    await addJob(tx, { kind: answerEndJob, payload: { excuseId: row.id }, at: now, dueAt: appeal.answer_by });
    await auditAsk(tx, ask, 'excuse', row.id, { bookingId: row.booking_id });
    await deps.notification.publish(tx, { topic: `centre:${row.centre_id}` }, now);
  });
  return excuseView({ ...row, state: 'appealed', ...appeal }, now);
}

/** Read by staff alone, who are the humans that a doubt would be shown to; what must not be said is refused at once. */
async function refuseRisky(deps: StandingDeps, ask: Ask<'excuse.file'> | Ask<'excuse.appeal'>): Promise<void> {
  const { accountId } = ask.actor;
  const checked = await deps.words.check({ accountId, scene: 'comment', texts: [ask.body.text] });
  if (checked.verdict !== 'risky') return;
  ask.refuse('content.risky', [{ path: 'body.text', rule: checked.reason, message: 'not to be said' }]);
}

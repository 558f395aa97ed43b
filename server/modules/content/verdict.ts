import { mediaVerdictOf, type PushEvent } from '../../gateways/wechat';
import type { JobRun } from '../../jobs';
import { inTransaction } from '../../kernel/db';
import { auditRecord } from '../audit';
import type { Inside } from './deps';
import { reasonOfLabel, stateAfterVerdict, type Suggestion } from './rules';
import { settle } from './settle';
import { findByTrace, type ItemRow } from './store';

/** The verdict may overtake the row that says what was asked; then it is tried again a few times. */
const earlyMost = 3;

/**
 * WeChat's verdict on a picture: shown, refused with a notice, or to a human. Given twice it has one effect, and none once
 * somebody has decided or the picture was taken away.
 */
export const takeVerdict =
  (deps: Inside) =>
  async (event: PushEvent, run: JobRun): Promise<void> => {
    const verdict = mediaVerdictOf(event);
    if (verdict === null) {
      deps.log.warn({ kind: run.kind }, 'content.verdict not readable');
      return;
    }
    const { traceId, suggest } = verdict;
    const item = await findByTrace(deps.db, traceId);
    if (item === undefined) {
      if (run.attempt <= earlyMost) throw new Error('a verdict on a picture that is not known (yet)');
      deps.log.warn({ kind: run.kind }, 'content.verdict on nothing of ours');
      return;
    }
    const late = item.state === 'review' && item.machine === 'unanswered' && item.round === 1;
    if (item.state !== 'checking' && !late) return;
    await applyVerdict(deps, run, item, {
      suggest: suggest === 'failed' ? 'review' : suggest,
      label: verdict.label ?? 0,
      answered: suggest !== 'failed',
    });
  };

interface Verdict {
  suggest: Suggestion;
  label: number;
  answered: boolean;
}

async function applyVerdict(deps: Inside, run: JobRun, item: ItemRow, verdict: Verdict): Promise<void> {
  const { state, machine } = stateAfterVerdict(verdict.suggest, verdict.label);
  const { now } = run;
  await inTransaction(deps.db, async (tx) => {
    const moved =
      state === 'review'
        ? await deps.decisions.moveItem(
            tx,
            item.id,
            { state: item.state, round: item.round },
            { state, machine: verdict.answered ? machine : 'unanswered', queued_at: item.queued_at ?? now },
          )
        : await settle(deps, tx, item, {
            verdict: state === 'passed' ? 'pass' : 'refuse',
            machine,
            ...(state === 'refused' ? { reason: reasonOfLabel(verdict.label) } : {}),
            reviewerId: null,
            now,
          });
    if (!moved) return;
    await auditRecord(tx, {
      at: now,
      requestId: run.requestId,
      actorAccountId: null,
      action: 'content.verdict',
      subjectKind: 'content_item',
      subjectId: item.id,
      detail: { suggest: verdict.suggest, label: verdict.label },
    });
  });
}

/** Gives a picture to a human that the machine has no answer for; nothing if it has moved on meanwhile. */
export async function queueUnanswered(deps: Inside, item: { id: string; round: number }, now: Date): Promise<void> {
  await inTransaction(deps.db, (tx) =>
    deps.decisions.moveItem(
      tx,
      item.id,
      { state: 'checking', round: item.round },
      { state: 'review', machine: 'unanswered', queued_at: now },
    ),
  );
}

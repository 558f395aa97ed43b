import type { ContentReason, MachineFinding, ReviewVerdict } from '../../../shared/enums';
import { addJob } from '../../jobs';
import type { Tx } from '../../kernel/db';
import { setName } from '../identity';
import type { Inside } from './deps';
import { appealUntil } from './rules';
import { lockLiveOf, replaceItems, type ItemRow } from './store';

export const removeKind = 'content.removeObjects';

/** Has the objects of these keys deleted once the transaction commits. */
export async function removeObjectsOf(tx: Tx, objectKeys: readonly string[], now: Date): Promise<void> {
  for (const objectKey of objectKeys) await addJob(tx, { kind: removeKind, payload: { objectKey }, at: now });
}

interface Settled {
  verdict: ReviewVerdict;
  machine?: MachineFinding;
  reason?: ContentReason;
  note?: string | null;
  /** Null where the machine decides. */
  reviewerId: string | null;
  now: Date;
}

/**
 * Lets a decision take effect: what was hidden shows, or stays hidden for good, and its author is told. False when it
 * was no longer as `item` says, then nothing happens.
 */
export async function settle(deps: Inside, tx: Tx, item: ItemRow, given: Settled): Promise<boolean> {
  const { verdict, machine = item.machine, reason = null, note = null, reviewerId, now } = given;
  const passed = verdict === 'pass';
  const moved = await deps.decisions.moveItem(
    tx,
    item.id,
    { state: item.state, round: item.round },
    { state: passed ? 'passed' : 'refused', machine, reason, note, decided_at: now, reviewer_id: reviewerId },
  );
  if (!moved) return false;
  if (passed) await show(deps, tx, item, now);
  await deps.notify(tx, noticeOf(item, given));
  return true;
}

async function show(deps: Inside, tx: Tx, item: ItemRow, now: Date): Promise<void> {
  if (item.kind === 'person_name' && item.text !== null) await setName(tx, item.subject_id, item.text);
  if (item.kind === 'avatar') {
    // Those that came before; one that was sent since and still waits will take this one's place.
    const others = await lockLiveOf(tx, 'avatar', item.subject_id, item.id);
    const older = others.filter((other) => other.created_at <= item.created_at);
    await removeObjectsOf(tx, await replaceItems(tx, older, now), now);
  }
  await deps.reveal[item.kind]?.(tx, item, now);
}

function noticeOf(item: ItemRow, { verdict, reason, note, now }: Settled) {
  const facts: Record<string, string> = { what: item.kind };
  const base = { accountId: item.account_id, at: now };
  if (verdict === 'pass') return { ...base, kind: 'content_passed' as const, facts };
  const until = appealUntil({ ...item, state: 'refused', decided_at: now });
  return {
    ...base,
    kind: 'content_refused' as const,
    facts: {
      ...facts,
      why: reason ?? 'other',
      ...(note ? { note } : {}),
      ...(until === null ? {} : { appealUntil: until.toISOString() }),
    },
  };
}

import { addJobs } from '../../jobs';
import type { Tx } from '../../kernel/db';
import type { VoidReason } from '../../../shared/enums';
import { auditRecord } from '../audit';
import { quotaCounts, type WithClosing } from '../booking';
import type { SlotRow } from '../capacity';
import type { Service } from '../centre';
import type { LotteryDeps, LotteryRun } from './deps';
import { lockEntries, voidEntries } from './entry-store';
import { tellDesk, tellOf } from './notices';
import { releaseAt } from './rules';
import { changeDraw, type DrawRow } from './store';

export const releaseJob = 'lottery.release';

export interface Ending {
  draw: DrawRow;
  slot: SlotRow;
  service: Service;
}

/** When what a draw leaves is opened to everybody, planned in the transaction that ends it; null: never. */
export async function planRelease(tx: Tx, { draw, slot, service }: Ending, run: LotteryRun): Promise<Date | null> {
  if (draw.leftover === 'closed' || slot.state === 'closed') return null;
  const dueAt = releaseAt(service.rules.opensMinute, run.now);
  const payload = { slotId: slot.id };
  await addJobs(tx, [{ id: `release_${slot.id}`, kind: releaseJob, payload, at: run.now, dueAt }]);
  return dueAt;
}

/**
 * Ends a draw that can't be held, as published before: nobody has won, nobody's luck is the worse for it, quotas are given
 * back, everybody is told. The transaction has locked slot and draw.
 */
export async function voidDraw(
  tx: Tx,
  deps: LotteryDeps,
  ending: Ending,
  run: LotteryRun & { why: VoidReason; reason?: string | null },
): Promise<void> {
  const { draw, slot, service } = ending;
  const { now, requestId, why, reason = null } = run;
  const rows = (await lockEntries(tx, slot.id)).filter((row) => row.state === 'entered');
  await voidEntries(tx, slot.id, now);
  const people = rows.map((row) => row.beneficiary_id);
  await deps.capacity.uncountQuotas(tx, people, quotaCounts(slot.service_id, slot.on_day));
  const release = await planRelease(tx, ending, run);
  await changeDraw(tx, slot.id, { state: 'void', void_reason: why, ended_at: now, release_at: release });
  await auditRecord(tx, {
    at: now,
    requestId,
    actorAccountId: null,
    action: 'lottery.void',
    subjectKind: 'lottery_draw',
    subjectId: slot.id,
    detail: { why, entries: rows.length },
  });
  await tellOf(tx, deps, rows, {
    slot,
    service,
    now,
    by: null,
    kindOf: () => (why === 'slot_closed' ? 'slot_closed' : 'lottery_void'),
    factsOf: () => ({
      ...(reason === null ? {} : { reason }),
      ...(release === null ? {} : { until: release.toISOString() }),
    }),
  });
  await tellDesk(tx, deps, draw.centre_id, now);
}

/** A slot that is called off takes its draw with it, in the same transaction, which has locked the slot. */
export const withClosing =
  (deps: LotteryDeps): WithClosing =>
  async (tx, slotId, { now, requestId, reason }) => {
    const draw = await deps.locks.lockDraw(tx, slotId);
    if (draw === undefined || draw.state === 'drawn' || draw.state === 'void') return;
    const slot = await deps.capacity.lockSlot(tx, slotId);
    const service = (await deps.centre.servicesOf([draw.service_id], tx)).get(draw.service_id);
    if (slot === undefined || service === undefined) return;
    await voidDraw(tx, deps, { draw, slot, service }, { now, requestId, why: 'slot_closed', reason });
  };

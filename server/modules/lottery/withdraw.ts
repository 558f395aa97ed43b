import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { auditAsk } from '../audit';
import { quotaCounts } from '../booking';
import { mayActFor } from '../household';
import type { LotteryDeps } from './deps';
import { findEntry, leave } from './entry-store';
import { entryViews } from './look';
import { decideWithdraw } from './rules';

/**
 * Out of a list that is still open; the quota is given back. Withdrawing twice is the same as once. Who comes while the
 * list is being fixed is out of it or refused.
 */
export async function withdraw(deps: LotteryDeps, ask: Ask<'lottery.withdraw'>): Promise<Reply<'lottery.withdraw'>> {
  const { actor, now, params } = ask;
  const seen = await findEntry(deps.db, params.entryId);
  if (seen === undefined || !(await mayActFor(deps.db, actor.personId, seen.beneficiary_id, 'cancel', now))) {
    return ask.refuse('not_found');
  }
  const draw = await ask.write(async (tx) => {
    const held = await deps.locks.holdDraw(tx, seen.slot_id);
    const entry = (await findEntry(tx, seen.id)) ?? seen;
    if (held === undefined) return ask.refuse('not_found');
    const verdict = decideWithdraw(entry, { state: held.state, closesAt: held.closes_at }, now);
    if (!verdict.ok && entry.state !== 'withdrawn') ask.refuse(verdict.code);
    const first = verdict.ok && (await leave(tx, entry.id, 'withdrawn', now));
    if (first)
      await deps.capacity.uncountQuotas(tx, [entry.beneficiary_id], quotaCounts(entry.service_id, entry.on_day));
    await auditAsk(tx, ask, 'lottery_entry', entry.id, { slotId: entry.slot_id, first });
    return held;
  });
  const after = (await findEntry(deps.db, seen.id)) ?? seen;
  const [view] = await entryViews(deps, [after], new Map([[draw.slot_id, draw]]), ask);
  return view ?? ask.refuse('not_found');
}

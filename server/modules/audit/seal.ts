import { inTransaction, isDuplicate, type Db } from '../../kernel/db';
import { chain, chainStart } from './chain';
import { findHead, findHighestSealed, insertSeals, listLateLines, listNewLines } from './store';

const batchLines = 500;
const batchesMax = 40;

/**
 * Ids are given out before the commit, so a line may appear below ids that are sealed already. It is looked for among
 * lines not older than this, counted back from the last seal. Requests end within seconds (pool, lock waits and retries
 * are bounded), so this is ample for them.
 */
export const lookBackSeconds = 120;
/** A second, slower look finds lines of jobs that ran for long with the `now` of their start. */
export const lateLookBackSeconds = 26 * 3600;

/**
 * Chains lines that have no seal yet, late ones first, and returns how many. The primary key of the chain decides
 * between two sealers: the second finds its number taken, and leaves the work to the first.
 */
export async function sealAudit(db: Db, now: Date, lookBack = lookBackSeconds): Promise<number> {
  let sealed = 0;
  for (let batch = 0; batch < batchesMax; batch += 1) {
    const count = await sealBatch(db, now, lookBack);
    sealed += count;
    if (count === 0) break;
  }
  return sealed;
}

async function sealBatch(db: Db, now: Date, lookBack: number): Promise<number> {
  try {
    return await inTransaction(db, async (tx) => {
      const head = await findHead(tx);
      const highest = await findHighestSealed(tx);
      // Counted from the last seal, so that nothing is skipped while no worker ran.
      const from = Math.min(now.getTime(), head?.sealed_at.getTime() ?? now.getTime());
      const late = await listLateLines(tx, highest, new Date(from - lookBack * 1000), batchLines);
      const lines = late.length > 0 ? late : await listNewLines(tx, highest, batchLines);
      if (lines.length === 0) return 0;
      await insertSeals(tx, chain({ seq: head?.seq ?? 0, hash: head?.hash ?? chainStart }, lines, now));
      return lines.length;
    });
  } catch (error) {
    if (isDuplicate(error)) return 0;
    throw error;
  }
}

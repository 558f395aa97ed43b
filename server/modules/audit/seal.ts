import { inTransaction, isDuplicate, type Db, type Tx } from '../../kernel/db';
import { chain, chainStart } from './chain';
import { findHead, findHighestSealed, insertSeals, listLateLines, listNewLines, type LineRow } from './store';

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
  for (const look of [lateFrom(now, lookBack), newOnes]) {
    for (let batch = 0; batch < batchesMax; batch += 1) {
      const count = await sealBatch(db, now, look);
      sealed += count;
      if (count === 0) break;
    }
  }
  return sealed;
}

type Head = { seq: number; hash: string; sealed_at: Date } | undefined;
type Look = (tx: Tx, head: Head, highest: number) => Promise<LineRow[]>;

const newOnes: Look = (tx, _head, highest) => listNewLines(tx, highest, batchLines);

/** Counted from the last seal, if that is longer ago, so that nothing is passed over while no worker ran. */
function lateFrom(now: Date, lookBack: number): Look {
  let from: Date | null = null;
  return (tx, head, highest) => {
    if (head === undefined) return Promise.resolve([]);
    from ??= new Date(Math.min(now.getTime(), head.sealed_at.getTime()) - lookBack * 1000);
    return listLateLines(tx, highest, from, batchLines);
  };
}

async function sealBatch(db: Db, now: Date, look: Look): Promise<number> {
  try {
    return await inTransaction(db, async (tx) => {
      const head = await findHead(tx);
      const lines = await look(tx, head, await findHighestSealed(tx));
      if (lines.length === 0) return 0;
      await insertSeals(tx, chain(head ?? { seq: 0, hash: chainStart }, lines, now));
      return lines.length;
    });
  } catch (error) {
    if (isDuplicate(error)) return 0;
    throw error;
  }
}

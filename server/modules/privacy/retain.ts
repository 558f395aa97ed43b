import type { JobRun } from '../../jobs';
import type { PrivacyDeps } from './deps';
import { daysBefore } from './rules';

const batchRows = 1000;
const batchesMax = 500;

/** Deletes what is older than its time, kind by kind in batches; what one run leaves, the next one finds. */
export const retain =
  ({ retention, log }: Pick<PrivacyDeps, 'retention' | 'log'>) =>
  async ({ now, signal }: Pick<JobRun, 'now' | 'signal'>): Promise<void> => {
    for (const { kind, days, remove } of retention) {
      if (days === null || remove === undefined) continue;
      let removed = 0;
      for (let batch = 0; batch < batchesMax && !signal.aborted; batch += 1) {
        const count = await remove(daysBefore(now, days), batchRows);
        removed += count;
        if (count < batchRows) break;
      }
      if (removed > 0) log.info({ kind, removed }, 'privacy.retain');
    }
  };

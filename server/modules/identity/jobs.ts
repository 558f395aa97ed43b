import { dailyAt, type JobHandler, type Schedule } from '../../jobs';
import type { Db } from '../../kernel/db';
import { removeDeadSessions } from './store';

const keepDays = 7;
const rowsPerRound = 2000;
const roundsMax = 50;

export const identitySchedules: readonly Schedule[] = [{ kind: 'identity.forgetSessions', ...dailyAt('03:20') }];

export const identityJobs = (db: Db): Record<string, JobHandler> => ({
  'identity.forgetSessions': async ({ now, signal }) => {
    const before = new Date(now.getTime() - keepDays * 86_400_000);
    for (let round = 0; round < roundsMax && !signal.aborted; round += 1) {
      if ((await removeDeadSessions(db, before, rowsPerRound)) < rowsPerRound) return;
    }
  },
});

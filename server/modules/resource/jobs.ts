import { dailyAt, type JobHandler, type Schedule } from '../../jobs';
import type { Db } from '../../kernel/db';
import { bucketMinutes } from './rules';
import { deleteBefore } from './store';

const sweepJob = 'resource.sweep';
/** What is over guards nothing; kept for some days, so that the desk's calendar still shows the last ones. */
const keptMs = 8 * 86_400_000;
/** Rows of one night: a city of 300 centres writes fewer. */
const roundsMost = 2000;

/** Deletes the fives of times that are over; a second run finds none. */
const sweep =
  (db: Db): JobHandler =>
  async (run) => {
    const before = Math.floor((run.now.getTime() - keptMs) / (bucketMinutes * 60_000));
    for (let round = 0; round < roundsMost; round += 1) {
      if ((await deleteBefore(db, before)) === 0) return;
    }
  };

export const jobsOf = (db: Db): { jobs: Record<string, JobHandler>; schedules: Schedule[] } => ({
  jobs: { [sweepJob]: sweep(db) },
  schedules: [{ kind: sweepJob, ...dailyAt('03:40') }],
});

import { type JobHandler, type JobLog, type Schedule } from '../../jobs';
import type { Db } from '../../kernel/db';
import type { Vault } from '../../kernel/vault';
import { fillPhoneEnds } from './phone-store';

/** A look into an index where nothing is left to do. */
export const identitySchedules: readonly Schedule[] = [
  { kind: 'identity.fillPhoneEnds', everySeconds: 3600, atSecond: 300 },
];

export const identityJobs = ({
  db,
  vault,
  log,
}: {
  db: Db;
  vault: Vault;
  log: JobLog;
}): Record<string, JobHandler> => ({
  'identity.fillPhoneEnds': async ({ signal }) => {
    const filled = await fillPhoneEnds(db, vault, signal);
    if (filled > 0) log.info({ filled }, 'identity.fillPhoneEnds');
  },
});

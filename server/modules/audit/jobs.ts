import type { Db } from '../../kernel/db';
import { dailyAt, type JobHandler, type JobLog, type Schedule } from '../../jobs';
import { lateLookBackSeconds, sealAudit } from './seal';
import { findHead } from './store';

export const auditSchedules: readonly Schedule[] = [
  { kind: 'audit.seal', everySeconds: 2 },
  { kind: 'audit.sealLate', everySeconds: 3600 },
  { kind: 'audit.head', ...dailyAt('00:05') },
];

export function auditJobs(db: Db, log: JobLog): Record<string, JobHandler> {
  return {
    'audit.seal': async ({ now }) => {
      await sealAudit(db, now);
    },
    'audit.sealLate': async ({ now }) => {
      const sealed = await sealAudit(db, now, lateLookBackSeconds);
      if (sealed > 0) log.info({ sealed }, 'audit.sealLate');
    },
    /** Puts the head into the log, which lies outside the database: a chain cut off later no longer reaches it. */
    'audit.head': async () => {
      const head = await findHead(db);
      if (head) log.info({ seq: head.seq, hash: head.hash }, 'audit.head');
    },
  };
}

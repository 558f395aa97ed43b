import { dailyAt, type JobHandler, type Schedule } from '../../jobs';
import { checkKind, checkNightly, runCheck } from './checks';
import { headsKey, writeHead } from './heads';
import type { AuditDeps } from './deps';
import { lateLookBackSeconds, sealAudit } from './seal';
import { findHead } from './store';

export const auditSchedules: readonly Schedule[] = [
  { kind: 'audit.seal', everySeconds: 2 },
  { kind: 'audit.sealLate', everySeconds: 3600 },
  { kind: 'audit.head', ...dailyAt('00:05') },
  { kind: 'audit.checkNightly', ...dailyAt('04:30') },
];

export function auditJobs(deps: Pick<AuditDeps, 'db' | 'log' | 'heads' | 'secret'>): Record<string, JobHandler> {
  const { db, log, heads, secret } = deps;
  return {
    'audit.seal': async ({ now }) => {
      await sealAudit(db, now);
    },
    'audit.sealLate': async ({ now }) => {
      const sealed = await sealAudit(db, now, lateLookBackSeconds);
      if (sealed > 0) log.info({ sealed }, 'audit.sealLate');
    },
    /** Puts the head where the database's owner does not reach: a chain cut off or made anew no longer fits it. */
    'audit.head': async ({ now }) => {
      const head = await findHead(db);
      if (head) log.info({ seq: head.seq, hash: head.hash }, 'audit.head');
      if (heads !== null) await writeHead(db, heads, headsKey(secret), now);
    },
    'audit.checkNightly': checkNightly(deps),
    [checkKind]: runCheck(deps),
  };
}

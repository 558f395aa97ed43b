import type { HandlersOf } from '../../http/ask';
import { listChecks, startCheck } from './checks';
import type { AuditDeps } from './deps';
import { exportLines, listLines } from './desk';
import { auditJobs, auditSchedules } from './jobs';

export { assertAudited, auditAsk, auditRecord, auditRecordAll } from './record';
export type { AuditDetail, AuditLine } from './record';
export { headsKey, headsText, readHeads } from './heads';
export { listQueries } from './store';
export { verifyChain } from './verify';

/** At least half a year by law (网络安全法, article 21); nothing in the app can delete it. */
export const retention = [{ kind: 'audit' as const, days: 183, atLeast: true }];

export function openAudit(deps: AuditDeps) {
  const handlers: HandlersOf<'audit'> = {
    'audit.list': listLines(deps),
    'audit.checks': listChecks(deps),
    'audit.verify': startCheck(deps),
    'audit.export': exportLines(deps),
  };
  return { handlers, jobs: auditJobs(deps), schedules: auditSchedules };
}

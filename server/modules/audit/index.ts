import type { JobLog } from '../../jobs';
import type { Db } from '../../kernel/db';
import { auditJobs, auditSchedules } from './jobs';

export { assertAudited, auditAsk, auditRecord, auditRecordAll } from './record';
export type { AuditDetail, AuditLine } from './record';
export { listQueries } from './store';
export { verifyChain } from './verify';

export function openAudit({ db, log }: { db: Db; log: JobLog }) {
  return { jobs: auditJobs(db, log), schedules: auditSchedules };
}

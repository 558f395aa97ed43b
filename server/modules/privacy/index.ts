import type { HandlersOf } from '../../http/ask';
import type { JobRun } from '../../jobs';
import { getPersonOf } from '../identity';
import { accesses } from './accesses';
import type { PrivacyDeps } from './deps';
import { cancelErasure, myErasure, requestErasure, startErasure } from './erasure';
import { downloadExport, myExports, requestExport } from './export';
import { privacyJobs, privacySchedules } from './jobs';
import { reveal } from './reveal';
import { missingKeys, openRotationStore, rotateKeys } from './rotation';

export type { EraseOf, ExportOf, PrivacyDeps, RetentionRule } from './deps';
export { eraseOf, exportOf, retentionOf, sealedFields } from './own-data';
export { noteAccess, noteAccesses } from './reveal';
export { openRotationStore } from './rotation';
export type { RotationReport, SealedField } from './rotation';
export { listQueries } from './store';

/** What protects persons: masked details opened with a reason, who saw what, export, deletion, keys, time limits. */
export function openPrivacy(deps: PrivacyDeps) {
  const handlers: HandlersOf<'person' | 'access' | 'export' | 'erasure' | 'retention'> = {
    'person.reveal': reveal(deps),
    'access.mine': accesses(deps),
    'export.request': requestExport(deps),
    'export.mine': myExports(deps),
    'export.download': downloadExport(deps),
    'erasure.request': requestErasure(deps),
    'erasure.mine': myErasure(deps),
    'erasure.cancel': cancelErasure(deps),
    'retention.list': async () => ({
      items: deps.retention.map(({ kind, days, atLeast = false }) => ({ kind, days, atLeast })),
      nextCursor: null,
    }),
  };
  return {
    handlers,
    jobs: privacyJobs(deps),
    schedules: privacySchedules,
    /** Puts every sealed field under the current key, now. */
    rotateKeys: () => rotateKeys(deps.vault, deps.sealedFields, openRotationStore(deps.db)),
    /** Keys by which something is sealed, but which are not configured here. */
    missingKeys: () => missingKeys(deps.sealedFields, openRotationStore(deps.db), deps.vault.keyIds),
    /** For the push that says that somebody cancelled their account at WeChat. */
    startErasure: async (accountId: string, run: JobRun) =>
      startErasure(deps.db, { accountId, personId: await getPersonOf(deps.db, accountId) }, run),
  };
}

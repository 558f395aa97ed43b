import { dailyAt, type JobHandler, type Schedule } from '../../jobs';
import type { PrivacyDeps } from './deps';
import { eraseDue } from './erasure';
import { makeExport, makeExportKind } from './export';
import { retain } from './retain';
import { openRotationStore, rotateKeys } from './rotation';
import { endExports } from './store';

export const privacySchedules: readonly Schedule[] = [
  { kind: 'privacy.rotateKeys', ...dailyAt('02:30') },
  { kind: 'privacy.retain', ...dailyAt('03:40') },
  { kind: 'privacy.endExports', everySeconds: 3600, atSecond: 600 },
  { kind: 'privacy.erase', everySeconds: 3600, atSecond: 900 },
];

const endedAtOnce = 100;
const endRoundsMax = 100;

export const privacyJobs = (deps: PrivacyDeps): Record<string, JobHandler> => ({
  [makeExportKind]: makeExport(deps),
  'privacy.erase': eraseDue(deps),
  'privacy.retain': retain(deps),
  'privacy.endExports': async ({ now, signal }) => {
    for (let round = 0; round < endRoundsMax && !signal.aborted; round += 1) {
      if ((await endExports(deps.db, now, endedAtOnce)) < endedAtOnce) return;
    }
  },
  'privacy.rotateKeys': async ({ signal }) => {
    const report = await rotateKeys(deps.vault, deps.sealedFields, openRotationStore(deps.db), signal);
    if (report.resealed > 0 || !report.done) deps.log.info({ ...report }, 'privacy.rotateKeys');
  },
});

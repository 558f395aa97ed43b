import { dailyAt, type JobHandler, type Schedule } from '../../jobs';
import { inTransaction } from '../../kernel/db';
import { auditRecord } from '../audit';
import type { StandingDeps } from './deps';
import { answerEndJob } from './file';
import { excuseStore, findExcuse, removeTold } from './store';
import { tellOfAnswer } from './tell';

/** Told of a missed visit is remembered as long as the job that tells could come again, and far beyond. */
const toldDays = 60;
const rows = 2000;
const rounds = 50;

/**
 * Accepts an excuse that nobody has answered in time. Whoever answered in the last moment has been quicker, and running
 * twice changes nothing: the state decides.
 */
const endWaiting =
  (deps: StandingDeps): JobHandler =>
  async (run) => {
    const { excuseId } = run.payload as { excuseId: string };
    const row = await findExcuse(deps.db, excuseId);
    if (row === undefined || (row.state !== 'filed' && row.state !== 'appealed') || row.answer_by > run.now) return;
    const visit = (await deps.visitsOf(deps.db, [row.booking_id])).get(row.booking_id);
    const service = visit === undefined ? null : await deps.centre.getService(visit.serviceId);
    await inTransaction(deps.db, async (tx) => {
      const ended = { state: 'accepted' as const, decided_by: null, decided_at: run.now, answer: null };
      if (!(await (deps.store ?? excuseStore).step(tx, row.id, row.state, ended))) return;
      await auditRecord(tx, {
        at: run.now,
        requestId: run.requestId,
        actorAccountId: null,
        action: run.kind,
        subjectKind: 'excuse',
        subjectId: row.id,
        detail: { from: row.state },
      });
      await tellOfAnswer(tx, deps, { ...row, ...ended }, { visit, service, at: run.now });
    });
  };

export const standingJobs = (deps: StandingDeps): Record<string, JobHandler> => ({
  [answerEndJob]: endWaiting(deps),
  'standing.clean': async ({ now, signal }) => {
    const before = new Date(now.getTime() - toldDays * 86_400_000);
    for (let round = 0; round < rounds && !signal.aborted; round += 1) {
      if ((await removeTold(deps.db, before, rows)) < rows) return;
    }
  },
});

export const standingSchedules: Schedule[] = [{ kind: 'standing.clean', ...dailyAt('03:50') }];

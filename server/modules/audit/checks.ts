import { z } from 'zod';
import type { ItemOf } from '../../../shared/contract/types';
import type { Handler } from '../../http/ask';
import { addJob, type JobRun } from '../../jobs';
import { inTransaction, isDuplicate, type Db, type Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { headsKey, headsText, readHeads } from './heads';
import type { AuditDeps } from './deps';
import { auditAsk } from './record';
import { checksQuery, findCheck, findRunningCheck, insertCheck, updateCheck, type CheckRow } from './store';
import { verifyChain } from './verify';

export const checkKind = 'audit.check';
const runningKey = 'audit_check_live_key_key';
/** Lines younger than this may still be waiting for the sealing job. */
const sealedWithinMs = 5000;
/** The last try of a job; see server/jobs. */
const lastAttempt = 5;

export const listChecks =
  (deps: AuditDeps): Handler<'audit.checks'> =>
  async ({ query }) => {
    const last = decodeCursor(query.cursor, ['number', 'string']);
    const after = last === null ? null : ([new Date(last[0]), last[1]] as const);
    const rows = await checksQuery(deps.db, after, query.limit + 1).execute();
    return pageOf(rows, query.limit, checkView, (row) => [row.asked_at.getTime(), row.id]);
  };

/** One run at a time, held by a key: who asks while one runs is shown that one. */
export const startCheck =
  (deps: AuditDeps): Handler<'audit.verify'> =>
  async (ask) => {
    const id = newId('chk');
    try {
      await ask.write(async (tx) => {
        await beginCheck(tx, id, ask.actor.accountId, ask.now);
        await auditAsk(tx, ask, 'check', id);
      });
    } catch (error) {
      if (!isDuplicate(error, runningKey)) throw error;
    }
    const row = (await findCheck(deps.db, id)) ?? (await findRunningCheck(deps.db));
    if (row === undefined) return ask.refuse('busy');
    return checkView(row);
  };

async function beginCheck(tx: Tx, id: string, askedBy: string | null, at: Date): Promise<void> {
  await insertCheck(tx, { id, asked_by: askedBy, asked_at: at, state: 'running', live_key: '' });
  await addJob(tx, { kind: checkKind, payload: { checkId: id }, at, id: `check:${id}` });
}

/** The calendar's own run; none is begun beside one that runs. */
export const checkNightly = (deps: { db: Db }) => async (run: JobRun) => {
  try {
    await inTransaction(deps.db, (tx) => beginCheck(tx, newId('chk'), null, run.now));
  } catch (error) {
    if (!isDuplicate(error, runningKey)) throw error;
  }
};

const payload = z.object({ checkId: z.string() });

export const runCheck =
  ({ db, log, heads, secret }: Pick<AuditDeps, 'db' | 'log' | 'heads' | 'secret'>) =>
  async (run: JobRun): Promise<void> => {
    const { checkId } = payload.parse(run.payload);
    if ((await findCheck(db, checkId))?.state !== 'running') return;
    try {
      const noted = heads === null ? undefined : readHeads(await headsText(heads), headsKey(secret));
      const report = await verifyChain(db, {
        unsealedBefore: new Date(run.now.getTime() - sealedWithinMs),
        noted,
        progress: (sealed) => updateCheck(db, checkId, { read_lines: sealed }),
      });
      const done = { state: 'done' as const, live_key: checkId, report: JSON.stringify(report), finished_at: run.now };
      await updateCheck(db, checkId, { ...done, read_lines: report.sealed });
      if (report.whole) log.info({ check: checkId, sealed: report.sealed }, 'audit.check');
      else log.error({ check: checkId, ...report }, 'audit.check found the record broken');
    } catch (error) {
      if (run.attempt >= lastAttempt) {
        await updateCheck(db, checkId, { state: 'failed', live_key: checkId, finished_at: run.now });
      }
      throw error;
    }
  };

type Report = NonNullable<ItemOf<'audit.checks'>['report']>;

const checkView = (row: CheckRow): ItemOf<'audit.checks'> => ({
  id: row.id,
  state: row.state,
  byHand: row.asked_by !== null,
  askedAt: row.asked_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  readLines: row.read_lines,
  allLines: Math.max(row.all_lines, row.read_lines),
  report: row.report === null ? null : (JSON.parse(row.report) as Report),
});

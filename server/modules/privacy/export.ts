import { z } from 'zod';
import type { ItemOf } from '../../../shared/contract/types';
import type { Handler } from '../../http/ask';
import { addJob, type JobRun } from '../../jobs';
import { inTransaction, isDuplicate, type Reader } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { auditAsk, auditRecord } from '../audit';
import type { PrivacyDeps } from './deps';
import { exportPage } from './export-page';
import { mayDownload } from './policy';
import { exportEnd } from './rules';
import { endExports, exportsQuery, findExport, insertExport, keys, setFailed, setReady, type ExportRow } from './store';

export const makeExportKind = 'privacy.makeExport';
const place = (rowId: string) => ({ column: 'export_request.content', rowId }) as const;
/** The last try of a job; see server/jobs. */
const lastAttempt = 5;

/** One at a time: the unique key of open ones decides, also between two taps. */
export const requestExport =
  (deps: PrivacyDeps): Handler<'export.request'> =>
  async (ask) => {
    const id = newId('exp');
    const { personId, accountId } = ask.actor;
    try {
      await ask.write(async (tx) => {
        await endExports(tx, ask.now, 1, personId);
        await insertExport(tx, { id, personId, accountId, at: ask.now });
        await addJob(tx, { kind: makeExportKind, payload: { exportId: id }, at: ask.now, id: `export:${id}` });
        await auditAsk(tx, ask, 'export', id);
      });
    } catch (error) {
      if (isDuplicate(error, keys.openExport)) ask.refuse('export.open');
      throw error;
    }
    const row = await findExport(deps.db, id);
    if (row === undefined) throw new Error('An export that was just asked for is not there');
    return exportView(row, ask.now);
  };

export const myExports =
  (deps: PrivacyDeps): Handler<'export.mine'> =>
  async ({ actor, query, now }) => {
    const last = decodeCursor(query.cursor, ['number', 'string']);
    const after = last === null ? null : ([new Date(last[0]), last[1]] as const);
    const rows = await exportsQuery(deps.db, actor.personId, after, query.limit + 1).execute();
    const page = pageOf(
      rows,
      query.limit,
      (row) => exportView(row, now),
      (row) => [row.asked_at.getTime(), row.id],
    );
    const open = await openExport(deps.db, actor.personId, now);
    return { ...page, may: { request: !open } };
  };

async function openExport(reader: Reader, personId: string, now: Date): Promise<boolean> {
  const [last] = await exportsQuery(reader, personId, null, 1).execute();
  return last?.state === 'waiting' || (last !== undefined && mayDownload(last.state, last.expires_at, now));
}

/** Nobody but the person, with their own session: the file holds everything. Fetching it leaves a line. */
export const downloadExport =
  (deps: PrivacyDeps): Handler<'export.download'> =>
  async (ask) => {
    const row = await findExport(deps.db, ask.params.exportId);
    if (row === undefined || row.person_id !== ask.actor.personId) return ask.refuse('not_found');
    if (!mayDownload(row.state, row.expires_at, ask.now)) return ask.refuse('export.not_ready');
    if (row.content_sealed === null || row.content_key === null) return ask.refuse('export.not_ready');
    const text = deps.vault.open(place(row.id), { text: row.content_sealed, keyId: row.content_key });
    await ask.write((tx) => auditAsk(tx, ask, 'export', row.id));
    return text;
  };

const payload = z.object({ exportId: z.string() });

/** Gathers, seals and announces. Twice is the same as once: only a waiting one becomes ready, and that tells. */
export const makeExport = (deps: PrivacyDeps) => async (run: JobRun) => {
  const { exportId } = payload.parse(run.payload);
  const row = await findExport(deps.db, exportId);
  if (row?.state !== 'waiting') return;
  try {
    const parts: Record<string, object> = {};
    for (const [name, exportOf] of Object.entries(deps.exporters)) parts[name] = await exportOf(deps.db, row.person_id);
    const sealed = deps.vault.seal(place(exportId), exportPage(parts, run.now));
    await inTransaction(deps.db, async (tx) => {
      const made = { readyAt: run.now, expiresAt: exportEnd(run.now), text: sealed.text, keyId: sealed.keyId };
      if (!(await setReady(tx, exportId, made))) return;
      await auditRecord(tx, {
        at: run.now,
        requestId: run.requestId,
        actorAccountId: null,
        action: makeExportKind,
        subjectKind: 'export',
        subjectId: exportId,
        detail: { bytes: sealed.text.length },
      });
      const until = made.expiresAt.toISOString();
      await deps.notify(tx, { accountId: row.account_id, kind: 'export_ready', facts: { until }, at: run.now });
    });
  } catch (error) {
    // The person may then ask anew; the parked job tells the operator why.
    if (run.attempt >= lastAttempt) await setFailed(deps.db, exportId);
    throw error;
  }
};

export function exportView(row: ExportRow, now: Date): ItemOf<'export.mine'> {
  const over = row.state === 'ready' && row.expires_at !== null && row.expires_at <= now;
  return {
    id: row.id,
    state: over ? 'gone' : row.state,
    askedAt: row.asked_at.toISOString(),
    readyAt: row.ready_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    may: { download: mayDownload(row.state, row.expires_at, now) },
  };
}

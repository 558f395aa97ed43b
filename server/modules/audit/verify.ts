import type { Db } from '../../kernel/db';
import { chainStart, sealHash } from './chain';
import { listSealedLines, listUnsealedIds } from './store';

const pageRows = 1000;
const namedMax = 100;

export interface ChainReport {
  /** Seals read. */
  sealed: number;
  /** Last seal, to compare with a head kept outside the database. */
  head: { seq: number; hash: string } | null;
  /** Lines whose text is not what was sealed. */
  changed: number[];
  /** Sealed lines that are no longer there. */
  missing: number[];
  /** Places in the chain that are left out or do not follow from the one before. */
  broken: number[];
  /** Lines older than `unsealedBefore` that no seal covers. */
  unsealed: number[];
  whole: boolean;
}

/**
 * Reads the whole chain and names (up to 100 of) what does not fit. A chain cut off at its end can only be seen with a
 * head noted elsewhere: pass it as `known`.
 */
export async function verifyChain(
  db: Db,
  unsealedBefore: Date,
  known?: { seq: number; hash: string },
): Promise<ChainReport> {
  const report: Omit<ChainReport, 'whole'> = {
    sealed: 0,
    head: null,
    changed: [],
    missing: [],
    broken: [],
    unsealed: [],
  };
  const name = (list: number[], value: number) => list.length < namedMax && list.push(value);
  let knownSeen = known === undefined;
  for (;;) {
    const page = await listSealedLines(db, report.head?.seq ?? 0, pageRows);
    for (const row of page) {
      const before: { seq: number; hash: string } = report.head ?? { seq: 0, hash: chainStart };
      for (let seq = before.seq + 1; seq < row.seq && report.broken.length < namedMax; seq += 1)
        report.broken.push(seq);
      if (row.prev_hash !== before.hash) name(report.broken, row.seq);
      const line = lineOf(row);
      if (line === null) name(report.missing, row.line_id);
      else if (sealHash(row.prev_hash, line) !== row.hash) name(report.changed, row.line_id);
      if (known?.seq === row.seq) {
        knownSeen = true;
        if (known.hash !== row.hash) name(report.broken, row.seq);
      }
      report.sealed += 1;
      report.head = { seq: row.seq, hash: row.hash };
    }
    if (page.length < pageRows) break;
  }
  if (!knownSeen && known) name(report.broken, known.seq);
  report.unsealed = await listUnsealedIds(db, unsealedBefore, namedMax);
  const faults = [report.changed, report.missing, report.broken, report.unsealed];
  return { ...report, whole: faults.every((list) => list.length === 0) };
}

function lineOf(row: Awaited<ReturnType<typeof listSealedLines>>[number]) {
  const { id, at, request_id, action, subject_kind, subject_id, detail } = row;
  if (id === null || at === null || request_id === null || action === null) return null;
  if (subject_kind === null || subject_id === null || detail === null) return null;
  return { id, at, request_id, actor_account_id: row.actor_account_id, action, subject_kind, subject_id, detail };
}

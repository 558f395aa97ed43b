import type { Db } from '../../kernel/db';
import { chainStart, sealHash } from './chain';
import type { HeadsRead, NotedHead } from './heads';
import { lateLookBackSeconds } from './seal';
import { listSealedLines, listUnsealed } from './store';

const pageRows = 1000;
const namedMax = 100;
/** The slower look of the sealing job runs once an hour. */
const slowLookSeconds = 3600;

export interface ChainReport {
  /** Seals read. */
  sealed: number;
  /** Last seal, to compare with a head kept outside the database. */
  head: { seq: number; hash: string } | null;
  /** Lines whose text is not what was sealed. */
  changed: number[];
  /** Sealed lines that are no longer there. */
  missing: number[];
  /** Lines among sealed ones that no seal covers although their time is long over: they were put there later. */
  inserted: number[];
  /** Places in the chain that are left out or do not follow from the one before. */
  broken: number[];
  /** Lines older than `unsealedBefore` that no seal covers yet. */
  unsealed: number[];
  /** How many daily heads were held against the chain. */
  headsChecked: number;
  /** Days whose head the chain no longer reaches: it was cut off, or made anew. */
  lostHeads: string[];
  /** Lines of the heads' file that are not as they were written. */
  brokenHeadLines: number[];
  whole: boolean;
}

export interface VerifyOptions {
  unsealedBefore: Date;
  /** What is noted outside the database. */
  noted?: HeadsRead;
  /** Told after each page, to show how far it is. */
  progress?: (sealed: number) => Promise<void> | void;
}

/** Reads the whole chain and names (up to 100 of) what does not fit, of each kind. */
export async function verifyChain(db: Db, { unsealedBefore, noted, progress }: VerifyOptions): Promise<ChainReport> {
  const report: ChainReport = {
    sealed: 0,
    head: null,
    changed: [],
    missing: [],
    inserted: [],
    broken: [],
    unsealed: [],
    headsChecked: noted?.heads.length ?? 0,
    lostHeads: [],
    brokenHeadLines: noted?.brokenLines ?? [],
    whole: false,
  };
  const awaited = new Map((noted?.heads ?? []).map((head) => [head.seq, head]));
  let highest = 0;
  for (;;) {
    const page = await listSealedLines(db, report.head?.seq ?? 0, pageRows);
    for (const row of page) {
      readSeal(report, row, awaited);
      highest = Math.max(highest, row.line_id);
    }
    await progress?.(report.sealed);
    if (page.length < pageRows) break;
  }
  // What was not met on the way is not in the chain; what was met and fitted is taken out of the list.
  for (const { on } of (noted?.heads ?? []).filter((head) => awaited.has(head.seq))) name(report.lostHeads, on);
  await readUnsealed(db, report, highest, unsealedBefore);
  const { changed, missing, inserted, broken, unsealed, lostHeads, brokenHeadLines } = report;
  const faults = [changed, missing, inserted, broken, unsealed, lostHeads, brokenHeadLines];
  return { ...report, whole: faults.every((list) => list.length === 0) };
}

function name<T>(list: T[], value: T): void {
  if (list.length < namedMax) list.push(value);
}

type SealRow = Awaited<ReturnType<typeof listSealedLines>>[number];

function readSeal(report: ChainReport, row: SealRow, awaited: Map<number, NotedHead>): void {
  const before: { seq: number; hash: string } = report.head ?? { seq: 0, hash: chainStart };
  for (let seq = before.seq + 1; seq < row.seq && report.broken.length < namedMax; seq += 1) report.broken.push(seq);
  if (row.prev_hash !== before.hash) name(report.broken, row.seq);
  const line = lineOf(row);
  if (line === null) name(report.missing, row.line_id);
  else if (sealHash(row.prev_hash, line) !== row.hash) name(report.changed, row.line_id);
  if (awaited.get(row.seq)?.hash === row.hash) awaited.delete(row.seq);
  report.sealed += 1;
  report.head = { seq: row.seq, hash: row.hash };
}

async function readUnsealed(db: Db, report: ChainReport, highest: number, before: Date): Promise<void> {
  const longAgo = new Date(before.getTime() - (lateLookBackSeconds + slowLookSeconds) * 1000);
  for (const line of await listUnsealed(db, before, namedMax * 2)) {
    name(line.id < highest && line.at < longAgo ? report.inserted : report.unsealed, line.id);
  }
}

function lineOf(row: SealRow) {
  const { id, at, request_id, action, subject_kind, subject_id, detail } = row;
  if (id === null || at === null || request_id === null || action === null) return null;
  if (subject_kind === null || subject_id === null || detail === null) return null;
  return { id, at, request_id, actor_account_id: row.actor_account_id, action, subject_kind, subject_id, detail };
}

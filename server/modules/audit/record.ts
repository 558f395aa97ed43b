import type { Tx } from '../../kernel/db';
import { insertLines } from './store';

/** Ids, states and counts: never a name, a phone number or free text, except a staff member's reason. */
export type AuditDetail = Record<string, string | number | boolean | null | readonly (string | number)[]>;

export interface AuditLine {
  at: Date;
  requestId: string;
  /** Null for jobs and for somebody not yet known. */
  actorAccountId: string | null;
  /** Route or job name. */
  action: string;
  subjectKind: string;
  subjectId: string;
  detail?: AuditDetail;
}

const detailMax = 2000;
const audited = new WeakSet<Tx>();

/**
 * Writes down who did what, in the transaction that does it: both commit or neither. The line is not chained here (a
 * chain head would be one hot row for everybody); the sealing job does that within seconds.
 */
export async function auditRecord(tx: Tx, line: AuditLine): Promise<void> {
  await auditRecordAll(tx, [line]);
}

/** The line of a request: who asks, when and under which name stand in the ask. */
export function auditAsk(
  tx: Tx,
  ask: { name: string; now: Date; requestId: string; actor: { accountId: string } },
  subjectKind: string,
  subjectId: string,
  detail?: AuditDetail,
): Promise<void> {
  const { name, now, requestId, actor } = ask;
  const who = { at: now, requestId, actorAccountId: actor.accountId, action: name };
  return auditRecord(tx, { ...who, subjectKind, subjectId, detail });
}

/** Many lines in one statement, for work that is written in groups. */
export async function auditRecordAll(tx: Tx, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return;
  await insertLines(tx, lines.map(rowOf));
  audited.add(tx);
}

function rowOf(line: AuditLine) {
  const detail = JSON.stringify(line.detail ?? {});
  if (detail.length > detailMax) throw new Error(`The audit detail of ${line.action} is longer than ${detailMax}`);
  return {
    at: line.at,
    request_id: line.requestId,
    actor_account_id: line.actorAccountId,
    action: line.action,
    subject_kind: line.subjectKind,
    subject_id: line.subjectId,
    detail,
  };
}

/** For the moment before a commit: a write that nobody could trace later must not happen. */
export function assertAudited(tx: Tx, what: string): void {
  if (!audited.has(tx)) throw new Error(`${what} would commit without an audit line`);
}

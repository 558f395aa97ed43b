import { createHash } from 'node:crypto';

/** What a seal covers: every column of a line, in this order. */
export interface SealedLine {
  id: number;
  at: Date;
  request_id: string;
  actor_account_id: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  detail: string;
}

/** What the first line is chained to. */
export const chainStart = '0'.repeat(64);

/** A JSON array has one spelling only, so it needs no further canonical form. */
export function canonical(line: SealedLine): string {
  return JSON.stringify([
    line.id,
    line.at.toISOString(),
    line.request_id,
    line.actor_account_id,
    line.action,
    line.subject_kind,
    line.subject_id,
    line.detail,
  ]);
}

export const sealHash = (prevHash: string, line: SealedLine): string =>
  createHash('sha256').update(prevHash).update(canonical(line)).digest('hex');

/** Chains `lines` behind a head, in the order given. */
export function chain(head: { seq: number; hash: string }, lines: readonly SealedLine[], sealedAt: Date) {
  let { seq, hash } = head;
  return lines.map((line) => {
    const prevHash = hash;
    seq += 1;
    hash = sealHash(prevHash, line);
    return { seq, line_id: line.id, prev_hash: prevHash, hash, sealed_at: sealedAt };
  });
}

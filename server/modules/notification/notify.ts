import type { InboxKind } from '../../../shared/enums';
import { addJobs } from '../../jobs';
import type { Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { insertEntries } from './store';

export interface Notice {
  accountId: string;
  kind: InboxKind;
  /** What the kind's words are filled with. */
  facts: Record<string, string>;
  bookingId?: string | null;
  at: Date;
}

export const deliverKind = 'notification.deliver';
const factsMax = 2000;
const entriesPerJob = 100;
const rowsPerInsert = 500;

/** Puts a notice into somebody's inbox, in the transaction it tells of; it shows once the worker delivered it. */
export async function notify(tx: Tx, notice: Notice): Promise<void> {
  await notifyMany(tx, [notice]);
}

/** Many notices in few statements; up to 100 of them share one delivery job. */
export async function notifyMany(tx: Tx, notices: readonly Notice[]): Promise<void> {
  for (let from = 0; from < notices.length; from += rowsPerInsert) {
    const rows = notices.slice(from, from + rowsPerInsert).map(rowOf);
    await insertEntries(tx, rows);
    const jobs = [];
    for (let first = 0; first < rows.length; first += entriesPerJob) {
      const share = rows.slice(first, first + entriesPerJob);
      const at = share[0]?.created_at;
      if (at) jobs.push({ kind: deliverKind, payload: { entryIds: share.map((row) => row.id) }, at });
    }
    await addJobs(tx, jobs);
  }
}

function rowOf(notice: Notice) {
  const facts = JSON.stringify(notice.facts);
  if (facts.length > factsMax) throw new Error(`The facts of a ${notice.kind} notice are longer than ${factsMax}`);
  return {
    id: newId('ntc'),
    account_id: notice.accountId,
    kind: notice.kind,
    facts,
    booking_id: notice.bookingId ?? null,
    created_at: notice.at,
  };
}

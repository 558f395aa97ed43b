import type { InboxKind } from '../../../shared/enums';
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

const factsMax = 2000;
const rowsPerInsert = 500;

/** Puts a notice into somebody's inbox, in the transaction it tells of; it shows once the worker delivered it. */
export async function notify(tx: Tx, notice: Notice): Promise<void> {
  await notifyMany(tx, [notice]);
}

/** Many notices in few statements. */
export async function notifyMany(tx: Tx, notices: readonly Notice[]): Promise<void> {
  for (let from = 0; from < notices.length; from += rowsPerInsert) {
    await insertEntries(tx, notices.slice(from, from + rowsPerInsert).map(rowOf));
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

import type { InboxKind } from '../../../shared/enums';
import type { Tx } from '../../kernel/db';
import { noticeFacts, toldOf } from '../booking';
import type { SlotRow } from '../capacity';
import type { Service } from '../centre';
import type { Notice } from '../notification';
import type { LotteryDeps } from './deps';
import { piecesOf, type EntryRow } from './store';

export interface Happened {
  slot: SlotRow;
  service: Service;
  now: Date;
  /** The account that has done it; null where the time has come. */
  by: string | null;
  kindOf: (row: EntryRow) => InboxKind;
  factsOf?: (row: EntryRow) => Record<string, string>;
}

/** Tells the people of some entries, and who has entered them, what has become of these; their screens look again. */
export async function tellOf(
  tx: Tx,
  deps: Pick<LotteryDeps, 'notification'>,
  rows: readonly EntryRow[],
  happened: Happened,
): Promise<void> {
  const { slot, service, now, by, kindOf, factsOf = () => ({}) } = happened;
  for (const piece of piecesOf(rows)) {
    const told = await toldOf(tx, piece, { now, by });
    const notices = piece.flatMap((row) =>
      (told.get(row.id) ?? [])
        // Who has just entered knows of it.
        .filter(({ accountId }) => accountId !== by)
        .map(({ accountId, facts }): Notice => ({
          accountId,
          kind: kindOf(row),
          facts: { ...noticeFacts(service, slot), slotId: slot.id, ...facts, ...factsOf(row) },
          bookingId: row.booking_id,
          at: now,
        })),
    );
    await deps.notification.notifyMany(tx, notices);
    await deps.notification.publish(
      tx,
      notices.map(({ accountId }) => ({ accountId })),
      now,
    );
  }
}

/** The screens that show this draw: those at the desk of its centre. */
export const tellDesk = (tx: Tx, deps: Pick<LotteryDeps, 'notification'>, centreId: string, now: Date): Promise<void> =>
  deps.notification.publish(tx, { topic: `centre:${centreId}` }, now);

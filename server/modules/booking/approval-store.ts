import type { Selectable } from 'kysely';
import type { ApprovalState } from '../../../shared/enums';
import type { approval } from '../../db/types';
import type { Db, Reader, Tx } from '../../kernel/db';
import type { After } from './store';

export type ApprovalRow = Selectable<approval>;

/** Asks the centre about these bookings, which stand pending in the same transaction. */
export async function askForApproval(
  tx: Tx,
  asked: readonly Pick<ApprovalRow, 'booking_id' | 'centre_id' | 'asked_at' | 'until_at'>[],
): Promise<void> {
  if (asked.length === 0) return;
  const rows = asked.map((one) => ({ ...one, state: 'waiting' as const, ended_at: null, decided_by: null }));
  await tx.insertInto('approval').values(rows).execute();
}

/** Ends what waits for a yes; whoever asks has locked the slots. Others of these bookings are left alone. */
export async function endApprovals(
  tx: Tx,
  bookingIds: readonly string[],
  state: Exclude<ApprovalState, 'waiting'>,
  end: { at: Date; by: string | null },
): Promise<void> {
  if (bookingIds.length === 0) return;
  await tx
    .updateTable('approval')
    .set({ state, ended_at: end.at, decided_by: end.by })
    .where('booking_id', 'in', bookingIds)
    .where('state', '=', 'waiting')
    .execute();
}

/** By booking; one that needed no yes is absent. */
export async function approvalsOf(reader: Reader, bookingIds: readonly string[]): Promise<Map<string, ApprovalRow>> {
  if (bookingIds.length === 0) return new Map();
  const rows = await reader.selectFrom('approval').selectAll().where('booking_id', 'in', bookingIds).execute();
  return new Map(rows.map((row) => [row.booking_id, row]));
}

/** What waits for a yes at a centre, longest first. */
export function waitingQuery(reader: Reader, centreId: string, after: After, limit: number) {
  let query = reader
    .selectFrom('approval')
    .innerJoin('booking', 'booking.id', 'approval.booking_id')
    .selectAll('booking')
    .select(['approval.asked_at', 'approval.until_at'])
    .where('approval.centre_id', '=', centreId)
    .where('approval.state', '=', 'waiting')
    .where('booking.state', '=', 'pending');
  if (after !== null) {
    const [at, id] = after;
    query = query.where((eb) =>
      eb.or([
        eb('approval.asked_at', '>', at),
        eb.and([eb('approval.asked_at', '=', at), eb('approval.booking_id', '>', id)]),
      ]),
    );
  }
  return query.orderBy('approval.asked_at').orderBy('approval.booking_id').limit(limit);
}

/** How many wait at a centre, counted up to a bound: a badge needs no more. */
export async function countWaiting(reader: Reader, centreId: string): Promise<number> {
  const row = await reader
    .selectFrom(
      reader
        .selectFrom('approval')
        .select('booking_id')
        .where('centre_id', '=', centreId)
        .where('state', '=', 'waiting')
        .limit(countMost)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

const countMost = 1000;

export const listQueries = {
  'approval.list': (db: Db) => waitingQuery(db, 'ctr', [new Date(0), ''], 20),
};

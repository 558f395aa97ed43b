import type { Db, Reader, Tx } from '../../kernel/db';
import type { BookingRow } from './store';

/** A slot's line from its head; who waits longest has the smallest number. */
export function lineQuery(reader: Reader, slotId: string) {
  return reader
    .selectFrom('booking')
    .selectAll()
    .where('slot_id', '=', slotId)
    .where('state', '=', 'waiting')
    .orderBy('line_number')
    .limit(lineMost);
}

/** A slot's line as the desk sees it: with those who are being offered a place, who keep their numbers. */
export function deskLineQuery(reader: Reader, slotId: string, after: readonly [number, string] | null, limit: number) {
  let query = reader
    .selectFrom('booking')
    .selectAll()
    .where('slot_id', '=', slotId)
    .where('state', 'in', ['offered', 'waiting']);
  if (after !== null) {
    const [number, id] = after;
    query = query.where((eb) =>
      eb.or([eb('line_number', '>', number), eb.and([eb('line_number', '=', number), eb('id', '>', id)])]),
    );
  }
  return query.orderBy('line_number').orderBy('id').limit(limit);
}

/** More than any service lets wait. */
const lineMost = 2000;

/** Those who were offered places under one number of a line: a party, or a household that was drawn into it. */
export const offeredUnit = (tx: Tx, slotId: string, lineNumber: number): Promise<BookingRow[]> =>
  tx
    .selectFrom('booking')
    .selectAll()
    .where('slot_id', '=', slotId)
    .where('state', '=', 'offered')
    .where('line_number', '=', lineNumber)
    .execute();

export const lineOf = (reader: Reader, slotId: string): Promise<BookingRow[]> => lineQuery(reader, slotId).execute();

/** Holds places for these until then; all of them stand in the line of a slot that this transaction has locked. */
export async function offerTo(tx: Tx, bookingIds: readonly string[], until: Date, at: Date): Promise<void> {
  await tx
    .updateTable('booking')
    .set({ prior_state: 'waiting', state: 'offered', offered_until: until, offered_at: at })
    .where('id', 'in', bookingIds)
    .where('state', '=', 'waiting')
    .execute();
}

/** Ends the waiting of a whole line, whose slot this transaction has locked. */
export async function endLine(tx: Tx, slotId: string, at: Date): Promise<void> {
  await tx
    .updateTable('booking')
    .set((eb) => ({ prior_state: 'waiting', state: 'expired' as const, live_key: eb.ref('id'), ended_at: at }))
    .where('slot_id', '=', slotId)
    .where('state', '=', 'waiting')
    .execute();
}

/** Units (those of one number) and people that stand before each of these in its line. */
export async function aheadOf(
  reader: Reader,
  rows: readonly BookingRow[],
): Promise<Map<string, { rank: number; peopleAhead: number }>> {
  const waiting = rows.filter((row) => row.state === 'waiting').map((row) => row.id);
  if (waiting.length === 0) return new Map();
  const found = await reader
    .selectFrom('booking as own')
    .leftJoin('booking as other', (join) =>
      join
        .onRef('other.slot_id', '=', 'own.slot_id')
        .on('other.state', '=', 'waiting')
        .onRef('other.line_number', '<', 'own.line_number'),
    )
    .select((eb) => [
      'own.id',
      eb.fn.count<number>('other.line_number').distinct().as('units'),
      eb.fn.sum<number | null>('other.party_size').as('people'),
    ])
    .where('own.id', 'in', waiting)
    .groupBy('own.id')
    .execute();
  return new Map(found.map((row) => [row.id, { rank: Number(row.units) + 1, peopleAhead: Number(row.people ?? 0) }]));
}

export const listQueries = {
  'line of a slot': (db: Db) => lineQuery(db, 'slt'),
  'line.list': (db: Db) => deskLineQuery(db, 'slt', [3, ''], 20),
};

import type { Db, Reader, Tx } from '../../kernel/db';
import type { Answer } from './question-rules';
import type { BookingRow } from './store';

/** Keeps what was answered for new bookings; those without an answer take no row. */
export async function keepAnswers(
  tx: Tx,
  told: readonly { row: Pick<BookingRow, 'id' | 'beneficiary_id' | 'on_day'>; answers: readonly Answer[] }[],
): Promise<void> {
  const rows = told
    .filter(({ answers }) => answers.length > 0)
    .map(({ row, answers }) => ({
      booking_id: row.id,
      person_id: row.beneficiary_id,
      answers: JSON.stringify(answers),
      visit_on: row.on_day,
    }));
  if (rows.length > 0) await tx.insertInto('booking_answer').values(rows).execute();
}

/** By booking. */
export async function answersOf(reader: Reader, bookingIds: readonly string[]): Promise<Map<string, Answer[]>> {
  if (bookingIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom('booking_answer')
    .select(['booking_id', 'answers'])
    .where('booking_id', 'in', bookingIds)
    .execute();
  // Written by us as JSON and checked by the contract on the way out.
  return new Map(rows.map((row) => [row.booking_id, JSON.parse(row.answers) as Answer[]]));
}

export async function forgetAnswersOf(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('booking_answer').where('person_id', '=', personId).execute();
}

/** Deletes answers whose visit is longer ago, at most so many. */
export async function forgetAnswersBefore(db: Db, onDay: string, most: number): Promise<number> {
  const old = db.deleteFrom('booking_answer').where('visit_on', '<', onDay).orderBy('visit_on').limit(most);
  return Number((await old.executeTakeFirst()).numDeletedRows);
}

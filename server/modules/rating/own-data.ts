import { limits } from '../../../shared/limits';
import type { Reader, Tx } from '../../kernel/db';

/** What somebody has said of their visits, and what was answered. */
export async function exportOf(reader: Reader, personId: string): Promise<object> {
  const rows = await reader
    .selectFrom('rating as r')
    .innerJoin('service as s', 's.id', 'r.service_id')
    .select(['s.name as service', 'r.stars', 'r.comment', 'r.answer', 'r.rated_at as at'])
    .where('r.person_id', '=', personId)
    .orderBy('r.rated_at', 'desc')
    .limit(limits.exportRows)
    .execute();
  return { ratings: rows };
}

/** Their words go, with what answers them; the stars stay as a count that leads to nobody. */
export async function eraseOf(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('rating')
    .set({
      ...{ person_id: null, account_id: null, comment: null, comment_state: 'none' },
      ...{ answer: null, answer_state: 'none' },
    })
    .where('person_id', '=', personId)
    .execute();
}

/** For the table of what is kept how long. */
export const retention = [{ kind: 'rating' as const, days: null }];

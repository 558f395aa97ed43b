import { limits } from '../../../shared/limits';
import type { Db, Reader, Tx } from '../../kernel/db';
import { removeExcuses, removeOfPerson } from './store';

/** What somebody said about visits they missed, and what was answered. */
export async function exportOf(reader: Reader, personId: string): Promise<object> {
  const rows = await reader
    .selectFrom('excuse')
    .select(['text', 'state', 'filed_at as askedAt', 'answer', 'appeal_text as appeal', 'decided_at as endedAt'])
    .where('person_id', '=', personId)
    .orderBy('filed_at', 'desc')
    .limit(limits.exportRows)
    .execute();
  return { excuses: rows };
}

export const eraseOf = (tx: Tx, personId: string): Promise<void> => removeOfPerson(tx, personId);

/** Long after the visit has faded and every answer and appeal is given. */
const excuseDays = 180;

export const retentionOf = (db: Db) => [
  {
    kind: 'excuse' as const,
    days: excuseDays,
    remove: (before: Date, limit: number) => removeExcuses(db, before, limit),
  },
];

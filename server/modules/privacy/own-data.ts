import type { Db } from '../../kernel/db';
import { limits } from '../../../shared/limits';
import type { EraseOf, ExportOf, RetentionRule } from './deps';
import type { SealedField } from './rotation';
import { exportsQuery, findLastErasure, notesQuery, removeErasures, removeExports, removeNotes } from './store';
import { removePersonsExports, removeRevealUse } from './store';
import { hourOf } from './rules';

export const sealedFields: readonly SealedField[] = [
  {
    table: 'export_request',
    id: 'id',
    sealed: 'content_sealed',
    key: 'content_key',
    column: 'export_request.content',
  },
];

export const exportOf: ExportOf = async (reader, personId) => {
  const notes = await notesQuery(reader, personId, null, limits.exportRows).execute();
  const exports = await exportsQuery(reader, personId, null, limits.exportRows).execute();
  const last = await findLastErasure(reader, personId);
  return {
    accesses: notes.map((row) => ({
      staff: row.actor_account_id,
      role: row.actor_role,
      what: row.what,
      reason: row.reason,
      at: row.at,
    })),
    exports: exports.map((row) => ({ askedAt: row.asked_at, state: row.state })),
    erasures: last === undefined ? [] : [{ askedAt: last.asked_at, dueAt: last.due_at, state: last.state }],
  };
};

/** What was opened by staff stays on record, under an id that leads to nobody any more. */
export const eraseOf: EraseOf = (tx, personId) => removePersonsExports(tx, personId);

/** Three years, the measure that PIPL (article 56) sets for records of how personal information is handled. */
const recordDays = 1095;

export const retentionOf = (db: Db): RetentionRule[] => [
  // The content ends by its own hour (privacy.endExports); this is the line that says it was asked for.
  { kind: 'export', days: 180, remove: (before, limit) => removeExports(db, before, limit) },
  { kind: 'erasure', days: recordDays, remove: (before, limit) => removeErasures(db, before, limit) },
  { kind: 'access_note', days: recordDays, remove: (before, limit) => removeNotes(db, before, limit) },
  { kind: 'reveal_use', days: 2, remove: (before, limit) => removeRevealUse(db, hourOf(before), limit) },
];

import type { Reader, Tx } from '../../kernel/db';
import { removeObjectsOf } from './settle';
import { removeFiles } from './store';

/** What this module keeps of a person, for their own export. Links are not among it: they end. */
export async function exportOf(reader: Reader, personId: string): Promise<object> {
  const rows = await ofPerson(reader, personId)
    .select(['i.kind', 'i.text', 'i.file_id', 'i.state', 'i.reason', 'i.note', 'i.created_at', 'i.decided_at'])
    .select(['i.appeal_text', 'i.appealed_at'])
    .orderBy('i.created_at')
    .limit(5000)
    .execute();
  return {
    checkedContent: rows.map((row) => ({
      kind: row.kind,
      text: row.text,
      picture: row.file_id !== null,
      state: row.state,
      reason: row.reason,
      note: row.note,
      at: row.created_at.toISOString(),
      decidedAt: row.decided_at?.toISOString() ?? null,
      appeal: row.appeal_text,
    })),
  };
}

/** Forgets a person's pictures, names and appeals. What they gave for their centre stays: it is the centre's. */
export async function eraseOf(tx: Tx, personId: string, now: Date): Promise<void> {
  const rows = await ofPerson(tx, personId).select(['i.id', 'i.file_id', 'i.kind']).execute();
  const own = rows.filter(({ kind }) => kind === 'person_name' || kind === 'avatar');
  const files = own.flatMap(({ file_id: id }) => id ?? []);
  await removeObjectsOf(tx, await removeFiles(tx, files, now), now);
  if (own.length > 0) {
    await tx
      .deleteFrom('content_item')
      .where(
        'id',
        'in',
        own.map(({ id }) => id),
      )
      .execute();
  }
  const others = rows.filter(({ kind }) => kind !== 'person_name' && kind !== 'avatar').map(({ id }) => id);
  if (others.length > 0) {
    await tx.updateTable('content_item').set({ appeal_text: null }).where('id', 'in', others).execute();
  }
}

const ofPerson = (reader: Reader, personId: string) =>
  reader
    .selectFrom('content_item as i')
    .innerJoin('account as a', 'a.id', 'i.account_id')
    .where('a.person_id', '=', personId);

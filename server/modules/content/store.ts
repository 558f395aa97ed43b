import { sql, type Insertable, type Selectable } from 'kysely';
import type { ContentKind, ContentReason, ContentState, MachineFinding } from '../../../shared/enums';
import type { DB } from '../../db/types';
import { isDuplicate, type Reader, type Tx } from '../../kernel/db';

export type ItemRow = Selectable<DB['content_item']>;

export async function insertItem(tx: Tx, item: Insertable<DB['content_item']>): Promise<void> {
  await tx.insertInto('content_item').values(item).execute();
}

export async function insertFile(tx: Tx, file: Insertable<DB['stored_file']>): Promise<void> {
  await tx.insertInto('stored_file').values(file).execute();
}

/** Counts one more upload of this day, in one statement that also says no; false when the day is used up. */
export async function countUpload(tx: Tx, accountId: string, onDay: string, most: number): Promise<boolean> {
  await tx
    .insertInto('upload_day')
    .values({ account_id: accountId, on_day: onDay, used: 0 })
    .onDuplicateKeyUpdate({ used: sql`used` })
    .execute();
  const result = await tx
    .updateTable('upload_day')
    .set((eb) => ({ used: eb('used', '+', 1) }))
    .where('account_id', '=', accountId)
    .where('on_day', '=', onDay)
    .where('used', '<', most)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export function findItem(reader: Reader, itemId: string) {
  return reader.selectFrom('content_item').selectAll().where('id', '=', itemId).executeTakeFirst();
}

export function findFile(reader: Reader, fileId: string) {
  return reader
    .selectFrom('stored_file as f')
    .innerJoin('content_item as i', 'i.file_id', 'f.id')
    .select(['f.object_key', 'f.removed_at', 'i.state'])
    .where('f.id', '=', fileId)
    .executeTakeFirst();
}

interface Outcome {
  state: ContentState;
  machine?: MachineFinding;
  reason?: ContentReason | null;
  note?: string | null;
  decided_at?: Date | null;
  reviewer_id?: string | null;
  queued_at?: Date | null;
}

/**
 * Moves an item on, if it is still where the caller thinks it is. Of two who decide at once the second one gets false:
 * on this rests that a verdict has its effect once.
 */
export async function moveItem(
  tx: Tx,
  itemId: string,
  from: { state: ContentState; round: number; machine?: MachineFinding },
  to: Outcome,
): Promise<boolean> {
  let query = tx
    .updateTable('content_item')
    .set(to)
    .where('id', '=', itemId)
    .where('state', '=', from.state)
    .where('round', '=', from.round);
  if (from.machine !== undefined) query = query.where('machine', '=', from.machine);
  const result = await query.executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Writes an appeal down and puts the item back into the queue, once. */
export async function openAppeal(tx: Tx, itemId: string, text: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('content_item')
    .set({ state: 'review', round: 2, queued_at: now, appeal_text: text, appealed_at: now })
    .where('id', '=', itemId)
    .where('state', '=', 'refused')
    .where('appealed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** False when this round has its decision already: the key lets one through. */
export async function insertDecision(tx: Tx, decision: Insertable<DB['content_decision']>): Promise<boolean> {
  try {
    await tx.insertInto('content_decision').values(decision).execute();
    return true;
  } catch (error) {
    if (isDuplicate(error, 'PRIMARY')) return false;
    throw error;
  }
}

/** The statement on which rests that two reviewers make one decision; a test takes the guards out. */
export interface DecisionStore {
  moveItem: typeof moveItem;
  insertDecision: typeof insertDecision;
}

export const decisionStore: DecisionStore = { moveItem, insertDecision };

/** Notes under which name WeChat checks a picture; false when it is no longer waited for or was asked already. */
export async function setTrace(tx: Tx, itemId: string, traceId: string): Promise<boolean> {
  const result = await tx
    .updateTable('content_item')
    .set({ trace_id: traceId })
    .where('id', '=', itemId)
    .where('state', '=', 'checking')
    .where('trace_id', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export function findByTrace(reader: Reader, traceId: string) {
  return reader.selectFrom('content_item').selectAll().where('trace_id', '=', traceId).executeTakeFirst();
}

const liveStates = ['checking', 'review', 'passed'] as const;

/** Everything of a subject that still shows or may come to show, locked; but not `exceptId`. */
export function lockLiveOf(tx: Tx, kind: ContentKind, subjectId: string, exceptId = '') {
  return tx
    .selectFrom('content_item')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('state', 'in', liveStates)
    .where('id', '<>', exceptId)
    .forUpdate()
    .execute();
}

/** Ends items and, with them, their pictures' life; returns the keys of the objects to delete. */
export async function replaceItems(tx: Tx, items: readonly ItemRow[], now: Date): Promise<string[]> {
  if (items.length === 0) return [];
  const ids = items.map(({ id }) => id);
  await tx.updateTable('content_item').set({ state: 'replaced' }).where('id', 'in', ids).execute();
  return removeFiles(
    tx,
    items.flatMap(({ file_id: id }) => id ?? []),
    now,
  );
}

export async function removeFiles(tx: Tx, fileIds: readonly string[], now: Date): Promise<string[]> {
  if (fileIds.length === 0) return [];
  const rows = await tx
    .selectFrom('stored_file')
    .select('object_key')
    .where('id', 'in', fileIds)
    .where('removed_at', 'is', null)
    .execute();
  await tx
    .updateTable('stored_file')
    .set({ removed_at: now })
    .where('id', 'in', fileIds)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map((row) => row.object_key);
}

/** Which of these keys belong to a row that is not removed. */
export async function keptKeys(reader: Reader, objectKeys: readonly string[]): Promise<Set<string>> {
  if (objectKeys.length === 0) return new Set();
  const rows = await reader
    .selectFrom('stored_file')
    .select('object_key')
    .where('object_key', 'in', objectKeys)
    .where('removed_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.object_key));
}

/** The newest of one kind that a person has given, and the one that others see. */
export function listOfSubject(reader: Reader, kind: ContentKind, subjectId: string, limit: number) {
  return reader
    .selectFrom('content_item')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('state', '<>', 'replaced')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export function listPhotos(reader: Reader, centreIds: readonly string[], states: readonly ContentState[]) {
  return reader
    .selectFrom('content_item')
    .selectAll()
    .where('kind', '=', 'centre_photo')
    .where('subject_id', 'in', centreIds)
    .where('state', 'in', states)
    .orderBy('position')
    .orderBy('id')
    .limit(1000)
    .execute();
}

export async function setPosition(tx: Tx, itemId: string, position: number): Promise<void> {
  await tx.updateTable('content_item').set({ position }).where('id', '=', itemId).execute();
}

/** Pictures whose verdict has not come. */
export function listWithoutVerdict(reader: Reader, before: Date, limit: number) {
  return reader
    .selectFrom('content_item')
    .select(['id', 'round'])
    .where('state', '=', 'checking')
    .where('created_at', '<=', before)
    .orderBy('created_at')
    .limit(limit)
    .execute();
}

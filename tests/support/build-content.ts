import type { Clock } from '../../server/kernel/clock';
import type { Db } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';
import type { Resident } from './build';

/** Words of somebody that wait for a human, a picture of theirs at a centre that passed, and a blocked word. */
export async function buildContent(
  db: Db,
  clock: Clock,
  owner: Resident,
  { areaCode, centreId }: { areaCode: string; centreId: string },
) {
  const [itemId, photoId, fileId, wordId] = [newId('cnt'), newId('cnt'), newId('fil'), newId('wrd')];
  const now = clock.now();
  const by = { account_id: owner.accountId, area_code: areaCode, created_at: now };
  const file = { id: fileId, account_id: owner.accountId, purpose: 'centre_photo' as const, created_at: now };
  await db
    .insertInto('stored_file')
    .values({ ...file, object_key: `2026-11-23/${fileId.slice(4)}`, width: 8, height: 8, bytes: 1 })
    .execute();
  await db
    .insertInto('content_item')
    .values({
      ...by,
      id: photoId,
      kind: 'centre_photo',
      subject_id: centreId,
      file_id: fileId,
      state: 'passed',
      machine: 'clean',
    })
    .execute();
  const waiting = { state: 'review', machine: 'advertising', queued_at: now } as const;
  await db
    .insertInto('content_item')
    .values({ ...by, id: itemId, kind: 'closing_reason', subject_id: newId('slt'), text: '设备检修两天', ...waiting })
    .execute();
  const word = { id: wordId, word: `词${wordId}`, reason: 'other' as const };
  await db
    .insertInto('blocked_word')
    .values({ ...word, account_id: owner.accountId, created_at: now })
    .execute();
  return { itemId, photoId, fileId, wordId };
}

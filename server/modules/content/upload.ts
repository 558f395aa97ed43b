import { limits } from '../../../shared/limits';
import { civilDay } from '../../../shared/time/civil';
import type { Handler } from '../../http/ask';
import { addJob } from '../../jobs';
import { newId } from '../../kernel/ids';
import { auditAsk } from '../audit';
import { lockPerson } from '../identity';
import type { Inside } from './deps';
import { objectKeys } from './rules';
import { removeObjectsOf } from './settle';
import { countUpload, insertFile, insertItem, lockLiveOf, replaceItems, type ItemRow } from './store';
import { pictureView } from './view';

export const checkKind = 'content.checkImage';

/**
 * Takes a picture in: judged, made anew, put into the storage, then written down together with the job that has it
 * checked. Refused or broken off before the end, nothing of it stays: objects whose row never came are swept within two days.
 * Nobody sees it before its verdict.
 */
export const upload =
  (deps: Inside): Handler<'file.upload'> =>
  async (ask) => {
    const { actor, now } = ask;
    const { purpose, centreId } = ask.query;
    const subject = await subjectOf(deps, ask);
    const { file } = ask.body;
    const picture = await deps.makePicture(Buffer.from(await file.arrayBuffer()), file.type);

    const fileId = newId('fil');
    // The day first, so that the sweep finds what it looks for; then as random as an id.
    const objectKey = `${civilDay(now)}/${newId('o').slice(2)}`;
    const keys = objectKeys(objectKey);
    await deps.storage.put(keys.large, picture.large, 'image/jpeg');
    await deps.storage.put(keys.thumb, picture.thumb, 'image/jpeg');

    const item = itemRow({ kind: purpose, accountId: actor.accountId, ...subject, fileId, now });
    try {
      await ask.write(async (tx) => {
        if (!(await countUpload(tx, actor.accountId, civilDay(now), limits.uploadsPerDay))) {
          ask.refuse('file.quota_day');
        }
        await lockPerson(tx, actor.personId);
        const live = await lockLiveOf(tx, purpose, item.subject_id);
        if (purpose === 'avatar') {
          // What still waits gives way at once; what shows stays until this one passes.
          const waiting = live.filter(({ state }) => state !== 'passed');
          await removeObjectsOf(tx, await replaceItems(tx, waiting, now), now);
        } else {
          item.position = Math.max(0, ...live.map(({ position }) => position)) + 1;
        }
        const { width, height, large, thumb } = picture;
        const bytes = large.length + thumb.length;
        const of = { account_id: actor.accountId, purpose, created_at: now };
        await insertFile(tx, { id: fileId, ...of, object_key: objectKey, width, height, bytes });
        await insertItem(tx, item);
        // Counted with this one in: of two colleagues at once, each waits for the other's row before it may be too many.
        const after = purpose === 'avatar' ? [] : await lockLiveOf(tx, purpose, item.subject_id);
        if (after.length > limits.centrePhotos) ask.refuse('file.too_many');
        await addJob(tx, { kind: checkKind, payload: { itemId: item.id }, at: now });
        await auditAsk(tx, ask, 'file', fileId, { purpose, bytes, ...(centreId === undefined ? {} : { centreId }) });
      });
    } catch (error) {
      await Promise.allSettled([deps.storage.remove(keys.large), deps.storage.remove(keys.thumb)]);
      throw error;
    }
    return { fileId, picture: pictureView(deps.links, item, now) };
  };

/** Whose picture it is to be; a centre that somebody does not work for is not found. */
async function subjectOf({ places }: Inside, ask: Parameters<Handler<'file.upload'>>[0]) {
  const { purpose, centreId } = ask.query;
  if (purpose === 'avatar') {
    if (centreId !== undefined) ask.refuse('not_found');
    return { subjectId: ask.actor.personId, areaCode: '' };
  }
  const centre = centreId === undefined ? null : await places.centreOf(centreId);
  if (centreId === undefined || centre === null || !(await places.centreScope(ask.actor.grants)).includes(centreId)) {
    return ask.refuse('not_found');
  }
  return { subjectId: centreId, areaCode: centre.areaCode };
}

interface NewItem {
  kind: 'avatar' | 'centre_photo';
  accountId: string;
  subjectId: string;
  areaCode: string;
  fileId: string;
  now: Date;
}

const itemRow = ({ kind, accountId, subjectId, areaCode, fileId, now }: NewItem): ItemRow => ({
  id: newId('cnt'),
  kind,
  account_id: accountId,
  subject_id: subjectId,
  area_code: areaCode,
  text: null,
  file_id: fileId,
  position: 0,
  state: 'checking',
  machine: 'unanswered',
  trace_id: null,
  queued_at: null,
  round: 1,
  reason: null,
  note: null,
  decided_at: null,
  reviewer_id: null,
  appeal_text: null,
  appealed_at: null,
  created_at: now,
});

import type { Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import type { Ask, HandlersOf } from '../../http/ask';
import type { Reader, Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import { lockPerson } from '../identity';
import type { Inside } from './deps';
import { removeObjectsOf } from './settle';
import { findItem, listPhotos, lockLiveOf, replaceItems, setPosition } from './store';
import { pictureView } from './view';

const kept = ['checking', 'review', 'passed', 'refused'] as const;
type PhotoName = 'photo.list' | 'photo.order' | 'photo.remove';

/** What staff see of their centre's pictures: all but those taken away. */
async function list({ db, links }: Inside, ask: Ask<PhotoName>): Promise<Reply<'photo.list'>> {
  const rows = await listPhotos(db, [ask.params.centreId], kept);
  return {
    items: rows.map((row) => ({
      ...pictureView(links, row, ask.now),
      at: row.created_at.toISOString(),
      mine: row.account_id === ask.actor.accountId,
    })),
    nextCursor: null,
    left: Math.max(0, limits.centrePhotos - rows.filter(({ state }) => state !== 'refused').length),
  };
}

async function assertMine({ places }: Inside, ask: Ask<PhotoName>): Promise<void> {
  const centreIds = await places.centreScope(ask.actor.grants);
  if (!centreIds.includes(ask.params.centreId)) ask.refuse('not_found');
}

/** A centre's pictures. All changes of one centre's row of pictures stand in line on its live rows. */
export const photos = (deps: Inside): HandlersOf<'photo'> => ({
  'photo.list': async (ask) => {
    await assertMine(deps, ask);
    return list(deps, ask);
  },

  'photo.order': async (ask) => {
    await assertMine(deps, ask);
    const { itemIds } = ask.body;
    await ask.write(async (tx) => {
      const live = await lockLiveOf(tx, 'centre_photo', ask.params.centreId);
      const named = new Set(itemIds);
      if (named.size !== live.length || live.some(({ id }) => !named.has(id))) ask.refuse('photo.list_changed');
      for (const [index, id] of itemIds.entries()) await setPosition(tx, id, index + 1);
      await auditAsk(tx, ask, 'centre', ask.params.centreId, { pictures: itemIds.length });
    });
    return list(deps, ask);
  },

  'photo.remove': async (ask) => {
    await assertMine(deps, ask);
    const { centreId, itemId } = ask.params;
    await ask.write(async (tx) => {
      const item = await findItem(tx, itemId);
      if (item?.kind !== 'centre_photo' || item.subject_id !== centreId) return ask.refuse('not_found');
      await removeObjectsOf(tx, await replaceItems(tx, [item], ask.now), ask.now);
      await auditAsk(tx, ask, 'content_item', itemId, { centreId });
    });
    return list(deps, ask);
  },
});

/** Takes a person's picture away for good, what is on its way too; how many there were. */
export async function takeAvatar(tx: Tx, personId: string, now: Date): Promise<number> {
  await lockPerson(tx, personId);
  const live = await lockLiveOf(tx, 'avatar', personId);
  await removeObjectsOf(tx, await replaceItems(tx, live, now), now);
  return live.length;
}

/** A person's picture: what others see of it, and what is on its way. */
export const avatarHandlers: HandlersOf<'avatar'> = {
  'avatar.remove': async (ask) => {
    const removed = await ask.write(async (tx) => {
      const pictures = await takeAvatar(tx, ask.actor.personId, ask.now);
      await auditAsk(tx, ask, 'person', ask.actor.personId, { pictures });
      return pictures > 0;
    });
    return { removed };
  },
};

/** The passed pictures of a centre in their order, for everybody. */
export async function shownPhotos(
  { db, links }: Inside,
  { centreId, now, reader = db }: { centreId: string; now: Date; reader?: Reader | undefined },
) {
  const rows = await listPhotos(reader, [centreId], ['passed']);
  return rows.slice(0, limits.centrePhotos).flatMap((row) => {
    const { itemId, url, thumbUrl } = pictureView(links, row, now);
    return url === null || thumbUrl === null ? [] : [{ id: itemId, url, thumbUrl }];
  });
}

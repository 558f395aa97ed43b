import type { Handler } from '../../http/ask';
import type { Inside } from './deps';
import { objectKeys } from './rules';
import { findFile } from './store';

/**
 * A picture by its signed link. A link that is over, was changed, or shows what may no longer be seen finds nothing:
 * whoever holds an old link learns nothing from it.
 */
export const getFile =
  ({ db, storage, links }: Inside): Handler<'file.get'> =>
  async ({ params, query, now, refuse }) => {
    const { fileId, size } = params;
    const audience = links.read(fileId, size, query, now);
    if (audience === null) return refuse('not_found');
    const file = await findFile(db, fileId);
    const hidden = audience === 'shown' && file?.state !== 'passed';
    if (file === undefined || file.removed_at !== null || hidden) return refuse('not_found');
    const bytes = await storage.get(objectKeys(file.object_key)[size]);
    return bytes ?? refuse('not_found');
  };

import type { Handler } from '../../http/ask';
import type { Db } from '../../kernel/db';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { countUnread, listDelivered } from './store';
import { entryView } from './view';

export const listInbox =
  (db: Db): Handler<'inbox.list'> =>
  async ({ query, actor }) => {
    const last = decodeCursor(query.cursor, ['number', 'string']);
    const after = last === null ? null : { deliveredAt: new Date(last[0]), id: last[1] };
    const rows = await listDelivered(db, actor.accountId, after, query.limit + 1);
    const page = pageOf(rows, query.limit, entryView, (row) => [row.delivered_at?.getTime() ?? 0, row.id]);
    return { ...page, unread: await countUnread(db, actor.accountId) };
  };

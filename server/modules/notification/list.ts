import type { Handler } from '../../http/ask';
import type { Db } from '../../kernel/db';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { countUnread, listDelivered } from './store';
import { entryView } from './view';

export const listInbox =
  (db: Db): Handler<'inbox.list'> =>
  async ({ query, actor }) => {
    const last = decodeCursor(query.cursor, ['number', 'number', 'string']);
    const after = last === null ? null : { deliveredAt: new Date(last[0]), createdAt: new Date(last[1]), id: last[2] };
    const rows = await listDelivered(db, actor.accountId, after, query.limit + 1);
    const page = pageOf(rows, query.limit, entryView, (row) => [
      row.delivered_at?.getTime() ?? 0,
      row.created_at.getTime(),
      row.id,
    ]);
    return { ...page, unread: await countUnread(db, actor.accountId) };
  };

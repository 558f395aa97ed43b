import type { Handler } from '../../http/ask';
import { auditAsk } from '../audit';
import { countUnread, markAllRead } from './store';

export const readAllInbox = (): Handler<'inbox.readAll'> => (ask) =>
  ask.write(async (tx) => {
    const { accountId } = ask.actor;
    const entries = await markAllRead(tx, accountId, ask.now);
    await auditAsk(tx, ask, 'account', accountId, { entries });
    return { unread: await countUnread(tx, accountId) };
  });

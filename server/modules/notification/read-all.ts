import type { Handler } from '../../http/ask';
import { auditRecord } from '../audit';
import { countUnread, markAllRead } from './store';

export const readAllInbox = (): Handler<'inbox.readAll'> => (ask) =>
  ask.write(async (tx) => {
    const { accountId } = ask.actor;
    const entries = await markAllRead(tx, accountId, ask.now);
    await auditRecord(tx, {
      at: ask.now,
      requestId: ask.requestId,
      actorAccountId: accountId,
      action: ask.name,
      subjectKind: 'account',
      subjectId: accountId,
      detail: { entries },
    });
    return { unread: await countUnread(tx, accountId) };
  });

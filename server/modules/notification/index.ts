import type { HandlersOf } from '../../http/ask';
import type { Db } from '../../kernel/db';
import { notificationJobs } from './jobs';
import { listInbox } from './list';
import { readAllInbox } from './read-all';

export { notify, notifyMany } from './notify';
export { eraseOf, exportOf, retentionOf } from './own-data';
export type { Notice } from './notify';
export { countUnread as unreadCount, listQueries } from './store';

export function openNotification({ db }: { db: Db }) {
  const handlers: HandlersOf<'inbox'> = { 'inbox.list': listInbox(db), 'inbox.readAll': readAllInbox() };
  return { handlers, jobs: notificationJobs(db) };
}

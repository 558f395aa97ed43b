import { defineRoutes } from './route';

export const inboxRoutes = defineRoutes({
  'inbox.list': {
    method: 'GET',
    path: '/me/inbox',
    kind: 'read',
    who: 'signed_in',
    status: 200,
    codes: [],
    summary: 'Notices to me, newest first.',
  },
  'inbox.readAll': {
    method: 'POST',
    path: '/me/inbox/read',
    kind: 'write',
    who: 'signed_in',
    status: 200,
    codes: [],
    summary: 'Marks all my notices as read.',
  },
});

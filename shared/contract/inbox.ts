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

export const consentRoutes = defineRoutes({
  'consent.list': {
    method: 'GET',
    path: '/me/consents',
    kind: 'read',
    who: 'signed_in',
    status: 200,
    codes: [],
    summary: 'Which WeChat messages I allow, and how many of each are left.',
  },
  'consent.report': {
    method: 'POST',
    path: '/me/consents',
    kind: 'write',
    who: 'signed_in',
    status: 200,
    codes: [],
    summary: "Reports my answers to WeChat's question about messages; the same key twice counts once.",
  },
});

import { defineRoutes } from './route';

export const callRoutes = defineRoutes({
  'call.list': {
    method: 'GET',
    path: '/calls',
    kind: 'read',
    who: 'centre_staff',
    status: 200,
    codes: [],
    summary: 'People of my centres who must be told by telephone, the most urgent first, names masked.',
  },
  'call.take': {
    method: 'POST',
    path: '/calls/:callId/take',
    kind: 'write',
    who: 'centre_staff',
    status: 200,
    codes: ['call.taken', 'call.done'],
    summary: 'Keeps a call for me for a quarter of an hour, so that nobody is called twice.',
  },
  'call.finish': {
    method: 'POST',
    path: '/calls/:callId/outcome',
    kind: 'write',
    who: 'centre_staff',
    status: 200,
    codes: ['call.not_mine', 'call.done'],
    summary: 'Says how a call that I took went; nobody answered means once more later.',
  },
});

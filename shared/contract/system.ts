import { defineRoutes } from './route';

export const systemRoutes = defineRoutes({
  'job.parked': {
    method: 'GET',
    path: '/jobs/parked',
    kind: 'read',
    who: 'system',
    status: 200,
    codes: [],
    summary:
      'Jobs that were given up after five failures, the latest first: kind, when, class of the error; no payload.',
  },
  'job.retry': {
    method: 'POST',
    path: '/jobs/:jobId/retry',
    kind: 'write',
    who: 'system',
    status: 200,
    codes: ['job.not_parked'],
    summary: 'Lets a parked job run again, with a reason; jobs bear being run twice.',
  },
  'message.troubles': {
    method: 'GET',
    path: '/messages/troubles',
    kind: 'read',
    who: 'system',
    status: 200,
    codes: [],
    summary: 'What waits in the queues of notices and messages, and what did not go out, by template and reason.',
  },
});

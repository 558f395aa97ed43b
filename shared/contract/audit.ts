import { defineRoutes } from './route';

export const auditRoutes = defineRoutes({
  'audit.list': {
    method: 'GET',
    path: '/audit/lines',
    kind: 'read',
    who: 'auditor',
    status: 200,
    codes: [],
    summary: 'What was done, newest first, by time, action, actor or subject; names masked.',
  },
  'audit.checks': {
    method: 'GET',
    path: '/audit/checks',
    kind: 'read',
    who: 'auditor',
    status: 200,
    codes: [],
    summary: 'Runs of the verifier over the whole chain, newest first, with what they found.',
  },
  'audit.verify': {
    method: 'POST',
    path: '/audit/checks',
    kind: 'write',
    who: 'auditor',
    status: 201,
    codes: [],
    summary: 'Starts a run of the verifier; while one runs, it is the answer.',
  },
  'audit.export': {
    method: 'POST',
    path: '/audit/exports',
    kind: 'write',
    who: 'auditor',
    status: 200,
    codes: ['auth.step_up_required'],
    stepUp: 'fresh',
    summary: 'The lines of a list as a file for spreadsheets; fetching it is recorded.',
    produces: 'text/csv',
  },
});

import { defineRoutes } from './route';

export const approvalRoutes = defineRoutes({
  'approval.list': {
    method: 'GET',
    path: '/approvals',
    kind: 'read',
    who: 'centre_staff',
    status: 200,
    codes: [],
    summary: "What waits for my centre's yes, longest first, with what was answered; names masked.",
  },
  'approval.decide': {
    method: 'POST',
    path: '/approvals/decisions',
    kind: 'write',
    who: 'centre_staff',
    status: 200,
    codes: ['approval.decided', 'approval.reason_needed', 'content.risky'],
    summary:
      'Says yes, or no with a reason that the residents read, to one or many; what has ended meanwhile is counted.',
  },
});

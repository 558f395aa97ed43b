import { defineRoutes } from './route';

export const standingRoutes = defineRoutes({
  'standing.mine': {
    method: 'GET',
    path: '/me/standing',
    kind: 'read',
    who: 'signed_in',
    status: 200,
    codes: [],
    summary: 'My standing, which missed visits make it, when each fades, and what I can do about it.',
  },
});

export const excuseRoutes = defineRoutes({
  'excuse.file': {
    method: 'POST',
    path: '/bookings/:bookingId/excuse',
    kind: 'write',
    who: 'signed_in',
    status: 201,
    codes: ['excuse.not_needed', 'excuse.cancel_instead', 'excuse.too_late', 'excuse.filed_already', 'content.risky'],
    summary: 'Says why I can’t come or could not, for staff to decide; until then the visit is not counted.',
  },
  'excuse.appeal': {
    method: 'POST',
    path: '/excuses/:excuseId/appeal',
    kind: 'write',
    who: 'signed_in',
    status: 200,
    codes: ['excuse.not_refused', 'excuse.appeal_too_late', 'content.risky'],
    summary: 'Asks once that somebody else looks at an excuse that was refused.',
  },
  'excuse.queue': {
    method: 'GET',
    path: '/excuses',
    kind: 'read',
    who: 'centre_staff',
    status: 200,
    codes: [],
    summary: 'Excuses and appeals at my centres that wait for an answer, the soonest due first, names masked.',
  },
  'excuse.decide': {
    method: 'POST',
    path: '/excuses/:excuseId/decision',
    kind: 'write',
    who: 'centre_staff',
    status: 200,
    codes: ['excuse.decided', 'excuse.own_family', 'excuse.own_decision', 'excuse.reason_needed', 'content.risky'],
    summary: 'Accepts or refuses; of two who decide at once one does, and an appeal needs another one.',
  },
});

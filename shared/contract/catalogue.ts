import { defineRoutes } from './route';

export const catalogueRoutes = defineRoutes({
  'catalogue.list': {
    method: 'GET',
    path: '/catalogue',
    kind: 'read',
    who: 'centre_staff',
    status: 200,
    codes: [],
    summary:
      "All services of my centre with their rules, drafts and retired ones too, in the order of the centre's page.",
  },
  'catalogue.create': {
    method: 'POST',
    path: '/centres/:centreId/services',
    kind: 'write',
    who: 'centre_manager',
    status: 201,
    codes: ['content.risky', 'catalogue.words_unsure', 'catalogue.full'],
    summary: 'Makes a service as a draft that residents do not see yet; the same requestKey again makes no second one.',
  },
  'catalogue.change': {
    method: 'PUT',
    path: '/services/:serviceId',
    kind: 'write',
    who: 'centre_manager',
    status: 200,
    codes: ['content.risky', 'catalogue.words_unsure', 'catalogue.changed_meanwhile'],
    summary: 'Changes words and rules of a service, for bookings made from now on; needs the version that was read.',
  },
  'catalogue.setState': {
    method: 'PUT',
    path: '/services/:serviceId/state',
    kind: 'write',
    who: 'centre_manager',
    status: 200,
    codes: ['catalogue.changed_meanwhile'],
    summary:
      'Opens a service to residents, also one that was paused, or retires it: nobody can book it any more, what was booked stands.',
  },
  'catalogue.pause': {
    method: 'PUT',
    path: '/services/:serviceId/pause',
    kind: 'write',
    who: 'centre_manager',
    status: 200,
    codes: ['content.risky', 'catalogue.words_unsure', 'catalogue.changed_meanwhile', 'catalogue.not_open'],
    summary:
      'Takes no new bookings for a service for now, with the reason that residents read; what was booked or offered stands. On a paused one, changes reason and day.',
  },
});

import { defineRoutes } from './route';

/** What an activity is planned with can be wrong in these ways. */
const planCodes = [
  'activity.times_wrong',
  'activity.in_past',
  'activity.opens_late',
  'activity.ages_wrong',
  'activity.area_unknown',
  'activity.citywide_not_yours',
  'activity.words_unchecked',
  'content.risky',
] as const;

export const activityRoutes = defineRoutes({
  'activity.list': {
    method: 'GET',
    path: '/activities',
    kind: 'read',
    who: 'anyone',
    status: 200,
    codes: [],
    cacheSeconds: 15,
    summary: 'Activities that are not over, soonest first: of a centre with those of its whole city, or of all.',
  },
  'activity.get': {
    method: 'GET',
    path: '/activities/:serviceId',
    kind: 'read',
    who: 'anyone',
    status: 200,
    codes: [],
    cacheSeconds: 2,
    summary: 'An activity as everybody sees it, with places left and the instant at which booking opens.',
  },
});

export const deskActivityRoutes = defineRoutes({
  'deskActivity.list': {
    method: 'GET',
    path: '/roster/activities',
    kind: 'read',
    who: 'centre_staff',
    status: 200,
    codes: [],
    summary: "My centre's activities, drafts and past ones too, latest first; and what I may do with them.",
  },
  'deskActivity.get': {
    method: 'GET',
    path: '/roster/activities/:serviceId',
    kind: 'read',
    who: 'centre_staff',
    status: 200,
    codes: [],
    summary: 'An activity of my centre with all that can be changed, and how many are booked, wait and have come.',
  },
  'deskActivity.create': {
    method: 'POST',
    path: '/roster/activities',
    kind: 'write',
    who: 'centre_manager',
    status: 201,
    codes: [...planCodes],
    summary: 'Plans an activity as a draft that only staff see.',
  },
  'deskActivity.preview': {
    method: 'POST',
    path: '/roster/activities/:serviceId/preview',
    kind: 'read',
    who: 'centre_manager',
    status: 200,
    codes: ['activity.called_off', 'activity.over'],
    summary: 'Whom a change of time, place or number of places hits, before it is made.',
  },
  'deskActivity.change': {
    method: 'PUT',
    path: '/roster/activities/:serviceId',
    kind: 'write',
    who: 'centre_manager',
    status: 200,
    codes: [...planCodes, 'activity.changed', 'activity.called_off', 'activity.over'],
    summary: 'Changes an activity; where its time or place does, everybody who has booked or waits is told.',
  },
  'deskActivity.publish': {
    method: 'POST',
    path: '/roster/activities/:serviceId/publication',
    kind: 'write',
    who: 'centre_manager',
    status: 200,
    codes: ['activity.in_past', 'activity.opens_late'],
    summary: 'Shows a draft to residents; booking opens at its instant. Twice is the same as once.',
  },
});

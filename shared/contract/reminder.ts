import { defineRoutes } from './route';

export const reminderRoutes = defineRoutes({
  'reminder.get': {
    method: 'GET',
    path: '/me/reminders',
    kind: 'read',
    who: 'signed_in',
    status: 200,
    codes: [],
    summary: 'When I am reminded of visits, where a booking says nothing else.',
  },
  'reminder.set': {
    method: 'PUT',
    path: '/me/reminders',
    kind: 'write',
    who: 'signed_in',
    status: 200,
    codes: [],
    summary: 'Sets when I am reminded of visits; none is possible.',
  },
  'reminder.ofBooking': {
    method: 'GET',
    path: '/bookings/:bookingId/reminders',
    kind: 'read',
    who: 'signed_in',
    status: 200,
    codes: [],
    summary: 'When I am reminded of one visit.',
  },
  'reminder.choose': {
    method: 'PUT',
    path: '/bookings/:bookingId/reminders',
    kind: 'write',
    who: 'signed_in',
    status: 200,
    codes: [],
    summary: 'Sets when I am reminded of one visit, whatever is usual for me.',
  },
});

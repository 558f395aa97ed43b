import { defineRoutes } from './route';

export const rosterRoutes = defineRoutes({
  'roster.day': {
    method: 'GET',
    path: '/roster/day',
    kind: 'read',
    who: 'centre_staff',
    status: 200,
    codes: [],
    summary: "A day's bookings at my centre in order of time, names masked.",
  },
  'roster.slots': {
    method: 'GET',
    path: '/roster/slots',
    kind: 'read',
    who: 'centre_staff',
    status: 200,
    codes: [],
    summary: "A day's slots at my centre with how many are booked and have come, and the day's figures.",
  },
  'roster.checkIn': {
    method: 'POST',
    path: '/roster/check-ins',
    kind: 'write',
    who: 'centre_staff',
    status: 200,
    codes: ['roster.code_unknown', 'roster.code_ambiguous', 'roster.not_today', 'roster.not_confirmed'],
    summary: 'Checks somebody in by the code shown or by a tick in the roster; twice gives the same answer.',
  },
  'roster.undo': {
    method: 'POST',
    path: '/bookings/:bookingId/check-in/undo',
    kind: 'write',
    who: 'centre_staff',
    status: 200,
    codes: ['roster.not_attended', 'roster.slot_closed'],
    summary: 'Takes a check-in back, with a reason that the resident is told.',
  },
  'slot.close': {
    method: 'POST',
    path: '/slots/:slotId/closure',
    kind: 'write',
    who: 'centre_staff',
    status: 200,
    codes: ['slot.already_closed', 'slot.ended'],
    summary: 'Closes a slot: its bookings are cancelled by the centre and everybody booked is told why.',
  },
});

import { defineRoutes, sheetType } from './route';

export const bookingSheetRoutes = defineRoutes({
  'bookingSheet.size': {
    method: 'GET',
    path: '/booking-sheets/size',
    kind: 'read',
    who: 'centre_manager',
    status: 200,
    codes: ['bookingSheet.days'],
    summary: 'How many bookings of some days a sheet of them would hold.',
  },
  'bookingSheet.download': {
    method: 'POST',
    path: '/booking-sheets',
    kind: 'write',
    who: 'centre_manager',
    status: 200,
    codes: ['auth.step_up_required', 'bookingSheet.days', 'bookingSheet.too_many', 'bookingSheet.too_many_names'],
    stepUp: 'fresh',
    summary: 'Bookings of some days as a spreadsheet; names masked unless a reason is given, which their people read.',
    produces: sheetType,
  },
});

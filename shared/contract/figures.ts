import { defineRoutes } from './route';

export const figuresRoutes = defineRoutes({
  'figures.get': {
    method: 'GET',
    path: '/figures',
    kind: 'read',
    who: 'centre_manager',
    status: 200,
    codes: ['bookingSheet.days'],
    summary:
      "A centre's figures of some days beside as many days before: use by hour and weekday, no-shows, waiting, reach.",
  },
});

import { defineRoutes } from './route';

export const centreTextsRoutes = defineRoutes({
  'centreTexts.get': {
    method: 'GET',
    path: '/centres/:centreId/texts',
    kind: 'read',
    who: 'centre_staff',
    status: 200,
    codes: [],
    summary: 'What my centre says of itself in Chinese, with the English that stands beside it.',
  },
  'centreTexts.change': {
    method: 'PUT',
    path: '/centres/:centreId/texts',
    kind: 'write',
    who: 'centre_manager',
    status: 200,
    codes: ['content.risky', 'catalogue.words_unsure', 'centreTexts.changed_meanwhile'],
    summary:
      'Changes what a centre says of itself in Chinese; needs the version that was read. Its point on the map and its English stay.',
  },
});

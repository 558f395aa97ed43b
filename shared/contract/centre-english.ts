import { defineRoutes } from './route';

export const centreEnglishRoutes = defineRoutes({
  'centreEnglish.get': {
    method: 'GET',
    path: '/centres/:centreId/english',
    kind: 'read',
    who: 'centre_staff',
    status: 200,
    codes: [],
    summary: 'What my centre says of itself in English, with the Chinese that residents read where there is none.',
  },
  'centreEnglish.change': {
    method: 'PUT',
    path: '/centres/:centreId/english',
    kind: 'write',
    who: 'centre_manager',
    status: 200,
    codes: ['content.risky', 'catalogue.words_unsure', 'centreEnglish.changed_meanwhile'],
    summary: 'Changes what a centre says of itself in English; needs the version that was read.',
  },
});

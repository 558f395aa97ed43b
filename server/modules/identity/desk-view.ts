import type { Reply } from '../../../shared/contract/types';
import type { GivenDeskSession } from './desk-session';
import type { Me } from './view';

export const deskSessionView = (given: GivenDeskSession, me: Me): Reply<'deskLogin.password'> => ({
  kind: 'desk',
  token: given.token,
  refreshToken: null,
  expiresAt: given.expiresAt.toISOString(),
  endsAt: given.endsAt.toISOString(),
  me,
});

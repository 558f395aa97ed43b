import type { HandlersOf } from '../../http/ask';
import { beginDeskAccess, confirmDeskAccess, getDeskAccess, removeDeskAccess, renewRecoveryCodes } from './desk-access';
import { confirmDeskLogin, lookAtDeskLogin, refuseDeskLogin } from './desk-confirm';
import { beginDeskLogin, deskLoginState, finishDeskLogin } from './desk-login';
import { passwordDeskLogin, stepUpDeskSession, type AccessDeps } from './desk-password';
import { unlockDesk } from './desk-unlock';
import { endMyDeskSession, listMyDeskSessions } from './desk-sessions';

export const deskHandlers = (deps: AccessDeps): HandlersOf<'desk' | 'deskLogin' | 'deskSession' | 'deskAccess'> => ({
  'deskLogin.begin': beginDeskLogin(),
  'deskLogin.state': deskLoginState(deps),
  'deskLogin.finish': finishDeskLogin(deps),
  'deskLogin.look': lookAtDeskLogin(deps),
  'deskLogin.confirm': confirmDeskLogin(),
  'deskLogin.refuse': refuseDeskLogin(),
  'deskLogin.password': passwordDeskLogin(deps),
  'deskSession.list': listMyDeskSessions(deps),
  'deskSession.end': endMyDeskSession(deps),
  'deskSession.stepUp': stepUpDeskSession(deps),
  'deskAccess.get': getDeskAccess(deps),
  'deskAccess.begin': beginDeskAccess(deps),
  'deskAccess.confirm': confirmDeskAccess(deps),
  'deskAccess.renewCodes': renewRecoveryCodes(deps),
  'deskAccess.remove': removeDeskAccess(),
  'desk.unlock': unlockDesk(deps),
});

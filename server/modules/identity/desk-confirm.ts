import type { Role } from '../../../shared/enums';
import type { Ask, Handler } from '../../http/ask';
import type { Reader } from '../../kernel/db';
import { auditAsk } from '../audit';
import type { DeskDeps } from './desk-login';
import { deskRolesOf, keyOf, scanFault, secondsUntil } from './desk-rules';
import { decideLogin, findLoginByKey, isOwnSession, markScanned } from './desk-store';
import { listGrants } from './store';
import { tokenHash } from './token-hash';
import type { Places } from './view';

type PhoneAsk = Ask<'deskLogin.look'> | Ask<'deskLogin.confirm'> | Ask<'deskLogin.refuse'>;

/**
 * The login behind a scanned key, if this person may still decide on it. A desk may not let in another desk: whoever
 * sits down at one that was left open could give themselves more.
 */
async function scannedLogin(reader: Reader, ask: PhoneAsk) {
  if (ask.actor.session.kind !== 'phone') return ask.refuse('desk.phone_only');
  const login = await findLoginByKey(reader, tokenHash(keyOf(ask.body.key)));
  const fault = scanFault(login, ask.actor.accountId, ask.now);
  if (fault !== null || login === undefined) return ask.refuse(fault ?? 'desk.key_unknown');
  return login;
}

/** What a lost race comes to, told by how the row stands now. */
async function lost(reader: Reader, ask: PhoneAsk): Promise<never> {
  await scannedLogin(reader, ask);
  return ask.refuse('desk.key_used');
}

export const lookAtDeskLogin =
  ({ places }: DeskDeps): Handler<'deskLogin.look'> =>
  async (ask) => {
    const { actor, now } = ask;
    const seen = await ask.write(async (tx) => {
      const login = await scannedLogin(tx, ask);
      const grants = await listGrants(tx, actor.accountId, now);
      if (deskRolesOf(grants).length === 0) return ask.refuse('desk.no_role');
      if (!(await markScanned(tx, login.id, actor.accountId, now))) return lost(tx, ask);
      await auditAsk(tx, ask, 'desk_login', login.id);
      return { login, grants };
    });
    const { login, grants } = seen;
    return {
      purpose: login.step_up_session_id === null ? 'login' : 'step_up',
      browser: login.browser,
      address: login.address,
      begunAt: login.created_at.toISOString(),
      secondsLeft: secondsUntil(login.expires_at, now),
      choices: await choicesOf(places, grants),
    };
  };

type Grants = Awaited<ReturnType<typeof listGrants>>;

async function choicesOf(places: Places, grants: Grants): Promise<{ role: Role; places: string[] }[]> {
  const nameOf = async ({ scope_kind, scope_id }: Grants[number]) =>
    (await (scope_kind === 'centre' ? places.centreName(scope_id) : places.areaName(scope_id))) ?? scope_id;
  return Promise.all(
    deskRolesOf(grants).map(async (role) => ({
      role,
      places: await Promise.all(grants.filter((grant) => grant.role === role).map(nameOf)),
    })),
  );
}

export const confirmDeskLogin = (): Handler<'deskLogin.confirm'> => async (ask) => {
  const { actor, now } = ask;
  const { role } = ask.body;
  await ask.write(async (tx) => {
    const login = await scannedLogin(tx, ask);
    if (!deskRolesOf(await listGrants(tx, actor.accountId, now)).includes(role)) return ask.refuse('desk.no_role');
    if (login.step_up_session_id !== null && !(await isOwnSession(tx, login.step_up_session_id, actor.accountId))) {
      return ask.refuse('desk.other_person');
    }
    if (!(await decideLogin(tx, login.id, actor.accountId, { state: 'confirmed', role }, now))) return lost(tx, ask);
    return auditAsk(tx, ask, 'desk_login', login.id, { role });
  });
  return { role };
};

export const refuseDeskLogin = (): Handler<'deskLogin.refuse'> => async (ask) => {
  await ask.write(async (tx) => {
    const login = await scannedLogin(tx, ask);
    if (!(await decideLogin(tx, login.id, ask.actor.accountId, { state: 'refused' }, ask.now))) return lost(tx, ask);
    return auditAsk(tx, ask, 'desk_login', login.id);
  });
  return { refused: true };
};

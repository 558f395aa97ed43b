import type { Role } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import type { Ask, Handler } from '../../http/ask';
import type { Db, Reader, Tx } from '../../kernel/db';
import { newId, newSecret } from '../../kernel/ids';
import { auditRecord } from '../audit';
import { newKey } from './desk-key';
import { browserWords, deskRolesOf, faceOf, keyContent, maskAddress, secondsUntil, stepEnd } from './desk-rules';
import { giveDeskSession, type DeskEntry } from './desk-session';
import { findLogin, insertLogin, markSteppedUp, takeLogin } from './desk-store';
import { deskSessionView } from './desk-view';
import { getPersonOf } from './people';
import { listGrants } from './store';
import { tokenHash } from './token-hash';
import { meView, type Places } from './view';

export interface DeskDeps {
  db: Db;
  places: Places;
  /** Forgets what this process remembers of sessions. */
  forget(): void;
  /** Puts a notice into somebody's inbox. */
  tell(tx: Tx, notice: DeskNotice): Promise<void>;
}

export interface DeskNotice {
  accountId: string;
  kind: 'desk_entered' | 'desk_locked' | 'desk_unlocked';
  facts: Record<string, string>;
  at: Date;
}

const cookieName = 'linli_desk';
const cookiePath = '/api/v1/desk-logins';

/** Who asks for what may be asked without a session: the account once it is known. */
export const lineOf = (ask: Pick<Ask, 'name' | 'now' | 'requestId'>, accountId: string | null) => ({
  at: ask.now,
  requestId: ask.requestId,
  actorAccountId: accountId,
  action: ask.name,
});

/** Shows a browser its key. The cookie makes the key worthless to whoever else may see it. */
export const beginDeskLogin = (): Handler<'deskLogin.begin'> => async (ask) => {
  const { actor, browser, now } = ask;
  const isStepUp = ask.body.purpose === 'step_up';
  if (isStepUp && actor === null) return ask.refuse('auth.required');
  const [id, key, secret] = [newId('dlg'), newKey(), newSecret()];
  const expiresAt = new Date(now.getTime() + limits.deskKeySeconds * 1000);
  await ask.write(async (tx) => {
    await insertLogin(tx, {
      id,
      key_hash: tokenHash(key),
      browser_hash: tokenHash(secret),
      state: 'waiting',
      step_up_session_id: isStepUp ? (actor?.sessionId ?? null) : null,
      browser: browserWords(browser.userAgent),
      address: maskAddress(browser.address),
      account_id: null,
      created_at: now,
      expires_at: expiresAt,
    });
    await auditRecord(tx, { ...lineOf(ask, actor?.accountId ?? null), subjectKind: 'desk_login', subjectId: id });
  });
  browser.setCookie(cookieName, secret, {
    path: cookiePath,
    seconds: limits.deskKeySeconds + limits.deskTakeSeconds,
  });
  return {
    id,
    key,
    content: keyContent(key),
    expiresAt: expiresAt.toISOString(),
    secondsLeft: secondsUntil(expiresAt, now),
  };
};

type BrowserAsk = Ask<'deskLogin.state'> | Ask<'deskLogin.finish'>;

/** The login that this very browser began; any other is not there. */
async function ownLogin(reader: Reader, ask: BrowserAsk) {
  const secret = ask.browser.cookie(cookieName);
  const login = await findLogin(reader, ask.params.loginId);
  const isOwn = login !== undefined && secret !== null && login.browser_hash === tokenHash(secret);
  return isOwn ? login : ask.refuse('not_found');
}

export const deskLoginState =
  ({ db }: DeskDeps): Handler<'deskLogin.state'> =>
  async (ask) => {
    const login = await ownLogin(db, ask);
    return { state: faceOf(login, ask.now), secondsLeft: secondsUntil(stepEnd(login), ask.now) };
  };

/** Gives the confirmed browser what it waits for. Of two that hold the same cookie one gets it. */
export const finishDeskLogin =
  (deps: DeskDeps): Handler<'deskLogin.finish'> =>
  async (ask) => {
    const done = await ask.write((tx) => take(deps, ask, tx));
    deps.forget();
    if (done === 'stepped_up') return { session: null };
    const me = await meView(deps.db, deps.places, done.who, ask.now);
    return { session: deskSessionView(done.given, me) };
  };

async function take(deps: DeskDeps, ask: Ask<'deskLogin.finish'>, tx: Tx) {
  const { now } = ask;
  const login = await ownLogin(tx, ask);
  const face = faceOf(login, now);
  if (face === 'expired') return ask.refuse('desk.key_expired');
  if (face === 'refused') return ask.refuse('desk.refused');
  if (face === 'waiting' || face === 'scanned') return ask.refuse('desk.not_confirmed');
  const { account_id: accountId, role, step_up_session_id: sessionId } = login;
  if (face === 'finished' || accountId === null || role === null) return ask.refuse('desk.key_used');
  if (!(await takeLogin(tx, login.id))) return ask.refuse('desk.key_used');
  if (sessionId !== null) {
    if (ask.actor?.sessionId !== sessionId) return ask.refuse('not_found');
    await markSteppedUp(tx, sessionId, now);
    await auditRecord(tx, {
      ...lineOf(ask, accountId),
      subjectKind: 'session',
      subjectId: sessionId,
      detail: { steppedUpBy: 'qr' },
    });
    return 'stepped_up' as const;
  }
  // Between the phone's word and the browser's asking the role may have been lost.
  if (!deskRolesOf(await listGrants(tx, accountId, now)).includes(role)) return ask.refuse('desk.no_role');
  const entry = { accountId, role, enteredBy: 'qr', browser: login.browser, address: login.address } as const;
  return { given: await enterDesk(deps, ask, tx, entry), who: await whoIs(tx, accountId, role, 'qr') };
}

/** As meView needs it. */
export const whoIs = async (reader: Reader, accountId: string, role: Role, enteredBy: DeskEntry['enteredBy']) => ({
  accountId,
  role,
  session: { kind: 'desk' as const, enteredBy },
  personId: await getPersonOf(reader, accountId),
});

/** A desk session, its line, and the notice by which its owner learns of it. */
export async function enterDesk(
  deps: DeskDeps,
  ask: Pick<Ask, 'name' | 'now' | 'requestId'>,
  tx: Tx,
  entry: DeskEntry,
) {
  const given = await giveDeskSession(tx, entry, ask.now);
  const { accountId, role, enteredBy, browser, address } = entry;
  await deps.tell(tx, { accountId, kind: 'desk_entered', facts: { browser, address, role }, at: ask.now });
  await auditRecord(tx, {
    ...lineOf(ask, accountId),
    subjectKind: 'session',
    subjectId: given.sessionId,
    detail: { kind: 'desk', role, enteredBy },
  });
  return given;
}

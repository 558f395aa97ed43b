import { WechatError, type WechatGateway } from '../../gateways/wechat';
import type { Ask, Handler } from '../../http/ask';
import { isDuplicate, type Db, type Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { Refusal } from '../../kernel/refusals';
import { auditRecord } from '../audit';
import { firstRole } from './policy';
import { giveSession } from './session';
import { findAccountByOpenid, insertAccount, listGrants } from './store';
import { meView, sessionView, type Places } from './view';

export interface LoginDeps {
  db: Db;
  gateway: Pick<WechatGateway, 'sessionOf'>;
  places: Places;
  /** Greets a new account, in the transaction that makes it. */
  welcome(tx: Tx, accountId: string, at: Date): Promise<void>;
}

/**
 * Exchanges a WeChat code for a session; the first time, an account and a person come into being with it. Two first
 * logins of one openid at once make one account: the key on the openid decides, and the second finds the first's.
 */
export const login =
  (deps: LoginDeps): Handler<'identity.login'> =>
  async (ask) => {
    const openid = await openidOf(deps.gateway, ask);
    const { given, who } = await ask
      .write((tx) => enter(deps, ask, tx, openid))
      .catch((error: unknown) => {
        if (!isDuplicate(error, 'account_openid_key')) throw error;
        return ask.write((tx) => enter(deps, ask, tx, openid));
      });
    return sessionView(given, await meView(deps.db, deps.places, who, ask.now));
  };

async function openidOf(gateway: LoginDeps['gateway'], ask: Ask<'identity.login'>): Promise<string> {
  try {
    return (await gateway.sessionOf(ask.body.code)).openid;
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    // `policy` is WeChat holding an account for risky: another try with a new code is all that can be said.
    if (error.trouble === 'input' || error.trouble === 'policy') return ask.refuse('auth.code_invalid');
    throw new Refusal('busy');
  }
}

async function enter(deps: LoginDeps, ask: Ask<'identity.login'>, tx: Tx, openid: string) {
  const { now } = ask;
  const known = await findAccountByOpenid(tx, openid);
  const who = known
    ? { accountId: known.id, personId: known.person_id }
    : { accountId: newId('acc'), personId: newId('prs') };
  const role = firstRole(known?.last_role ?? null, known ? await listGrants(tx, known.id, now) : []);
  if (known === undefined) {
    await insertAccount(tx, { id: who.accountId, openid, person_id: who.personId, created_at: now });
    await deps.welcome(tx, who.accountId, now);
  }
  const given = await giveSession(tx, { accountId: who.accountId, role }, now);
  await auditRecord(tx, {
    at: now,
    requestId: ask.requestId,
    actorAccountId: who.accountId,
    action: ask.name,
    subjectKind: 'session',
    subjectId: given.sessionId,
    detail: { created: known === undefined, role },
  });
  return { given, who: { ...who, role } };
}

import type { Ask, Handler } from '../../http/ask';
import type { Db, Tx } from '../../kernel/db';
import { auditRecord } from '../audit';
import { getPersonOf } from './people';
import { judgeRefresh, oldAccessEnd } from './rules';
import { giveSession } from './session';
import { lockSessionByRefresh, markRefreshed, revokeFamily } from './store';
import { tokenHash } from './token-hash';
import { meView, sessionView, type Places } from './view';

/**
 * Exchanges a refresh token for a new pair. Each can be used once: a second use means that two hold it, so the whole
 * family ends and everybody has to log in again. Of two renewals at once one succeeds and the other counts as reuse.
 */
export const refresh =
  (deps: { db: Db; places: Places; forget(): void }): Handler<'identity.refresh'> =>
  async (ask) => {
    const outcome = await ask.write((tx) => renew(ask, tx));
    deps.forget();
    // Refused only here: the end of the family has to be committed first.
    if (outcome === 'reused') return ask.refuse('auth.refresh_invalid');
    return sessionView(outcome.given, await meView(deps.db, deps.places, outcome.who, ask.now));
  };

async function renew(ask: Ask<'identity.refresh'>, tx: Tx) {
  const { now } = ask;
  const old = await lockSessionByRefresh(tx, tokenHash(ask.body.refreshToken));
  const verdict = judgeRefresh(old, now);
  if (old === undefined || verdict === 'invalid') return ask.refuse('auth.refresh_invalid');
  const line = {
    at: now,
    requestId: ask.requestId,
    actorAccountId: old.account_id,
    action: ask.name,
    subjectKind: 'session',
    subjectId: old.id,
  };
  if (verdict === 'reused') {
    const ended = await revokeFamily(tx, old.family_id, now);
    await auditRecord(tx, { ...line, detail: { reused: true, ended } });
    return 'reused' as const;
  }
  await markRefreshed(tx, old.id, now, oldAccessEnd(now, old.access_expires_at));
  const given = await giveSession(
    tx,
    { accountId: old.account_id, role: old.active_role, familyId: old.family_id },
    now,
  );
  await auditRecord(tx, { ...line, detail: { renewedBy: given.sessionId } });
  const personId = await getPersonOf(tx, old.account_id);
  return { given, who: { accountId: old.account_id, personId, role: old.active_role } };
}

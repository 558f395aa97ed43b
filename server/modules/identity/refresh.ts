import type { Ask, Handler } from '../../http/ask';
import type { Db, Tx } from '../../kernel/db';
import { auditRecord } from '../audit';
import { getPersonOf } from './people';
import { openRenewal, type TokenPair } from './renewed-pair';
import { judgeRefresh, oldAccessEnd } from './rules';
import { giveSession } from './session';
import { findSessionByRefresh, lockSessionByRefresh, markRefreshed, revokeFamily } from './store';
import { tokenHash } from './token-hash';
import { meView, sessionView, type Places } from './view';

/**
 * Exchanges a refresh token for a new pair. Used again within seconds, as by a second tab, it gives the same pair; later,
 * or once that pair was renewed in turn, two hold it who should not: the whole family ends and everybody logs in again.
 */
export function refresh(deps: { db: Db; places: Places; secret: Buffer; forget(): void }): Handler<'identity.refresh'> {
  const pairAfter = openRenewal(deps.secret);
  return async (ask) => {
    const outcome = await ask.write((tx) => renew(ask, tx, pairAfter(ask.body.refreshToken)));
    deps.forget();
    // Refused only here: the end of the family has to be committed first.
    if (outcome === 'reused') return ask.refuse('auth.refresh_invalid');
    return sessionView(outcome.given, await meView(deps.db, deps.places, outcome.who, ask.now));
  };
}

async function renew(ask: Ask<'identity.refresh'>, tx: Tx, pair: TokenPair) {
  const { now } = ask;
  const old = await lockSessionByRefresh(tx, tokenHash(ask.body.refreshToken));
  const verdict = judgeRefresh(old, now);
  // Desk sessions end for good; nobody was given what would renew one.
  if (old === undefined || verdict === 'invalid' || old.kind === 'desk') return ask.refuse('auth.refresh_invalid');
  const line = {
    at: now,
    requestId: ask.requestId,
    actorAccountId: old.account_id,
    action: ask.name,
    subjectKind: 'session',
    subjectId: old.id,
  };
  const next = verdict === 'again' ? await findSessionByRefresh(tx, tokenHash(pair.refreshToken)) : undefined;
  if (verdict === 'reused' || (verdict === 'again' && next?.refreshed_at !== null)) {
    const ended = await revokeFamily(tx, old.family_id, now);
    await auditRecord(tx, { ...line, detail: { reused: true, ended } });
    return 'reused' as const;
  }
  const role = next?.active_role ?? old.active_role;
  const who = { accountId: old.account_id, personId: await getPersonOf(tx, old.account_id), role };
  if (next !== undefined) {
    await auditRecord(tx, { ...line, detail: { renewedBy: next.id, again: true } });
    return { given: { sessionId: next.id, ...pair, expiresAt: next.access_expires_at }, who };
  }
  await markRefreshed(tx, old.id, now, oldAccessEnd(now, old.access_expires_at));
  const given = await giveSession(tx, { accountId: old.account_id, role, familyId: old.family_id, pair }, now);
  await auditRecord(tx, { ...line, detail: { renewedBy: given.sessionId } });
  return { given, who };
}

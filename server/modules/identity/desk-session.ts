import type { Role, SessionEntry } from '../../../shared/enums';
import type { Tx } from '../../kernel/db';
import { newId, newSecret } from '../../kernel/ids';
import { deskAccessEnd, deskEnd } from './rules';
import { insertSession } from './store';
import { tokenHash } from './token-hash';

export interface DeskEntry {
  accountId: string;
  role: Role;
  enteredBy: Exclude<SessionEntry, 'wechat'>;
  browser: string;
  address: string;
}

export interface GivenDeskSession {
  sessionId: string;
  token: string;
  expiresAt: Date;
  endsAt: Date;
}

/** A session for a desk. Nobody gets its refresh token: it can't be renewed, only used until its end. */
export async function giveDeskSession(tx: Tx, entry: DeskEntry, now: Date): Promise<GivenDeskSession> {
  const [sessionId, token] = [newId('ses'), newSecret()];
  const endsAt = deskEnd(now);
  const expiresAt = deskAccessEnd(now, endsAt);
  await insertSession(tx, {
    id: sessionId,
    family_id: newId('fam'),
    account_id: entry.accountId,
    access_hash: tokenHash(token),
    refresh_hash: tokenHash(newSecret()),
    access_expires_at: expiresAt,
    refresh_expires_at: endsAt,
    created_at: now,
    kind: 'desk',
    entered_by: entry.enteredBy,
    active_role: entry.role,
    ends_at: endsAt,
    browser: entry.browser,
    address: entry.address,
  });
  return { sessionId, token, expiresAt, endsAt };
}

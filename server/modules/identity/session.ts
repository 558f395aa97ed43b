import type { Role } from '../../../shared/enums';
import type { Db, Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { readTogether } from '../../kernel/read-together';
import type { Actor, TokenUse } from '../../http/ask';
import { roleInForce } from './policy';
import { newPair, type TokenPair } from './renewed-pair';
import { accessEnd, deskAccessEnd, isWorthSliding, refreshEnd } from './rules';
import { insertSession, listActorRows, slideSession } from './store';
import { tokenHash } from './token-hash';

export interface GivenSession {
  sessionId: string;
  token: string;
  refreshToken: string;
  expiresAt: Date;
}

/** Whose session it is and in which role; in a family of its own unless it renews one. */
interface SessionFor {
  accountId: string;
  role: Role;
  familyId?: string;
  /** Random unless it follows another. */
  pair?: TokenPair;
}

/** A new pair of tokens. */
export async function giveSession(tx: Tx, who: SessionFor, now: Date): Promise<GivenSession> {
  const { accountId, role, familyId, pair = newPair() } = who;
  const { token, refreshToken } = pair;
  const sessionId = newId('ses');
  const refreshExpiresAt = refreshEnd(now);
  const expiresAt = accessEnd(now, refreshExpiresAt);
  await insertSession(tx, {
    id: sessionId,
    family_id: familyId ?? newId('fam'),
    account_id: accountId,
    active_role: role,
    access_hash: tokenHash(token),
    refresh_hash: tokenHash(refreshToken),
    access_expires_at: expiresAt,
    refresh_expires_at: refreshExpiresAt,
    created_at: now,
  });
  return { sessionId, token, refreshToken, expiresAt };
}

/** How long this process may go on believing what it read: a revoked session or grant takes effect within this. */
const rememberMs = 1000;
const rememberMax = 10_000;
/** Tokens that one statement asks for. */
const tokensInRead = 100;

interface SessionAsk {
  hash: string;
  now: Date;
}

interface Remembered {
  actor: Actor;
  readAt: number;
  accessExpiresAt: number;
}

export interface Sessions {
  /**
   * Who holds this token. `expired` for one that was good once, so that the client renews it; null for one that was
   * never given or is revoked. Each use moves the token's end on, with at most one write a minute.
   */
  authenticate(token: string, now: Date, use?: TokenUse): Promise<Actor | 'expired' | null>;
  /** Who holds this token now, without moving its end on: for a line that is only kept open. */
  peek(token: string, now: Date): Promise<Actor | null>;
  /** Makes this process ask the database again about everybody. */
  forget(): void;
}

export function openSessions(db: Db): Sessions {
  const remembered = new Map<string, Remembered>();
  const rowsOf = readTogether(async (asks: readonly SessionAsk[]) => {
    const latest = new Date(Math.max(...asks.map(({ now }) => now.getTime())));
    const rows = new Map(asks.map(({ hash }) => [hash, [] as ActorRow[]]));
    for (const row of await listActorRows(db, [...rows.keys()], latest)) rows.get(row.access_hash)?.push(row);
    return asks.map(({ hash }) => rows.get(hash) ?? []);
  }, tokensInRead);

  return {
    async authenticate(token, now, { idleMs = 0, afresh = false } = {}) {
      const hash = tokenHash(token);
      const known = remembered.get(hash);
      const age = known ? now.getTime() - known.readAt : Infinity;
      if (!afresh && known && age >= 0 && age < rememberMs && now.getTime() < known.accessExpiresAt) return known.actor;

      const rows = await rowsOf({ hash, now });
      const session = rows[0];
      if (session === undefined || session.revoked_at !== null) return null;
      if (session.access_expires_at <= now || session.refresh_expires_at <= now) return 'expired';
      const slidTo =
        session.ends_at === null
          ? accessEnd(now, session.refresh_expires_at)
          : deskAccessEnd(new Date(now.getTime() - idleMs), session.ends_at);
      if (session.refreshed_at === null && isWorthSliding(session.access_expires_at, slidTo, session.kind)) {
        await slideSession(db, session.id, session.access_expires_at, slidTo);
      }
      const actor = actorOf(rows, session);
      if (remembered.size >= rememberMax) remembered.clear();
      remembered.set(hash, { actor, readAt: now.getTime(), accessExpiresAt: session.access_expires_at.getTime() });
      return actor;
    },
    async peek(token, now) {
      const rows = await rowsOf({ hash: tokenHash(token), now });
      const session = rows[0];
      if (session === undefined || session.revoked_at !== null) return null;
      return session.access_expires_at <= now || session.refresh_expires_at <= now ? null : actorOf(rows, session);
    },
    forget: () => remembered.clear(),
  };
}

type ActorRow = Awaited<ReturnType<typeof listActorRows>>[number];

function actorOf(rows: readonly ActorRow[], session: ActorRow): Actor {
  const grants = rows.flatMap(({ role, scope_kind, scope_id }) =>
    role !== null && scope_kind !== null && scope_id !== null
      ? [{ role, scopeKind: scope_kind, scopeId: scope_id }]
      : [],
  );
  return {
    accountId: session.account_id,
    personId: session.person_id,
    sessionId: session.id,
    session: {
      kind: session.kind,
      enteredBy: session.entered_by,
      begunAt: session.created_at,
      steppedUpAt: session.stepped_up_at,
    },
    role: roleInForce(session.active_role, grants),
    grants,
  };
}

import type { Ask, Handler } from '../../http/ask';
import type { Tx } from '../../kernel/db';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { auditAsk } from '../audit';
import { lockedOf } from './access-store';
import { factsOf, type AcceptDeps } from './accept-invitation';
import { subjectOfName } from './desk-password';
import { reachOf, type RoleDeps } from './invite';
import { givesRoles, isLastOfficer, mayTakeBack, reaches } from './role-policy';
import {
  findGrant,
  listHolders,
  lockGrant,
  lockOfficers,
  markRevoked,
  revokeSessionsInRole,
  withdrawInvitationsOf,
  type GrantRow,
} from './role-store';
import { holderView, placeOfRow, scopeName } from './role-view';

/** Who holds a role within my reach. */
export const listRoles =
  ({ db, places }: RoleDeps): Handler<'role.list'> =>
  async ({ query, actor, now }) => {
    const mark = decodeCursor(query.cursor, ['number', 'string']);
    const after = mark === null ? null : { createdAt: new Date(mark[0]), id: mark[1] };
    const rows = await listHolders(db, reachOf(actor), query, now, after, query.limit + 1);
    const { items, nextCursor } = pageOf(
      rows,
      query.limit,
      (row) => row,
      (row) => [row.created_at.getTime(), row.id],
    );
    const subjects = items.map(({ login_name: name }) => (name === null ? '' : subjectOfName(name)));
    const locked = await lockedOf(
      db,
      subjects.filter((subject) => subject !== ''),
      now,
    );
    const shown = items.map(async (row, at) =>
      holderView(actor, row, await scopeName(places, placeOfRow(row)), locked.has(subjects[at] ?? '')),
    );
    return { items: await Promise.all(shown), nextCursor };
  };

/**
 * Takes a role back: its sessions end, open invitations by its holder are withdrawn with it, and they are told why. Every
 * process refuses them as soon as it reads the session anew, within a second.
 */
export const revokeRole =
  (deps: AcceptDeps): Handler<'role.revoke'> =>
  async (ask) => {
    const { params, actor, now } = ask;
    const sessionsEnded = await ask.write(async (tx) => {
      const known = await findGrant(tx, params.grantId);
      if (known === undefined || !reaches(actor, placeOfRow(known))) return ask.refuse('not_found');
      if (!mayTakeBack(actor, placeOfRow(known))) return ask.refuse('role.not_yours_to_give');
      // Officers together before one alone, so that two who would take each other's role don't block each other.
      const officers = known.role === 'security' ? await lockOfficersAround(tx, known.area_code, now) : [];
      const grant = await lockGrant(tx, params.grantId);
      if (grant === undefined || grant.revoked_at !== null || (grant.ends_at !== null && grant.ends_at <= now)) {
        return ask.refuse('role.already_ended');
      }
      if (grant.role === 'security' && isLastOfficer(grant, officers)) return ask.refuse('role.last_officer');
      return end(deps, ask, tx, grant);
    });
    deps.forget();
    return { sessionsEnded };
  };

/** The officers of an area and of all around it. */
function lockOfficersAround(tx: Tx, areaCode: string, now: Date): Promise<GrantRow[]> {
  const around = Array.from({ length: areaCode.length }, (_, i) => areaCode.slice(0, i + 1));
  return lockOfficers(tx, around, now);
}

async function end(deps: AcceptDeps, ask: Ask<'role.revoke'>, tx: Tx, grant: GrantRow): Promise<number> {
  const { now, body } = ask;
  await markRevoked(tx, grant.id, now);
  const sessionsEnded = await revokeSessionsInRole(tx, grant.account_id, grant.role, now);
  const invitations = givesRoles(grant.role) ? await withdrawInvitationsOf(tx, grant.account_id, now) : 0;
  const place = await scopeName(deps.places, placeOfRow(grant));
  await deps.tell(tx, {
    accountId: grant.account_id,
    kind: 'role_taken',
    facts: { ...factsOf(grant.role, place), reason: body.reason },
    at: now,
  });
  await auditAsk(tx, ask, 'role_grant', grant.id, {
    role: grant.role,
    scope: grant.scope_id,
    sessionsEnded,
    invitations,
    reason: body.reason,
  });
  return sessionsEnded;
}

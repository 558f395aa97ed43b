import { addDays, atMinute, civilDay } from '../../../shared/time/civil';
import { limits } from '../../../shared/limits';
import type { Actor, Ask, Handler } from '../../http/ask';
import type { Db } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { auditAsk } from '../audit';
import { newInvitationCode } from './invitation-code';
import { isCentreRole, scopeOf } from './policy';
import { mayGive, mayTakeBack, reaches, rolesToGive, type RolePlace } from './role-policy';
import { insertInvitation, listOpenInvitations, lockInvitation, markWithdrawn, type Reach } from './role-store';
import { invitationView, placeOfRow, scopeName } from './role-view';
import { tokenHash } from './token-hash';
import type { Places } from './view';

export interface RoleDeps {
  db: Db;
  places: Places;
}

/** What a giver's lists show. */
export const reachOf = (actor: Actor): Reach => ({ ...scopeOf(actor, 'role_giver'), roles: rolesToGive(actor) });

/** Offers a role at a place to whoever brings the code, once; the code is shown now and never again. */
export const createInvitation =
  ({ places }: RoleDeps): Handler<'invitation.create'> =>
  async (ask) => {
    const place = await placeAsked(places, ask);
    if (!mayGive(ask.actor, place)) return ask.refuse('role.not_yours_to_give');
    const { body, now, actor } = ask;
    if (body.lastOn !== undefined && body.lastOn < civilDay(now)) {
      return ask.refuse('input.invalid', [{ path: 'body.lastOn', rule: 'past', message: 'is over already' }]);
    }
    const code = newInvitationCode();
    const row = {
      id: newId('inv'),
      code_hash: tokenHash(code),
      role: place.role,
      scope_kind: place.scopeKind,
      scope_id: place.scopeId,
      area_code: place.areaCode,
      for_whom: body.forWhom,
      role_ends_at: body.lastOn === undefined ? null : atMinute(addDays(body.lastOn, 1), 0),
      expires_at: new Date(now.getTime() + limits.invitationHours * 3_600_000),
      created_by: actor.accountId,
      created_at: now,
      accepted_at: null,
      accepted_by: null,
      withdrawn_at: null,
    };
    await ask.write(async (tx) => {
      await insertInvitation(tx, row);
      await auditAsk(tx, ask, 'invitation', row.id, {
        role: place.role,
        scope: place.scopeId,
        lastOn: body.lastOn ?? null,
      });
    });
    return { ...invitationView(row, await scopeName(places, place)), code };
  };

async function placeAsked(places: Places, ask: Ask<'invitation.create'>): Promise<RolePlace> {
  const { role, placeId } = ask.body;
  const scopeKind = isCentreRole(role) ? 'centre' : 'area';
  const areaCode = await places.areaOf(scopeKind, placeId);
  if (areaCode === null) return ask.refuse('not_found');
  const place = { role, scopeKind, scopeId: placeId, areaCode } as const;
  return reaches(ask.actor, place) ? place : ask.refuse('not_found');
}

export const listInvitations =
  ({ db, places }: RoleDeps): Handler<'invitation.list'> =>
  async ({ query, actor, now }) => {
    const mark = decodeCursor(query.cursor, ['number', 'string']);
    const after = mark === null ? null : { createdAt: new Date(mark[0]), id: mark[1] };
    const rows = await listOpenInvitations(db, reachOf(actor), now, after, query.limit + 1);
    const { items, nextCursor } = pageOf(
      rows,
      query.limit,
      (row) => row,
      (row) => [row.created_at.getTime(), row.id],
    );
    const shown = items.map(async (row) => invitationView(row, await scopeName(places, placeOfRow(row))));
    return { items: await Promise.all(shown), nextCursor };
  };

/** From now on the code opens nothing. */
export const withdrawInvitation = (): Handler<'invitation.withdraw'> => async (ask) => {
  const { actor, now, params } = ask;
  await ask.write(async (tx) => {
    const row = await lockInvitation(tx, 'id', params.invitationId);
    if (row === undefined || !reaches(actor, placeOfRow(row))) return ask.refuse('not_found');
    if (!mayTakeBack(actor, placeOfRow(row))) return ask.refuse('role.not_yours_to_give');
    if (row.accepted_at !== null || row.withdrawn_at !== null) return ask.refuse('invitation.not_open');
    await markWithdrawn(tx, row.id, now);
    await auditAsk(tx, ask, 'invitation', row.id, { role: row.role });
  });
  return { withdrawn: true };
};

import type { ItemOf, Reply } from '../../../shared/contract/types';
import type { Actor } from '../../http/ask';
import { mayCall } from './policy';
import { mayTakeBack, type RolePlace } from './role-policy';
import type { InvitationRow, listHolders } from './role-store';
import type { Places } from './view';

const mayUnlock = (actor: Actor, row: HolderRow): boolean =>
  mayCall(actor, 'security') && row.account_id !== actor.accountId;

type HolderRow = Awaited<ReturnType<typeof listHolders>>[number];

export const placeOfRow = (row: Pick<InvitationRow, 'role' | 'scope_kind' | 'scope_id' | 'area_code'>): RolePlace => ({
  role: row.role,
  scopeKind: row.scope_kind,
  scopeId: row.scope_id,
  areaCode: row.area_code,
});

export async function scopeName(places: Places, { scopeKind, scopeId }: Omit<RolePlace, 'role' | 'areaCode'>) {
  const name = scopeKind === 'centre' ? places.centreName(scopeId) : places.areaName(scopeId);
  return (await name) ?? scopeId;
}

export function holderView(actor: Actor, row: HolderRow, name: string, deskLocked: boolean): ItemOf<'role.list'> {
  const place = placeOfRow(row);
  return {
    grantId: row.id,
    role: row.role,
    scopeKind: row.scope_kind,
    scopeId: row.scope_id,
    scopeName: name,
    name: row.name,
    isMe: row.account_id === actor.accountId,
    deskLocked,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    may: { revoke: mayTakeBack(actor, place), unlockDesk: deskLocked && mayUnlock(actor, row) },
  };
}

export function invitationView(row: InvitationRow, name: string): ItemOf<'invitation.list'> {
  return {
    invitationId: row.id,
    role: row.role,
    scopeKind: row.scope_kind,
    scopeId: row.scope_id,
    scopeName: name,
    forWhom: row.for_whom,
    roleEndsAt: row.role_ends_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
    createdAt: row.created_at.toISOString(),
  };
}

export function offerView(
  row: InvitationRow,
  offered: { scopeName: string; invitedBy: string | null; refusal: Reply<'invitation.look'>['refusal'] },
): Reply<'invitation.look'> {
  return {
    role: row.role,
    scopeKind: row.scope_kind,
    ...offered,
    roleEndsAt: row.role_ends_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
    may: { accept: offered.refusal === null },
  };
}

import { limits } from '../../../shared/limits';
import { inTransaction, type Db } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { auditRecord } from '../audit';
import { newInvitationCode } from './invitation-code';
import { hasOfficer, insertInvitation } from './role-store';
import { tokenHash } from './token-hash';

/** Who made an invitation that no account has made: whoever keeps the machines. */
export const operatorOfMachines = '';

/**
 * The way into a city that has nobody yet who could give roles: an invitation to be its security officer, whose code is
 * returned this once. Null when somebody holds that role there, or an open invitation to it stands: then they invite.
 * The area must exist. Only the command of whoever keeps the machines calls this; no route does.
 */
export function inviteFirstOfficer(
  db: Db,
  { areaCode, forWhom, now }: { areaCode: string; forWhom: string; now: Date },
): Promise<{ code: string; expiresAt: Date } | null> {
  return inTransaction(db, async (tx) => {
    if (await hasOfficer(tx, areaCode, now)) return null;
    const [id, code] = [newId('inv'), newInvitationCode()];
    const expiresAt = new Date(now.getTime() + limits.invitationHours * 3_600_000);
    await insertInvitation(tx, {
      id,
      code_hash: tokenHash(code),
      role: 'security',
      scope_kind: 'area',
      scope_id: areaCode,
      area_code: areaCode,
      for_whom: forWhom,
      role_ends_at: null,
      expires_at: expiresAt,
      created_by: operatorOfMachines,
      created_at: now,
    });
    await auditRecord(tx, {
      at: now,
      requestId: id,
      actorAccountId: null,
      action: 'officer.invite',
      subjectKind: 'invitation',
      subjectId: id,
      detail: { role: 'security', scope: areaCode },
    });
    return { code, expiresAt };
  });
}

import { limits } from '../../../shared/limits';
import type { Ask, Handler } from '../../http/ask';
import { isDuplicate, type Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import {
  countRecoveryCodes,
  findAccess,
  findAccessByName,
  findLock,
  lockEnrolment,
  putAccess,
  putEnrolment,
  putRecoveryCodes,
  removeAccess,
} from './access-store';
import { newRecoveryCode } from './desk-key';
import { subjectOfName, totpPlace, type AccessDeps } from './desk-password';
import { deskRolesOf } from './desk-rules';
import { hashPassword } from './password';
import { isWeakPassword } from './password-rules';
import { findPeople } from './people';
import { listGrants } from './store';
import { tokenHash } from './token-hash';
import { newTotpSecret, totpStepOf, totpUri } from './totp';

export const getDeskAccess =
  ({ db }: AccessDeps): Handler<'deskAccess.get'> =>
  async ({ actor, now }) => {
    const access = await findAccess(db, actor.accountId);
    const lockedUntil = access === undefined ? null : await findLock(db, subjectOfName(access.login_name));
    const grants = await listGrants(db, actor.accountId, now);
    return {
      loginName: access?.login_name ?? null,
      since: access?.created_at.toISOString() ?? null,
      recoveryCodesLeft: await countRecoveryCodes(db, actor.accountId),
      lockedUntil: lockedUntil !== null && lockedUntil > now ? lockedUntil.toISOString() : null,
      may: { setUp: deskRolesOf(grants).length > 0 },
    };
  };

const enrolPlace = (accountId: string) => ({ column: 'desk_enrolment.totp', rowId: accountId }) as const;

/**
 * Begins to set up the way by password: from the phone, or at a desk where the phone has just confirmed. It changes
 * nothing until a first code shows that the authenticator has the secret.
 */
export const beginDeskAccess =
  (deps: AccessDeps): Handler<'deskAccess.begin'> =>
  async (ask) => {
    const { actor, now } = ask;
    const { loginName, password } = ask.body;
    if (deskRolesOf(await listGrants(deps.db, actor.accountId, now)).length === 0) return ask.refuse('desk.no_role');
    const taken = await findAccessByName(deps.db, loginName);
    if (taken !== undefined && taken.account_id !== actor.accountId) return ask.refuse('desk.name_taken');
    const people = await findPeople(deps.db, [actor.personId]);
    const name = people.get(actor.personId)?.name ?? null;
    if (isWeakPassword(password, { loginName, name })) return ask.refuse('desk.password_weak');
    const secret = newTotpSecret();
    const sealed = deps.vault.seal(enrolPlace(actor.accountId), secret);
    const expiresAt = new Date(now.getTime() + limits.deskEnrolMinutes * 60_000);
    const row = {
      account_id: actor.accountId,
      login_name: loginName,
      password_hash: await hashPassword(password),
      totp_sealed: sealed.text,
      totp_key: sealed.keyId,
      expires_at: expiresAt,
    };
    await ask.write(async (tx) => {
      await putEnrolment(tx, row);
      await auditAsk(tx, ask, 'desk_access', actor.accountId);
    });
    return { secret, uri: totpUri(secret, loginName), expiresAt: expiresAt.toISOString() };
  };

export const confirmDeskAccess =
  (deps: AccessDeps): Handler<'deskAccess.confirm'> =>
  async (ask) => {
    const codes = newCodes();
    await ask
      .write((tx) => enrol(deps, ask, tx, codes))
      .catch((error: unknown) => {
        if (isDuplicate(error, 'desk_access_login_name_key')) return ask.refuse('desk.name_taken');
        throw error;
      });
    return { recoveryCodes: codes };
  };

async function enrol(deps: AccessDeps, ask: Ask<'deskAccess.confirm'>, tx: Tx, codes: readonly string[]) {
  const { actor, now } = ask;
  const waiting = await lockEnrolment(tx, actor.accountId);
  if (waiting === undefined || waiting.expires_at <= now) return ask.refuse('desk.enrolment_over');
  const sealed = { text: waiting.totp_sealed, keyId: waiting.totp_key };
  const secret = deps.vault.open(enrolPlace(actor.accountId), sealed);
  const step = totpStepOf(secret, ask.body.code, now);
  if (step === null) return ask.refuse('desk.code_wrong');
  const kept = deps.vault.seal(totpPlace(actor.accountId), secret);
  await putAccess(tx, {
    account_id: actor.accountId,
    login_name: waiting.login_name,
    password_hash: waiting.password_hash,
    totp_sealed: kept.text,
    totp_key: kept.keyId,
    totp_step: step,
    created_at: now,
  });
  await putRecoveryCodes(tx, actor.accountId, codes.map(tokenHash));
  return auditAsk(tx, ask, 'desk_access', actor.accountId);
}

const newCodes = (): string[] => Array.from({ length: limits.recoveryCodes }, newRecoveryCode);

export const renewRecoveryCodes =
  ({ db }: AccessDeps): Handler<'deskAccess.renewCodes'> =>
  async (ask) => {
    const { accountId } = ask.actor;
    if ((await findAccess(db, accountId)) === undefined) return ask.refuse('desk.not_enrolled');
    const codes = newCodes();
    await ask.write(async (tx) => {
      await putRecoveryCodes(tx, accountId, codes.map(tokenHash));
      await auditAsk(tx, ask, 'desk_access', accountId);
    });
    return { recoveryCodes: codes };
  };

/** Taking a way in away harms nobody but who comes in by it: no confirmation is asked for. */
export const removeDeskAccess = (): Handler<'deskAccess.remove'> => async (ask) => {
  const { accountId } = ask.actor;
  await ask.write(async (tx) => {
    if (!(await removeAccess(tx, accountId))) return ask.refuse('desk.not_enrolled');
    return auditAsk(tx, ask, 'desk_access', accountId);
  });
  return { removed: true };
};

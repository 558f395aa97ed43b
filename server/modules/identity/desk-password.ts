import { limits } from '../../../shared/limits';
import type { Ask, Handler } from '../../http/ask';
import type { Tx } from '../../kernel/db';
import type { Vault } from '../../kernel/vault';
import { auditAsk, auditRecord } from '../audit';
import {
  findAccess,
  findAccessByName,
  forgetAttempts,
  giveBackAttempt,
  reserveAttempt,
  useRecoveryCode,
  useStep,
  type AccessRow,
} from './access-store';
import { enterDesk, lineOf, whoIs, type DeskDeps } from './desk-login';
import { browserWords, deskRolesOf, maskAddress } from './desk-rules';
import { markSteppedUp } from './desk-store';
import { deskSessionView } from './desk-view';
import { isPassword } from './password';
import { lastRoleOf, listGrants } from './store';
import { tokenHash } from './token-hash';
import { totpStepOf } from './totp';
import { meView } from './view';

export interface AccessDeps extends DeskDeps {
  vault: Pick<Vault, 'seal' | 'open' | 'currentKeyId'>;
}

/** Names are counted whether they exist or not, and never stand in the table as typed. */
export const subjectOfName = (loginName: string): string => tokenHash(`name:${loginName.trim().toLowerCase()}`);
const subjectOfAddress = (address: string): string => tokenHash(`address:${address}`);

export const totpPlace = (accountId: string) => ({ column: 'desk_access.totp', rowId: accountId }) as const;

const secretOf = ({ vault }: AccessDeps, access: AccessRow): string =>
  vault.open(totpPlace(access.account_id), { text: access.totp_sealed, keyId: access.totp_key });

/** Takes a one-time or recovery code: each is good once, whoever else tries at the same moment. */
async function takeCode(deps: AccessDeps, tx: Tx, access: AccessRow, code: string, now: Date): Promise<boolean> {
  const plain = code.replace(/\s/g, '');
  const step = totpStepOf(secretOf(deps, access), plain, now);
  if (step !== null) return useStep(tx, access.account_id, step);
  if (/^\d{6}$/.test(plain)) return false;
  return useRecoveryCode(tx, access.account_id, tokenHash(recoveryForm(plain)), now);
}

/** A recovery code in its one form, however it was typed. */
export const recoveryForm = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/(.{4})(?=.)/g, '$1-');

type Counted = 'locked' | { isLast: boolean };

/** Counts an attempt on a name, and on the address it comes from, before its outcome is known. */
async function count(ask: Ask<'deskLogin.password'> | Ask<'deskSession.stepUp'>, name: string): Promise<Counted> {
  const { now, browser } = ask;
  return ask.write(async (tx) => {
    // Addresses before names everywhere, so that no two wait for each other.
    const most = limits.deskFailuresOfAddress;
    const ofAddress = await reserveAttempt(tx, subjectOfAddress(browser.address), most, now);
    const ofName = ofAddress === null ? null : await reserveAttempt(tx, subjectOfName(name), limits.deskFailures, now);
    const detail = { attempt: ofName?.failures ?? null, locked: ofName === null };
    const line = lineOf(ask, ask.actor?.accountId ?? null);
    await auditRecord(tx, { ...line, subjectKind: 'desk_name', subjectId: subjectOfName(name).slice(0, 40), detail });
    return ofName === null ? 'locked' : { isLast: ofName.lockedUntil !== null };
  });
}

async function tellLocked(deps: AccessDeps, tx: Tx, ask: Pick<Ask, 'now' | 'browser'>, access: AccessRow) {
  const { userAgent, address } = ask.browser;
  const facts = { browser: browserWords(userAgent), address: maskAddress(address) };
  await deps.tell(tx, { accountId: access.account_id, kind: 'desk_locked', facts, at: ask.now });
}

/**
 * In by login name, password and code. Every wrong way gets the same answer in the same time, so that nobody learns
 * which names exist; the fifth locks the name and tells its owner.
 */
export const passwordDeskLogin =
  (deps: AccessDeps): Handler<'deskLogin.password'> =>
  async (ask) => {
    const { body, now, browser } = ask;
    const name = body.loginName.trim().toLowerCase();
    const counted = await count(ask, name);
    if (counted === 'locked') return ask.refuse('desk.locked');
    const access = await findAccessByName(deps.db, name);
    const isRight = await isPassword(body.password, access?.password_hash ?? null);
    const done = await ask.write(async (tx) => {
      if (access === undefined || !isRight || !(await takeCode(deps, tx, access, body.code, now))) {
        if (access !== undefined && counted.isLast) await tellLocked(deps, tx, ask, access);
        const line = { ...lineOf(ask, null), subjectKind: 'desk_name', subjectId: subjectOfName(name).slice(0, 40) };
        await auditRecord(tx, { ...line, detail: { failed: true } });
        return 'wrong' as const;
      }
      await giveBackAttempt(tx, subjectOfAddress(browser.address));
      await forgetAttempts(tx, subjectOfName(name));
      const accountId = access.account_id;
      const held = deskRolesOf(await listGrants(tx, accountId, now));
      const last = await lastRoleOf(tx, accountId);
      const role = last !== null && held.includes(last) ? last : held[0];
      if (role === undefined) return ask.refuse('desk.no_role');
      const from = { browser: browserWords(browser.userAgent), address: maskAddress(browser.address) };
      const given = await enterDesk(deps, ask, tx, { accountId, role, enteredBy: 'password', ...from });
      return { given, who: await whoIs(tx, accountId, role, 'password') };
    });
    // Refused only here: the line and the notice have to be committed first.
    if (done === 'wrong') return ask.refuse(counted.isLast ? 'desk.locked' : 'desk.wrong');
    return deskSessionView(done.given, await meView(deps.db, deps.places, done.who, now));
  };

/** Confirms by a one-time code that it is still the same person at the screen. Failures count as those of a login. */
export const stepUpDeskSession =
  (deps: AccessDeps): Handler<'deskSession.stepUp'> =>
  async (ask) => {
    const { actor, now } = ask;
    const access = await findAccess(deps.db, actor.accountId);
    if (access === undefined) return ask.refuse('desk.not_enrolled');
    const counted = await count(ask, access.login_name);
    if (counted === 'locked') return ask.refuse('desk.locked');
    const isRight = await ask.write(async (tx) => {
      const right = await takeCode(deps, tx, access, ask.body.code, now);
      if (right) {
        await giveBackAttempt(tx, subjectOfAddress(ask.browser.address));
        await forgetAttempts(tx, subjectOfName(access.login_name));
        await markSteppedUp(tx, actor.sessionId, now);
      } else if (counted.isLast) await tellLocked(deps, tx, ask, access);
      await auditAsk(tx, ask, 'session', actor.sessionId, { failed: !right });
      return right;
    });
    deps.forget();
    if (!isRight) return ask.refuse(counted.isLast ? 'desk.locked' : 'desk.wrong');
    return { until: new Date(now.getTime() + limits.stepUpMinutes * 60_000).toISOString() };
  };

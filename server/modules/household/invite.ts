import { createHmac, randomInt } from 'node:crypto';
import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { civilDay } from '../../../shared/time/civil';
import { newId } from '../../kernel/ids';
import { auditAsk } from '../audit';
import { lockPerson } from '../identity';
import type { HouseholdDeps } from './deps';
import { enterHousehold } from './family';
import { listMembers } from './family-store';
import { closeInvitation, findOwnInvitation, insertInvitation, listOpenInvitations } from './invitation-store';
import { listHeld } from './power-store';
import { codeAlphabet, decideLastDay, invitationEnd } from './rules';
import { maysOf } from './view';

const newCode = (): string =>
  Array.from({ length: limits.familyCode }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');

/** Codes are kept as this only: whoever reads the table can't answer in somebody's place. */
export const codeHash = (secret: Buffer, code: string): string =>
  createHmac('sha256', secret).update(`invitation:${code}`).digest('hex');

/**
 * Asks somebody with WeChat: to join my household, to let me act for them, or to be a guardian of my child too. The code
 * is told once, to whoever made it; who answers it says yes or no for themselves.
 */
export async function invite(deps: HouseholdDeps, ask: Ask<'family.invite'>): Promise<Reply<'family.invite'>> {
  const { actor, now, body } = ask;
  const scopes = body.kind === 'guardian' ? [] : (body.scopes ?? []);
  const lastOn = scopes.length === 0 ? undefined : body.lastOn;
  const needsDay = scopes.length > 0 || body.kind === 'proxy';
  if (needsDay && (lastOn === undefined || !decideLastDay(lastOn, civilDay(now)).ok)) {
    ask.refuse('family.power_too_long');
  }
  if (body.kind === 'guardian') await checkGuardian(deps, ask);
  const code = newCode();
  const id = newId('ivt');
  const expiresAt = invitationEnd(now);
  await ask.write(async (tx) => {
    await lockPerson(tx, actor.personId);
    const open = await listOpenInvitations(tx, actor.personId, now);
    if (open.length >= limits.openInvitations) ask.refuse('family.too_many_invitations');
    const householdId = body.kind === 'member' ? await enterHousehold(tx, actor.personId, now) : null;
    if (householdId !== null && (await listMembers(tx, householdId)).length >= limits.householdMax) {
      ask.refuse('family.full');
    }
    await insertInvitation(tx, {
      id,
      kind: body.kind,
      code_hash: codeHash(deps.secret, code),
      asked_by: actor.personId,
      asker_account: actor.accountId,
      household_id: householdId,
      child_id: body.kind === 'guardian' ? (body.childId ?? null) : null,
      relation: body.relation,
      name: body.name ?? null,
      ...maysOf(scopes),
      power_ends_on: lastOn ?? null,
      state: 'open',
      created_at: now,
      expires_at: expiresAt,
    });
    await auditAsk(tx, ask, 'invitation', id, { kind: body.kind, scopes });
  });
  return { id, code, expiresAt: expiresAt.toISOString() };
}

/** Only a guardian asks for another; any other child is not there. */
async function checkGuardian(deps: HouseholdDeps, ask: Ask<'family.invite'>): Promise<void> {
  const { childId } = ask.body;
  if (childId === undefined) ask.refuse('family.not_your_child');
  const held = await listHeld(deps.db, ask.actor.personId, ask.now);
  if (!held.some((row) => row.kind === 'guardian' && row.beneficiary_id === childId)) ask.refuse('not_found');
}

export async function withdrawInvitation(
  deps: HouseholdDeps,
  ask: Ask<'familyInvite.withdraw'>,
): Promise<Reply<'familyInvite.withdraw'>> {
  const { actor, now } = ask;
  const row = await findOwnInvitation(deps.db, ask.params.inviteId, actor.personId);
  if (row === undefined) ask.refuse('not_found');
  if (row.state === 'withdrawn') return { done: true };
  await ask.write(async (tx) => {
    const closed = await closeInvitation(tx, row.id, { state: 'withdrawn', at: now, by: actor.personId });
    if (!closed) ask.refuse('familyInvite.answered');
    await auditAsk(tx, ask, 'invitation', row.id);
  });
  return { done: true };
}

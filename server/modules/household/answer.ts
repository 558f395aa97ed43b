import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { consentTexts, currentConsentText } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import { civilDay } from '../../../shared/time/civil';
import { isDuplicate, type Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import { findPeople, lockPerson } from '../identity';
import { giveGuardian, giveProxy, join } from './bind';
import type { HouseholdDeps } from './deps';
import { endMember, findHouseholdOf, listMembers, livingKey, lockHousehold } from './family-store';
import { codeHash } from './invite';
import {
  closeInvitation,
  countTry,
  findByCode,
  uncountTry,
  withdrawInvitationsOf,
  type InvitationRow,
} from './invitation-store';
import { withdrawRequestsOf } from './request-store';
import { decideLastDay, hourOf, isChild, typedCode } from './rules';
import { scopesOf } from './view';

type CodeAsk = Ask<'familyInvite.open'> | Ask<'familyInvite.answer'>;

/**
 * The invitation behind a typed code. Wrong codes are counted by account and hour, in a transaction that commits even
 * though the request is refused; a right one does not count.
 */
async function invitationOf(deps: HouseholdDeps, ask: CodeAsk): Promise<InvitationRow> {
  const code = typedCode(ask.body.code);
  const { accountId } = ask.actor;
  const hour = hourOf(ask.now);
  const refuse = ask.refuse as (code: 'familyInvite.code_wrong' | 'familyInvite.too_many_tries') => never;
  const found = await ask.write(async (tx) => {
    const tries = await countTry(tx, accountId, hour);
    if (tries > limits.wrongCodesPerHour) return refuse('familyInvite.too_many_tries');
    const row = code === null ? undefined : await findByCode(tx, codeHash(deps.secret, code), ask.now);
    if (row !== undefined) await uncountTry(tx, accountId, hour);
    await auditAsk(tx, ask, 'invitation', row?.id ?? 'none', { found: row !== undefined });
    return row;
  });
  return found ?? refuse('familyInvite.code_wrong');
}

/** Who asks, for what and until when. Nothing of the asker but their name; the asker is told that it is their own. */
export async function open(deps: HouseholdDeps, ask: Ask<'familyInvite.open'>): Promise<Reply<'familyInvite.open'>> {
  const row = await invitationOf(deps, ask);
  if (row.asked_by === ask.actor.personId) ask.refuse('familyInvite.own');
  const ids = row.child_id === null ? [row.asked_by] : [row.asked_by, row.child_id];
  const people = await findPeople(deps.db, ids);
  return {
    kind: row.kind,
    askerName: people.get(row.asked_by)?.name ?? '',
    relation: row.relation,
    childName: row.child_id === null ? null : (people.get(row.child_id)?.name ?? ''),
    scopes: scopesOf(row),
    lastOn: row.power_ends_on,
    expiresAt: row.expires_at.toISOString(),
    textVersion: currentConsentText ?? consentTexts[0],
  };
}

/** Yes or no, once: of two answers at the same time one counts. A yes becomes a consent, and what was asked for. */
export async function answer(
  deps: HouseholdDeps,
  ask: Ask<'familyInvite.answer'>,
): Promise<Reply<'familyInvite.answer'>> {
  const row = await invitationOf(deps, ask);
  const { actor, now } = ask;
  if (row.asked_by === actor.personId) ask.refuse('familyInvite.own');
  const yes = ask.body.answer === 'yes';
  const me = (await findPeople(deps.db, [actor.personId])).get(actor.personId);
  const today = civilDay(now);
  if (yes && isChild(me?.bornOn ?? null, today)) ask.refuse('family.child_needs_guardian');
  if (yes && row.power_ends_on !== null && !decideLastDay(row.power_ends_on, today).ok) {
    ask.refuse('family.power_too_long');
  }
  const work = async (tx: Tx) => {
    await lockPerson(tx, actor.personId);
    const state = yes ? 'accepted' : 'declined';
    if (!(await closeInvitation(tx, row.id, { state, at: now, by: actor.personId })))
      ask.refuse('familyInvite.code_wrong');
    if (yes) await accept(tx, ask, row);
    await auditAsk(tx, ask, 'invitation', row.id, { answer: ask.body.answer, kind: row.kind });
    const facts = { name: me?.name ?? row.name ?? '' };
    const kind = yes ? ('family_joined' as const) : ('family_declined' as const);
    await deps.notify(tx, { accountId: row.asker_account, kind, facts, at: now });
  };
  await ask.write(work).catch((error: unknown) => {
    if (isDuplicate(error, livingKey)) ask.refuse('family.in_another');
    throw error;
  });
  return { done: true };
}

async function accept(tx: Tx, ask: Ask<'familyInvite.answer'>, row: InvitationRow): Promise<void> {
  const { actor, now } = ask;
  const me = actor.personId;
  const said = { given_by: me, method: 'own_wechat' as const, text_version: ask.body.textVersion, given_at: now };
  if (row.kind === 'guardian') {
    if (row.child_id === null) throw new Error(`Invitation ${row.id} to be a guardian names no child`);
    const known = await giveGuardian(tx, { guardianId: me, childId: row.child_id, said });
    if (!known) ask.refuse('familyInvite.code_wrong');
    return;
  }
  if (row.household_id !== null) {
    const mine = await findHouseholdOf(tx, me);
    if (mine === row.household_id) ask.refuse('family.already_member');
    if (mine !== null && !(await leaveEmpty(tx, ask, mine, row.household_id))) ask.refuse('family.in_another');
    const joined = await join(tx, {
      householdId: row.household_id,
      personId: me,
      relation: row.relation,
      addedBy: row.asked_by,
      said,
    });
    if (!joined) ask.refuse('family.full');
  }
  const scopes = scopesOf(row);
  if (scopes.length > 0 && row.power_ends_on !== null) {
    await giveProxy(tx, {
      actorId: row.asked_by,
      beneficiaryId: me,
      scopes,
      lastOn: row.power_ends_on,
      said,
      endedBy: actor.accountId,
    });
  }
}

/**
 * Whoever has only ever asked others is a household of one: it is left for the one they join, with what they had asked
 * for it. False when somebody else lives there. Both are locked, in one order, so that nobody joins the one being left.
 */
async function leaveEmpty(tx: Tx, ask: Ask<'familyInvite.answer'>, mine: string, next: string): Promise<boolean> {
  const { actor, now } = ask;
  for (const householdId of [mine, next].sort()) await lockHousehold(tx, householdId);
  const [only, other] = await listMembers(tx, mine);
  if (only?.person_id !== actor.personId || other !== undefined) return false;
  await endMember(tx, only.id, now, actor.accountId);
  await withdrawInvitationsOf(tx, actor.personId, mine, now);
  await withdrawRequestsOf(tx, actor.personId, mine, now, actor.accountId);
  return true;
}

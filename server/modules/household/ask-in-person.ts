import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { civilDay } from '../../../shared/time/civil';
import { isDuplicate, type Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { Refusal } from '../../kernel/refusals';
import { auditAsk } from '../audit';
import { accountsOfPeople, addPerson, findPeople, lockPerson } from '../identity';
import type { HouseholdDeps } from './deps';
import { enterHousehold } from './family';
import { findHouseholdOf, findMember, listMembers } from './family-store';
import { askedKey, findOwnRequest, insertRequest, listOwnRequests, settleRequest } from './request-store';
import { findConfirmedArea } from './residence-store';
import { decideLastDay, isChild } from './rules';
import { maysOf } from './view';

type PersonAsk = Ask<'family.askInPerson'>;

/**
 * Asks staff of my area to see or call somebody without WeChat. Until they have said yes they are no member and nobody
 * acts for them; a new person is made for the name that was told.
 */
export async function askInPerson(deps: HouseholdDeps, ask: PersonAsk): Promise<Reply<'family.askInPerson'>> {
  const { actor, now, body } = ask;
  const today = civilDay(now);
  const scopes = body.scopes ?? [];
  const wrong = body.memberId === undefined && body.name === undefined;
  if (wrong) throw new Refusal('input.invalid', [{ path: 'body.name', rule: 'required', message: 'who is asked?' }]);
  if (scopes.length > 0 && (body.lastOn === undefined || !decideLastDay(body.lastOn, today).ok)) {
    ask.refuse('family.power_too_long');
  }
  if (body.memberId === undefined && isChild(body.bornOn ?? null, today)) ask.refuse('family.child_needs_guardian');
  const area = await findConfirmedArea(deps.db, actor.personId);
  const id = newId('crq');
  const work = async (tx: Tx) => {
    await lockPerson(tx, actor.personId);
    const whom = body.memberId === undefined ? await newcomer(tx, ask) : await member(tx, ask, body.memberId);
    if (area === null) ask.refuse('family.residence_first');
    const waiting = await listOwnRequests(tx, actor.personId);
    if (waiting.length >= limits.openRequests) ask.refuse('family.too_many_requests');
    await insertRequest(tx, {
      id,
      asked_by: actor.personId,
      asker_account: actor.accountId,
      person_id: whom.personId,
      household_id: whom.householdId,
      relation: body.relation,
      ...maysOf(scopes),
      power_ends_on: scopes.length === 0 ? null : (body.lastOn ?? null),
      area_code: area,
      text_version: body.textVersion,
      state: 'waiting',
      live_key: '',
      asked_at: now,
    });
    await auditAsk(tx, ask, 'agreement_request', id, {
      personId: whom.personId,
      scopes,
      joins: whom.householdId !== null,
    });
  };
  await ask.write(work).catch((error: unknown) => {
    if (isDuplicate(error, askedKey)) ask.refuse('family.asked_already');
    throw error;
  });
  return { id };
}

/** Somebody new, who is to become a member. */
async function newcomer(tx: Tx, ask: PersonAsk) {
  const { actor, now, body } = ask;
  const householdId = await enterHousehold(tx, actor.personId, now);
  if ((await listMembers(tx, householdId)).length >= limits.householdMax) ask.refuse('family.full');
  const waiting = await listOwnRequests(tx, actor.personId);
  const people = await findPeople(
    tx,
    waiting.map((row) => row.person_id),
  );
  if ([...people.values()].some((one) => one.name === body.name)) ask.refuse('family.asked_already');
  const personId = newId('prs');
  await addPerson(tx, { id: personId, name: body.name ?? '', bornOn: body.bornOn ?? null, at: now });
  return { personId, householdId };
}

/** A grown member without WeChat, also one who was a child until 14: a new consent gives a new power. */
async function member(tx: Tx, ask: PersonAsk, memberId: string) {
  const mine = await findHouseholdOf(tx, ask.actor.personId);
  const row = mine === null ? undefined : await findMember(tx, memberId, mine);
  if (row === undefined || row.person_id === ask.actor.personId) return ask.refuse('not_found');
  const person = (await findPeople(tx, [row.person_id])).get(row.person_id);
  if (isChild(person?.bornOn ?? null, civilDay(ask.now))) ask.refuse('family.child_needs_guardian');
  // Whoever has WeChat answers for themselves.
  if ((await accountsOfPeople(tx, [row.person_id])).size > 0) ask.refuse('not_found');
  return { personId: row.person_id, householdId: null };
}

export async function withdrawRequest(
  deps: HouseholdDeps,
  ask: Ask<'family.withdrawRequest'>,
): Promise<Reply<'family.withdrawRequest'>> {
  const { actor, now } = ask;
  const row = await findOwnRequest(deps.db, ask.params.requestId, actor.personId);
  if (row === undefined) ask.refuse('not_found');
  if (row.state === 'withdrawn') return { done: true };
  await ask.write(async (tx) => {
    const settled = await settleRequest(tx, row.id, { state: 'withdrawn', at: now, by: actor.accountId });
    if (!settled) ask.refuse('family.request_decided');
    await auditAsk(tx, ask, 'agreement_request', row.id);
  });
  return { done: true };
}

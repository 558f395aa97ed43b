import type { Insertable } from 'kysely';
import type { ActScope, Relation } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import { civilDay } from '../../../shared/time/civil';
import type { agreement } from '../../db/types';
import type { Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { findPeople } from '../identity';
import { insertConsent, insertMember, listMembers, lockHousehold } from './family-store';
import { endPowersBetween, insertPower } from './power-store';
import { findConfirmedArea } from './residence-store';
import { endOfDay, guardianEndsAt, isChild } from './rules';
import { maysOf } from './view';

/** Who said yes, how, to which words, when and before whom. */
export type Said = Omit<Insertable<agreement>, 'id' | 'kind' | 'person_id'>;

/** Makes somebody a member with their consent; false when the household is full. */
export async function join(
  tx: Tx,
  member: { householdId: string; personId: string; relation: Relation; addedBy: string; said: Said },
): Promise<boolean> {
  const { householdId, personId, relation, addedBy, said } = member;
  await lockHousehold(tx, householdId);
  if ((await listMembers(tx, householdId)).length >= limits.householdMax) return false;
  const consentId = newId('cns');
  await insertConsent(tx, { ...said, id: consentId, kind: 'household', person_id: personId });
  await insertMember(tx, {
    id: newId('mbr'),
    household_id: householdId,
    person_id: personId,
    relation,
    added_by: addedBy,
    consent_id: consentId,
    live_key: '',
    joined_at: said.given_at as Date,
  });
  return true;
}

/** That somebody without WeChat lets a centre note them, in their own words before staff. */
export async function noteRecord(tx: Tx, personId: string, said: Omit<Said, 'given_by'>): Promise<void> {
  await insertConsent(tx, { ...said, id: newId('cns'), kind: 'record', person_id: personId, given_by: personId });
}

/** Lets one person act for another; what the two had agreed before ends. */
export async function giveProxy(
  tx: Tx,
  proxy: {
    actorId: string;
    beneficiaryId: string;
    scopes: readonly ActScope[];
    lastOn: string;
    said: Said;
    /** Account that replaces an older agreement. */
    endedBy: string;
    /** Where the one who is acted for has no address of their own. */
    areaCode?: string;
  },
): Promise<string> {
  const { actorId, beneficiaryId, scopes, lastOn, said, endedBy } = proxy;
  const now = said.given_at as Date;
  const between = { actorId, beneficiaryId, kind: 'proxy' as const };
  await endPowersBetween(tx, between, { at: now, by: endedBy, as: 'replaced' });
  const consentId = newId('cns');
  await insertConsent(tx, { ...said, id: consentId, kind: 'proxy', person_id: beneficiaryId });
  const id = newId('pwr');
  await insertPower(tx, {
    id,
    kind: 'proxy',
    actor_id: actorId,
    beneficiary_id: beneficiaryId,
    ...maysOf(scopes),
    starts_at: now,
    ends_at: endOfDay(lastOn),
    area_code: (await findConfirmedArea(tx, beneficiaryId)) ?? proxy.areaCode ?? (await findConfirmedArea(tx, actorId)),
    consent_id: consentId,
  });
  return id;
}

/** Makes somebody guardian of a child until it is 14; false when it is no child (any more). */
export async function giveGuardian(
  tx: Tx,
  guardian: { guardianId: string; childId: string; said: Said },
): Promise<boolean> {
  const { guardianId, childId, said } = guardian;
  const now = said.given_at as Date;
  const bornOn = (await findPeople(tx, [childId])).get(childId)?.bornOn ?? null;
  if (bornOn === null || !isChild(bornOn, civilDay(now))) return false;
  const between = { actorId: guardianId, beneficiaryId: childId, kind: 'guardian' as const };
  await endPowersBetween(tx, between, { at: now, by: null, as: 'replaced' });
  const consentId = newId('cns');
  await insertConsent(tx, { ...said, id: consentId, kind: 'guardian', person_id: childId });
  await insertPower(tx, {
    id: newId('pwr'),
    kind: 'guardian',
    actor_id: guardianId,
    beneficiary_id: childId,
    ...maysOf(['view', 'book', 'cancel']),
    starts_at: now,
    ends_at: guardianEndsAt(bornOn),
    area_code: await findConfirmedArea(tx, guardianId),
    consent_id: consentId,
  });
  return true;
}

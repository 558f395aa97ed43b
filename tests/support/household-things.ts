import { newId } from '../../server/kernel/ids';
import type { Db } from '../../server/kernel/db';
import type { TestServer } from './app';
import type { Resident } from './build';

/** What a household holds that a route can name. */
export interface HouseholdThings {
  /** Filed by the neighbour, who lives with the owner. */
  residenceId: string;
  /** The neighbour, whom the owner added. */
  memberId: string;
  /** The neighbour acts for the owner. */
  proxyId: string;
  /** The owner's. */
  inviteId: string;
  requestId: string;
  /** The neighbour's, for staff to decide. */
  consentId: string;
  /** The yes of a member of the owner's household, heard by staff. */
  agreedId: string;
}

export const absentHousehold: HouseholdThings = {
  residenceId: 'rsd_0',
  memberId: 'mbr_0',
  proxyId: 'pwr_0',
  inviteId: 'ivt_0',
  requestId: 'crq_0',
  consentId: 'crq_0',
  agreedId: 'crq_0',
};

const none = { may_view: 0, may_book: 0, may_cancel: 0 };
const yearOn = (now: Date): Date => new Date(now.getTime() + 300 * 86_400_000);

/** Two people of one household, each acting for the other as far as they agreed. */
export async function openFamily(db: Db, now: Date) {
  async function household(founder: string, members: readonly string[] = []): Promise<string[]> {
    const householdId = newId('hsh');
    await db.insertInto('household').values({ id: householdId, created_by: founder, created_at: now }).execute();
    const rows = [founder, ...members].map((personId, place) => ({
      id: newId('mbr'),
      household_id: householdId,
      person_id: personId,
      relation: place === 0 ? null : ('spouse' as const),
      added_by: founder,
      consent_id: null,
      live_key: '',
      joined_at: new Date(now.getTime() + place),
    }));
    await db.insertInto('household_member').values(rows).execute();
    return rows.map(({ id }) => id);
  }

  async function proxy(
    actorId: string,
    beneficiaryId: string,
    over: { may_view?: number; may_book?: number; may_cancel?: number; area_code?: string; ends_at?: Date } = {},
  ): Promise<string> {
    const id = newId('pwr');
    const consentId = newId('cns');
    await db
      .insertInto('agreement')
      .values({
        id: consentId,
        kind: 'proxy',
        person_id: beneficiaryId,
        given_by: beneficiaryId,
        method: 'own_wechat',
        text_version: '2026-11',
        given_at: now,
      })
      .execute();
    await db
      .insertInto('acting_power')
      .values({
        id,
        kind: 'proxy',
        actor_id: actorId,
        beneficiary_id: beneficiaryId,
        may_view: 1,
        may_book: 1,
        may_cancel: 1,
        starts_at: now,
        ends_at: yearOn(now),
        consent_id: consentId,
        live_key: '',
        ...over,
      })
      .execute();
    return id;
  }

  /** A question to the staff of an area, about somebody without an account. */
  async function request(asker: Resident, areaCode: string, name = '陈秀兰'): Promise<string> {
    const [id, personId] = [newId('crq'), newId('prs')];
    await db.insertInto('person').values({ id: personId, name, born_on: '1954-03-09', created_at: now }).execute();
    await db
      .insertInto('agreement_request')
      .values({
        id,
        asked_by: asker.personId,
        asker_account: asker.accountId,
        person_id: personId,
        household_id: null,
        relation: 'parent',
        ...none,
        may_view: 1,
        power_ends_on: '2027-06-30',
        area_code: areaCode,
        text_version: '2026-11',
        state: 'waiting',
        live_key: '',
        asked_at: now,
      })
      .execute();
    return id;
  }

  /** Somebody without an account whose yes to a household staff has heard. */
  async function heardMember(asker: Resident, areaCode: string, name = '陈阿婆') {
    const id = await request(asker, areaCode, name);
    const { person_id: personId } = await db
      .selectFrom('agreement_request')
      .select('person_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const { household_id: householdId } = await db
      .selectFrom('household_member')
      .select('household_id')
      .where('person_id', '=', asker.personId)
      .where('live_key', '=', '')
      .executeTakeFirstOrThrow();
    const settled = { household_id: householdId, state: 'confirmed' as const, live_key: id, decided_at: now };
    await db.updateTable('agreement_request').set(settled).where('id', '=', id).execute();
    const memberId = newId('mbr');
    await db
      .insertInto('household_member')
      .values({
        id: memberId,
        household_id: householdId,
        person_id: personId,
        relation: 'parent',
        added_by: asker.personId,
        consent_id: null,
        live_key: '',
        joined_at: now,
      })
      .execute();
    return { id, personId, memberId };
  }

  return { household, proxy, request, heardMember };
}

/** A household around the owner of some things. */
export async function householdOf(
  { db, clock, as }: Pick<TestServer, 'db' | 'clock' | 'as'>,
  owner: Resident,
  neighbour: Resident,
  areaCode: string,
): Promise<HouseholdThings> {
  const family = await openFamily(db, clock.now());
  const [, memberId = ''] = await family.household(owner.personId, [neighbour.personId]);
  const filed = await (
    await as(neighbour)
  ).call('residence.file', { body: { areaCode, detail: '永福里 18 号 302 室' } });
  const invited = await (await as(owner)).call('family.invite', { body: { kind: 'member', relation: 'parent' } });
  if (!filed.ok || !invited.ok) throw new Error('the household was refused');
  return {
    residenceId: filed.body.residence?.id ?? '',
    memberId,
    proxyId: await family.proxy(neighbour.personId, owner.personId, { area_code: areaCode }),
    inviteId: invited.body.id,
    requestId: await family.request(owner, areaCode),
    consentId: await family.request(neighbour, areaCode),
    agreedId: (await family.heardMember(owner, areaCode)).id,
  };
}

import type { Insertable } from 'kysely';
import { consentTexts } from '../../shared/enums';
import { addDays, atMinute } from '../../shared/time/civil';
import type {
  account,
  acting_power as ActingPower,
  agreement,
  household,
  household_member as HouseholdMember,
  person,
  role_grant as RoleGrant,
} from '../db/types';
import { givenNames, surnames } from '../demo/people';
import type { Random } from '../demo/random';

/** Who may book in the city, and from whose account: a child has none. */
export interface Booker {
  personId: string;
  accountId: string;
  bornOn: string;
}

/** Everybody around one centre. */
export interface Quarter {
  bookers: Booker[];
  person: Insertable<person>[];
  account: Insertable<account>[];
  role_grant: Insertable<RoleGrant>[];
  household: Insertable<household>[];
  agreement: Insertable<agreement>[];
  household_member: Insertable<HouseholdMember>[];
  acting_power: Insertable<ActingPower>[];
}

interface Adult extends Booker {
  old: boolean;
}

interface Ground {
  random: Random;
  today: string;
  areaCode: string;
  centreId: string;
}

const ages = [
  { share: 0.27, given: givenNames.elder.split(' '), least: 60, most: 88 },
  { share: 0.72, given: givenNames.middle.split(' '), least: 35, most: 59 },
  { share: 1, given: givenNames.young.split(' '), least: 18, most: 34 },
] as const;
const householdChance = 0.12;
const proxyChance = 0.3;
const childYears = { least: 3, most: 12 };
const guardedUntil = 14;
const desk = ['manager', 'staff', 'staff'] as const;

/** The residents of a centre, with an account each, and the households that some of them have made, with children. */
export function quarterOf(ground: Ground, count: number): Quarter {
  const quarter: Quarter = {
    bookers: [],
    person: [],
    account: [],
    role_grant: [],
    household: [],
    agreement: [],
    household_member: [],
    acting_power: [],
  };
  const adults = Array.from({ length: count }, () => addAdult(quarter, ground));
  addDesk(quarter, ground, adults);
  for (let i = 0; i + 1 < adults.length; i += 1) {
    const [founder, other] = [adults[i], adults[i + 1]];
    if (founder === undefined || other === undefined || !ground.random.chance(householdChance)) continue;
    addHousehold(quarter, ground, founder, other);
    i += 1;
  }
  return quarter;
}

const bornYearsAgo = (today: string, least: number, most: number, random: Random): string =>
  addDays(today, -random.between(least * 366, most * 365));

const nameOf = (given: readonly string[], random: Random): string =>
  `${random.pick(surnames) ?? ''}${random.pick(given) ?? ''}`;

function addAdult(quarter: Quarter, { random, today }: Ground): Adult {
  const dice = random.next();
  const age = ages.find(({ share }) => dice < share) ?? ages[2];
  const bornOn = bornYearsAgo(today, age.least, age.most, random);
  const [personId, accountId] = [random.id('prs'), random.id('acc')];
  const since = atMinute(addDays(today, -random.between(30, 700)), random.between(480, 1320));
  quarter.person.push({ id: personId, name: nameOf(age.given, random), born_on: bornOn, created_at: since });
  quarter.account.push({ id: accountId, openid: random.id('oCity'), person_id: personId, created_at: since });
  const adult = { personId, accountId, bornOn, old: age === ages[0] };
  quarter.bookers.push(adult);
  return adult;
}

/** A manager and two at the desk, among those who live around it. */
function addDesk(quarter: Quarter, { random, today, areaCode, centreId }: Ground, adults: readonly Adult[]): void {
  const since = atMinute(addDays(today, -29), 540);
  const keepers = adults.filter(({ old }) => !old).slice(0, desk.length);
  for (const [i, { accountId }] of keepers.entries()) {
    quarter.role_grant.push({
      id: random.id('grt'),
      account_id: accountId,
      role: desk[i] ?? 'staff',
      scope_kind: 'centre',
      scope_id: centreId,
      area_code: areaCode,
      starts_at: since,
      ends_at: null,
      revoked_at: null,
      created_at: since,
    });
  }
}

function addHousehold(quarter: Quarter, ground: Ground, founder: Adult, other: Adult): void {
  const { random, today } = ground;
  const since = atMinute(addDays(today, -random.between(1, 29)), random.between(480, 1320));
  const id = random.id('hsh');
  quarter.household.push({ id, created_by: founder.personId, created_at: since });
  const join = (personId: string, relation: HouseholdMember['relation'], consentId: string | null): void =>
    void quarter.household_member.push({
      id: random.id('mbr'),
      household_id: id,
      person_id: personId,
      relation,
      added_by: founder.personId,
      consent_id: consentId,
      live_key: '',
      joined_at: since,
    });
  join(founder.personId, null, null);
  const said = consentOf(quarter, ground, since);
  const relation = founder.old === other.old ? 'spouse' : other.old ? 'parent' : 'child';
  join(other.personId, relation, said('household', other, other));
  if (founder.old !== other.old && random.chance(proxyChance)) {
    const [elder, younger] = founder.old ? [founder, other] : [other, founder];
    quarter.acting_power.push(
      powerOf(ground, {
        kind: 'proxy',
        actor: younger,
        beneficiary: elder,
        since,
        endsAt: atMinute(addDays(today, random.between(30, 300)), 0),
        consentId: said('proxy', elder, elder),
      }),
    );
  }
  for (let n = founder.old ? 0 : random.between(0, 2); n > 0; n -= 1) {
    const child = addChild(quarter, ground, founder, since);
    join(child.personId, 'child', said('household', child, founder));
    quarter.acting_power.push(
      powerOf(ground, {
        kind: 'guardian',
        actor: founder,
        beneficiary: child,
        since,
        endsAt: birthday(child.bornOn, guardedUntil),
        consentId: said('guardian', child, founder),
      }),
    );
  }
}

/** Writes down that somebody said yes, and gives the line's id. */
const consentOf =
  (quarter: Quarter, { random }: Ground, since: Date) =>
  (kind: agreement['kind'], about: Booker, by: Booker): string => {
    const id = random.id('cns');
    quarter.agreement.push({
      id,
      kind,
      person_id: about.personId,
      given_by: by.personId,
      method: 'own_wechat',
      text_version: consentTexts[0],
      given_at: since,
      witness_id: null,
      note: null,
    });
    return id;
  };

function addChild(quarter: Quarter, { random, today }: Ground, guardian: Adult, since: Date): Booker {
  const born = bornYearsAgo(today, childYears.least, childYears.most, random);
  // 29 February has no birthday in most years.
  const bornOn = born.endsWith('-02-29') ? addDays(born, 1) : born;
  const personId = random.id('prs');
  quarter.person.push({
    id: personId,
    name: nameOf(ages[2].given, random),
    born_on: bornOn,
    created_at: since,
  });
  const child = { personId, accountId: guardian.accountId, bornOn };
  quarter.bookers.push(child);
  return child;
}

const birthday = (bornOn: string, years: number): Date =>
  atMinute(`${Number(bornOn.slice(0, 4)) + years}${bornOn.slice(4)}`, 0);

function powerOf(
  { random, areaCode }: Ground,
  power: {
    kind: ActingPower['kind'];
    actor: Booker;
    beneficiary: Booker;
    since: Date;
    endsAt: Date;
    consentId: string;
  },
): Insertable<ActingPower> {
  return {
    id: random.id('pwr'),
    kind: power.kind,
    actor_id: power.actor.personId,
    beneficiary_id: power.beneficiary.personId,
    may_view: 1,
    may_book: 1,
    may_cancel: 1,
    starts_at: power.since,
    ends_at: power.endsAt,
    area_code: areaCode,
    consent_id: power.consentId,
    live_key: '',
  };
}

import type { ErrorCode } from '../../../shared/contract/codes';
import type { BookingAuthority, PowerKind } from '../../../shared/enums';
import { standingRule } from '../../../shared/limits';
import type { WrongField } from '../../kernel/refusals';
import type { Service } from '../centre';
import type { Person } from '../identity';
import { useKey, type QuotaUse, type SlotRow } from '../capacity';
import { newId } from '../../kernel/ids';
import { decideStanding } from '../standing';
import { lineHasRoom } from './line-rules';
import { isOccupied, type Looked } from './occupied';
import { decideAnswers, type Answer, type Given } from './question-rules';
import { quotaCounts } from './quota-days';
import { bookUntil, decideBeside, decideSlot, decideWho, pausedFields, type Held } from './rules';
import { memberKey, newRow, type BookingRow } from './store';
import { slotFactsOf } from './view';

/** One of those whom a claim is for. */
export interface Member {
  beneficiaryId: string;
  /** Whether that is somebody else than the one who asks. */
  forOther: boolean;
  partySize: number;
  answers: Given;
}

/** Somebody's wish for places, as it waits for its group: for one person and their company, or a place each for several. */
export interface Claim {
  slotId: string;
  accountId: string;
  /** The account's own person. */
  personId: string;
  members: readonly [Member, ...Member[]];
  requestKey: string;
  /** As staff of the centre, for somebody who has come or called. */
  atDesk: boolean;
  /** Into the line when the places don't suffice. */
  orWait: boolean;
  /** The route that has asked, for the record. */
  action: string;
  requestId: string;
  at: Date;
}

/** One booking that a claim has won. */
export interface Won {
  row: BookingRow;
  person: Person;
  member: Member;
  answers: readonly Answer[];
}

/** What became of a claim. */
export type Claimed =
  /** With its places, pending or with a number in line: the rows' state tells, which is the same for all. */
  | { kind: 'booked'; won: readonly [Won, ...Won[]]; service: Service }
  /** The key has made these bookings before. */
  | { kind: 'earlier'; rows: readonly BookingRow[] }
  | { kind: 'refused'; code: ErrorCode; fields?: readonly WrongField[] };

/** All that a group is decided by, read under the locks of its slots and people. It is written on as claims win. */
export interface Ground {
  slots: Map<string, SlotRow>;
  services: ReadonlyMap<string, Service>;
  people: ReadonlyMap<string, Person>;
  /** Areas of confirmed addresses by person, of those who claim what is for residents. */
  residences: ReadonlyMap<string, string>;
  /** Who may book for others, by the one served. */
  actors: ReadonlyMap<string, ReadonlyMap<string, PowerKind>>;
  /** By `ownKey`. */
  earlier: Map<string, BookingRow[]>;
  /** By person. */
  held: Map<string, Held[]>;
  /** People whose standing is limited, of those who want something scarce. */
  limited: ReadonlySet<string>;
  /** By `useKey`, then by day. */
  used: Map<string, Map<string, number>>;
  /** Minutes of time credit that people still have, of those who claim what has a price; null: there is nobody to pay. */
  minutes: Map<string, number> | null;
  /** Who has the rooms and people that first claims take; null where none does. */
  occupancy?: Looked | null;
}

export const ownKey = (accountId: string, requestKey: string): string => `${accountId}|${requestKey}`;

/**
 * Decides claims one after the other as if each had come alone: what the earlier ones have won stands when the next is
 * looked at, and one refused takes nothing. No input or output.
 */
export const decideGroup = (claims: readonly Claim[], ground: Ground): Claimed[] =>
  claims.map((claim) => decideOne(claim, ground));

type Refused = Extract<Claimed, { kind: 'refused' }>;
const refused = (code: ErrorCode): Refused => ({ kind: 'refused', code });

export const peopleOf = (claim: Pick<Claim, 'members'>): number =>
  claim.members.reduce((sum, { partySize }) => sum + partySize, 0);

function decideOne(claim: Claim, ground: Ground): Claimed {
  const earlier = ground.earlier.get(ownKey(claim.accountId, claim.requestKey));
  if (earlier !== undefined) return replayOf(earlier, claim);
  const slot = ground.slots.get(claim.slotId);
  const service = slot === undefined ? undefined : ground.services.get(slot.service_id);
  if (!claim.members.every((member) => isKnown(member, claim, ground))) return refused('not_found');
  if (slot === undefined || service === undefined) return refused('not_found');
  const { rules } = service;
  const { atDesk, at: now } = claim;
  const facts = { slot: slotFactsOf(slot), people: peopleOf(claim), payable: ground.minutes !== null, atDesk, now };
  const verdict = decideSlot({ ...facts, rules, service: service.state });
  if (!verdict.ok) return { ...refused(verdict.code), fields: pausedFields(service) };
  const unfit = firstRefusal(claim, (member) => {
    const authority = authorityOf(member, claim, ground);
    const isGuarded = !rules.guardianOnly || authority === 'guardian' || authority === 'staff';
    return isGuarded ? decideMember(member, service, slot, ground) : { code: 'booking.guardian_only' };
  });
  if (unfit !== null) return unfit;
  const short = shortOf(slot, service, facts.people, ground);
  // At the desk one may book longer than the line lasts.
  if (short !== null && !(claim.orWait && now <= bookUntil(rules, slot.start_at))) return refused(short);
  const limited = firstRefusal(claim, ({ beneficiaryId }) => {
    const isLimited = ground.limited.has(beneficiaryId);
    const allowed = decideStanding(standingRule, { isLimited, isScarce: rules.isScarce, on: slot.on_day, now });
    return allowed.ok ? null : allowed;
  });
  if (limited !== null) return limited;
  if (short !== null && !lineHasRoom(slot.waiting, rules, facts.people)) {
    return refused(rules.waitlistMax === 0 ? short : 'booking.line_full');
  }
  const beside = firstRefusal(claim, (member) => decideMemberBeside(member, service, slot, ground));
  return beside ?? win(claim, slot, service, ground);
}

/** What is missing for a place: places, else a room or somebody; null where nothing is. */
function shortOf(slot: SlotRow, service: Service, people: number, { occupancy }: Pick<Ground, 'occupancy'>) {
  if (slot.taken + people > slot.capacity) return 'booking.slot_full';
  return isOccupied(slot, service, occupancy) ? 'booking.resource_taken' : null;
}

const isKnown = (member: Member, claim: Claim, ground: Ground): boolean =>
  authorityOf(member, claim, ground) !== null && ground.people.has(member.beneficiaryId);

/** By what right a member is booked for, of powers in force now; null: by none. */
function authorityOf(member: Member, claim: Claim, { actors }: Pick<Ground, 'actors'>): BookingAuthority | null {
  if (claim.atDesk) return 'staff';
  if (!member.forOther) return 'self';
  return actors.get(member.beneficiaryId)?.get(claim.personId) ?? null;
}

interface MemberRefusal {
  code: ErrorCode;
  /** Below the member. */
  fields?: readonly WrongField[];
}

/** All members that can't come, at once; the first one's reason is the claim's. */
function firstRefusal(claim: Claim, decide: (member: Member) => MemberRefusal | null): Refused | null {
  const found = claim.members.flatMap((member, n) => {
    const one = decide(member);
    return one === null ? [] : [{ ...one, n }];
  });
  const [first] = found;
  if (first === undefined) return null;
  const alone = claim.members.length === 1;
  const fields = found.flatMap(({ code, fields: below = [], n }) => {
    const at = alone ? 'body' : `body.people.${n}`;
    const whole = alone ? [] : [{ path: at, rule: code, message: 'cannot be booked' }];
    return [...whole, ...below.map((field) => ({ ...field, path: `${at}.${field.path}` }))];
  });
  return { kind: 'refused', code: first.code, ...(fields.length > 0 ? { fields } : {}) };
}

/** Whether the service is for this person, and has been told what it asks. */
function decideMember(member: Member, service: Service, slot: SlotRow, ground: Ground): MemberRefusal | null {
  const { beneficiaryId: id, answers } = member;
  const comer = { bornOn: ground.people.get(id)?.bornOn ?? null, residence: ground.residences.get(id) ?? null };
  const who = decideWho(service.rules, comer, slot.on_day);
  if (!who.ok) return who;
  const told = decideAnswers(service.questions, answers);
  if (told.ok) return null;
  const fields = told.wrong.map(({ questionId, rule }) => ({
    path: `answers.${questionId}`,
    rule,
    message: 'not as the question asks',
  }));
  return { code: 'booking.answers_needed', fields };
}

/** Whether it goes with what else they hold, have used and can pay. */
function decideMemberBeside(member: Member, service: Service, slot: SlotRow, ground: Ground): MemberRefusal | null {
  const { beneficiaryId: personId, partySize } = member;
  const { rules } = service;
  const beside = decideBeside({
    wanted: wantedOf(slot),
    held: ground.held.get(personId) ?? [],
    used: ground.used.get(useKey({ personId, serviceId: service.id })) ?? new Map<string, number>(),
    on: slot.on_day,
    rules,
  });
  if (!beside.ok) return beside;
  const price = rules.priceMinutes * partySize;
  return price > (ground.minutes?.get(personId) ?? 0) ? { code: 'booking.minutes_short' } : null;
}

const wantedOf = (slot: SlotRow): Held => ({ slotId: slot.id, startAt: slot.start_at, endAt: slot.end_at });

/** Writes what a claim has won on the ground, so that the next one finds it. In line all have one number, and stand as one. */
function win(claim: Claim, slot: SlotRow, service: Service, ground: Ground): Claimed {
  const people = peopleOf(claim);
  const waits = shortOf(slot, service, people, ground) !== null;
  if (!waits && service.occupies === 'claim' && slot.taken === 0) ground.occupancy?.hold(slot.id);
  const one = (member: Member, n: number): Won => {
    const told = decideAnswers(service.questions, member.answers);
    const authority = authorityOf(member, claim, ground) ?? 'self';
    const row = rowOf(claim, member, { n, slot, service, authority, lineNumber: waits ? slot.line_last + 1 : null });
    const person = ground.people.get(member.beneficiaryId) ?? { name: null, bornOn: null };
    return { row, person, member, answers: told.ok ? told.answers : [] };
  };
  const [first, ...others] = claim.members;
  const won: [Won, ...Won[]] = [one(first, 0), ...others.map((member, n) => one(member, n + 1))];
  const counters = waits
    ? { waiting: slot.waiting + people, line_last: slot.line_last + 1 }
    : { taken: slot.taken + people };
  ground.slots.set(slot.id, { ...slot, ...counters });
  ground.earlier.set(
    ownKey(claim.accountId, claim.requestKey),
    won.map(({ row }) => row),
  );
  for (const { row } of won) countOne(row, slot, ground);
  return { kind: 'booked', won, service };
}

function countOne(row: BookingRow, slot: SlotRow, { held, used, minutes }: Ground): void {
  const personId = row.beneficiary_id;
  held.set(personId, [...(held.get(personId) ?? []), wantedOf(slot)]);
  const key = useKey({ personId, serviceId: row.service_id });
  const days = used.get(key) ?? new Map<string, number>();
  used.set(key, days.set(row.on_day, (days.get(row.on_day) ?? 0) + 1));
  if (row.price_minutes > 0 && row.state !== 'waiting')
    minutes?.set(personId, (minutes.get(personId) ?? 0) - row.price_minutes);
}

/** The first answer again; the same key for another slot, person or party is a mistake of the program that asks. */
export function replayOf(rows: readonly BookingRow[], claim: Claim): Claimed {
  const [first] = rows;
  const before = rows.map((row) => row.beneficiary_id).sort();
  const now = claim.members.map(({ beneficiaryId }) => beneficiaryId).sort();
  const alone = claim.members.length === 1;
  const samePeople = before.length === now.length && before.every((id, n) => id === now[n]);
  const sameParty = !alone || rows.length > 1 || first?.party_size === claim.members[0].partySize;
  const differs = [
    ...(first?.slot_id === claim.slotId ? [] : ['params.slotId']),
    ...(samePeople ? [] : [alone ? 'body.beneficiaryId' : 'body.people']),
    ...(sameParty ? [] : ['body.partySize']),
  ];
  if (differs.length === 0) return { kind: 'earlier', rows };
  const fields = differs.map((path) => ({
    path,
    rule: 'same_key',
    message: 'differs from the first request with this key',
  }));
  return { kind: 'refused', code: 'request.key_reused', fields };
}

/** The quota rows in which a booking of this slot counts. */
export const usesOf = (personId: string, slot: { service_id: string; on_day: string }): QuotaUse[] =>
  quotaCounts(slot.service_id, slot.on_day).map((count) => ({ personId, ...count }));

interface Place {
  /** Among the members. */
  n: number;
  slot: SlotRow;
  service: Service;
  authority: BookingAuthority;
  lineNumber: number | null;
}

const rowOf = (claim: Claim, member: Member, { n, slot, service, authority, lineNumber }: Place): BookingRow =>
  newRow(
    {
      id: newId('bkg'),
      slot_id: slot.id,
      service_id: slot.service_id,
      centre_id: slot.centre_id,
      actor_account_id: claim.accountId,
      beneficiary_id: member.beneficiaryId,
      request_key: memberKey(claim.requestKey, n),
      authority,
      together: claim.members.length,
      party_size: member.partySize,
      start_at: slot.start_at,
      end_at: slot.end_at,
      on_day: slot.on_day,
      booked_at: claim.at,
      cancel_minutes: service.rules.cancelMinutes,
      price_minutes: service.rules.priceMinutes * member.partySize,
    },
    // Staff who book for somebody have said yes.
    { lineNumber, pending: service.rules.approvalMinutes !== null && !claim.atDesk },
  );

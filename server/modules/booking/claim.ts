import type { ErrorCode } from '../../../shared/contract/codes';
import type { BookingAuthority, PowerKind } from '../../../shared/enums';
import type { WrongField } from '../../kernel/refusals';
import type { Service } from '../centre';
import type { Person } from '../identity';
import type { SlotRow } from '../capacity';
import { newId } from '../../kernel/ids';
import { standingRule } from '../../../shared/limits';
import { quotaKey, type QuotaUse } from '../capacity';
import { decideStanding } from '../standing';
import { lineHasRoom } from './line-rules';
import { bookUntil, decideBeside, decideBook, quotaCounts, type Held } from './rules';
import { newRow, type BookingRow } from './store';
import { slotFactsOf } from './view';

/** Somebody's wish for places, as it waits for its group. */
export interface Claim {
  slotId: string;
  accountId: string;
  beneficiaryId: string;
  /** The account's own person. */
  personId: string;
  /** Whether that is somebody else than the one who is served. */
  forOther: boolean;
  /** As staff of the centre, for somebody who has come or called. */
  atDesk: boolean;
  requestKey: string;
  partySize: number;
  /** Into the line when the places don't suffice. */
  orWait: boolean;
  requestId: string;
  at: Date;
}

/** What became of a claim. */
export type Claimed =
  /** With its places, or with a number in line: the row's state tells. */
  | { kind: 'booked'; row: BookingRow; service: Service; person: Person }
  /** The key has made a booking before. */
  | { kind: 'earlier'; row: BookingRow }
  | { kind: 'refused'; code: ErrorCode; fields?: readonly WrongField[] };

/** All that a group is decided by, read under the locks of its slots and people. It is written on as claims win. */
export interface Ground {
  slots: Map<string, SlotRow>;
  services: ReadonlyMap<string, Service>;
  people: ReadonlyMap<string, Person>;
  /** Who may book for others, by the one served. */
  actors: ReadonlyMap<string, ReadonlyMap<string, PowerKind>>;
  /** By `ownKey`. */
  earlier: Map<string, BookingRow>;
  /** By person. */
  held: Map<string, Held[]>;
  /** People whose standing is limited, of those who want something scarce. */
  limited: ReadonlySet<string>;
  /** By `quotaKey`. */
  used: Map<string, number>;
}

export const ownKey = (accountId: string, requestKey: string): string => `${accountId}|${requestKey}`;

/**
 * Decides claims one after the other as if each had come alone: what the earlier ones have won stands when the next is
 * looked at, and one refused takes nothing. No input or output.
 */
export const decideGroup = (claims: readonly Claim[], ground: Ground): Claimed[] =>
  claims.map((claim) => decideOne(claim, ground));

const refused = (code: ErrorCode): Claimed => ({ kind: 'refused', code });

function decideOne(claim: Claim, ground: Ground): Claimed {
  const earlier = ground.earlier.get(ownKey(claim.accountId, claim.requestKey));
  if (earlier !== undefined) return replayOf(earlier, claim);
  const slot = ground.slots.get(claim.slotId);
  const service = slot === undefined ? undefined : ground.services.get(slot.service_id);
  const person = ground.people.get(claim.beneficiaryId);
  const authority = authorityOf(claim, ground);
  if (authority === null) return refused('not_found');
  if (slot === undefined || service === undefined || person === undefined) return refused('not_found');
  const { rules } = service;
  if (rules.guardianOnly && authority !== 'guardian' && authority !== 'staff') return refused('booking.guardian_only');
  const { partySize, atDesk, at: now } = claim;
  const verdict = decideBook({ slot: slotFactsOf(slot), rules, partySize, bornOn: person.bornOn, atDesk, now });
  // At the desk one may book longer than the line lasts.
  const isLine = claim.orWait && now <= bookUntil(rules, slot.start_at);
  const waits = !verdict.ok && verdict.code === 'booking.slot_full' && isLine;
  if (!verdict.ok && !waits) return refused(verdict.code);
  const isLimited = ground.limited.has(claim.beneficiaryId);
  const standing = { isLimited, isScarce: rules.isScarce, on: slot.on_day, now: claim.at };
  const allowed = decideStanding(standingRule, standing);
  if (!allowed.ok) return refused(allowed.code);
  if (waits && !lineHasRoom(slot.waiting, rules, claim.partySize)) {
    return refused(rules.waitlistMax === 0 ? 'booking.slot_full' : 'booking.line_full');
  }
  const wanted: Held = { slotId: slot.id, startAt: slot.start_at, endAt: slot.end_at };
  const held = ground.held.get(claim.beneficiaryId) ?? [];
  const uses = usesOf(claim.beneficiaryId, slot);
  const used = new Map(uses.map((use) => [use.period, ground.used.get(quotaKey(use)) ?? 0]));
  const beside = decideBeside({ wanted, held, used, on: slot.on_day, rules });
  if (!beside.ok) return refused(beside.code);
  const row = rowOf({ ...claim, authority }, slot, waits ? slot.line_last + 1 : null);
  const counters = waits
    ? { waiting: slot.waiting + claim.partySize, line_last: slot.line_last + 1 }
    : { taken: slot.taken + claim.partySize };
  ground.slots.set(slot.id, { ...slot, ...counters });
  ground.held.set(claim.beneficiaryId, [...held, wanted]);
  ground.earlier.set(ownKey(claim.accountId, claim.requestKey), row);
  for (const use of uses) ground.used.set(quotaKey(use), (ground.used.get(quotaKey(use)) ?? 0) + 1);
  return { kind: 'booked', row, service, person };
}

/** The first answer again; the same key for another slot, person or party is a mistake of the program that asks. */
export function replayOf(row: BookingRow, claim: Claim): Claimed {
  const differs = [
    ...(row.slot_id === claim.slotId ? [] : ['params.slotId']),
    ...(row.beneficiary_id === claim.beneficiaryId ? [] : ['body.beneficiaryId']),
    ...(row.party_size === claim.partySize ? [] : ['body.partySize']),
  ];
  if (differs.length === 0) return { kind: 'earlier', row };
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

/** By what right the claim is made, of powers in force now; null: by none. */
function authorityOf(claim: Claim, { actors }: Pick<Ground, 'actors'>): BookingAuthority | null {
  if (claim.atDesk) return 'staff';
  if (!claim.forOther) return 'self';
  return actors.get(claim.beneficiaryId)?.get(claim.personId) ?? null;
}

const rowOf = (claim: Claim & { authority: BookingAuthority }, slot: SlotRow, lineNumber: number | null): BookingRow =>
  newRow(
    {
      id: newId('bkg'),
      slot_id: slot.id,
      service_id: slot.service_id,
      centre_id: slot.centre_id,
      actor_account_id: claim.accountId,
      beneficiary_id: claim.beneficiaryId,
      request_key: claim.requestKey,
      authority: claim.authority,
      party_size: claim.partySize,
      start_at: slot.start_at,
      end_at: slot.end_at,
      on_day: slot.on_day,
      booked_at: claim.at,
    },
    lineNumber,
  );

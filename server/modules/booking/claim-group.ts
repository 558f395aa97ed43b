import { inTransaction, isConnectionTrouble, isDuplicate, isLockTrouble, type Tx } from '../../kernel/db';
import { openGroupQueue, type GroupQueue, type Outcome } from '../../kernel/group-queue';
import { readTogether } from '../../kernel/read-together';
import { assertAudited, auditRecordAll, type AuditLine } from '../audit';
import type { SlotChange, SlotRow } from '../capacity';
import type { Service } from '../centre';
import { residentAreas } from '../household';
import { ResourceTaken, writeHeld } from '../resource';
import { keepAnswers } from './answer-store';
import { planApprovals } from './approval';
import { decideGroup, ownKey, replayOf, usesOf, type Claim, type Claimed, type Ground, type Won } from './claim';
import type { BookingDeps } from './deps';
import { endLinesInTime } from './line';
import { tellOfBooked } from './notices';
import { claimHeld, occupancyOf } from './occupied';
import { holdPrices } from './payment';
import { quotaSpan } from './quota-days';
import { findByRequestKeys, heldAround, insertBookings, requestKeyIndex, type BookingRow } from './store';

export interface ClaimQueue extends GroupQueue<Claim, Claimed> {
  /**
   * What this key has made before, for a claim that needs no group: none where it has made nothing. Asked together with
   * others of the same turn of the loop, since whoever comes too late comes in a crowd.
   */
  earlier(claim: Claim): Promise<readonly BookingRow[]>;
}

/** A group holds the locks of its slots for some tens of milliseconds at this size. */
const groupMost = 250;
/** Some seconds' worth of claims; who comes beyond is told at once, and better off with another try. */
const waitingMost = 5000;

/** Claims of this process on their way; see docs/decisions/0014. */
export const openClaims = (deps: BookingDeps): ClaimQueue => ({
  ...(deps.queue ?? openGroupQueue)<Claim, Claimed>({
    write: (claims) => writeGroup(deps, claims),
    groupMost,
    waitingMost,
    isForAll: (error) => isConnectionTrouble(error) || isLockTrouble(error),
  }),
  earlier: readTogether(async (claims: readonly Claim[]) => {
    const made = byOwnKey(await findByRequestKeys(deps.db, claims));
    return claims.map(({ accountId, requestKey }) => made.get(ownKey(accountId, requestKey)) ?? []);
  }, groupMost),
});

/**
 * Decides and writes a group of claims: places, quotas, bookings, audit lines and notices commit together or not at all.
 * Locks slots by id, then people by id, then powers, then rooms and people needed by id, then purses; all else is read
 * under these. Two processes that decide about one slot, person or room wait for each other, others don't.
 */
async function writeGroup(deps: BookingDeps, claims: readonly Claim[]): Promise<Outcome<Claimed>[]> {
  try {
    const readAt = deps.soldOut.now();
    const { decided, ground } = await inTransaction(deps.db, (tx) => decideAndWrite(tx, deps, claims));
    for (const slot of ground.slots.values()) {
      deps.soldOut.see(slot, ground.services.get(slot.service_id)?.rules.waitlistMax ?? 0, readAt);
    }
    return decided.map((result) => ({ ok: true, result }));
  } catch (error) {
    const [only, ...others] = claims;
    if (only !== undefined && others.length === 0 && error instanceof ResourceTaken) {
      return [{ ok: true, result: { kind: 'refused', code: 'booking.resource_taken' } }];
    }
    // The same key has won meanwhile in another process, for another slot or person: those locks did not meet.
    if (only === undefined || others.length > 0 || !isDuplicate(error, requestKeyIndex)) throw error;
    const [rows] = await findByRequestKeys(deps.db, [only]);
    if (rows === undefined) throw error;
    return [{ ok: true, result: replayOf(rows, only) }];
  }
}

async function decideAndWrite(
  tx: Tx,
  deps: BookingDeps,
  claims: readonly Claim[],
): Promise<{ decided: Claimed[]; ground: Ground }> {
  const ground = await readGround(tx, deps, claims);
  const decided = decideGroup(claims, ground);
  const won = allWon(claims, decided);
  if (won.length === 0) return { decided, ground };
  const rows = won.map(({ row }) => row);
  // In one round trip, since everybody else waits for these rows.
  await Promise.all([
    deps.capacity.changeSlots(tx, changesBy(won)),
    deps.capacity.countQuotas(
      tx,
      rows.flatMap((row) => usesOf(row.beneficiary_id, row)),
    ),
    insertBookings(tx, rows),
    writeHeld(tx, ground.occupancy?.takes() ?? []),
    keepAnswers(tx, won),
    planApprovals(tx, won),
    holdPrices(tx, deps, rows.filter(hasPlace), lastOf(claims)),
    auditRecordAll(tx, won.map(auditLineOf)),
    tellOfBooked(tx, deps, won, lastOf(claims)),
    endLinesInTime(
      tx,
      won.filter(({ row }) => !hasPlace(row)),
    ),
  ]);
  assertAudited(tx, 'a group of claims');
  return { decided, ground };
}

/** What the record says of a claim that won something. */
const auditLineOf = ({ row, claim }: GroupWon): AuditLine => ({
  at: claim.at,
  requestId: claim.requestId,
  actorAccountId: claim.accountId,
  action: claim.action,
  subjectKind: 'booking',
  subjectId: row.id,
  detail: {
    slotId: row.slot_id,
    beneficiaryId: row.beneficiary_id,
    partySize: row.party_size,
    ...(row.line_number === null ? {} : { lineNumber: row.line_number }),
    ...(row.state === 'pending' ? { pending: true } : {}),
    ...(row.together === 1 ? {} : { together: row.together }),
  },
});

async function readGround(tx: Tx, deps: BookingDeps, claims: readonly Claim[]): Promise<Ground> {
  // Locked and read in this order, in one round trip: what stands behind a lock is read when it is held.
  const [slots, people, actors, earlier] = await Promise.all([
    deps.capacity.lockSlots(tx, distinct(claims.map(({ slotId }) => slotId))),
    deps.lockPeople(tx, distinct(claims.flatMap(servedBy))),
    actorsOf(tx, deps, claims),
    findByRequestKeys(tx, claims),
  ]);
  const wanted = claims.filter(({ slotId, orWait }) => {
    const slot = slots.get(slotId);
    return slot !== undefined && (orWait || slot.taken < slot.capacity);
  });
  const [services, beside] = await Promise.all([
    deps.centre.servicesOf(distinct([...slots.values()].map((slot) => slot.service_id)), tx),
    besideOf(tx, deps, wanted, slots),
  ]);
  const serviceOf = (claim: Claim) => services.get(slots.get(claim.slotId)?.service_id ?? '');
  // Asked only of those for whose service it matters: of nobody, mostly.
  const servedWhere = (matters: (rules: Service['rules']) => boolean): string[] =>
    distinct(wanted.flatMap((claim) => (isOf(serviceOf(claim), matters) ? servedBy(claim) : [])));
  const occupancy = await occupancyOf(tx, claimHeld(slots.values(), services), deps);
  const [limited, residences, minutes] = await Promise.all([
    deps.standing.limitedAmong(
      tx,
      servedWhere((rules) => rules.isScarce),
      lastOf(claims),
    ),
    residentAreas(
      tx,
      servedWhere((rules) => rules.residentsOf !== null),
    ),
    minutesOf(
      tx,
      deps,
      servedWhere((rules) => rules.priceMinutes > 0),
    ),
  ]);
  return {
    slots,
    people,
    actors,
    services,
    occupancy,
    limited,
    residences,
    minutes,
    earlier: byOwnKey(earlier),
    ...beside,
  };
}

/** What requests have made, by the key of each. */
const byOwnKey = (made: readonly BookingRow[][]): Map<string, BookingRow[]> =>
  new Map(made.flatMap((rows) => rows.slice(0, 1).map((row) => [ownKey(row.actor_account_id, row.request_key), rows])));

/** One booking of a group, with all that was decided beside it. */
export type GroupWon = Won & { service: Service; claim: Claim };

const allWon = (claims: readonly Claim[], decided: readonly Claimed[]): GroupWon[] =>
  decided.flatMap((one, n) =>
    one.kind === 'booked' ? one.won.map((each) => ({ ...each, service: one.service, claim: claims[n] as Claim })) : [],
  );

const isOf = (service: Service | undefined, matters: (rules: Service['rules']) => boolean): boolean =>
  service !== undefined && matters(service.rules);

const servedBy = ({ members }: Claim): string[] => members.map(({ beneficiaryId }) => beneficiaryId);

/** What people can spend, in the order of their ids; null where there is nothing to pay with. */
async function minutesOf(tx: Tx, { payment }: BookingDeps, personIds: string[]): Promise<Ground['minutes']> {
  if (payment === undefined) return null;
  return new Map(personIds.length === 0 ? [] : await payment.lockMinutes(tx, personIds.sort()));
}

/** Asked again under a lock: a claim has waited for its group, and a power may have been taken back meanwhile. */
function actorsOf(tx: Tx, deps: BookingDeps, claims: readonly Claim[]): Promise<Ground['actors']> {
  const byResidents = claims.filter(({ atDesk }) => !atDesk);
  const others = byResidents.flatMap(({ members }) => members.filter(({ forOther }) => forOther));
  const served = distinct(others.map(({ beneficiaryId }) => beneficiaryId));
  return deps.lockPowers(tx, served, 'book', lastOf(claims));
}

/** Confirmed, or held until the centre has said yes or no. */
const hasPlace = (row: BookingRow): boolean => row.state !== 'waiting';

/** What people hold and have used, of those who may still win something. */
async function besideOf(
  tx: Tx,
  deps: BookingDeps,
  claims: readonly Claim[],
  slots: ReadonlyMap<string, SlotRow>,
): Promise<Pick<Ground, 'held' | 'used'>> {
  const personIds = distinct(claims.flatMap(servedBy));
  const wanted = distinct(claims.map(({ slotId }) => slotId)).flatMap((id) => slots.get(id) ?? []);
  const spanOf = new Map(distinct(wanted.map((slot) => slot.on_day)).map((on) => [on, quotaSpan(on)]));
  const spans = claims.flatMap((claim) => {
    const slot = slots.get(claim.slotId);
    const span = spanOf.get(slot?.on_day ?? '');
    if (slot === undefined || span === undefined) return [];
    return servedBy(claim).map((personId) => ({ personId, serviceId: slot.service_id, ...span }));
  });
  const held: Ground['held'] = new Map();
  const from = Math.min(...wanted.map((slot) => slot.start_at.getTime()));
  const to = Math.max(...wanted.map((slot) => slot.end_at.getTime()));
  const span = [new Date(from), new Date(to)] as const;
  const [used, ...rows] = await Promise.all([
    deps.capacity.usesOf(tx, spans),
    wanted.length === 0 ? [] : heldAround(tx, personIds, ...span),
    wanted.length === 0 ? [] : deps.heldBeside(tx, personIds, ...span),
  ]);
  for (const row of rows.flat()) {
    const one = { slotId: row.slot_id, startAt: row.start_at, endAt: row.end_at };
    held.set(row.beneficiary_id, [...(held.get(row.beneficiary_id) ?? []), one]);
  }
  return { held, used };
}

/** What these new bookings add to their slots; those of one request take one number in line. */
function changesBy(won: readonly GroupWon[]): Map<string, SlotChange> {
  const changes = new Map<string, SlotChange>();
  for (const { row, member, claim } of won) {
    const so = changes.get(row.slot_id) ?? { taken: 0, waiting: 0, numbers: 0 };
    const people = row.party_size;
    const isFirst = member === claim.members[0];
    const next = hasPlace(row)
      ? { ...so, taken: so.taken + people }
      : { ...so, waiting: so.waiting + people, numbers: so.numbers + (isFirst ? 1 : 0) };
    changes.set(row.slot_id, next);
  }
  return changes;
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

const lastOf = (claims: readonly Claim[]): Date => new Date(Math.max(...claims.map(({ at }) => at.getTime())));

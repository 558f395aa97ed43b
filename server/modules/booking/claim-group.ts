import { inTransaction, isConnectionTrouble, isDuplicate, isLockTrouble, type Tx } from '../../kernel/db';
import { openGroupQueue, type GroupQueue, type Outcome } from '../../kernel/group-queue';
import { assertAudited, auditRecordAll, type AuditLine } from '../audit';
import type { SlotChange, SlotRow } from '../capacity';
import { lockPeople } from '../identity';
import { decideGroup, ownKey, replayOf, usesOf, type Claim, type Claimed, type Ground } from './claim';
import type { BookingDeps } from './deps';
import { endLinesInTime } from './line';
import { tellOfBooked } from './notices';
import { findByRequestKeys, heldAround, insertBookings, requestKeyIndex, type BookingRow } from './store';

export type ClaimQueue = GroupQueue<Claim, Claimed>;

/** A group holds the locks of its slots for some tens of milliseconds at this size. */
const groupMost = 250;
/** Some seconds' worth of claims; who comes beyond is told at once, and better off with another try. */
const waitingMost = 5000;

/** Claims of this process on their way; see docs/decisions/0014. */
export const openClaims = (deps: BookingDeps): ClaimQueue =>
  (deps.queue ?? openGroupQueue)<Claim, Claimed>({
    write: (claims) => writeGroup(deps, claims),
    groupMost,
    waitingMost,
    isForAll: (error) => isConnectionTrouble(error) || isLockTrouble(error),
  });

/**
 * Decides and writes a group of claims: places, quotas, bookings, audit lines and notices commit together or not at all.
 * Locks slots by id, then people by id, then powers; all else is read under these. Two processes that decide about one slot or one
 * person wait for each other, others don't.
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
    // The same key has won meanwhile in another process, for another slot or person: those locks did not meet.
    if (only === undefined || others.length > 0 || !isDuplicate(error, requestKeyIndex)) throw error;
    const [row] = await findByRequestKeys(deps.db, [only]);
    if (row === undefined) throw error;
    return [{ ok: true, result: replayOf(row, only) }];
  }
}

async function decideAndWrite(
  tx: Tx,
  deps: BookingDeps,
  claims: readonly Claim[],
): Promise<{ decided: Claimed[]; ground: Ground }> {
  const ground = await readGround(tx, deps, claims);
  const decided = decideGroup(claims, ground);
  const won = decided.flatMap((one, n) => (one.kind === 'booked' ? [{ ...one, claim: claims[n] as Claim }] : []));
  if (won.length === 0) return { decided, ground };
  const rows = won.map(({ row }) => row);
  // In one round trip, since everybody else waits for these rows.
  await Promise.all([
    deps.capacity.changeSlots(tx, changesBy(rows)),
    deps.capacity.countQuotas(
      tx,
      rows.flatMap((row) => usesOf(row.beneficiary_id, row)),
    ),
    insertBookings(tx, rows),
    auditRecordAll(tx, won.map(auditLineOf)),
    tellOfBooked(tx, deps, won, lastOf(claims)),
    endLinesInTime(
      tx,
      won.filter((one) => !isPlaced(one)),
    ),
  ]);
  assertAudited(tx, 'a group of claims');
  return { decided, ground };
}

/** What the record says of a claim that won something. */
const auditLineOf = ({ row, claim }: { row: BookingRow; claim: Claim }): AuditLine => ({
  at: claim.at,
  requestId: claim.requestId,
  actorAccountId: claim.accountId,
  action: claim.atDesk ? 'deskBooking.book' : 'booking.book',
  subjectKind: 'booking',
  subjectId: row.id,
  detail: {
    slotId: row.slot_id,
    beneficiaryId: row.beneficiary_id,
    partySize: row.party_size,
    ...(row.line_number === null ? {} : { lineNumber: row.line_number }),
  },
});

async function readGround(tx: Tx, deps: BookingDeps, claims: readonly Claim[]): Promise<Ground> {
  // Locked and read in this order, in one round trip: what stands behind a lock is read when it is held.
  const [slots, people, actors, earlier] = await Promise.all([
    deps.capacity.lockSlots(tx, distinct(claims.map(({ slotId }) => slotId))),
    lockPeople(tx, distinct(claims.map(({ beneficiaryId }) => beneficiaryId))),
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
  return {
    slots,
    people,
    actors,
    services,
    limited: await limitedOf(tx, deps, wanted, { slots, services }),
    earlier: new Map(earlier.map((row) => [ownKey(row.actor_account_id, row.request_key), row])),
    ...beside,
  };
}

/** Asked again under a lock: a claim has waited for its group, and a power may have been taken back meanwhile. */
function actorsOf(tx: Tx, deps: BookingDeps, claims: readonly Claim[]): Promise<Ground['actors']> {
  const served = distinct(
    claims.filter(({ forOther, atDesk }) => forOther && !atDesk).map(({ beneficiaryId }) => beneficiaryId),
  );
  return deps.lockPowers(tx, served, 'book', lastOf(claims));
}

/** Asked only of those who want something scarce. */
function limitedOf(
  tx: Tx,
  deps: BookingDeps,
  claims: readonly Claim[],
  { slots, services }: Pick<Ground, 'slots' | 'services'>,
): Promise<Ground['limited']> {
  const scarce = claims.filter(({ slotId }) => services.get(slots.get(slotId)?.service_id ?? '')?.rules.isScarce);
  const people = distinct(scarce.map(({ beneficiaryId }) => beneficiaryId));
  return deps.standing.limitedAmong(tx, people, lastOf(claims));
}

const isPlaced = ({ row }: { row: BookingRow }): boolean => row.state === 'confirmed';

/** What people hold and have used, of those who may still win something. */
async function besideOf(
  tx: Tx,
  deps: BookingDeps,
  claims: readonly Claim[],
  slots: ReadonlyMap<string, SlotRow>,
): Promise<Pick<Ground, 'held' | 'used'>> {
  const personIds = distinct(claims.map(({ beneficiaryId }) => beneficiaryId));
  const wanted = distinct(claims.map(({ slotId }) => slotId)).flatMap((id) => slots.get(id) ?? []);
  const uses = claims.flatMap(({ beneficiaryId, slotId }) => {
    const slot = slots.get(slotId);
    return slot === undefined ? [] : usesOf(beneficiaryId, slot);
  });
  const held: Ground['held'] = new Map();
  const from = Math.min(...wanted.map((slot) => slot.start_at.getTime()));
  const to = Math.max(...wanted.map((slot) => slot.end_at.getTime()));
  const span = [new Date(from), new Date(to)] as const;
  const [used, ...rows] = await Promise.all([
    deps.capacity.quotasOf(tx, uses),
    wanted.length === 0 ? [] : heldAround(tx, personIds, ...span),
    wanted.length === 0 ? [] : deps.heldBeside(tx, personIds, ...span),
  ]);
  for (const row of rows.flat()) {
    const one = { slotId: row.slot_id, startAt: row.start_at, endAt: row.end_at };
    held.set(row.beneficiary_id, [...(held.get(row.beneficiary_id) ?? []), one]);
  }
  return { held, used };
}

/** What these new bookings add to their slots. */
function changesBy(rows: readonly BookingRow[]): Map<string, SlotChange> {
  const changes = new Map<string, SlotChange>();
  for (const row of rows) {
    const so = changes.get(row.slot_id) ?? { taken: 0, waiting: 0, numbers: 0 };
    const people = row.party_size;
    const next = isPlaced({ row })
      ? { ...so, taken: so.taken + people }
      : { ...so, waiting: so.waiting + people, numbers: so.numbers + 1 };
    changes.set(row.slot_id, next);
  }
  return changes;
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

const lastOf = (claims: readonly Claim[]): Date => new Date(Math.max(...claims.map(({ at }) => at.getTime())));

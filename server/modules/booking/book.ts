import type { Ask } from '../../http/ask';
import { isDuplicate, type Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { Refusal } from '../../kernel/refusals';
import type { Reply } from '../../../shared/contract/types';
import { auditAsk } from '../audit';
import { findPeople } from '../identity';
import type { SlotRow } from '../capacity';
import type { Service } from '../centre';
import type { BookingDeps } from './deps';
import { noticeFacts, tellScreens } from './notices';
import { oneBooking } from './one-booking';
import { decideBook, quotaCounts, quotaPeriods } from './rules';
import { findByRequestKey, insertBooking, keys, overlaps, type BookingRow, type NewBooking } from './store';
import { aroundService } from './surroundings';
import { bookingView, slotFactsOf } from './view';

type BookAsk = Ask<'booking.book'>;

/**
 * Books places in a slot, or refuses with a code from the contract.
 *
 * Places, quota, booking, audit line and notice commit together or not at all. Two people asking for the last place: one
 * gets it, the other `booking.slot_full`. The same requestKey again gives the first answer, also when both arrive at
 * once; with another slot, person or party it is `request.key_reused`. Refusals are not kept, so the same key may succeed
 * later. Locks slot, then the person's quota rows, then inserts.
 */
export async function book(deps: BookingDeps, ask: BookAsk): Promise<Reply<'booking.book'>> {
  const earlier = await replay(deps, ask);
  if (earlier !== null) return earlier;
  try {
    return await claim(deps, ask);
  } catch (error) {
    // The same key may have won meanwhile on another connection; then its answer is this one's too.
    if (!(error instanceof Refusal) && !isDuplicate(error, keys.requestKey)) throw error;
    const won = await replay(deps, ask);
    if (won !== null) return won;
    throw error;
  }
}

async function replay(deps: BookingDeps, ask: BookAsk): Promise<Reply<'booking.book'> | null> {
  const row = await findByRequestKey(deps.db, ask.actor.accountId, ask.body.requestKey);
  if (row === undefined) return null;
  const differs = [
    ...(row.slot_id === ask.params.slotId ? [] : ['params.slotId']),
    ...(row.beneficiary_id === beneficiaryOf(ask) ? [] : ['body.beneficiaryId']),
    ...(row.party_size === partyOf(ask) ? [] : ['body.partySize']),
  ];
  if (differs.length > 0) {
    ask.refuse(
      'request.key_reused',
      differs.map((path) => ({ path, rule: 'same_key', message: 'differs from the first request with this key' })),
    );
  }
  return oneBooking(deps, row, ask);
}

const beneficiaryOf = (ask: BookAsk): string => ask.body.beneficiaryId ?? ask.actor.personId;
const partyOf = (ask: BookAsk): number => ask.body.partySize ?? 1;

async function claim(deps: BookingDeps, ask: BookAsk): Promise<Reply<'booking.book'>> {
  const beneficiaryId = beneficiaryOf(ask);
  // Whom else one may book for is decided by family and proxy grants; a stranger does not exist for the asker.
  if (beneficiaryId !== ask.actor.personId) ask.refuse('not_found');
  const slot = await deps.capacity.findSlot(deps.db, ask.params.slotId);
  if (slot === undefined) ask.refuse('not_found');
  const [service, people] = await Promise.all([
    deps.centre.getService(slot.service_id),
    findPeople(deps.db, [beneficiaryId]),
  ]);
  if (service === null) ask.refuse('not_found');
  const verdict = decideBook({
    slot: slotFactsOf(slot),
    rules: service.rules,
    partySize: partyOf(ask),
    bornOn: people.get(beneficiaryId)?.bornOn ?? null,
    now: ask.now,
  });
  if (!verdict.ok) ask.refuse(verdict.code);
  const row = await ask.write((tx) =>
    claimIn(tx, deps, ask, { booking: newBooking(ask, slot, beneficiaryId), slot, service }),
  );
  return bookingView(row, {
    around: aroundService(service),
    beneficiaryName: people.get(beneficiaryId)?.name ?? null,
    bookedByName: null,
    endedByName: null,
    mayCancel: true,
    secret: deps.secret,
    now: ask.now,
  });
}

function newBooking(ask: BookAsk, slot: SlotRow, beneficiaryId: string): NewBooking {
  return {
    id: newId('bkg'),
    slot_id: slot.id,
    service_id: slot.service_id,
    centre_id: slot.centre_id,
    actor_account_id: ask.actor.accountId,
    beneficiary_id: beneficiaryId,
    request_key: ask.body.requestKey,
    party_size: partyOf(ask),
    start_at: slot.start_at,
    end_at: slot.end_at,
    on_day: slot.on_day,
    booked_at: ask.now,
  };
}

/** The claim itself. Every refusal from here rolls back what was taken before it. */
async function claimIn(
  tx: Tx,
  deps: BookingDeps,
  ask: BookAsk,
  { booking, slot, service }: { booking: NewBooking; slot: SlotRow; service: Service },
): Promise<BookingRow> {
  const { beneficiary_id: personId } = booking;
  const taken = await deps.capacity.takePlaces(tx, slot.id, booking.party_size);
  if (!taken) {
    const now = await deps.capacity.findSlot(tx, slot.id);
    ask.refuse(now?.state === 'closed' ? 'booking.slot_closed' : 'booking.slot_full');
  }
  await deps.capacity.countQuotas(tx, personId, quotaCounts(slot.service_id, slot.on_day));
  // The row of all services on that day is locked now, so no other claim of this person can slip between look and insert.
  const clash = await overlaps(tx, personId, slot.start_at, slot.end_at, slot.on_day);
  if (!clash) await keepQuotas(tx, deps, ask, { personId, slot, service });
  const row = await insertBooking(tx, booking).catch((error: unknown) => {
    if (isDuplicate(error, keys.live)) return ask.refuse('booking.already_booked');
    throw error;
  });
  // Only now: somebody's own place in this very slot overlaps too, and the key has told that apart.
  if (clash) ask.refuse('booking.overlaps');
  await auditAsk(tx, ask, 'booking', row.id, {
    slotId: slot.id,
    beneficiaryId: row.beneficiary_id,
    partySize: row.party_size,
  });
  await deps.notification.notify(tx, {
    accountId: ask.actor.accountId,
    kind: 'booking_confirmed',
    facts: noticeFacts(service, slot),
    bookingId: row.id,
    at: ask.now,
  });
  await tellScreens(tx, deps, row, ask.now);
  return row;
}

/** Refuses a use beyond the service's quotas; this claim's own is counted already. */
async function keepQuotas(
  tx: Tx,
  deps: BookingDeps,
  ask: BookAsk,
  { personId, slot, service }: { personId: string; slot: SlotRow; service: Service },
): Promise<void> {
  const { maxPerDay, maxPerWeek } = service.rules;
  if (maxPerDay === null && maxPerWeek === null) return;
  const { day, week } = quotaPeriods(slot.on_day);
  const used = await deps.capacity.readQuotas(tx, personId, service.id, [day, week]);
  if (maxPerDay !== null && (used.get(day) ?? 0) > maxPerDay) ask.refuse('booking.quota_day');
  if (maxPerWeek !== null && (used.get(week) ?? 0) > maxPerWeek) ask.refuse('booking.quota_week');
}

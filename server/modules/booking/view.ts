import type { ItemOf, Reply } from '../../../shared/contract/types';
import type { BookingState, Occupies, SlotState } from '../../../shared/enums';
import { ageOn } from '../../../shared/time/civil';
import { presenceCode, type SlotRow } from '../capacity';
import type { Service } from '../centre';
import { maskName } from '../identity';
import { lineHasRoom } from './line-rules';
import { cancelUntil, mayShowCode, slotFace, type BookingFacts, type ServiceRules, type SlotFacts } from './rules';
import { mayOfBooking, mayOfRosterBooking, mayOfSlot } from './policy';
import type { Answer } from './question-rules';
import type { BookingRow } from './store';

export const factsOf = (row: BookingRow): BookingFacts => ({
  state: row.state,
  on: row.on_day,
  startAt: row.start_at,
  endAt: row.end_at,
  endedBy: row.ended_by,
  offeredUntil: row.offered_until,
});

export const slotFactsOf = (row: SlotRow): SlotFacts => ({
  on: row.on_day,
  startAt: row.start_at,
  endAt: row.end_at,
  capacity: row.capacity,
  taken: row.taken,
  state: row.state,
  allocation: row.allocation,
  opensAt: row.opens_at,
});

/** What a booking was made under, whatever the service says by now. */
export function termsOf<R extends Pick<ServiceRules, 'cancelMinutes'>>(row: BookingRow, rules: R): R {
  const cancelMinutes = row.cancel_minutes ?? rules.cancelMinutes;
  return cancelMinutes === rules.cancelMinutes ? rules : { ...rules, cancelMinutes };
}

/** What is told of the service and centre beside a booking. */
export interface Surroundings {
  serviceName: string;
  place: string;
  icon: string;
  rules: ServiceRules;
  occupies: Occupies;
  /** Visits booked since then lower the standing when they are missed. */
  countsFrom: Date | null;
  /** Why the service takes no new bookings for now; null where it does. */
  paused: Service['paused'];
  centreName: string;
  address: string;
  phone: string;
  english: Reply<'booking.get'>['english'];
}

export interface BookingSeen {
  around: Surroundings;
  beneficiaryName: string | null;
  /** Of who acted for the beneficiary; null where they did it themselves. */
  bookedByName: string | null;
  endedByName: string | null;
  uses: Reply<'booking.get'>['uses'];
  line: Reply<'booking.get'>['line'];
  approval: Reply<'booking.get'>['approval'];
  answers: readonly Answer[];
  /** Whether the viewer may take an offered place for this person. */
  mayBook: boolean;
  /** Whether the viewer may give places of this person back at all. */
  mayCancel: boolean;
  secret: Buffer;
  now: Date;
}

export function bookingView(row: BookingRow, seen: BookingSeen): Reply<'booking.get'> {
  const { around, secret, now } = seen;
  const facts = factsOf(row);
  const terms = termsOf(row, around.rules);
  const shows = mayShowCode(facts, around.rules, now);
  const code = shows ? presenceCode(secret, row.id, now) : null;
  return {
    id: row.id,
    slotId: row.slot_id,
    serviceId: row.service_id,
    serviceName: around.serviceName,
    centreId: row.centre_id,
    centreName: around.centreName,
    place: around.place,
    address: around.address,
    phone: around.phone,
    english: around.english,
    uses: seen.uses,
    startAt: row.start_at.toISOString(),
    endAt: row.end_at.toISOString(),
    state: row.state,
    partySize: row.party_size,
    beneficiaryId: row.beneficiary_id,
    beneficiaryName: seen.beneficiaryName ?? '',
    bookedByName: seen.bookedByName,
    endedByName: seen.endedByName,
    authority: row.authority,
    bookedAt: row.booked_at.toISOString(),
    attendedAt: row.attended_at?.toISOString() ?? null,
    endedBy: row.ended_by,
    endReason: row.end_reason,
    line: seen.line,
    approval: seen.approval,
    answers: [...seen.answers],
    together: row.together,
    priceMinutes: row.price_minutes,
    offerMinutes: around.rules.offerMinutes,
    offeredUntil: row.offered_until?.toISOString() ?? null,
    paused: around.paused,
    cancelUntil: cancelUntil(terms, facts).toISOString(),
    ...(code === null ? {} : { checkInCode: code.code, checkInQr: code.qr, codeUntil: code.until.toISOString() }),
    may: mayOfBooking(facts, terms, now, {
      mayCancel: seen.mayCancel,
      mayBook: seen.mayBook,
      counts: around.countsFrom !== null && row.booked_at >= around.countsFrom,
    }),
  };
}

export function slotView(
  row: SlotRow,
  { rules, paused }: Pick<Service, 'paused'> & { rules: ServiceRules },
  { mine, occupiedBy }: { mine: BookingState | null; occupiedBy: string[] | null },
  now: Date,
): ItemOf<'service.slots'> {
  const byCounters = slotFace(slotFactsOf(row), rules, now);
  const isOver = byCounters === 'closed' || byCounters === 'ended';
  const inUse = byCounters === 'open' && occupiedBy !== null ? 'occupied' : byCounters;
  const face = paused !== null && !isOver ? 'paused' : inUse;
  const hasFree = row.state === 'open' && face !== 'occupied' && face !== 'paused';
  return {
    id: row.id,
    startAt: row.start_at.toISOString(),
    endAt: row.end_at.toISOString(),
    capacity: row.capacity,
    free: hasFree ? Math.max(0, row.capacity - row.taken) : 0,
    waiting: row.waiting,
    state: face,
    canWait: (face === 'full' || face === 'open' || face === 'occupied') && lineHasRoom(row.waiting, rules, 1),
    closedReason: row.closed_reason,
    occupiedBy: face === 'occupied' ? (occupiedBy ?? []) : [],
    mine,
  };
}

export function nextSlotView(row: SlotRow | undefined): ItemOf<'service.list'>['next'] {
  if (row === undefined) return null;
  return {
    id: row.id,
    startAt: row.start_at.toISOString(),
    endAt: row.end_at.toISOString(),
    free: row.capacity - row.taken,
    capacity: row.capacity,
  };
}

export function rosterBookingView(
  row: BookingRow,
  around: Surroundings,
  person: { name: string | null; bornOn: string | null } | undefined,
  slotState: SlotState,
  today: string,
): Omit<ItemOf<'roster.day'>, 'answers'> {
  return {
    id: row.id,
    slotId: row.slot_id,
    serviceId: row.service_id,
    serviceName: around.serviceName,
    place: around.place,
    startAt: row.start_at.toISOString(),
    endAt: row.end_at.toISOString(),
    state: row.state,
    partySize: row.party_size,
    personId: row.beneficiary_id,
    personName: maskName(person?.name ?? null) ?? '',
    age: person?.bornOn == null ? null : ageOn(person.bornOn, row.on_day),
    attendedAt: row.attended_at?.toISOString() ?? null,
    checkInMethod: row.check_in_method,
    authority: row.authority,
    endReason: row.end_reason,
    may: mayOfRosterBooking(factsOf(row), slotState, today),
  };
}

export function rosterSlotView(
  row: SlotRow,
  around: Surroundings,
  attended: number,
  now: Date,
): ItemOf<'roster.slots'> {
  return {
    id: row.id,
    serviceId: row.service_id,
    serviceName: around.serviceName,
    place: around.place,
    icon: around.icon,
    startAt: row.start_at.toISOString(),
    endAt: row.end_at.toISOString(),
    capacity: row.capacity,
    taken: row.taken,
    waiting: row.waiting,
    attended,
    state: row.state,
    closedReason: row.closed_reason,
    may: mayOfSlot(slotFactsOf(row), now),
  };
}

import type { Allocation, BookingState, CheckInRule, ServiceState, SlotFace, SlotState } from '../../../shared/enums';
import type { WrongField } from '../../kernel/refusals';
import { addDays, ageOn, atMinute, civilDay } from '../../../shared/time/civil';
import { monthOf, usedIn, weekOf, type DaySpan } from './quota-days';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

export interface SlotFacts {
  on: string;
  startAt: Date;
  endAt: Date;
  capacity: number;
  taken: number;
  state: SlotState;
  /** Where it differs from the service. */
  allocation: Allocation | null;
  /** The instant at which an activity opens; null where the service's window says so. */
  opensAt?: Date | null;
}

export interface ServiceRules {
  openDays: number;
  opensMinute: number;
  leadMinutes: number;
  cancelMinutes: number;
  maxPerDay: number | null;
  maxPerWeek: number | null;
  maxPerMonth: number | null;
  partyMax: number;
  waitlistMax: number;
  offerMinutes: number;
  minAge: number | null;
  maxAge: number | null;
  /** The area whose confirmed residents alone may book. */
  residentsOf: { code: string } | null;
  /** For how long a booking waits for the centre's yes; null where none is needed. */
  approvalMinutes: number | null;
  checkIn: CheckInRule;
  releaseMinutes: number | null;
  /** Minutes of time credit a place. */
  priceMinutes: number;
  allocation: Allocation;
  /** Whether a limited standing keeps people from booking it far ahead. */
  isScarce: boolean;
  /** Only a guardian may book it, for their child. */
  guardianOnly: boolean;
}

/** When a slot's day opens for booking: so many days ahead, at the service's minute of the day. */
export function opensAt(rules: ServiceRules, on: string): Date {
  return atMinute(addDays(on, -rules.openDays), rules.opensMinute);
}

/** The farthest day that is open for booking now. */
export function lastOpenDay(rules: ServiceRules, now: Date): string {
  const farthest = addDays(civilDay(now), rules.openDays);
  return opensAt(rules, farthest) <= now ? farthest : addDays(farthest, -1);
}

/** Booking ends so long before the start. */
export function bookUntil(rules: ServiceRules, startAt: Date): Date {
  return new Date(startAt.getTime() - rules.leadMinutes * minuteMs);
}

/** Free cancelling ends so long before the start; who is in a programme may leave it until its end. */
export function cancelUntil(
  rules: Pick<ServiceRules, 'cancelMinutes'>,
  booking: Pick<SlotFacts, 'startAt' | 'endAt'>,
): Date {
  if (spansDays(booking)) return booking.endAt;
  return new Date(booking.startAt.getTime() - rules.cancelMinutes * minuteMs);
}

/** Whether a draw holds the places of a slot, or will. */
export const isByLottery = (slot: Pick<SlotFacts, 'allocation'>, rules: Pick<ServiceRules, 'allocation'>): boolean =>
  (slot.allocation ?? rules.allocation) === 'lottery';
/** A programme of several days: it is left at any time, and its hours are those of its sessions, not all between. */
export const spansDays = ({ startAt, endAt }: { startAt: Date; endAt: Date }): boolean =>
  endAt.getTime() - startAt.getTime() > dayMs;

/** What a resident sees of a slot. A closed slot says so even when it is over: whoever was booked looks for it. */
export function slotFace(slot: SlotFacts, rules: ServiceRules, now: Date): SlotFace {
  if (slot.state === 'closed') return 'closed';
  if (now > bookUntil(rules, slot.startAt)) return 'ended';
  if (isByLottery(slot, rules)) return 'lottery';
  if (now < (slot.opensAt ?? opensAt(rules, slot.on))) return 'later';
  return slot.taken >= slot.capacity ? 'full' : 'open';
}

/**
 * The same at the desk, where somebody stands at the counter or on the telephone: places left are given until the slot is
 * over, and no day earlier than to everybody.
 */
export function slotFaceAtDesk(slot: SlotFacts, rules: ServiceRules, now: Date): SlotFace {
  if (slot.state === 'closed') return 'closed';
  if (now >= slot.endAt) return 'ended';
  // Every draw has ended by then: what it left is given to who stands at the door.
  if (isByLottery(slot, rules) && now <= bookUntil(rules, slot.startAt)) return 'lottery';
  if (now < (slot.opensAt ?? opensAt(rules, slot.on))) return 'later';
  return slot.taken >= slot.capacity ? 'full' : 'open';
}

type SlotRefusal =
  | 'booking.by_lottery'
  | 'booking.service_retired'
  | 'booking.service_paused'
  | 'booking.slot_closed'
  | 'booking.slot_ended'
  | 'booking.slot_not_open_yet'
  | 'booking.party_too_large'
  | 'booking.price_not_payable';

type WhoRefusal = 'booking.too_young' | 'booking.too_old' | 'booking.age_unknown' | 'booking.residents_only';

export type Verdict<C extends string> = { ok: true } | { ok: false; code: C };

/** Whether somebody has the age that a service asks for, on the day of the visit. */
export function decideAge(
  rules: Pick<ServiceRules, 'minAge' | 'maxAge'>,
  bornOn: string | null,
  on: string,
): Verdict<'booking.too_young' | 'booking.too_old' | 'booking.age_unknown'> {
  if (rules.minAge === null && rules.maxAge === null) return { ok: true };
  if (bornOn === null) return { ok: false, code: 'booking.age_unknown' };
  const age = ageOn(bornOn, on);
  if (rules.minAge !== null && age < rules.minAge) return { ok: false, code: 'booking.too_young' };
  return rules.maxAge !== null && age > rules.maxAge ? { ok: false, code: 'booking.too_old' } : { ok: true };
}

/** What holds for everybody who would come with this claim, before it is asked who they are. */
export function decideSlot(ask: {
  service: ServiceState;
  slot: SlotFacts;
  rules: ServiceRules;
  /** Of all the claim is for. */
  people: number;
  /** Whether there is somebody to pay a price to. */
  payable: boolean;
  /** Staff books for who has come or called. */
  atDesk: boolean;
  now: Date;
}): Verdict<SlotRefusal> {
  const { service, slot, rules, people, payable, atDesk, now } = ask;
  if (service === 'paused') return { ok: false, code: 'booking.service_paused' };
  if (service !== 'open') return { ok: false, code: 'booking.service_retired' };
  const face = (atDesk ? slotFaceAtDesk : slotFace)(slot, rules, now);
  if (face === 'closed') return { ok: false, code: 'booking.slot_closed' };
  if (face === 'ended') return { ok: false, code: 'booking.slot_ended' };
  if (face === 'lottery') return { ok: false, code: 'booking.by_lottery' };
  if (face === 'later') return { ok: false, code: 'booking.slot_not_open_yet' };
  if (people > rules.partyMax) return { ok: false, code: 'booking.party_too_large' };
  return rules.priceMinutes > 0 && !payable ? { ok: false, code: 'booking.price_not_payable' } : { ok: true };
}

/** With that refusal goes the reason, in the centre's words; nothing where the service is not paused. */
export const pausedFields = ({ paused }: { paused: { reason: string } | null }): WrongField[] =>
  paused === null ? [] : [{ path: 'params.slotId', rule: 'paused', message: paused.reason }];

/** Of a person who would come: their age on the day, and the area of their confirmed address. */
export interface Comer {
  bornOn: string | null;
  residence: string | null;
}

/** Where somebody's confirmed address lies, as seen from a service for residents. */
export function residenceFits(
  rules: Pick<ServiceRules, 'residentsOf'>,
  residence: string | null,
): 'fits' | 'elsewhere' | 'unknown' {
  const { residentsOf } = rules;
  if (residentsOf === null) return 'fits';
  if (residence === null) return 'unknown';
  // Codes are prefixes: a village lies in its town.
  return residence.startsWith(residentsOf.code) ? 'fits' : 'elsewhere';
}

/** Whether a person is one whom the service is for. */
export function decideWho(rules: ServiceRules, { bornOn, residence }: Comer, on: string): Verdict<WhoRefusal> {
  const age = decideAge(rules, bornOn, on);
  if (!age.ok) return age;
  return residenceFits(rules, residence) === 'fits' ? { ok: true } : { ok: false, code: 'booking.residents_only' };
}

/** Until when a place is held for the centre's yes: the service's time, and not beyond the start. */
export function approvalUntil(approvalMinutes: number, startAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + approvalMinutes * minuteMs, startAt.getTime()));
}

/** A live booking that somebody holds. */
export interface Held {
  slotId: string;
  startAt: Date;
  endAt: Date;
}

type BesideRefusal =
  'booking.already_booked' | 'booking.overlaps' | 'booking.quota_day' | 'booking.quota_week' | 'booking.quota_month';

/** What else the person holds, and how often they have used the service. */
export function decideBeside(ask: {
  wanted: Held;
  held: readonly Held[];
  /** By day; a day without any is absent. */
  used: ReadonlyMap<string, number>;
  on: string;
  rules: Pick<ServiceRules, 'maxPerDay' | 'maxPerWeek' | 'maxPerMonth'>;
}): Verdict<BesideRefusal> {
  const { wanted, held, used, on, rules } = ask;
  if (held.some(({ slotId }) => slotId === wanted.slotId)) return { ok: false, code: 'booking.already_booked' };
  const hours = spansDays(wanted) ? [] : held.filter((one) => !spansDays(one));
  if (hours.some(({ startAt, endAt }) => startAt < wanted.endAt && endAt > wanted.startAt)) {
    return { ok: false, code: 'booking.overlaps' };
  }
  const isUsedUp = (most: number | null, spanOf: (on: string) => DaySpan): boolean =>
    most !== null && usedIn(used, spanOf(on)) >= most;
  if (isUsedUp(rules.maxPerDay, () => ({ fromOn: on, toOn: on }))) return { ok: false, code: 'booking.quota_day' };
  if (isUsedUp(rules.maxPerWeek, weekOf)) return { ok: false, code: 'booking.quota_week' };
  return isUsedUp(rules.maxPerMonth, monthOf) ? { ok: false, code: 'booking.quota_month' } : { ok: true };
}

export interface BookingFacts {
  state: BookingState;
  on: string;
  startAt: Date;
  endAt: Date;
  endedBy: 'resident' | 'centre' | null;
  offeredUntil: Date | null;
}

export function decideCancel(
  booking: BookingFacts,
  rules: Pick<ServiceRules, 'cancelMinutes'>,
  now: Date,
): Verdict<'booking.not_cancellable' | 'booking.cancel_too_late'> {
  // Leaving a line, or leaving a place to the next, is possible to the end: it takes nothing from anybody.
  if (booking.state === 'waiting' || booking.state === 'offered' || booking.state === 'pending') return { ok: true };
  if (booking.state !== 'confirmed') return { ok: false, code: 'booking.not_cancellable' };
  return now > cancelUntil(rules, booking) ? { ok: false, code: 'booking.cancel_too_late' } : { ok: true };
}

/**
 * Check-in is possible all through the slot's day: elders come early for lunch, and staff forget a tick until evening.
 * Somebody checked in already may be "checked in" again without effect. A programme's sessions have rolls of their own.
 */
export function decideCheckIn(
  booking: BookingFacts,
  today: string,
): Verdict<'roster.not_today' | 'roster.not_confirmed'> {
  const hasPlace = booking.state === 'confirmed' || booking.state === 'attended' || booking.state === 'no_show';
  if (!hasPlace) return { ok: false, code: 'roster.not_confirmed' };
  return booking.on === today && !spansDays(booking) ? { ok: true } : { ok: false, code: 'roster.not_today' };
}

/** Not in a slot that was called off: the booking would be open again where nothing takes place. */
export function decideUndo(
  booking: BookingFacts,
  slotState: SlotState,
): Verdict<'roster.not_attended' | 'roster.slot_closed'> {
  if (slotState === 'closed') return { ok: false, code: 'roster.slot_closed' };
  return booking.state === 'attended' ? { ok: true } : { ok: false, code: 'roster.not_attended' };
}

export function decideClose(
  slot: Pick<SlotFacts, 'state' | 'endAt'>,
  now: Date,
): Verdict<'slot.already_closed' | 'slot.ended'> {
  if (slot.state === 'closed') return { ok: false, code: 'slot.already_closed' };
  return slot.endAt <= now ? { ok: false, code: 'slot.ended' } : { ok: true };
}

/** The resident's own code is shown from booking until the slot is over; not where staff tick people off. */
export function mayShowCode(booking: BookingFacts, rules: Pick<ServiceRules, 'checkIn'>, now: Date): boolean {
  return booking.state === 'confirmed' && now < booking.endAt && rules.checkIn !== 'tick';
}

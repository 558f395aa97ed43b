import type { Allocation, BookingState, SlotFace, SlotState } from '../../../shared/enums';
import { addDays, ageOn, atMinute, civilDay, mondayOf } from '../../../shared/time/civil';

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
  partyMax: number;
  waitlistMax: number;
  offerMinutes: number;
  releaseMinutes: number | null;
  minAge: number | null;
  maxAge: number | null;
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
  if (now < (slot.opensAt ?? opensAt(rules, slot.on))) return 'later';
  return slot.taken >= slot.capacity ? 'full' : 'open';
}

type BookRefusal =
  | 'booking.by_lottery'
  | 'booking.slot_full'
  | 'booking.slot_closed'
  | 'booking.slot_ended'
  | 'booking.slot_not_open_yet'
  | 'booking.party_too_large'
  | 'booking.too_young'
  | 'booking.too_old'
  | 'booking.age_unknown';

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

/** Everything that can be known before the claim itself; places and quotas are decided by the claim. */
export function decideBook(ask: {
  slot: SlotFacts;
  rules: ServiceRules;
  partySize: number;
  bornOn: string | null;
  /** Staff books for who has come or called. */
  atDesk: boolean;
  now: Date;
}): Verdict<BookRefusal> {
  const { slot, rules, partySize, bornOn, atDesk, now } = ask;
  const face = (atDesk ? slotFaceAtDesk : slotFace)(slot, rules, now);
  if (face === 'closed') return { ok: false, code: 'booking.slot_closed' };
  if (face === 'ended') return { ok: false, code: 'booking.slot_ended' };
  if (face === 'lottery') return { ok: false, code: 'booking.by_lottery' };
  if (face === 'later') return { ok: false, code: 'booking.slot_not_open_yet' };
  if (partySize > rules.partyMax) return { ok: false, code: 'booking.party_too_large' };
  const fits = decideAge(rules, bornOn, slot.on);
  if (!fits.ok) return fits;
  return slot.taken + partySize > slot.capacity ? { ok: false, code: 'booking.slot_full' } : { ok: true };
}

/** A live booking that somebody holds. */
export interface Held {
  slotId: string;
  startAt: Date;
  endAt: Date;
}

/** What else the person holds, and how often they have used the service. */
export function decideBeside(ask: {
  wanted: Held;
  held: readonly Held[];
  /** By period; a period without any is absent. */
  used: ReadonlyMap<string, number>;
  on: string;
  rules: Pick<ServiceRules, 'maxPerDay' | 'maxPerWeek'>;
}): Verdict<'booking.already_booked' | 'booking.overlaps' | 'booking.quota_day' | 'booking.quota_week'> {
  const { wanted, held, used, on, rules } = ask;
  if (held.some(({ slotId }) => slotId === wanted.slotId)) return { ok: false, code: 'booking.already_booked' };
  const hours = spansDays(wanted) ? [] : held.filter((one) => !spansDays(one));
  if (hours.some(({ startAt, endAt }) => startAt < wanted.endAt && endAt > wanted.startAt)) {
    return { ok: false, code: 'booking.overlaps' };
  }
  const { day, week } = quotaPeriods(on);
  const isUsedUp = (most: number | null, period: string): boolean => most !== null && (used.get(period) ?? 0) >= most;
  if (isUsedUp(rules.maxPerDay, day)) return { ok: false, code: 'booking.quota_day' };
  return isUsedUp(rules.maxPerWeek, week) ? { ok: false, code: 'booking.quota_week' } : { ok: true };
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
  if (booking.state === 'waiting' || booking.state === 'offered') return { ok: true };
  if (booking.state !== 'confirmed') return { ok: false, code: 'booking.not_cancellable' };
  return now > cancelUntil(rules, booking) ? { ok: false, code: 'booking.cancel_too_late' } : { ok: true };
}

/**
 * Check-in is possible all through the slot's day: elders come early for lunch, and staff forget a tick until evening.
 * Somebody checked in already may be "checked in" again without effect.
 */
export function decideCheckIn(
  booking: BookingFacts,
  today: string,
): Verdict<'roster.not_today' | 'roster.not_confirmed'> {
  const hasPlace = booking.state === 'confirmed' || booking.state === 'attended' || booking.state === 'no_show';
  if (!hasPlace) return { ok: false, code: 'roster.not_confirmed' };
  return booking.on === today ? { ok: true } : { ok: false, code: 'roster.not_today' };
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

/** The periods in which a booking counts: its day and its week (from Monday), both of the slot, not of the tap. */
export function quotaPeriods(on: string): { day: string; week: string } {
  return { day: on, week: `w${mondayOf(on)}` };
}

/** The rows that one booking counts in: also where no quota stands, so that one set later knows what was used. */
export function quotaCounts(serviceId: string, on: string) {
  const { day, week } = quotaPeriods(on);
  return [
    { serviceId, period: day },
    { serviceId, period: week },
  ];
}

/** The resident's own code is shown from booking until the slot is over. */
export function mayShowCode(booking: BookingFacts, now: Date): boolean {
  return booking.state === 'confirmed' && now < booking.endAt;
}

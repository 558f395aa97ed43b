/**
 * What booking should do, in the plainest terms: bookings in a list, everything else counted from it again each time.
 * It shares no code with the server and keeps no counters, so that the server's counters, lines and quotas are held
 * against something that can't be wrong in the same way.
 */
const minute = 60_000;
const day = 86_400_000;
/** Shanghai is eight hours ahead of UTC, all year. */
const shanghai = 8 * 60 * minute;

export const dayOf = (at: number): number => Math.floor((at + shanghai) / day);
/** Day 4 of the epoch was a Monday. */
export const weekOf = (at: number): number => Math.floor((dayOf(at) - 4) / 7);
/** As it is written in a calendar. */
export const civil = (dayNumber: number): string => new Date(dayNumber * day).toISOString().slice(0, 10);
export const midnightOf = (dayNumber: number): number => dayNumber * day - shanghai;

export interface Service {
  leadMinutes: number;
  cancelMinutes: number;
  partyMax: number;
  waitlistMax: number;
  offerMinutes: number;
  maxPerDay: number | null;
  maxPerWeek: number | null;
  openDays: number;
  opensMinute: number;
}

export interface Slot {
  service: number;
  startAt: number;
  endAt: number;
  capacity: number;
  /** What it is to hold once enough of what is taken has been given back; null when it is to stay as it is. */
  shrinksTo: number | null;
  closed: boolean;
}

export type State = 'confirmed' | 'waiting' | 'offered' | 'attended' | 'no_show' | 'cancelled' | 'expired';

export interface Booking {
  id: string;
  slot: number;
  person: number;
  party: number;
  bookedAt: number;
  state: State;
  /** In the slot's line; kept after waiting. */
  number: number | null;
  offeredUntil: number | null;
  endedBy: 'resident' | 'centre' | null;
}

export interface Model {
  now: number;
  services: readonly Service[];
  slots: Slot[];
  bookings: Booking[];
}

export interface Wish {
  slot: number;
  person: number;
  party: number;
  orWait: boolean;
}

export type Verdict<T> = { ok: true; is: T } | { ok: false; code: string };
const no = (code: string): { ok: false; code: string } => ({ ok: false, code });

const isLive = ({ state }: Booking): boolean => state !== 'cancelled' && state !== 'expired';
const people = (bookings: readonly Booking[]): number => bookings.reduce((sum, one) => sum + one.party, 0);
const ofSlot = (model: Model, slot: number, ...states: State[]): Booking[] =>
  model.bookings.filter((one) => one.slot === slot && states.includes(one.state));

export const taken = (model: Model, slot: number): number =>
  people(ofSlot(model, slot, 'confirmed', 'offered', 'attended', 'no_show'));
export const waiting = (model: Model, slot: number): number => people(ofSlot(model, slot, 'waiting'));
export const lastNumber = (model: Model, slot: number): number =>
  Math.max(0, ...model.bookings.filter((one) => one.slot === slot).map((one) => one.number ?? 0));

/** A slot's line from its head. */
export const lineOf = (model: Model, slot: number): Booking[] =>
  ofSlot(model, slot, 'waiting').sort((a, b) => (a.number ?? 0) - (b.number ?? 0));

const slotOf = (model: Model, slot: number): Slot => model.slots[slot] as Slot;
const serviceOf = (model: Model, slot: number): Service => model.services[slotOf(model, slot).service] as Service;
export const bookUntil = (model: Model, slot: number): number =>
  slotOf(model, slot).startAt - serviceOf(model, slot).leadMinutes * minute;

/** How often somebody has used a service in a period, counted from what they still have. */
export function used(model: Model, person: number, service: number, isIn: (at: number) => boolean): number {
  return model.bookings.filter((one) => {
    const slot = slotOf(model, one.slot);
    return one.person === person && isLive(one) && slot.service === service && isIn(slot.startAt);
  }).length;
}

/** What a claim comes to; nothing is changed. */
export function decide(model: Model, { slot: index, person, party, orWait }: Wish): Verdict<'confirmed' | 'waiting'> {
  const slot = slotOf(model, index);
  const service = serviceOf(model, index);
  if (slot.closed) return no('booking.slot_closed');
  if (model.now > bookUntil(model, index)) return no('booking.slot_ended');
  const opensAt = midnightOf(dayOf(slot.startAt) - service.openDays) + service.opensMinute * minute;
  if (model.now < opensAt) return no('booking.slot_not_open_yet');
  if (party > service.partyMax) return no('booking.party_too_large');
  const fits = taken(model, index) + party <= slot.capacity;
  if (!fits && (!orWait || service.waitlistMax === 0)) return no('booking.slot_full');
  if (!fits && waiting(model, index) + party > service.waitlistMax) return no('booking.line_full');
  const own = model.bookings.filter((one) => one.person === person && isLive(one));
  if (own.some((one) => one.slot === index)) return no('booking.already_booked');
  const overlaps = own.some(({ slot: other }) => {
    const { startAt, endAt } = slotOf(model, other);
    return startAt < slot.endAt && endAt > slot.startAt;
  });
  if (overlaps) return no('booking.overlaps');
  const [dayHere, weekHere] = [dayOf(slot.startAt), weekOf(slot.startAt)];
  const onDay = used(model, person, slot.service, (at) => dayOf(at) === dayHere);
  if (service.maxPerDay !== null && onDay >= service.maxPerDay) return no('booking.quota_day');
  const inWeek = used(model, person, slot.service, (at) => weekOf(at) === weekHere);
  if (service.maxPerWeek !== null && inWeek >= service.maxPerWeek) return no('booking.quota_week');
  return { ok: true, is: fits ? 'confirmed' : 'waiting' };
}

/** Takes up a claim that the model lets win, under the id that the server gave it. */
export function take(model: Model, wish: Wish, state: 'confirmed' | 'waiting', id: string): Booking {
  const number = state === 'waiting' ? lastNumber(model, wish.slot) + 1 : null;
  const { slot, person, party } = wish;
  const none = { offeredUntil: null, endedBy: null };
  const booking: Booking = { id, slot, person, party, bookedAt: model.now, state, number, ...none };
  model.bookings.push(booking);
  return booking;
}

/** Places given back in a slot that is to have fewer are gone. */
function shrink(model: Model, index: number): void {
  const slot = slotOf(model, index);
  if (slot.shrinksTo === null) return;
  slot.capacity = Math.max(slot.shrinksTo, Math.min(slot.capacity, taken(model, index)));
}

/** Offers what is free to the head of the line, and to whoever behind it still fits. */
export function promote(model: Model, slot: number): void {
  const until = Math.min(model.now + serviceOf(model, slot).offerMinutes * minute, bookUntil(model, slot));
  if (slotOf(model, slot).closed || model.now >= bookUntil(model, slot)) return;
  for (const one of lineOf(model, slot)) {
    if (taken(model, slot) + one.party > slotOf(model, slot).capacity) continue;
    Object.assign(one, { state: 'offered', offeredUntil: until });
  }
}

export function cancel(model: Model, booking: Booking): Verdict<'cancelled'> {
  if (booking.state === 'cancelled' && booking.endedBy === 'resident') return { ok: true, is: 'cancelled' };
  const wasWaiting = booking.state === 'waiting';
  const isEasy = wasWaiting || booking.state === 'offered';
  if (!isEasy && booking.state !== 'confirmed') return no('booking.not_cancellable');
  const last = slotOf(model, booking.slot).startAt - serviceOf(model, booking.slot).cancelMinutes * minute;
  if (!isEasy && model.now > last) return no('booking.cancel_too_late');
  Object.assign(booking, { state: 'cancelled', endedBy: 'resident' });
  if (!wasWaiting) shrink(model, booking.slot);
  promote(model, booking.slot);
  return { ok: true, is: 'cancelled' };
}

export function accept(model: Model, booking: Booking): Verdict<'confirmed'> {
  if (booking.state === 'confirmed' && booking.offeredUntil !== null) return { ok: true, is: 'confirmed' };
  if (booking.state === 'expired' && booking.offeredUntil !== null) return no('booking.offer_over');
  if (booking.state !== 'offered') return no('booking.not_offered');
  if ((booking.offeredUntil ?? 0) <= model.now) return no('booking.offer_over');
  booking.state = 'confirmed';
  return { ok: true, is: 'confirmed' };
}

export function checkIn(model: Model, booking: Booking): Verdict<'attended'> {
  if (booking.state !== 'confirmed' && booking.state !== 'attended') return no('roster.not_confirmed');
  if (dayOf(slotOf(model, booking.slot).startAt) !== dayOf(model.now)) return no('roster.not_today');
  booking.state = 'attended';
  return { ok: true, is: 'attended' };
}

export function close(model: Model, index: number): Verdict<number> {
  const slot = slotOf(model, index);
  if (slot.closed) return no('slot.already_closed');
  if (slot.endAt <= model.now) return no('slot.ended');
  slot.closed = true;
  const ended = ofSlot(model, index, 'confirmed', 'waiting', 'offered');
  for (const one of ended) Object.assign(one, { state: 'cancelled', endedBy: 'centre' });
  shrink(model, index);
  return { ok: true, is: ended.length };
}

/** Offers whose time is over. */
export const overdue = (model: Model): Booking[] =>
  model.bookings.filter((one) => one.state === 'offered' && (one.offeredUntil ?? 0) <= model.now);

export function endOffer(model: Model, booking: Booking): void {
  booking.state = 'expired';
  shrink(model, booking.slot);
  promote(model, booking.slot);
}

/**
 * Another number of places in a slot that has not begun. Fewer than are taken: what is only offered goes first; then it
 * keeps what is taken until that is given back, and the bookings that came last, as many as it takes until the others fit,
 * are work for the centre. Says how many those are.
 */
export function resize(model: Model, index: number, places: number): number {
  const slot = slotOf(model, index);
  if (slot.closed || slot.startAt <= model.now || places === (slot.shrinksTo ?? slot.capacity)) return 0;
  if (taken(model, index) > places) {
    for (const one of ofSlot(model, index, 'offered')) one.state = 'expired';
  }
  const kept = taken(model, index);
  const isOver = kept > places;
  Object.assign(slot, { capacity: isOver ? kept : places, shrinksTo: isOver ? places : null });
  const lastFirst = ofSlot(model, index, 'confirmed').sort((a, b) => b.bookedAt - a.bookedAt || (a.id < b.id ? 1 : -1));
  let tasks = 0;
  for (let people = kept; people > places && tasks < lastFirst.length; tasks += 1) {
    people -= lastFirst[tasks]?.party ?? 0;
  }
  promote(model, index);
  return tasks;
}

/** Who may be noted as missed: of a past day, in a slot for which others have come. */
export const missable = (model: Model): Booking[] =>
  model.bookings.filter(
    ({ slot, state }) =>
      state === 'confirmed' &&
      dayOf(slotOf(model, slot).startAt) < dayOf(model.now) &&
      ofSlot(model, slot, 'attended').length > 0,
  );

/** Lines of slots that can't be booked any more. */
export function endLines(model: Model): void {
  for (const one of model.bookings) {
    if (one.state === 'waiting' && model.now >= bookUntil(model, one.slot)) one.state = 'expired';
  }
}

import { bookUntil, type BookingFacts, type ServiceRules, type Verdict } from './rules';

/** Whether a party may still join the line: it is as long as the people in it. */
export const lineHasRoom = (waiting: number, rules: Pick<ServiceRules, 'waitlistMax'>, partySize: number): boolean =>
  waiting + partySize <= rules.waitlistMax;

/**
 * Until when a place freed now is held for who is next: the service's time, and never longer than booking is possible.
 * Null when booking is over, and nobody is offered anything.
 */
export function offerUntil(rules: ServiceRules, startAt: Date, now: Date): Date | null {
  const last = bookUntil(rules, startAt);
  if (now >= last) return null;
  return new Date(Math.min(now.getTime() + rules.offerMinutes * 60_000, last.getTime()));
}

interface Waiting {
  id: string;
  party_size: number;
  line_number: number | null;
}

/** Those who wait together: bookings of one number are one unit, as a household that was drawn into the line. */
export function unitsOf<W extends Waiting>(line: readonly W[]): W[][] {
  const units = new Map<string | number, W[]>();
  for (const one of line) {
    const key = one.line_number ?? one.id;
    units.set(key, [...(units.get(key) ?? []), one]);
  }
  return [...units.values()];
}

/**
 * Who of a line is offered the free places: from its head, everybody for whom the places still suffice. A unit comes
 * together or not at all; one too large for now keeps its number, and the places don't stand empty for its sake.
 */
export function nextInLine<W extends Waiting>(line: readonly W[], free: number): W[] {
  let left = free;
  return unitsOf(line).flatMap((unit) => {
    const people = unit.reduce((sum, one) => sum + one.party_size, 0);
    if (people > left) return [];
    left -= people;
    return unit;
  });
}

/** Taking the place that is held: in time, and once. */
export function decideAccept(booking: BookingFacts, now: Date): Verdict<'booking.not_offered' | 'booking.offer_over'> {
  if (booking.state === 'expired' && booking.offeredUntil !== null) return { ok: false, code: 'booking.offer_over' };
  if (booking.state !== 'offered') return { ok: false, code: 'booking.not_offered' };
  const isOver = booking.offeredUntil === null || booking.offeredUntil <= now;
  return isOver ? { ok: false, code: 'booking.offer_over' } : { ok: true };
}

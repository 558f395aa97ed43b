import { addDays, ageOn, atMinute, civilDay, daysBetween, mondayOf } from '../../shared/time/civil';
import type { Neighbour } from './people';
import type { Random } from './random';

/** What the story needs to know of a service. */
export interface LivelyService {
  id: string;
  openDays: number;
  opensMinute: number;
  leadMinutes: number;
  maxPerDay: number | null;
  maxPerWeek: number | null;
  partyMax: number;
  minAge: number | null;
  maxAge: number | null;
}

export interface LivelySlot {
  id: string;
  serviceId: string;
  centreId: string;
  on: string;
  startAt: Date;
  endAt: Date;
  capacity: number;
}

export interface LivelyBooking {
  id: string;
  slot: LivelySlot;
  personId: string;
  accountId: string;
  partySize: number;
  bookedAt: Date;
  state: 'confirmed' | 'attended' | 'cancelled' | 'no_show';
  attendedAt: Date | null;
  endedAt: Date | null;
}

/** Somebody's wish outside the dice: this slot up to so many places. */
export interface Filling {
  slotId: string;
  places: number;
}

type Booker = Pick<Neighbour, 'personId' | 'accountId' | 'bornOn'>;

const minuteMs = 60_000;

const isLive = (booking: LivelyBooking): boolean => booking.state !== 'cancelled';

/**
 * Who booked what over a stretch of days, by the same rules that the app keeps: ages, one place at a time, quotas,
 * booking windows, capacity. So no counter, roster or rule is ever found broken in the demo city.
 */
export class Story {
  readonly bookings: LivelyBooking[] = [];
  private readonly taken = new Map<string, number>();
  private readonly ofPerson = new Map<string, LivelyBooking[]>();
  private readonly services: ReadonlyMap<string, LivelyService>;

  constructor(
    services: readonly LivelyService[],
    private readonly now: Date,
    private readonly random: Random,
  ) {
    this.services = new Map(services.map((service) => [service.id, service]));
  }

  takenOf(slotId: string): number {
    return this.taken.get(slotId) ?? 0;
  }

  /** Books one slot for one person, if the rules allow it, and lets the dice say what came of it. */
  book(who: Booker, slot: LivelySlot, partySize: number): void {
    const booking = this.claim(who, slot, partySize);
    if (booking !== null) this.keep(this.withOutcome(booking));
  }

  /** A past visit that is certain. */
  attend(who: Booker, slot: LivelySlot): void {
    const booking = this.claim(who, slot, 1);
    if (booking === null || slot.endAt > this.now) return;
    this.keep({ ...booking, state: 'attended', attendedAt: new Date(slot.startAt.getTime() - 4 * minuteMs) });
  }

  private claim(who: Booker, slot: LivelySlot, partySize: number): LivelyBooking | null {
    const service = this.services.get(slot.serviceId);
    if (service === undefined || !this.mayBook(who, slot, service, partySize)) return null;
    const bookedAt = this.bookedAt(slot, service);
    if (bookedAt === null) return null;
    const { personId, accountId } = who;
    const id = this.random.id('bkg');
    return { id, slot, personId, accountId, partySize, bookedAt, state: 'confirmed', attendedAt: null, endedAt: null };
  }

  private keep(booking: LivelyBooking): void {
    const { personId, slot, partySize } = booking;
    this.bookings.push(booking);
    this.ofPerson.set(personId, [...(this.ofPerson.get(personId) ?? []), booking]);
    if (isLive(booking)) this.taken.set(slot.id, this.takenOf(slot.id) + partySize);
  }

  private mayBook(who: Booker, slot: LivelySlot, service: LivelyService, partySize: number): boolean {
    const age = ageOn(who.bornOn, slot.on);
    if (service.minAge !== null && age < service.minAge) return false;
    if (service.maxAge !== null && age > service.maxAge) return false;
    if (partySize > service.partyMax || this.takenOf(slot.id) + partySize > slot.capacity) return false;
    const mine = (this.ofPerson.get(who.personId) ?? []).filter(isLive);
    const clash = mine.some((other) => other.slot.startAt < slot.endAt && slot.startAt < other.slot.endAt);
    const same = mine.filter((other) => other.slot.serviceId === slot.serviceId);
    const sameDay = same.filter((other) => other.slot.on === slot.on).length;
    const sameWeek = same.filter((other) => mondayOf(other.slot.on) === mondayOf(slot.on)).length;
    return (
      !clash &&
      sameDay < (service.maxPerDay ?? Number.POSITIVE_INFINITY) &&
      sameWeek < (service.maxPerWeek ?? Number.POSITIVE_INFINITY)
    );
  }

  /** Some moment inside the booking window that has already been; null when the window is still to open. */
  private bookedAt(slot: LivelySlot, service: LivelyService): Date | null {
    const opens = atMinute(addDays(slot.on, -service.openDays), service.opensMinute).getTime();
    const closes = slot.startAt.getTime() - service.leadMinutes * minuteMs;
    const latest = Math.min(closes, this.now.getTime() - minuteMs);
    if (latest <= opens) return null;
    // Late more often than early, as people are.
    const share = Math.sqrt(this.random.next());
    return new Date(Math.floor((opens + (latest - opens) * share) / 1000) * 1000);
  }

  private withOutcome(booking: LivelyBooking): LivelyBooking {
    const { slot } = booking;
    const dice = this.random.next();
    if (dice < 0.09) {
      const until = Math.min(slot.startAt.getTime() - 2 * 60 * minuteMs, this.now.getTime() - minuteMs);
      const endedAt = new Date(booking.bookedAt.getTime() + (until - booking.bookedAt.getTime()) * this.random.next());
      if (until > booking.bookedAt.getTime()) return { ...booking, state: 'cancelled', endedAt };
    }
    if (slot.startAt >= this.now) return booking;
    if (slot.endAt <= this.now && dice > 0.93) return { ...booking, state: 'no_show' };
    const came = slot.startAt.getTime() + this.random.between(-9, 6) * minuteMs;
    return { ...booking, state: 'attended', attendedAt: new Date(Math.min(came, this.now.getTime() - 1000)) };
  }
}

/** How likely a neighbour has something on a day, by days from today. */
function appetite(ahead: number): number {
  if (ahead < 0) return 0.75;
  return [0.9, 0.7, 0.5, 0.35, 0.25, 0.18, 0.12, 0.08][ahead] ?? 0.04;
}

/** Fills named slots first, then lets every neighbour choose for each day from the centre they live by. */
export function tellStory(
  story: Story,
  told: { slots: readonly LivelySlot[]; neighbours: readonly Neighbour[]; fillings: readonly Filling[]; now: Date },
  random: Random,
): void {
  const byId = new Map(told.slots.map((slot) => [slot.id, slot]));
  const reserved = new Set(told.fillings.map((item) => item.slotId));
  for (const { slotId, places } of told.fillings) {
    const slot = byId.get(slotId);
    const near = told.neighbours.filter((item) => item.centreId === slot?.centreId);
    for (const who of slot === undefined ? [] : random.shuffled(near)) {
      if (slot !== undefined && story.takenOf(slotId) < places) story.book(who, slot, 1);
    }
  }
  const today = civilDay(told.now);
  const days = new Map<string, LivelySlot[]>();
  for (const slot of told.slots.filter((item) => !reserved.has(item.id))) {
    const key = `${slot.centreId} ${slot.on}`;
    days.set(key, [...(days.get(key) ?? []), slot]);
  }
  for (const [key, slots] of days) {
    const [centreId, on = today] = key.split(' ');
    for (const who of told.neighbours.filter((item) => item.centreId === centreId)) {
      const wishes = random.chance(appetite(daysBetween(today, on))) ? random.between(1, 2) : 0;
      for (let wish = 0; wish < wishes; wish += 1) {
        const slot = random.pick(slots);
        if (slot !== undefined) story.book(who, slot, random.chance(0.15) ? 2 : 1);
      }
    }
  }
}

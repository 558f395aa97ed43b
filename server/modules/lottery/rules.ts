import type { Allocation, Beacon, DrawState, EntryState, Leftover } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import { addDays, atMinute, civilDay } from '../../../shared/time/civil';

/** How a service draws. */
export interface LotteryRules {
  /** Entering ends so many days before the day of the slot, at this minute. */
  closeDays: number;
  closeMinute: number;
  beacon: Beacon;
  /** People who may stand in reserve. */
  reserveMax: number;
  /** What becomes of places that nobody has been drawn for. */
  leftover: Leftover;
}

/** What holds where a service says nothing else. */
export const usualRules: LotteryRules = {
  closeDays: 3,
  closeMinute: 18 * 60,
  beacon: 'welfare_kl8',
  reserveMax: 20,
  leftover: 'first_come',
};

/** The state lottery's draws, by the minute at which their numbers are out for certain. */
const drawnMinute: Record<Beacon, number> = { welfare_3d: 21 * 60 + 30, welfare_kl8: 22 * 60 };

export const closesAt = (rules: Pick<LotteryRules, 'closeDays' | 'closeMinute'>, on: string): Date =>
  atMinute(addDays(on, -rules.closeDays), rules.closeMinute);

/** The day whose value counts is the one after the list was fixed: nobody can know it then. */
export const beaconDay = (closedAt: Date): string => addDays(civilDay(closedAt), 1);

/** From when the value can be known. */
export const valueFrom = (beacon: Beacon, beaconOn: string): Date => atMinute(beaconOn, drawnMinute[beacon]);

/** By when two of the staff must have entered it; after that the draw is void. */
export const valueUntil = (beaconOn: string): Date => atMinute(addDays(beaconOn, 1), limits.lotteryValueMinute);

/** When what nobody was drawn for is opened to everybody: the next morning, so that no one is ahead by chance. */
export function releaseAt(opensMinute: number, endedAt: Date): Date {
  const minute = Math.max(opensMinute, limits.lotteryReleaseMinute);
  return atMinute(addDays(civilDay(endedAt), 1), minute);
}

/** Whether a draw that closes then has an end before booking of its slot is over. */
export function hasTime(closes: Date, bookUntil: Date, now: Date): boolean {
  return closes > now && valueUntil(beaconDay(closes)) < bookUntil;
}

type Verdict<C extends string> = { ok: true } | { ok: false; code: C };

export interface DrawFacts {
  state: DrawState;
  opensAt: Date;
  closesAt: Date;
  slotOpen: boolean;
}

export function decideOpen(
  draw: DrawFacts,
  now: Date,
): Verdict<'booking.slot_closed' | 'lottery.not_open_yet' | 'lottery.closed'> {
  if (!draw.slotOpen) return { ok: false, code: 'booking.slot_closed' };
  if (now < draw.opensAt) return { ok: false, code: 'lottery.not_open_yet' };
  return draw.state === 'open' && now < draw.closesAt ? { ok: true } : { ok: false, code: 'lottery.closed' };
}

/** Out again while the list is open; afterwards one may give the place back. */
export function decideWithdraw(
  entry: { state: EntryState },
  draw: Pick<DrawFacts, 'state' | 'closesAt'>,
  now: Date,
): Verdict<'lottery.closed'> {
  const open = entry.state === 'entered' && draw.state === 'open' && now < draw.closesAt;
  return open ? { ok: true } : { ok: false, code: 'lottery.closed' };
}

/** How often somebody was drawn for a service without a place since they last had one, as a weight. */
export const weightOf = (losses: number): number => Math.min(1 + Math.max(0, losses), limits.lotteryWeightMost);

/** What became of somebody in earlier draws of the service, the newest first: whether a place was theirs. */
export function lossesOf(hadPlace: readonly boolean[]): number {
  const last = hadPlace.indexOf(true);
  return last === -1 ? hadPlace.length : last;
}

/** A household stands with the one of them who has been unlucky for longest. */
export const unitWeight = (weights: readonly number[]): number => Math.max(1, ...weights);

/**
 * A published value in its one form, however it was typed; null where it can't be one. 3D: three digits. Kuaile 8: twenty
 * different numbers from 01 to 80, ascending.
 */
export function beaconValue(beacon: Beacon, typed: string): string | null {
  const groups = typed.normalize('NFKC').match(/\d+/g) ?? [];
  if (/[^\d\s,.;、，。；+|-]/.test(typed.normalize('NFKC'))) return null;
  if (beacon === 'welfare_3d') {
    const digits = groups.join('');
    return /^\d{3}$/.test(digits) ? digits : null;
  }
  const joined = groups.length === 1 ? (groups[0]?.match(/\d\d/g) ?? []) : groups;
  if (groups.length === 1 && (groups[0]?.length ?? 0) !== 40) return null;
  const numbers = joined.map(Number);
  const right = numbers.every((n) => n >= 1 && n <= 80) && joined.every((text) => text.length <= 2);
  if (!right || new Set(numbers).size !== 20) return null;
  return [...numbers]
    .sort((a, b) => a - b)
    .map((n) => String(n).padStart(2, '0'))
    .join(' ');
}

export interface ValueEntered {
  personId: string;
  value: string;
}

/** What two different people have read alike; null while no two agree. */
export function agreedValue(entered: readonly ValueEntered[]): string | null {
  const [found] = entered.filter((one, n) =>
    entered.some((other, m) => m > n && other.personId !== one.personId && other.value === one.value),
  );
  return found?.value ?? null;
}

export function decideValue(
  draw: { state: DrawState; value: string | null; beacon: Beacon; beaconOn: string },
  now: Date,
): Verdict<'lottery.not_closed' | 'lottery.ended' | 'lottery.value_known' | 'lottery.value_not_yet'> {
  if (draw.state === 'open') return { ok: false, code: 'lottery.not_closed' };
  if (draw.state !== 'closed') return { ok: false, code: 'lottery.ended' };
  if (draw.value !== null) return { ok: false, code: 'lottery.value_known' };
  return now < valueFrom(draw.beacon, draw.beaconOn) ? { ok: false, code: 'lottery.value_not_yet' } : { ok: true };
}

/** One slot may be drawn for while nobody has a place in it or waits, and there is time. */
export function decideBegin(ask: {
  slot: { state: 'open' | 'closed'; taken: number; waiting: number };
  isDrawn: boolean;
  priceMinutes: number;
  closes: Date;
  bookUntil: Date;
  now: Date;
}): Verdict<
  'slot.already_closed' | 'lottery.begun_already' | 'lottery.has_bookings' | 'lottery.has_price' | 'lottery.no_time'
> {
  if (ask.slot.state === 'closed') return { ok: false, code: 'slot.already_closed' };
  if (ask.isDrawn) return { ok: false, code: 'lottery.begun_already' };
  if (ask.slot.taken > 0 || ask.slot.waiting > 0) return { ok: false, code: 'lottery.has_bookings' };
  if (ask.priceMinutes > 0) return { ok: false, code: 'lottery.has_price' };
  return hasTime(ask.closes, ask.bookUntil, ask.now) ? { ok: true } : { ok: false, code: 'lottery.no_time' };
}

/** A service can only draw what is open for long enough before it takes place. */
export function decideRules(
  service: { openDays: number; leadMinutes: number; priceMinutes: number },
  rules: { allocation: Allocation; closeDays: number },
): Verdict<'lottery.no_time' | 'lottery.has_price'> {
  if (rules.allocation === 'first_come') return { ok: true };
  // Nobody knows before the draw who would have to pay.
  if (service.priceMinutes > 0) return { ok: false, code: 'lottery.has_price' };
  const leadDays = Math.ceil(service.leadMinutes / 1440);
  const right = rules.closeDays >= limits.lotteryCloseDaysMin + leadDays && service.openDays > rules.closeDays;
  return right ? { ok: true } : { ok: false, code: 'lottery.no_time' };
}
